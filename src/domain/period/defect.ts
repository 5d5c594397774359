/** What is wrong or missing in the regulation (Art. 12): noted by people of the board, or by the program where a rule failed it. */
import type { Actor } from '../actor.ts';
import type { Issue } from '../decision.ts';
import type { Sentence } from '../facts.ts';
import { isBoard } from '../roles.ts';

/** A gap of the regulation that practice showed, kept for the next change of it (Art. 12). */
export interface Defect {
  readonly id: string;
  /** As people wrote it; 'art:9' where the program noted it. */
  readonly clause: string;
  /** A sentence where the program noted it. */
  readonly problem: string | Sentence;
  readonly proposal: string;
  readonly notedOn: string;
}

const articleOf = (clause: string): number => Number(/\d+/u.exec(clause)?.[0] ?? Number.MAX_SAFE_INTEGER);

/** Article by article, as the proposal is read. */
export const inOrder = <Noted extends Pick<Defect, 'clause'>>(defects: readonly Noted[]): readonly Noted[] =>
  [...defects].sort(
    (a, b) => articleOf(a.clause) - articleOf(b.clause) || (a.clause < b.clause ? -1 : Number(a.clause > b.clause)),
  );

/** Anybody of the board may note a defect; null: this person may. */
export const objectionToDefect = (actor: Actor): Issue | null =>
  actor.status !== 'active'
    ? { key: 'issue-account-frozen' }
    : isBoard(actor.role)
      ? null
      : { key: 'issue-not-entitled' };
