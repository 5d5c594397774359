/** Praise (Art. 10.1) in three steps: proposed from the day's ranking, discussed by the board, settled by a decision. */
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

/** Carries out one step. @param change returns the changed praise; null: the step is not possible */
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
  // The outcome is not part of the proposal's hash.
  const praise = type === 'settle' ? changed : { ...changed, hash: await hashOf(unit, proposedOf(changed)) };
  await stores.registers.put('praise', praise, { state: praise.state, about: period, by: actor.person, at: now });
  await putOnRecord(unit, actor.person, `praise-${type}`, `praise:${period}`, { hash: praise.hash ?? null });
  return done();
}

/** Stores ranking, criteria, bases and signer of the day with the proposal, so that its basis no longer changes. */
export const proposePraise = (unit: Unit, actor: Actor, period: Period, sight: FigureSight): Promise<Outcome> =>
  step(unit, actor, { type: 'propose', period: period.id }, async (before) => ({
    ...{ id: before?.id ?? unit.ids.next(), period: period.id, state: 'proposed', outcome: null },
    ...{ ...praiseRuleOf(unit.ward), ...(await sight.ranking(period)) },
    proposedOn: localDateOf(unit.now, unit.ward.timeZone),
    paper: await headOfPapers(unit),
    meeting: before?.meeting,
  }));

/** Records the board's meeting about it, for the minutes. */
export const meetOnPraise = (unit: Unit, actor: Actor, period: string, meeting: Meeting): Promise<Outcome> =>
  step(unit, actor, { type: 'meet', period }, async (before) => before && { ...before, meeting });

/** Records the outcome: number and day of the decision, or why there was none. */
export async function settlePraise(unit: Unit, actor: Actor, period: string, words: string): Promise<Outcome> {
  if (words.trim() === '') return refused('issue-words-missing');
  return step(
    unit,
    actor,
    { type: 'settle', period },
    async (before) => before && { ...before, state: 'decided', outcome: words.trim() },
  );
}
