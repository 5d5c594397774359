/** The steps of a report: figures and remarks, meeting, approval (which freezes it), the Chairman's direction and its actions. */
import { followers } from '../../domain/act/paper.ts';
import type { Actor } from '../../domain/actor.ts';
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { type Attempt, refused } from '../../domain/decision.ts';
import { hashOf, isReportIntact } from '../../domain/intact.ts';
import type { PeriodFigures } from '../../domain/period/figures.ts';
import { before, type Period, parsePeriod, shortPeriod } from '../../domain/period/period.ts';
import {
  actionsIn,
  decideReport,
  evolveReport,
  type Meeting,
  mayReadReport,
  type RemarkKind,
  type Report,
  type ReportCommand,
  type ReportKind,
  signedOf,
} from '../../domain/period/report.ts';
import { present } from '../../domain/person/person.ts';
import { objectionToResolutions } from '../../domain/plan/meeting.ts';
import type { Role } from '../../domain/roles.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { todayOf } from '../plan/plan.ts';
import { keepActions } from '../plan/resolutions.ts';
import { notify } from '../react.ts';
import { showTo } from '../show-paper.ts';
import { headOfPapers } from './paper-head.ts';

/** The report after a step. */
export type ReportOutcome = Attempt<{ readonly report: Report }>;

/** `period` is a month '2026-11', a quarter or a year, as `kind` says. */
export interface ReportName {
  readonly kind: ReportKind;
  readonly period: string;
}

const kindOf: Readonly<Record<ReportKind, Period['kind'] | null>> = {
  deputy: 'month',
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
  demanded: null,
};

/** The period of this report, or the reason why the name is invalid. */
export function periodOf({
  kind,
  period,
}: ReportName): { readonly ok: true; readonly period: Period } | ReturnType<typeof refused> {
  const found = parsePeriod(period);
  const wanted = kindOf[kind];
  return found && (wanted === null || wanted === found.kind)
    ? { ok: true, period: found }
    : refused('issue-period-unreadable', { period });
}

/** Drafts a report. @param figures read at the same moment, so that the draft contains what was seen */
export async function draftReport(
  unit: Unit,
  actor: Actor,
  name: ReportName,
  figures: PeriodFigures,
): Promise<ReportOutcome> {
  const period = periodOf(name);
  if (!period.ok) return period;
  const carried = await unit.stores.reports.carried(period.period, unit.ward.timeZone);
  const last = name.kind === 'demanded' ? null : await unit.stores.reports.latest(name.kind, before(period.period).id);
  const remarks = last && last.state !== 'withdrawn' ? last.remarks : {};
  return step(unit, actor, name, { type: 'draft', figures, carried, before: remarks });
}

/** A report that the head demands besides the regular ones, with a due day. The standing deputies are shown it. */
export async function demandReport(
  unit: Unit,
  actor: Actor,
  period: Period,
  wanted: { readonly text: string; readonly dueOn: string; readonly figures: PeriodFigures },
): Promise<ReportOutcome> {
  const carried = await unit.stores.reports.carried(period, unit.ward.timeZone);
  return step(unit, actor, { kind: 'demanded', period: period.id }, { type: 'demand', ...wanted, carried });
}

/** Adds a remark. Remarks are part of what is approved, so none can be added afterwards. */
export const remark = (
  unit: Unit,
  actor: Actor,
  name: ReportName,
  kind: RemarkKind,
  text: string,
): Promise<ReportOutcome> => step(unit, actor, name, { type: 'remark', kind, text });

/** Records the meeting. Its resolutions become actions, like the Chairman's directions. */
export async function recordMeeting(
  unit: Unit,
  actor: Actor,
  name: ReportName,
  meeting: Meeting,
): Promise<ReportOutcome> {
  const noDay = objectionToResolutions(meeting.resolutions, todayOf(unit));
  if (noDay) return { ok: false, issues: [noDay] };
  const outcome = await step(unit, actor, name, { type: 'meet', meeting });
  if (outcome.ok) await keepActions(unit, actor, outcome.report.id, meeting.resolutions);
  return outcome;
}

/** Confirms the remarks taken over from the previous report. */
export const keepRemarks = (unit: Unit, actor: Actor, name: ReportName): Promise<ReportOutcome> =>
  step(unit, actor, name, { type: 'keep' });

/** Submits the draft to the head. A meeting, approval or withdrawal is still possible. */
export const submitReport = (unit: Unit, actor: Actor, name: ReportName): Promise<ReportOutcome> =>
  step(unit, actor, name, { type: 'submit' });

/**
 * Approves the report. The hash covers figures, remarks, minutes and the printed head, so that the content can be proved later.
 */
export async function approveReport(unit: Unit, actor: Actor, name: ReportName): Promise<ReportOutcome> {
  const report = await unit.stores.reports.latest(name.kind, name.period);
  const paper = { ...(await headOfPapers(unit)), headName: actor.name };
  const hash = report ? await hashOf(unit, signedOf({ ...report, approved: { paper } })) : '';
  return step(unit, actor, name, { type: 'approve', paper, hash });
}

/** Sends an approved report to its recipients without changing it. */
export const sendReport = (unit: Unit, actor: Actor, name: ReportName): Promise<ReportOutcome> =>
  step(unit, actor, name, { type: 'send' });

/** Withdraws a report. @param text the reason, sent to those who already have it */
export const withdrawReport = (unit: Unit, actor: Actor, name: ReportName, text: string): Promise<ReportOutcome> =>
  step(unit, actor, name, { type: 'withdraw', text });

/** Records the Chairman's direction. Each line becomes an action that stays open until it is reported as done. */
export async function direct(unit: Unit, actor: Actor, name: ReportName, text: string): Promise<ReportOutcome> {
  const noDay = objectionToResolutions(actionsIn(text), todayOf(unit));
  if (noDay) return { ok: false, issues: [noDay] };
  const outcome = await step(unit, actor, name, { type: 'direct', text });
  if (!outcome.ok) return outcome;
  await keepActions(unit, actor, outcome.report.id, actionsIn(text), 'chairman');
  // They have already read the report, so only the direction is sent.
  const facts = { ...name, period: shortPeriod(name.period), of: name.period, text: actionsIn(text).join('; ') };
  for (const { id } of await unit.stores.people.holdersOf(['head', 'standingDeputy'], unit.now))
    if (id !== actor.person) await notify(unit, id, { noun: 'ward', name: 'report-direction-told', facts });
  return outcome;
}

/** Marks an action as done. Allowed to its owner and to the roles that follow the Chairman's directions. */
export async function finishAction(
  unit: Unit,
  actor: Actor,
  action: { readonly id: string; readonly note: string },
): Promise<Attempt> {
  if (actor.status !== 'active') return refused('issue-account-frozen');
  const { stores, ward, now } = unit;
  const known = (await stores.reports.actions(localDateOf(now, ward.timeZone))).find(({ id }) => id === action.id);
  const mayFollow = (followers as readonly Role[]).includes(actor.role);
  if (!mayFollow && ![actor.person, actor.replaces].some((each) => each !== undefined && each === known?.owner?.id))
    return refused('issue-not-entitled');
  const isDone = await stores.reports.finishAction(action.id, localDateOf(now, ward.timeZone), action.note.trim());
  if (!isDone) return refused('issue-not-found');
  await putOnRecord(unit, actor.person, 'action-done', action.id);
  const facts = { text: known?.text ?? '', name: actor.name, note: action.note.trim() || 'none' };
  for (const head of present(await stores.people.holdersOf(['head'], now)))
    if (head.id !== actor.person)
      await notify(unit, head.id, { noun: 'plan', name: 'resolution-done-told', subject: action.id, facts });
  return { ok: true };
}

/** Roles that are notified after each step because it is their turn. */
const whoHears = {
  draft: [],
  demand: ['standingDeputy'],
  remark: [],
  keep: [],
  meet: [],
  submit: ['head'],
  approve: ['standingDeputy'],
  send: ['chairman'],
  withdraw: ['chairman', 'standingDeputy'],
  direct: [],
} as const satisfies Record<ReportCommand['type'], readonly Role[]>;

async function step(unit: Unit, actor: Actor, name: ReportName, command: ReportCommand): Promise<ReportOutcome> {
  const { stores, now, ids } = unit;
  let report = await stores.reports.latest(name.kind, name.period);
  if (command.type === 'send' && report && !(await isReportIntact(unit, report))) return refused('issue-hash-broken');
  const decision = decideReport(report, command, { actor, now });
  if (!decision.ok) return decision;
  for (const event of decision.events) report = evolveReport(report, event, { ...name, id: ids.next() });
  if (!report) throw new Error(`no report of ${name.period} after ${command.type}`);
  await stores.reports.save(report, now);
  await putOnRecord(unit, actor.person, `report-${command.type}`, `report:${name.kind}:${name.period}`, {
    version: report.version,
    hash: report.hash,
  });
  const concerned = whoHears[command.type].filter((role) => mayReadReport(report, role));
  await showTo(unit, actor, concerned, { name: 'report', of: `${name.kind}:${name.period}` });
  return { ok: true, report };
}
