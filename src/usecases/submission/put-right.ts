/** Which item somebody's words put right: the named one, what they write, what they sent, what waits for their decision. */

import { actorOf, type Person } from '../../domain/person/person.ts';
import { isDeciding } from '../../domain/roles.ts';
import { findWords, type WantedChange } from '../../domain/submission/change-words.ts';
import { decideChange } from '../../domain/submission/decide.ts';
import { isLongForValues, type PutRight, putRightBy, withPutRight } from '../../domain/submission/put-right.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { isWithAuthor } from '../../domain/submission/transitions.ts';
import type { Unit } from '../../ports/services.ts';
import { inHands } from './change-words.ts';
import { isOut } from './correct.ts';
import { type Edited, saveEdit } from './edit-item.ts';
import { itemsNamed } from './named.ts';

/** A sentence that puts something right, and the item that it is about. */
export interface PutRightFound extends PutRight {
  readonly submission: Submission;
}

/** Own items that are out, and are looked through: the newest. */
const mostOwn = 10;
/** Of everybody: for whoever decides. */
const mostOut = 30;

const mayAsk = (person: Person, item: Submission): boolean =>
  decideChange(item, actorOf(person)).ok || (isOut(item) && (item.authorId === person.id || isDeciding(person.role)));

async function looked(unit: Unit, person: Person, code: string | null): Promise<readonly (readonly Submission[])[]> {
  if (code !== null) return [(await itemsNamed(unit.stores.submissions, code)).filter((each) => mayAsk(person, each))];
  const { submissions } = unit.stores;
  const own = await submissions.ofAuthor(person.id, mostOwn);
  const out = isDeciding(person.role) ? await submissions.inStates(['published'], mostOut) : [];
  return [await inHands(unit, person, null), own.filter(isOut), out];
}

/** What this person may change as it is has these words. */
export const hasWords = async (unit: Unit, person: Person, change: WantedChange): Promise<boolean> =>
  (await inHands(unit, person, null)).some(({ content }) => findWords(content, change).count > 0);

/** What one can change is meant before what is out. @param code as typed; null: none is named */
export async function findPutRight(
  unit: Unit,
  person: Person,
  text: string,
  code: string | null,
): Promise<readonly PutRightFound[]> {
  const putRight = putRightBy(text);
  for (const items of await looked(unit, person, code)) {
    const found = items.flatMap((submission) => {
      const each = putRight(submission.content);
      return each ? [{ ...each, submission }] : [];
    });
    // What is being written is meant before what was sent.
    const written = found.filter(({ submission }) => isWithAuthor(submission.state));
    if (found.length > 0) return written.length === 1 ? written : found;
  }
  return [];
}

/** Saved as its author, or whoever decides, would have written it. */
export const savePutRight = (unit: Unit, person: Person, item: Submission, pairs: PutRight['pairs']): Promise<Edited> =>
  saveEdit(unit, person, item, { content: withPutRight(item.content, pairs), slot: 'words' });

/** The same words about one item, once more. Null: they find nothing in it any more, or it is not this person's to change. */
export function putRightAgain(person: Person, text: string, submission: Submission): PutRightFound | null {
  const found = mayAsk(person, submission) ? putRightBy(text)(submission.content) : null;
  return found && { ...found, submission };
}

/** The named item is too long to be searched for what a sentence may mean. Null: it is not. */
export const tooLongToPutRight = async (unit: Unit, person: Person, code: string | null): Promise<Submission | null> =>
  code === null
    ? null
    : ((await looked(unit, person, code)).flat().find(({ content }) => isLongForValues(content)) ?? null);
