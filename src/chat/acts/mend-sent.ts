/** An author's text about an item that was sent: a new revision while it awaits a decision, afterwards a request for a change. */
import { actNamed } from '../../domain/act/act.ts';
import { submissionActs } from '../../domain/act/submission.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { isBoard, isDeciding } from '../../domain/roles.ts';
import { isNamed } from '../../domain/submission/codes.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { editForReaders } from '../../domain/words/change.ts';
import type { Unit } from '../../ports/services.ts';
import { isOut, proposeCorrection } from '../../usecases/submission/correct.ts';
import { saveEdit } from '../../usecases/submission/edit-item.ts';
import type { Corrected } from '../../usecases/submission/mend-draft.ts';
import { itemsNamed } from '../../usecases/submission/named.ts';
import { read } from '../../usecases/submission/read.ts';
import { reviewOf } from '../../usecases/submission/review.ts';
import { actButton, button, rows } from '../say/buttons.ts';
import { noReply, type Reply, replied } from '../talk/reply.ts';
import { tellChange, tellProposed } from './change.ts';
import { editPage } from './edit-page.ts';

/** How many of the person's items are searched, newest first. */
const mostOwn = 30;
const isSent = ({ state }: Submission): boolean => ['submitted', 'approved', 'published'].includes(state);

/**
 * Finds the person's own sent item.
 * @param code as typed; null takes the newest one awaiting a decision, otherwise the newest
 */
async function ownSent(unit: Unit, person: Person, code: string | null): Promise<Submission | null> {
  const own = (await unit.stores.submissions.ofAuthor(person.id, mostOwn)).filter(isSent);
  if (code !== null) return own.find((each) => isNamed(each.code, code)) ?? null;
  return own.find(({ state }) => state === 'submitted') ?? own[0] ?? null;
}

/** Another author's sent item: a person who decides may edit it while it waits, and propose a correction once it is published. */
async function othersSent(unit: Unit, person: Person, code: string | null): Promise<Submission | null> {
  const found = isDeciding(person.role) && code !== null ? await itemsNamed(unit.stores.submissions, code) : [];
  return found.find(isSent) ?? null;
}

/** Explains that a published item is changed by an approved request, and that a scheduled one can be withdrawn and sent again. */
export async function offerRequest(unit: Unit, person: Person, item: Submission): Promise<Reply> {
  const [correct, withdraw] = [actNamed(submissionActs, 'correct'), actNamed(submissionActs, 'withdraw')];
  const isWaiting = item.state === 'approved' && withdraw.isOpen(await reviewOf(unit, item), actorOf(person), unit.now);
  const facts = {
    ...{ code: item.code, title: read(unit, item).title, state: isWaiting ? 'scheduled' : item.state },
    who: isBoard(person.role) && item.authorId !== person.id ? 'board' : 'author',
  };
  const buttons = rows(
    isOut(item) && [
      facts.who === 'board'
        ? button('choice-correct', correct.press, item.id, item.revision)
        : button('choice-ask-change', correct.press, item.id, item.revision),
    ],
    isWaiting && [actButton({ ...withdraw, letter: null }, item)],
  );
  return replied(unit, person.id, { key: 'change-by-request', facts, buttons });
}

/** Proposes the author's new text of a published item as a correction. Null when the item is not out yet. */
async function askChange(
  unit: Unit,
  person: Person,
  item: Submission,
  parts: Submission['content']['parts'],
  note: string,
): Promise<Reply | null> {
  if (!isOut(item)) return null;
  const outcome = await proposeCorrection(unit, person, item.id, { note, wanted: { parts } });
  if (!outcome.ok) return outcome;
  await tellProposed(unit, person, outcome.submission, outcome.places);
  return noReply;
}

/** The same for an edited message. */
export const askEdit = (
  unit: Unit,
  author: Person,
  { submission, parts, before }: Extract<Corrected, { kind: 'afterDecision' }>,
  text: string,
): Promise<Reply | null> => askChange(unit, author, submission, parts, unit.inArticle(editForReaders(before, text)));

/**
 * Handles text about a sent item.
 * @param added the text to add; null when it has not been given yet
 * @returns null when the person has no such item
 */
export async function changeSentItem(
  unit: Unit,
  person: Person,
  code: string | null,
  added: string | null,
): Promise<Reply | null> {
  const item = (await ownSent(unit, person, code)) ?? (added === null ? await othersSent(unit, person, code) : null);
  if (!item) return null;
  if (item.state !== 'submitted') {
    const parts = [...item.content.parts, { of: unit.cause, text: added ?? '' }];
    const asked =
      added === null
        ? null
        : await askChange(unit, person, item, parts, unit.inArticle({ key: 'told-added', facts: { words: added } }));
    return asked ?? offerRequest(unit, person, item);
  }
  if (added === null) {
    const facts = { code: item.code, title: read(unit, item).title };
    return replied(unit, person.id, { key: 'mend-how', facts, buttons: [[await editPage(unit, person, item)]] });
  }
  const parts = [...item.content.parts, { of: unit.cause, text: added }];
  const saved = await saveEdit(unit, person, item, { content: { ...item.content, parts }, slot: 'words' });
  if (!saved.ok) return saved;
  await tellChange(unit, person, saved.before, saved.submission);
  return noReply;
}
