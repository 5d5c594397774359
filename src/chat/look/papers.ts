/** `/nhuanbut` and `/baocao`: money and figures of a month, as messages. Papers themselves are files of the desk. */
import { formatDate, localDate, localDateOf } from '../../domain/calendar/local-date.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { Message } from '../../domain/message.ts';
import { byClause, type PeriodFigures } from '../../domain/period/figures.ts';
import { monthOf, parsePeriod } from '../../domain/period/period.ts';
import type { Report } from '../../domain/period/report.ts';
import type { Person } from '../../domain/person/person.ts';
import { isDeciding } from '../../domain/roles.ts';
import type { RoyaltyLine } from '../../domain/royalty/item-lines.ts';
import { formatPermille, formatVnd, sumOf } from '../../domain/royalty/money.ts';
import type { Sight } from '../../ports/services.ts';
import { periodFigures } from '../../reading/period-figures.ts';
import { seeReport } from '../../usecases/period/report.ts';
import { ownLines, seeStatement } from '../../usecases/royalty/statement.ts';

/** Lines of one message; the older ones are summed up. */
const shownLines = 12;

const lineText = ({ item, paidVnd }: RoyaltyLine): string =>
  `${item ? `${item.code} ${item.title}` : '…'}: ${formatVnd(paidVnd)}`;

/** Their own lines alone: this month's as they stand, and those of statements that are frozen. */
export async function ownRoyalties(sight: Sight, person: Person): Promise<Message> {
  const month = monthOf(localDateOf(sight.now, sight.ward.timeZone)).id;
  const seen = await seeStatement(sight, month);
  const now =
    seen.ok && seen.statement.hash === null
      ? seen.statement.content.lines.filter(({ payee }) => payee === person.id)
      : [];
  const frozen = await ownLines(sight, person.id);
  if (now.length + frozen.length === 0) return { key: 'royalty-none' };
  const lines = [...now, ...frozen.map(({ line }) => line)];
  const months = [...new Set(frozen.map((each) => each.month))].map((each) => {
    const paid = sumOf(frozen.filter((one) => one.month === each).map(({ line }) => line.paidVnd));
    return `${each}: ${formatVnd(paid)}`;
  });
  return {
    key: 'royalty-own',
    facts: {
      month,
      expected: formatVnd(sumOf(now.map(({ paidVnd }) => paidVnd))),
      paid: months.length > 0 ? months.join('\n') : { key: 'royalty-no-month' },
      lines: lines.slice(0, shownLines).map(lineText).join('\n'),
    },
  };
}

const rate = (permille: number | null): string => (permille === null ? '–' : `${formatPermille(permille)}%`);

function lateText(figures: PeriodFigures): Sentence | string {
  const late = byClause([...figures.items, ...figures.answers]).flatMap((clause) => clause.late);
  if (late.length === 0) return { key: 'report-none-late' };
  return late
    .slice(0, shownLines)
    .map(({ code, title }) => `${code} ${title}`)
    .join('\n');
}

/** The month on one screen: what its reader needs before signing. */
function reportMessage(report: Report): Message {
  const { figures } = report;
  const dated = byClause(figures.items).filter(({ onTimePermille }) => onTimePermille !== null);
  const cases = sumOf(dated.map((clause) => clause.cases.length));
  const late = sumOf(dated.map((clause) => clause.late.length));
  return {
    key: 'report-month',
    facts: {
      from: formatDate(localDate(figures.firstDay)),
      to: formatDate(localDate(figures.lastDay)),
      state: { key: `report-state-${report.state}` },
      items: figures.items.length,
      before: figures.before.items,
      onTime: rate(cases === 0 ? null : Math.round(((cases - late) * 1000) / cases)),
      returned: figures.returned.length,
      corrected: figures.corrected.length,
      received: figures.questionsReceived.length,
      answered: figures.answers.length,
      open: figures.questionsOpen.length,
      royalty: figures.royaltyVnd === null ? { key: 'report-royalty-open' } : formatVnd(figures.royaltyVnd),
      late: lateText(figures),
    },
  };
}

/** @param wanted '2026-11', '2026-Q4', '2026'; empty: this month */
export async function periodReport(sight: Sight, person: Person, wanted: string): Promise<Message> {
  if (!isDeciding(person.role) && person.role !== 'chairman') return { key: 'issue-not-entitled' };
  const period = wanted === '' ? monthOf(localDateOf(sight.now, sight.ward.timeZone)) : parsePeriod(wanted);
  if (!period || period.kind === 'days') return { key: 'issue-period-unreadable', facts: { period: wanted } };
  const { ward, stores } = sight;
  const figures = await periodFigures({ ward, period: stores.period, statements: stores.statements }, period);
  const kind = period.kind === 'month' ? 'monthly' : period.kind === 'quarter' ? 'quarterly' : 'yearly';
  return reportMessage(await seeReport(sight, { kind, period: period.id }, figures));
}
