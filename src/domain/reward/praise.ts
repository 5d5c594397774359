/** A proposal for praise (Art. 10.1): the ranking on that day, and the outcome. Nothing is awarded automatically. */
import type { Actor } from '../actor.ts';
import type { Issue } from '../decision.ts';
import type { KeptHead } from '../period/paper-head.ts';
import type { Meeting } from '../period/report.ts';
import type { Role } from '../roles.ts';
import type { Ranked, Weights } from './ranking.ts';

/** A year's proposal with the ranking of that day. */
export interface Praise extends KeptHead {
  readonly id: string;
  readonly period: string;
  readonly state: 'proposed' | 'decided';
  readonly weights: Weights;
  readonly people: readonly Ranked[];
  readonly units: readonly Ranked[];
  /** How many people and how many units are proposed. All who share the last place are included. */
  readonly places: number;
  readonly proposedOn: string;
  readonly outcome: string | null;
  /** The meeting at which the board considered the ranking (Art. 10). Absent if it was not noted. */
  readonly meeting?: Meeting | undefined;
  /** Hash of everything except state and outcome. Absent in proposals from before it was stored. */
  readonly hash?: string;
}

/** The content that the hash covers. State and outcome come later and are not part of it. */
export const proposedOf = ({ state: _, outcome: _o, hash: _h, ...proposed }: Praise): object => proposed;

const whoMay = {
  propose: ['standingDeputy', 'head'],
  meet: ['standingDeputy', 'head'],
  settle: ['standingDeputy', 'head'],
} as const satisfies Record<string, readonly Role[]>;

/** @param praise the newest proposal of the period; null: there is none */
export function objectionToPraise(praise: Praise | null, type: keyof typeof whoMay, actor: Actor): Issue | null {
  if (actor.status !== 'active') return { key: 'issue-account-frozen' };
  if (!(whoMay[type] as readonly Role[]).includes(actor.role)) return { key: 'issue-not-entitled' };
  if (type === 'propose') return praise?.state === 'decided' ? { key: 'issue-praise-decided' } : null;
  if (!praise) return { key: 'issue-no-praise' };
  return praise.state === 'proposed' ? null : { key: 'issue-praise-decided' };
}
