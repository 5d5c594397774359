/**
 * A report in a chat: its figures and the lists behind them, its minutes, what the Chairman directed and what the board resolved.
 */

import { notedReason } from '../../domain/act/submission.ts';
import { formatDate, localDate, localDateOf } from '../../domain/calendar/local-date.ts';
import type { Sentence } from '../../domain/facts.ts';
import { isReportIntact } from '../../domain/intact.ts';
import type { Button, Message } from '../../domain/message.ts';
import { byClause, onTimeOf, type PeriodFigures } from '../../domain/period/figures.ts';
import { basesOn, type LegalBasis } from '../../domain/period/legal-basis.ts';
import {
  type FigureName,
  figureNames,
  mayReadPaper,
  type PaperRef,
  type PaperView,
} from '../../domain/period/paper-ref.ts';
import { monthsBetween, shortPeriod } from '../../domain/period/period.ts';
import { mayReadReport, minutesOf, type Report, reportNamed, unseenNote } from '../../domain/period/report.ts';
import type { Person } from '../../domain/person/person.ts';
import { dayAfter, dueAfter } from '../../domain/plan/obligation.ts';
import { versionOn } from '../../domain/process/dated-rule.ts';
import { isDeciding } from '../../domain/roles.ts';
import { formatPermille, formatVnd } from '../../domain/royalty/money.ts';
import type { Records } from '../../ports/period-records.ts';
import type { ReadContext } from '../../ports/services.ts';
import { reportFor } from '../../reading/report.ts';
import { ruleVersions } from '../../usecases/process/dated-rules.ts';
import { button, inTwos } from '../say/buttons.ts';
import { filesOf, furtherButton, listed, shownEntries, stacked, startIn, viewButton } from '../say/paper-parts.ts';
import { actButtons } from './act-buttons.ts';

const rate = (permille: number | null): string => (permille === null ? '–' : `${formatPermille(permille)}%`);

const lateOf = (figures: PeriodFigures) =>
  byClause([...figures.items, ...figures.answers]).flatMap((clause) => clause.late);

/** The list behind a figure. */
function figureList({ figures, carried }: Report, name: FigureName): readonly (string | Sentence)[] {
  switch (name) {
    case 'items':
      return figures.items.map(({ code, title }) => `${code} ${title}`);
    case 'late':
      return lateOf(figures).map(({ code, title }) => `${code} ${title}`);
    case 'returned':
    case 'rejected':
      return figures[name].map(({ code, reason }) => ({
        key: 'figure-reason-line',
        facts: { code, reason: reason === '' ? '–' : notedReason(reason) },
      }));
    case 'corrected':
      return figures.corrected;
    case 'down':
      return figures.takenDown;
    case 'received':
      return figures.questionsReceived;
    case 'questions':
      return figures.answers.map(({ code, title }) => `${code} ${title}`);
    case 'open':
      return figures.questionsOpen;
    case 'read':
      return (figures.mostRead ?? []).map(({ code, views }) => `${code}: ${views}`);
    case 'budget':
      return figures.budget.map(({ name: line, approvedVnd, spentVnd, committedVnd }) => ({
        key: 'figure-budget-line',
        facts: {
          ...{ name: line, spent: formatVnd(spentVnd), committed: formatVnd(committedVnd) },
          approved: approvedVnd === null ? 'none' : formatVnd(approvedVnd),
        },
      }));
    case 'actions':
    case 'statements':
      // Shown in messages of their own, with buttons.
      return carried.map(({ text }) => text);
  }
}

/** A message shows at most this many lines, so that it can be read on a phone; the paper's appendix has all of them. */
const longestList = 40;

/**
 * A report's figures, or one of the lists behind them.
 * @param of 'monthly:2026-11'; any other text is answered as unreadable
 */
export async function reportMessage(
  records: Records & Pick<ReadContext, 'calendar'>,
  reader: Person,
  { of, list }: Extract<PaperView, { name: PaperRef['name'] }>,
): Promise<Message> {
  if (list === 'actions') return actionsMessage(records, reader, startIn(of));
  const named = reportNamed(of);
  if (!named) return { key: 'issue-period-unreadable', facts: { period: of.split(':')[1] ?? '' } };
  const { kind, period } = named;
  const report = await reportFor(records, reader.role, kind, period);
  if (!report)
    return {
      key: 'report-not-sent',
      facts: {
        period: shortPeriod(period.id),
        due: kind === 'demanded' ? 'none' : formatDate(dueAfter(records.calendar, period, dayAfter.board)),
      },
      buttons: [
        [viewButton('figure-actions', { name: 'report', of }, 'actions')],
        [button('choice-see-budget', 'go.kinhphi')],
      ],
    };
  const paper = { name: 'report', of } as const;
  if (list === 'statements')
    return mayReadPaper('statement', reader.role)
      ? statementsMessage(records, report.figures)
      : { key: 'issue-not-entitled' };
  if (list) {
    const lines = figureList(report, list);
    return {
      key: 'report-list',
      facts: {
        figure: { key: `figure-${list}` },
        count: lines.length,
        lines: listed(lines, longestList),
      },
    };
  }
  const on = localDateOf(records.now, records.ward.timeZone);
  const bases = versionOn(await ruleVersions(records, 'bases'), on)?.content.bases ?? [];
  return wholeReport(records, reader, { report, replaced: basesOn(bases, on).replaced }, paper);
}

/** The minutes alone; the report they belong to has a button of its own. */
export async function minutesMessage(records: Records, reader: Person, of: string): Promise<Message> {
  const { reports, registers } = records.stores;
  const named = reportNamed(of);
  const report = named && (await reports.latest(named.kind, named.period.id));
  const [noun, id = ''] = of.split(':');
  const meeting =
    noun === 'praise'
      ? (await registers.list('praise', id)).at(-1)?.meeting
      : report && mayReadReport(report, reader.role) && minutesOf(report);
  if (!meeting) return { key: 'minutes-none' };
  const day = formatDate(localDateOf(new Date(meeting.heldAt), records.ward.timeZone));
  return {
    key: 'minutes-here',
    facts: { day, present: meeting.present.length, count: meeting.resolutions.length },
    files: filesOf({ name: 'minutes', of }, ['docx']),
  };
}

const statementButton = (of: string): Button =>
  viewButton({ key: 'choice-statement', facts: { month: shortPeriod(of) } }, { name: 'statement', of });

/** Buttons for the statements of the months that the report adds up. For more than three months, one button opens a list. */
const statementButtons = (reader: Person, { firstDay, lastDay }: PeriodFigures, paper: PaperRef): readonly Button[] => {
  const months = monthsBetween(localDate(firstDay), localDate(lastDay));
  if (!mayReadPaper('statement', reader.role)) return [];
  return months.length > 3
    ? [viewButton({ key: 'choice-figure', facts: { figure: { key: 'figure-statements' } } }, paper, 'statements')]
    : months.map(statementButton);
};

/** The royalties of each month whose statement is frozen, with a button for each statement. */
async function statementsMessage({ stores }: Records, { firstDay, lastDay }: PeriodFigures): Promise<Message> {
  const frozen = new Map((await stores.statements.frozen()).map(({ month, royaltyVnd }) => [month, royaltyVnd]));
  const months = monthsBetween(localDate(firstDay), localDate(lastDay));
  const lines = months.map((month): Sentence => {
    const sum = frozen.get(month);
    const facts = { month: shortPeriod(month), sum: sum === undefined ? 'none' : formatVnd(sum) };
    return { key: 'figure-statement-line', facts };
  });
  return {
    key: 'report-list',
    facts: { figure: { key: 'figure-statements' }, count: months.length, lines: listed(lines, longestList) },
    buttons: inTwos(months.map(statementButton)),
  };
}

interface ReportSeen {
  readonly report: Report;
  /** Legal bases that ended within the year. */
  readonly replaced: readonly LegalBasis[];
}

async function wholeReport(
  records: Records,
  reader: Person,
  { report, replaced }: ReportSeen,
  paper: PaperRef,
): Promise<Message> {
  const { figures } = report;
  const kept = report.id !== '';
  const { demand, direction } = report;
  const demanded = demand && { text: demand.text, due: formatDate(localDate(demand.dueOn)) };
  const { sampleRates } = figures;
  const notes: readonly Sentence[] = [
    ...((await isReportIntact(records, report)) ? [] : [{ key: 'issue-hash-broken' }]),
    ...(sampleRates ? [{ key: 'issue-decision-sample', facts: { decision: sampleRates } }] : []),
    ...(report.unseenRemarks ? [unseenNote(report.unseenRemarks)] : []),
    ...(demanded ? [{ key: 'report-demanded', facts: demanded }] : []),
    ...(report.withdrawal && report.state === 'withdrawn'
      ? [{ key: 'report-withdrawn-why', facts: { name: report.withdrawal.name, reason: report.withdrawal.text } }]
      : []),
    ...(direction ? [{ key: 'report-directed', facts: { text: direction.text } }] : []),
    ...replaced.map(({ name, replacedBy }) => ({
      key: 'report-basis-replaced',
      facts: { name, by: replacedBy ?? 'none' },
    })),
  ];
  const lists = figureNames
    .filter((name) => name !== 'actions' && name !== 'statements')
    .map((name) => [name, figureList(report, name)] as const);
  const figureButton = (name: FigureName) =>
    viewButton({ key: 'choice-figure', facts: { figure: { key: `figure-${name}` } } }, paper, name);
  return {
    key: 'report-month',
    facts: {
      from: formatDate(localDate(figures.firstDay)),
      to: formatDate(localDate(figures.lastDay)),
      state: { key: `report-state-${report.state}` },
      // Each number is the length of the list that it opens.
      ...Object.fromEntries(lists.map(([name, lines]) => [name, lines.length])),
      before: figures.before.items,
      onTime: rate(onTimeOf(figures.items).permille),
      views: figures.views ?? 'none',
      royalty: figures.royaltyVnd === null ? { key: 'report-royalty-open' } : formatVnd(figures.royaltyVnd),
      support: figures.royaltyVnd === null || figures.supportVnd === undefined ? 'none' : formatVnd(figures.supportVnd),
      lateLines: listed(figureList(report, 'late')),
      notes: stacked(notes),
    },
    buttons: [
      ...(await actButtons('report', { report: kept ? report : null }, { records, reader, subject: paper.of })),
      ...inTwos([
        ...lists.flatMap(([name, lines]) => (lines.length > 0 ? [figureButton(name)] : [])),
        ...statementButtons(reader, figures, paper),
      ]),
      [viewButton('figure-actions', paper, 'actions')],
      [button('choice-see-budget', 'go.kinhphi'), button('choice-see-reward', 'go.khenthuong')],
      [button('choice-see-violations', 'go.vipham'), button('choice-see-regulation', 'go.suaquyche')],
    ],
    files: [
      ...filesOf(paper, figures.items.length > 0 ? ['docx', 'onTime', 'units'] : ['docx']),
      ...(minutesOf(report) ? filesOf({ name: 'minutes', of: paper.of }, ['docx']) : []),
    ],
  };
}

/** What the Chairman directed and the board resolved, with a button to mark each as done. */
async function actionsMessage({ stores, now, ward }: Records, reader: Person, from: number): Promise<Message> {
  const actions = await stores.reports.actions(localDateOf(now, ward.timeZone));
  const open = actions.filter(({ doneOn }) => doneOn === null);
  const rows: readonly (readonly Button[])[] = open
    .slice(from, from + shownEntries)
    .map(({ id }, at) => [button({ key: 'choice-rp-finish', facts: { number: from + at + 1 } }, 'rp-finish', id)]);
  return {
    key: 'action-list',
    facts: {
      count: open.length,
      lines: open
        .map(({ text }, at) => `${at + 1}. ${text}`)
        .slice(from)
        .join('\n') || { key: 'report-none-late' },
    },
    buttons: isDeciding(reader.role) ? [...rows, ...furtherButton('report', open.length, from, 'actions')] : [],
  };
}
