/** Defects of the regulation (Art. 12): noted by board members, or by the program where a rule did not cover a case. */
import type { Actor } from '../actor.ts';
import type { Issue } from '../decision.ts';
import type { Sentence } from '../facts.ts';
import { isBoard } from '../roles.ts';

/** A gap of the regulation that appeared in practice, recorded for its next revision (Art. 12). */
export interface Defect {
  readonly id: string;
  /** As people wrote it; 'art:9' if the program noted it. */
  readonly clause: string;
  /** A sentence if the program noted it. */
  readonly problem: string | Sentence;
  readonly proposal: string;
  readonly notedOn: string;
}

const articleOf = (clause: string): number => Number(/\d+/u.exec(clause)?.[0] ?? Number.MAX_SAFE_INTEGER);

/** Sorted by article, as in the proposal to revise the regulation. */
export const inOrder = <Noted extends Pick<Defect, 'clause'>>(defects: readonly Noted[]): readonly Noted[] =>
  [...defects].sort(
    (a, b) => articleOf(a.clause) - articleOf(b.clause) || (a.clause < b.clause ? -1 : Number(a.clause > b.clause)),
  );

/** Why this person may not note a defect. Null: they may; every board member may. */
export const objectionToDefect = (actor: Actor): Issue | null =>
  actor.status !== 'active'
    ? { key: 'issue-account-frozen' }
    : isBoard(actor.role)
      ? null
      : { key: 'issue-not-entitled' };
