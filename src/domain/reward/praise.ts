/** A proposal of praise (Art. 10.1): the ranking as it stood on the day, and what became of it. Nothing follows by itself. */
import type { Actor } from '../actor.ts';
import type { Issue } from '../decision.ts';
import type { KeptHead } from '../period/paper-head.ts';
import type { Meeting } from '../period/report.ts';
import type { Role } from '../roles.ts';
import type { Ranked, Weights } from './ranking.ts';

/** A year’s proposal with the ranking of that day. */
export interface Praise extends KeptHead {
  readonly id: string;
  readonly period: string;
  readonly state: 'proposed' | 'decided';
  readonly weights: Weights;
  readonly people: readonly Ranked[];
  readonly units: readonly Ranked[];
  /** How many of each are proposed; those who share the last place are all in. */
  readonly places: number;
  readonly proposedOn: string;
  readonly outcome: string | null;
  /** Where the board considered the ranking (Art. 10); nothing where that was not noted. */
  readonly meeting?: Meeting | undefined;
  /** Over all of it but its state and outcome; nothing in proposals from before it was kept. */
  readonly hash?: string;
}

/** What the hash is over. What came of a proposal comes later, and beside it. */
export const proposedOf = ({ state: _, outcome: _o, hash: _h, ...proposed }: Praise): object => proposed;

const whoMay = {
  propose: ['standingDeputy', 'head'],
  meet: ['standingDeputy', 'head'],
  settle: ['standingDeputy', 'head'],
} as const satisfies Record<string, readonly Role[]>;

/** @param praise the newest of the period; null: there is none */
export function objectionToPraise(praise: Praise | null, type: keyof typeof whoMay, actor: Actor): Issue | null {
  if (actor.status !== 'active') return { key: 'issue-account-frozen' };
  if (!(whoMay[type] as readonly Role[]).includes(actor.role)) return { key: 'issue-not-entitled' };
  if (type === 'propose') return praise?.state === 'decided' ? { key: 'issue-praise-decided' } : null;
  if (!praise) return { key: 'issue-no-praise' };
  return praise.state === 'proposed' ? null : { key: 'issue-praise-decided' };
}
