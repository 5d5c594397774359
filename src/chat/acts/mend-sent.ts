/** An author's words about an item that they have sent: a new revision while it waits, a request for a change afterwards. */
import { actNamed } from '../../domain/act/act.ts';
import { submissionActs } from '../../domain/act/submission.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { isBoard, isDeciding } from '../../domain/roles.ts';
import { isNamed } from '../../domain/submission/codes.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { editTold } from '../../domain/words/change.ts';
import type { Unit } from '../../ports/services.ts';
import { isOut, proposeCorrection } from '../../usecases/submission/correct.ts';
import { saveEdit } from '../../usecases/submission/edit-item.ts';
import type { Corrected } from '../../usecases/submission/mend-draft.ts';
import { itemsNamed } from '../../usecases/submission/named.ts';
import { read } from '../../usecases/submission/read.ts';
import { reviewOf } from '../../usecases/submission/review.ts';
import { type Reply, replied, silence } from '../reply.ts';
import { actButton, button, rows } from '../say/buttons.ts';
import { tellChange, tellProposed } from './change.ts';
import { editPage } from './edit-page.ts';

/** Own items that are looked through, the newest first. */
const mostOwn = 30;
const isSent = ({ state }: Submission): boolean => ['submitted', 'approved', 'published'].includes(state);

/** @param code as typed; null: what still waits is meant before what is out, the newest first */
async function ownSent(unit: Unit, person: Person, code: string | null): Promise<Submission | null> {
  const own = (await unit.stores.submissions.ofAuthor(person.id, mostOwn)).filter(isSent);
  if (code !== null) return own.find((each) => isNamed(each.code, code)) ?? null;
  return own.find(({ state }) => state === 'submitted') ?? own[0] ?? null;
}

/** Of somebody else: whoever decides may edit what waits, and propose a correction of what is out. */
async function othersSent(unit: Unit, person: Person, code: string | null): Promise<Submission | null> {
  const found = isDeciding(person.role) && code !== null ? await itemsNamed(unit.stores.submissions, code) : [];
  return found.find(isSent) ?? null;
}

/** What is out is changed by a request that somebody approves; what waits for its hour can be withdrawn and sent anew. */
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

/** What its author writes of an item that is out goes to whoever may approve it, as it is to read. Null: it is on its way. */
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
  return silence;
}

/** The same of a message that was edited. */
export const askEdit = (
  unit: Unit,
  author: Person,
  { submission, parts, before }: Extract<Corrected, { kind: 'afterDecision' }>,
  text: string,
): Promise<Reply | null> => askChange(unit, author, submission, parts, unit.inArticle(editTold(before, text)));

/** @param added the next words of the item; null: what is to change has not been said yet. @returns null when nothing of theirs was sent */
export async function mendSent(
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
  return silence;
}
