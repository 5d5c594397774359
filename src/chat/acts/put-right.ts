/** "sửa lại là 54 hộ chứ không phải 45": shows the sentence before and after, and a press applies the change. */

import { refused } from '../../domain/decision.ts';
import { joinedLines } from '../../domain/facts.ts';
import { submissionId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { type PutRightPair, putRightShown } from '../../domain/submission/proposed-changes.ts';
import { isWithAuthor } from '../../domain/submission/transitions.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { WordChange } from '../../domain/words/change.ts';
import type { Unit } from '../../ports/services.ts';
import { isOut, proposeCorrection } from '../../usecases/submission/correct.ts';
import {
  findPutRight,
  hasWords,
  type PutRightFound,
  putRightAgain,
  savePutRight,
  tooLongToPutRight,
} from '../../usecases/submission/put-right.ts';
import { read } from '../../usecases/submission/read.ts';
import { tell } from '../../usecases/tell.ts';
import { button, rows } from '../say/buttons.ts';
import type { HeldWords } from '../talk/memory.ts';
import { noReply, type Reply, replied } from '../talk/reply.ts';
import { changeInWords, tellChange, tellProposed } from './change.ts';
import { heldGone, heldUnder, holdWords, takeHeld } from './item-or-other.ts';

/** Longest quotation of a sentence, and of text on a button. */
const sentenceLength = 160;
const labelLength = 24;
/** Most changes shown, and most alternatives or items offered. */
const mostShown = 3;
const mostOffered = 4;

const lineOf = ({ before, after, places }: ReturnType<typeof putRightShown>[number]) => ({
  key: after === '' ? 'put-right-gone' : 'put-right-line',
  facts: { before: cutText(before, sentenceLength), after: cutText(after, sentenceLength), places },
});

const wayOf = ({ from, to }: PutRightPair, at: number, id: string, number: number) =>
  button(
    { key: 'choice-put-right-way', facts: { from: cutText(from, labelLength), to: cutText(to, labelLength) } },
    `held.mend.${at + 1}`,
    id,
    number,
  );

/** Other meanings of the text: an addition to the open item, or something else. */
const otherwise = (found: PutRightFound, number: number) => [
  ...(isWithAuthor(found.submission.state) ? [button('choice-held-more', 'held.item', '', number)] : []),
  button('choice-held-other', 'held.other', '', number),
];

/**
 * Finds the change that the text asks for and offers it.
 * @returns null when it corrects nothing in an item
 */
export async function offerPutRight(
  unit: Unit,
  person: Person,
  text: string,
  messageKey: string,
  code: string | null,
): Promise<Reply | null> {
  const [one, ...others] = await findPutRight(unit, person, text, code);
  if (!one) {
    const long = await tooLongToPutRight(unit, person, code);
    return long && refused('issue-put-right-long', { code: long.code });
  }
  if (others.length > 0) {
    const number = await holdWords(unit, person, text, messageKey);
    const items = [one, ...others].slice(0, mostOffered);
    const buttons = items.map(({ submission: { id, code } }) => [
      button({ key: 'choice-held-of', facts: { code } }, 'held.mend', id, number),
    ]);
    return replied(unit, person.id, {
      key: 'put-right-which',
      facts: { text: cutText(text, sentenceLength) },
      buttons: [...buttons, [button('choice-held-other', 'held.other', '', number)]],
    });
  }
  await show(unit, person, one, { text, messageKey });
  return noReply;
}

/** "đổi A thành B" when A is in no item that can be edited directly: for a published item, a correction is offered. */
export async function changeOrOffer(
  unit: Unit,
  person: Person,
  change: WordChange,
  mayBeElse: boolean,
): Promise<Reply | null> {
  const [verb, joint] = change.spoken;
  const isOpen = change.code !== null || mayBeElse || (await hasWords(unit, person, change));
  const text = change.to === '' ? `${verb} “${change.from}”` : `${verb} ${change.from} ${joint} ${change.to}`;
  const offered = isOpen ? null : await offerPutRight(unit, person, text, unit.cause, null);
  return offered ?? changeInWords(unit, person, change, mayBeElse);
}

/** Stores with the text what a press will mean, because the item may have changed by then. */
async function show(
  unit: Unit,
  person: Person,
  found: PutRightFound,
  { text, messageKey }: Pick<HeldWords, 'text' | 'messageKey'>,
): Promise<void> {
  const { submission, pairs, several } = found;
  const shown = { item: submission.id, revision: submission.revision, pairs, several: several.slice(0, mostOffered) };
  const number = await holdWords(unit, person, text, messageKey, { shown });
  const isRequest = isOut(submission);
  const ways = several.slice(0, mostOffered).map((each, at) => [wayOf(each, at, submission.id, number)]);
  const lines = putRightShown(submission.content, pairs).slice(0, mostShown).map(lineOf);
  await tell(unit, person.id, {
    key: ways.length > 0 ? 'put-right-several' : 'put-right',
    facts: {
      ...{ code: submission.code, title: read(unit, submission).title },
      ...{ road: isRequest ? 'ask' : 'edit', lines: joinedLines(lines) },
    },
    buttons: rows(
      ways.length === 0 && [
        isRequest
          ? button('choice-put-right-ask', 'held.mend', submission.id, number)
          : button('choice-put-right', 'held.mend', submission.id, number),
      ],
      ...ways,
      otherwise(found, number),
    ),
  });
}

/**
 * Applies the correction.
 * @param way which of the offered alternatives; 0 for the only one
 */
export async function makeRight(unit: Unit, person: Person, number: number, id: string, way: number): Promise<Reply> {
  const item = await unit.stores.submissions.find(submissionId(id));
  const held = item && (await heldUnder(unit, person, number));
  if (!held) return heldGone;
  const { shown } = held;
  const chosen = shown?.several[way - 1];
  const isShown = shown?.item === item.id && shown.revision === item.revision;
  // The item was only now chosen, or has changed since: the new result is shown before it is confirmed.
  if (!isShown || (!chosen && shown.several.length > 0)) {
    const found = putRightAgain(person, held.text, item);
    if (!found) return heldGone;
    await takeHeld(unit, person, number);
    await show(unit, person, found, held);
    return noReply;
  }
  const pairs = chosen ? [...shown.pairs, chosen] : shown.pairs;
  if (isOut(item)) {
    const outcome = await proposeCorrection(unit, person, item.id, { note: '', wanted: pairs });
    if (!outcome.ok) return outcome;
    await takeHeld(unit, person, number);
    await tellProposed(unit, person, outcome.submission, outcome.places);
    return noReply;
  }
  const saved = await savePutRight(unit, person, item, pairs);
  if (!saved.ok) return saved;
  await takeHeld(unit, person, number);
  await tellChange(unit, person, saved.before, saved.submission);
  return noReply;
}
