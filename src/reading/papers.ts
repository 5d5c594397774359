/** Which papers there are around a month, for somebody who may read them, and where each stands. */

import { localDateOf } from '../domain/calendar/local-date.ts';
import type { Sentence } from '../domain/facts.ts';
import { mayReadPaper, type PaperRef } from '../domain/period/paper-ref.ts';
import { around, type Period } from '../domain/period/period.ts';
import { mayReadReport, minutesOf } from '../domain/period/report.ts';
import type { Role } from '../domain/roles.ts';
import type { Records } from '../ports/period-records.ts';

export interface PaperLine extends PaperRef {
  /** Null: it has none, it is as the records are. */
  readonly state: Sentence | null;
}

const yearOf = (period: Period): string => period.firstDay.slice(0, 4);

/** Nobody has drafted or computed it: it is shown as it would be now. */
const notYet: Sentence = { key: 'board-paper-not-yet' };

const notSent: Sentence = { key: 'board-paper-not-sent' };

/** Papers of the month, of its quarter and of its year, without those that the role may not read. */
export async function listPapers(records: Records, role: Role, month: Period): Promise<readonly PaperLine[]> {
  const { statements, reports, registers } = records.stores;
  const { quarter, year } = around(month);
  const lines: PaperLine[] = [];
  const statement = await statements.latest(month.id);
  lines.push({
    ...{ name: 'statement', of: month.id },
    state: statement ? { key: `statement-state-${statement.state}` } : notYet,
  });
  for (const [kind, period] of [
    ['deputy', month],
    ['monthly', month],
    ['quarterly', quarter],
    ['yearly', year],
  ] as const) {
    const report = await reports.latest(kind, period.id);
    lines.push({
      ...{ name: 'report', of: `${kind}:${period.id}` },
      state: !mayReadReport(report, role) ? notSent : report ? { key: `report-state-${report.state}` } : notYet,
    });
    if (report && mayReadReport(report, role) && minutesOf(report))
      lines.push({ name: 'minutes', of: `${kind}:${period.id}`, state: null });
  }
  const praise = (await registers.list('praise', yearOf(month))).at(-1);
  const nextYear = String(Number(localDateOf(records.now, records.ward.timeZone).slice(0, 4)) + 1);
  const sent = (await registers.list('estimate', nextYear)).at(-1);
  lines.push(
    { name: 'budget', of: yearOf(month), state: null },
    { name: 'estimate', of: nextYear, state: sent ? { key: 'board-paper-sent' } : null },
    { name: 'reward', of: yearOf(month), state: praise ? { key: `praise-state-${praise.state}` } : null },
    ...(praise?.meeting ? [{ name: 'minutes', of: `praise:${yearOf(month)}`, state: null } as const] : []),
    { name: 'violations', of: '', state: null },
    { name: 'regulation', of: '', state: null },
  );
  return lines.filter(({ name }) => mayReadPaper(name, role));
}
