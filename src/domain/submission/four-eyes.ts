/**
 * Four eyes: an approval needs one signer at least who has no part in the item. A part has who is credited for its words
 * or photos, who rewrote more than a tenth of them, who sent a report that was put into it, who gave the first signature of
 * an earlier revision, and who decides in the place of such a person or of the author. Where nobody else of the stage is left, the head may override.
 */
import type { Actor } from '../actor.ts';
import type { PersonId } from '../ids.ts';
import type { Contribution } from './contribution.ts';
import { type Submission, stageOf } from './submission.ts';

/** Ten-thousandths of the words: more than that makes an editor a co-author. */
export const mostRewritten = 1_000;

/** The part in an item because of which somebody may not sign it. */
export type Part = 'payee' | 'rewriter' | 'merged' | 'signed-before' | 'substitute';

/** Who has a part in an item, and whether anybody else of its stage could sign. */
export interface FourEyes {
  /** Nobody of the stage can sign: the head may, by an override. */
  readonly mayOverride: boolean;
  readonly payees: readonly PersonId[];
  readonly rewriters: readonly PersonId[];
  /** Who sent a report that was put into it, whomever that report credits. */
  readonly merged: readonly PersonId[];
  /** Who gave the first signature of an earlier revision, and did not take it back. */
  readonly signedBefore: readonly PersonId[];
}

export const nobodyElse: FourEyes = { mayOverride: false, payees: [], rewriters: [], merged: [], signedBefore: [] };

/** People who are paid for an item: a hand that only edited is not. */
export const payeesOf = (contributions: readonly Contribution[]): readonly PersonId[] =>
  contributions.flatMap(({ kind, person }) => (person && kind !== 'edit' ? [person] : []));

/** People who wrote so much of it that they cannot be its only approver. */
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

/** The part of whoever would sign now; null: none. */
export function partOf(submission: Submission, eyes: FourEyes, actor: Actor): Part | null {
  const own = partOfPerson(eyes, actor.person);
  const replaced = actor.replaces ?? null;
  if (own || replaced === null) return own;
  return replaced === submission.authorId || partOfPerson(eyes, replaced) ? 'substitute' : null;
}

/** This signature would be the last one. */
export const isLastSignature = (submission: Submission): boolean =>
  stageOf(submission) + 1 >= (submission.standing.route?.length ?? 0);

/**
 * Why this signature would leave the item without an approver who has no part in it; null: it would not.
 * @param isLast true when none follows, also on the emergency road
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
