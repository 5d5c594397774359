/**
 * Finds the item that a correcting message refers to: the named one, or among the person's draft, submitted items, items
 * waiting for their decision, and published items.
 */

import { actorOf, type Person } from '../../domain/person/person.ts';
import { isDeciding } from '../../domain/roles.ts';
import { findWords, type WantedChange } from '../../domain/submission/change-words.ts';
import { decideChange } from '../../domain/submission/decide.ts';
import {
  applyChanges,
  changesProposedBy,
  isLongForValues,
  type ProposedChanges,
} from '../../domain/submission/proposed-changes.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { isWithAuthor } from '../../domain/submission/transitions.ts';
import type { Unit } from '../../ports/services.ts';
import { inHands } from './change-words.ts';
import { isOut } from './correct.ts';
import { type Edited, saveEdit } from './edit-item.ts';
import { itemsNamed } from './named.ts';

/** A correcting message and the item it refers to. */
export interface PutRightFound extends ProposedChanges {
  readonly submission: Submission;
}

/** Upper limit of own published items searched, newest first. */
const mostOwn = 10;
/** Upper limit of all published items searched for a decider. */
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

/** Whether an item that this person may change contains these words. */
export const hasWords = async (unit: Unit, person: Person, change: WantedChange): Promise<boolean> =>
  (await inHands(unit, person, null)).some(({ content }) => findWords(content, change).count > 0);

/** Items that the person can still edit have precedence over published ones. @param code as typed; null: none */
export async function findPutRight(
  unit: Unit,
  person: Person,
  text: string,
  code: string | null,
): Promise<readonly PutRightFound[]> {
  const putRight = changesProposedBy(text);
  for (const items of await looked(unit, person, code)) {
    const found = items.flatMap((submission) => {
      const each = putRight(submission.content);
      return each ? [{ ...each, submission }] : [];
    });
    // A draft has precedence over submitted items.
    const written = found.filter(({ submission }) => isWithAuthor(submission.state));
    if (found.length > 0) return written.length === 1 ? written : found;
  }
  return [];
}

/** Saves the change as an edit by this person. */
export const savePutRight = (
  unit: Unit,
  person: Person,
  item: Submission,
  pairs: ProposedChanges['pairs'],
): Promise<Edited> => saveEdit(unit, person, item, { content: applyChanges(item.content, pairs), slot: 'words' });

/** Applies the same words to one item again. Null: they no longer match, or the person may not change the item. */
export function putRightAgain(person: Person, text: string, submission: Submission): PutRightFound | null {
  const found = mayAsk(person, submission) ? changesProposedBy(text)(submission.content) : null;
  return found && { ...found, submission };
}

/** The named item if it is too long to be searched for what the message may mean; otherwise null. */
export const tooLongToPutRight = async (unit: Unit, person: Person, code: string | null): Promise<Submission | null> =>
  code === null
    ? null
    : ((await looked(unit, person, code)).flat().find(({ content }) => isLongForValues(content)) ?? null);
