/** Praise (Art. 10.1), step by step: proposed by the ranking of the day, considered by the board, settled by people. */
import type { Actor } from '../../domain/actor.ts';
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { refused } from '../../domain/decision.ts';
import { hashOf } from '../../domain/intact.ts';
import type { Period } from '../../domain/period/period.ts';
import type { Meeting } from '../../domain/period/report.ts';
import { objectionToPraise, type Praise, proposedOf } from '../../domain/reward/praise.ts';
import { praiseRuleOf } from '../../domain/reward/ranking.ts';
import type { FigureSight } from '../../ports/period.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { done, type Outcome } from '../outcome.ts';
import { headOfPapers } from './paper-head.ts';

type Step = 'propose' | 'meet' | 'settle';

/** @param change what has become of it; null: it cannot */
async function step(
  unit: Unit,
  actor: Actor,
  { type, period }: { readonly type: Step; readonly period: string },
  change: (before: Praise | null) => Promise<Praise | null>,
): Promise<Outcome> {
  const { stores, now } = unit;
  const before = (await stores.registers.list('praise', period)).at(-1) ?? null;
  const objection = objectionToPraise(before, type, actor);
  if (objection) return { ok: false, issues: [objection] };
  const changed = await change(before);
  if (!changed) return refused('issue-no-praise');
  // What came of it stands beside what was proposed.
  const praise = type === 'settle' ? changed : { ...changed, hash: await hashOf(unit, proposedOf(changed)) };
  await stores.registers.put('praise', praise, { state: praise.state, about: period, by: actor.person, at: now });
  await putOnRecord(unit, actor.person, `praise-${type}`, `praise:${period}`, { hash: praise.hash ?? null });
  return done();
}

/** Ranking, criteria, bases and signer of the day are kept with the proposal: what it was made from does not change any more. */
export const proposePraise = (unit: Unit, actor: Actor, period: Period, sight: FigureSight): Promise<Outcome> =>
  step(unit, actor, { type: 'propose', period: period.id }, async (before) => ({
    ...{ id: before?.id ?? unit.ids.next(), period: period.id, state: 'proposed', outcome: null },
    ...{ ...praiseRuleOf(unit.ward), ...(await sight.ranking(period)) },
    proposedOn: localDateOf(unit.now, unit.ward.timeZone),
    paper: await headOfPapers(unit),
    meeting: before?.meeting,
  }));

/** The board's meeting about it, for the minutes. */
export const meetOnPraise = (unit: Unit, actor: Actor, period: string, meeting: Meeting): Promise<Outcome> =>
  step(unit, actor, { type: 'meet', period }, async (before) => before && { ...before, meeting });

/** What became of it: number and day of the decision, or why there was none. */
export async function settlePraise(unit: Unit, actor: Actor, period: string, words: string): Promise<Outcome> {
  if (words.trim() === '') return refused('issue-words-missing');
  return step(
    unit,
    actor,
    { type: 'settle', period },
    async (before) => before && { ...before, state: 'decided', outcome: words.trim() },
  );
}
