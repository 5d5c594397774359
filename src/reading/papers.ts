/** The papers around a month that a person may read, with their states. */

import { localDateOf } from '../domain/calendar/local-date.ts';
import type { Sentence } from '../domain/facts.ts';
import { mayReadPaper, type PaperName, type PaperRef, paperAround, paperNames } from '../domain/period/paper-ref.ts';
import { around, type Period } from '../domain/period/period.ts';
import { mayReadReport, minutesOf } from '../domain/period/report.ts';
import type { Role } from '../domain/roles.ts';
import type { Records } from '../ports/period-records.ts';

/** A paper in the list, with its state. */
export interface PaperLine extends PaperRef {
  /** Null: the paper has no states and shows the current records. */
  readonly state: Sentence | null;
}

/** Not drafted or computed yet: the paper shows what it would contain now. */
const notYet: Sentence = { key: 'board-paper-not-yet' };

const notSent: Sentence = { key: 'board-paper-not-sent' };

/** Reads the state of papers that have steps; others show the current records. */
const stateOf: Readonly<
  Partial<Record<PaperName, (stores: Records['stores'], of: string) => Promise<Sentence | null>>>
> = {
  statement: async ({ statements }, month) => {
    const statement = await statements.latest(month);
    return statement ? { key: `statement-state-${statement.state}` } : notYet;
  },
  estimate: async ({ registers }, year) =>
    (await registers.list('estimate', year)).length > 0 ? { key: 'board-paper-sent' } : null,
  reward: async ({ registers }, year) => {
    const praise = (await registers.list('praise', year)).at(-1);
    return praise ? { key: `praise-state-${praise.state}` } : null;
  },
};

/** Reports of the month, its quarter and its year, each with its minutes. */
async function reportLines({ stores }: Records, role: Role, month: Period): Promise<readonly PaperLine[]> {
  const { quarter, year } = around(month);
  const lines: PaperLine[] = [];
  for (const [kind, period] of [
    ['deputy', month],
    ['monthly', month],
    ['quarterly', quarter],
    ['yearly', year],
  ] as const) {
    const report = await stores.reports.latest(kind, period.id);
    const of = `${kind}:${period.id}`;
    const mayRead = mayReadReport(report, role);
    lines.push({
      ...{ name: 'report', of },
      state: !mayRead ? notSent : report ? { key: `report-state-${report.state}` } : notYet,
    });
    if (report && mayRead && minutesOf(report)) lines.push({ name: 'minutes', of, state: null });
  }
  return lines;
}

/** A month's statement exists from the month's first day. */
const isThere = async ({ stores, now, ward }: Records, { name, of }: PaperRef, month: Period): Promise<boolean> =>
  name !== 'statement' ||
  month.firstDay <= localDateOf(now, ward.timeZone) ||
  (await stores.statements.latest(of)) !== null;

/** Papers of the month, its quarter and its year that the role may read. */
export async function listPapers(records: Records, role: Role, month: Period): Promise<readonly PaperLine[]> {
  const { stores, now, ward } = records;
  const lines: PaperLine[] = [];
  for (const name of paperNames) {
    if (!mayReadPaper(name, role)) continue;
    if (name === 'report') lines.push(...(await reportLines(records, role, month)));
    const paper = paperAround(name, month, localDateOf(now, ward.timeZone));
    if (!paper || !(await isThere(records, paper, month))) continue;
    lines.push({ ...paper, state: (await stateOf[name]?.(stores, paper.of)) ?? null });
    const praise = name === 'reward' ? (await stores.registers.list('praise', paper.of)).at(-1) : null;
    if (praise?.meeting) lines.push({ name: 'minutes', of: `praise:${paper.of}`, state: null });
  }
  return lines;
}
