/**
 * Undoes steps of a stolen account on statements and reports. An approved version stays as its hash proves, but no longer
 * applies.
 */
import { type ReportState, reportKinds } from '../../domain/period/report.ts';
import { actorOf } from '../../domain/person/person.ts';
import { stolenReason } from '../../domain/words/stolen-reason.ts';
import { done } from '../outcome.ts';
import { type ReportName, withdrawReport } from '../period/report.ts';
import { computeMonth } from '../royalty/statement.ts';
import { movedOn, type Undoing } from './undo-stolen-rules.ts';

const stateAfter: Readonly<Record<string, string>> = {
  'statement-check': 'checked',
  'statement-approve': 'approved',
  'statement-pay': 'paid',
};

/** Computes the month again, with the reason. It is checked and approved anew; payments are settled in the new version. */
export const undoStatement: Undoing = async (unit, by, stolen, deed) => {
  const month = deed.object.replace('statement:', '');
  const statement = await unit.stores.statements.latest(month);
  const isTheirs = statement?.state === stateAfter[deed.action] && statement?.version === Number(deed.details.version);
  if (!statement || !isTheirs) return movedOn(deed);
  const outcome = await computeMonth(unit, actorOf(by), statement.content, stolenReason(stolen.name));
  return outcome.ok ? done() : outcome;
};

const reportAfter: Readonly<Record<string, ReportState>> = {
  'report-submit': 'submitted',
  'report-approve': 'approved',
  'report-send': 'sent',
};

/** Withdraws the report, with the reason. Its recipients are notified, and the next draft takes over its remarks. */
export const undoReport: Undoing = async (unit, by, stolen, deed) => {
  const [, named = '', period = ''] = deed.object.split(':');
  const kind = reportKinds.find((each) => each === named);
  const report = kind && (await unit.stores.reports.latest(kind, period));
  const isTheirs = report?.state === reportAfter[deed.action] && report?.version === Number(deed.details.version);
  if (!kind || !isTheirs) return movedOn(deed);
  const name: ReportName = { kind, period };
  const outcome = await withdrawReport(unit, actorOf(by), name, stolenReason(stolen.name));
  return outcome.ok ? done() : outcome;
};
