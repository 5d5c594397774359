/** Statements, reports and directions: JSON contents beside the columns they are queried by. */
import { setImmediate as otherWork } from 'node:timers/promises';
import { type Kysely, type Selectable, sql } from 'kysely';
import { endOfLocalDay } from '../../../domain/calendar/local-date.ts';
import { personId, type WardId } from '../../../domain/ids.ts';
import { parsePeriod } from '../../../domain/period/period.ts';
import { type Report, type Resolution, reportKinds, reportStates } from '../../../domain/period/report.ts';
import type { RoyaltyLine } from '../../../domain/royalty/item-lines.ts';
import { type Statement, statementStates } from '../../../domain/royalty/statement-state.ts';
import type { AppraisalStore, ReportStore, StatementStore } from '../../../ports/period.ts';
import { one } from './mapping.ts';
import { wardRows } from './rows.ts';
import type { DB, ReportAction, Report as ReportRow, RoyaltyStatement } from './types.core.ts';

/** Ids per query; a database accepts some ten thousand at most. */
const mostNamed = 500;
const frozenStates = ['approved', 'paid'] as const;

const toStatement = (row: Selectable<RoyaltyStatement>): Statement => ({
  id: row.id,
  month: row.month,
  version: row.version,
  state: one(statementStates, row.state, 'royalty_statement'),
  content: JSON.parse(row.content) as Statement['content'],
  reason: row.reason,
  computedAt: new Date(row.computedAt).toISOString(),
  checked: row.checked === null ? null : (JSON.parse(row.checked) as Statement['checked']),
  approved: row.approved === null ? null : (JSON.parse(row.approved) as Statement['approved']),
  hash: row.hash,
});

const lineOf = ({ line }: { readonly line: string }): RoyaltyLine => JSON.parse(line) as RoyaltyLine;

const rowOf = ({ state, content, reason, computedAt, checked, approved, hash }: Statement) => ({
  ...{ state, reason, hash, content: JSON.stringify(content), computedAt: Date.parse(computedAt) },
  ...{ checked: checked && JSON.stringify(checked), approved: approved && JSON.stringify(approved) },
});

/** Sums the lines with the same key: a line that was written again counts together with its earlier amounts. */
function netOf(lines: readonly RoyaltyLine[]): readonly RoyaltyLine[] {
  const net = new Map<string, RoyaltyLine>();
  for (const line of lines) net.set(line.key, { ...line, paidVnd: (net.get(line.key)?.paidVnd ?? 0) + line.paidVnd });
  return [...net.values()];
}

/**
 * Creates the store. The lines of a frozen statement are also rows, because later months look up which lines were paid.
 */
export function createStatementStore(tx: Kysely<DB>, ward: WardId): StatementStore {
  const rows = wardRows(tx, ward);
  const lines = () =>
    tx
      .selectFrom('royalty_line')
      .innerJoin('royalty_statement', 'royalty_statement.id', 'royalty_line.statementId')
      .select(['royalty_line.line', 'royalty_line.month', 'royalty_statement.version', 'royalty_statement.state'])
      .where('royalty_line.wardId', '=', ward)
      .where('royalty_statement.state', 'in', frozenStates);

  const writeLines = async ({ id, month, content }: Statement): Promise<void> => {
    for (const [position, line] of content.lines.entries())
      await rows.add('royalty_line', {
        ...{ statementId: id, position, month, payee: line.payee, submissionId: line.item?.id ?? null },
        ...{ paidVnd: line.paidVnd, line: JSON.stringify(line) },
      });
  };

  return {
    latest: async (month) => {
      const row = await rows.one('royalty_statement', { month }, 'version desc');
      return row && toStatement(row);
    },
    version: async (month, version) => {
      const row = await rows.one('royalty_statement', { month, version });
      return row && toStatement(row);
    },
    settled: async (month, before) => {
      const wanted = { month, version: { '<': before }, state: { in: ['paid', 'settled'] } } as const;
      const row = await rows.one('royalty_statement', wanted, 'version desc');
      return row && toStatement(row);
    },
    save: async (statement) => {
      const before = await rows.one('royalty_statement', { id: statement.id });
      const { id, month, version } = statement;
      const row = rowOf(statement);
      // Serialising a large month takes time, so other work runs before the write.
      await otherWork();
      await rows.put('royalty_statement', { id }, row, { month, version });
      if (statement.state !== 'approved' || before?.state === 'approved') return;
      const older = { month, version: { '<': version } };
      // A paid version stays recorded as settled: the new version pays only the difference.
      await rows.change('royalty_statement', { ...older, state: 'paid' }, { state: 'settled' });
      await rows.change('royalty_statement', { ...older, state: { '!=': 'settled' } }, { state: 'replaced' });
      await writeLines(statement);
    },
    frozen: async () =>
      (
        await tx
          .selectFrom('royalty_line')
          .innerJoin('royalty_statement', 'royalty_statement.id', 'royalty_line.statementId')
          .select(['royalty_line.month', sql<number>`sum(royalty_line."paidVnd")`.as('royaltyVnd')])
          .where('royalty_line.wardId', '=', ward)
          .where('royalty_statement.state', 'in', frozenStates)
          .groupBy('royalty_line.month')
          .execute()
      ).map(({ month, royaltyVnd }) => ({ month, royaltyVnd })),
    linesElsewhere: async (items, month) => {
      const found: { readonly month: string; readonly line: RoyaltyLine }[] = [];
      for (let at = 0; at < items.length; at += mostNamed) {
        const some = lines().where('submissionId', 'in', items.slice(at, at + mostNamed));
        const rows = await some.where('royalty_line.month', '!=', month).execute();
        found.push(...rows.map((row) => ({ month: row.month, line: lineOf(row) })));
      }
      return found;
    },
    takenDown: async (month) => {
      const rows = await lines()
        .innerJoin('submission', 'submission.id', 'royalty_line.submissionId')
        .where('submission.state', '!=', 'published')
        .where('royalty_line.month', '!=', month)
        .orderBy('royalty_line.month')
        .execute();
      // Selects what was paid before this month and not returned since: lines paid earlier, and negative lines of any
      // month.
      const counted = rows.map((row) => ({ ...row, line: lineOf(row) }));
      const asked = counted.filter(({ line, month: paid }) => paid < month || line.paidVnd < 0);
      return netOf(asked.map(({ line }) => line)).filter(({ paidVnd }) => paidVnd > 0);
    },
    linesOf: async (payee, limit) =>
      (
        await lines()
          .where('payee', '=', payee)
          .orderBy('royalty_line.month', 'desc')
          .orderBy('position')
          .limit(limit)
          .execute()
      ).map((row) => ({ month: row.month, version: row.version, isPaid: row.state === 'paid', line: lineOf(row) })),
  };
}

type ReportContent = Pick<
  Report,
  'figures' | 'remarks' | 'carried' | 'meeting' | 'meetingAfter' | 'approved' | 'direction' | 'demand' | 'withdrawal'
>;

const toReport = (row: Selectable<ReportRow>): Report => ({
  // Older reports have no `demand`.
  ...{ demand: null },
  ...(JSON.parse(row.content) as ReportContent),
  id: row.id,
  kind: one(reportKinds, row.kind, 'report'),
  period: row.period,
  version: row.version,
  state: one(reportStates, row.state, 'report'),
  hash: row.hash,
});

const toResolution = ({
  ownerId,
  ownerName,
  ...row
}: Omit<Resolution, 'owner'> & Pick<Selectable<ReportAction>, 'ownerId' | 'ownerName'>): Resolution => ({
  ...{ id: row.id, text: row.text, dueOn: row.dueOn, doneOn: row.doneOn, note: row.note },
  owner: ownerId === null ? null : { id: personId(ownerId), name: ownerName ?? '' },
});

/** Creates the store of reports. The newest version counts; the Chairman's directions are rows of their own. */
export const createReportStore = (tx: Kysely<DB>, ward: WardId): ReportStore => {
  const rows = wardRows(tx, ward);
  /** Each with the period of the report it belongs to; null for a direction given at a meeting without a report. */
  const actionsSince = (doneFrom: string) =>
    tx
      .selectFrom('report_action')
      .leftJoin('report', 'report.id', 'report_action.reportId')
      .select([
        'report_action.id',
        'text',
        'ownerId',
        'ownerName',
        'dueOn',
        'doneOn',
        'note',
        'report_action.createdAt',
        'report.period',
      ])
      .where('report_action.wardId', '=', ward)
      .where((eb) => eb.or([eb('doneOn', 'is', null), eb('doneOn', '>=', doneFrom)]))
      .orderBy('report_action.createdAt')
      .orderBy('report_action.id')
      .execute();
  return {
    latest: async (kind, period) => {
      const row = await rows.one('report', { kind, period }, 'version desc');
      return row && toReport(row);
    },
    save: ({ id, kind, period, version, state, hash, ...content }, at) => {
      const row = { state, hash, content: JSON.stringify(content satisfies ReportContent), updatedAt: at.getTime() };
      return rows.put('report', { id }, row, { kind, period, version });
    },
    addActions: async (reportId, actions, ids, at) => {
      // One millisecond apart, so that they are read in the order they were written.
      for (const [nth, { text, dueOn, owner }] of actions.entries())
        await rows.add('report_action', {
          ...{ text, dueOn, ownerId: owner?.id ?? null, ownerName: owner?.name ?? null },
          ...{ id: ids[nth] ?? '', reportId, createdAt: at.getTime() + nth },
        });
    },
    actions: async (doneFrom) => (await actionsSince(doneFrom)).map(toResolution),
    carried: async ({ firstDay, lastDay }, timeZone) => {
      const end = endOfLocalDay(lastDay, timeZone).getTime();
      const isBefore = ({ period, createdAt }: { readonly period: string | null; readonly createdAt: number }) =>
        period === null ? createdAt < end : (parsePeriod(period)?.lastDay ?? '') < lastDay;
      return (await actionsSince(firstDay)).filter(isBefore).map(toResolution);
    },
    setAction: async (id, { text, dueOn, owner }) => {
      const owned = { ownerId: owner?.id ?? null, ownerName: owner?.name ?? null };
      await rows.change('report_action', { id }, { text, dueOn, ...owned });
    },
    finishAction: async (id, on, note) =>
      (await rows.change('report_action', { id, doneOn: null }, { doneOn: on, note })) === 1,
  };
};

/** Appraisals of items and tax data of payees, as entered last. */
export const createAppraisalStore = (tx: Kysely<DB>, ward: WardId): AppraisalStore => {
  const rows = wardRows(tx, ward);
  return {
    put: (item, appraisal, by, at) =>
      rows.put('appraisal', { submissionId: item }, { ...appraisal, by, at: at.getTime() }),
    putPayee: ({ payee, earlierYears, ...note }, by, at) =>
      rows.put(
        'payee_standing',
        { wardId: ward, payee },
        { ...note, earlierYears: JSON.stringify(earlierYears), by, at: at.getTime() },
      ),
  };
};
