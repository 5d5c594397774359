/**
 * Four-eyes rule: an approval needs at least one signer who is not involved in the item. Involved are people credited for its
 * words or photos, people who rewrote more than a tenth of the words, senders of a report that was merged into it, people who
 * gave the first signature on an earlier revision, and substitutes of any of these or of the author. If no other person of the
 * stage is left, the head may override.
 */
import type { Actor } from '../actor.ts';
import type { PersonId } from '../ids.ts';
import type { Contribution } from './contribution.ts';
import { type Submission, stageOf } from './submission.ts';

/** Ten-thousandths of the words: an editor who rewrote more counts as a co-author. */
export const mostRewritten = 1_000;

/** The involvement because of which a person may not sign an item. */
export type Part = 'payee' | 'rewriter' | 'merged' | 'signed-before' | 'substitute';

/** People involved in an item, and whether another person of its stage could sign. */
export interface FourEyes {
  /** True if no person of the stage can sign: the head may then override. */
  readonly mayOverride: boolean;
  readonly payees: readonly PersonId[];
  readonly rewriters: readonly PersonId[];
  /** Senders of reports that were merged into it, even if those reports credit other people. */
  readonly merged: readonly PersonId[];
  /** People who gave the first signature on an earlier revision and did not take it back. */
  readonly signedBefore: readonly PersonId[];
}

export const nobodyElse: FourEyes = { mayOverride: false, payees: [], rewriters: [], merged: [], signedBefore: [] };

/** People who are paid for an item. Editors are not. */
export const payeesOf = (contributions: readonly Contribution[]): readonly PersonId[] =>
  contributions.flatMap(({ kind, person }) => (person && kind !== 'edit' ? [person] : []));

/** People who rewrote so much that they cannot be the only approver. */
export const rewritersOf = (contributions: readonly Contribution[]): readonly PersonId[] =>
  contributions.flatMap(({ kind, person, share }) =>
    person && kind === 'edit' && share > mostRewritten ? [person] : [],
  );

function partOfPerson(eyes: FourEyes, person: PersonId): Part | null {
  if (eyes.payees.includes(person)) return 'payee';
  if (eyes.rewriters.includes(person)) return 'rewriter';
  if (eyes.merged.includes(person)) return 'merged';
  return eyes.signedBefore.includes(person) ? 'signed-before' : null;
}

/** How the person who would sign now is involved. Null: not at all. */
export function partOf(submission: Submission, eyes: FourEyes, actor: Actor): Part | null {
  const own = partOfPerson(eyes, actor.person);
  const replaced = actor.replaces ?? null;
  if (own || replaced === null) return own;
  return replaced === submission.authorId || partOfPerson(eyes, replaced) ? 'substitute' : null;
}

/** True if this signature would be the last one. */
export const isLastSignature = (submission: Submission): boolean =>
  stageOf(submission) + 1 >= (submission.standing.route?.length ?? 0);

/**
 * How the signer is involved, if this signature would leave the item without an uninvolved approver. Null: it would not.
 * @param isLast true if no signature follows, also in the urgent procedure
 */
export function missingEyes(
  submission: Submission,
  eyes: FourEyes,
  actor: Actor,
  isLast = isLastSignature(submission),
): Part | null {
  if (!isLast) return null;
  const isSeenByAnother = submission.standing.signatures.some(({ by }) => partOfPerson(eyes, by) === null);
  return isSeenByAnother ? null : partOf(submission, eyes, actor);
}
