/**
 * Reports of a period (Art. 4, Art. 6.2): figures from the records, remarks from people. The appendix lists the items of each
 * figure by code. Order and headings follow the usual reports of a ward (domain §6.3).
 */
import {
  byClause,
  type ClauseFigures,
  codesOfOutcome,
  type Outcome,
  onTimeOf,
  type PeriodFigures,
  permille,
  ranked,
  type Tally,
} from '../domain/period/figures.ts';
import { paperFormName } from '../domain/period/paper-ref.ts';
import type { RemarkKind, Report, ReportKind } from '../domain/period/report.ts';
import { formatPermille } from '../domain/royalty/money.ts';
import type { Block, Paper, Signature } from '../ports/papers.ts';
import { reportOf } from '../reading/report.ts';
import { asReported } from './as-approved.ts';
import {
  basesOf,
  closing,
  counted,
  dayText,
  framed,
  heading,
  headSignature,
  list,
  nameOfPeriod,
  type OpenPaper,
  type PaperContext,
  paragraph,
  paragraphs,
  sealOf,
  signedEarly,
  table,
  upper,
} from './frame.ts';
import { appendicesOf } from './report-appendices.ts';
import { clauseChart, silentPicture, unitChart } from './report-charts.ts';
import { moneyBlocks } from './report-money.ts';

/** Rows shown of a table of counts; the rest is summed in one row. */
const shownRows = 10;

const rate = (part: number | null): string => (part === null ? '–' : `${formatPermille(part)}%`);

function comparison({ say }: PaperContext, now: number, before: number): string {
  if (before === 0) return say('paper-compare-none');
  const difference = permille(Math.abs(now - before), before) ?? 0;
  if (now === before) return say('paper-compare-same', { before });
  return now > before
    ? say('paper-compare-more', { before, percent: formatPermille(difference) })
    : say('paper-compare-less', { before, percent: formatPermille(difference) });
}

/** A table of counts. @param nameOf displayed name of a key @param what kind of the rows, for the row that sums the rest */
function tallyTable(
  { say }: PaperContext,
  title: string,
  tallies: readonly Tally[],
  nameOf: (key: string) => string,
  what: 'author' | 'entry' = 'entry',
): readonly Block[] {
  if (tallies.length === 0) return [];
  const sorted = ranked(tallies);
  const all = sorted.reduce((sum, { codes }) => sum + codes.length, 0);
  const shown = sorted.length > shownRows + 1 ? sorted.slice(0, shownRows) : sorted;
  const rest = sorted.slice(shown.length);
  const others = rest.reduce((sum, { codes }) => sum + codes.length, 0);
  const rows = [
    ...shown.map(({ key, codes }, at) => ({ at: String(at + 1), name: nameOf(key), count: codes.length })),
    ...(rest.length > 0 ? [{ at: '', name: say('paper-others', { count: rest.length, what }), count: others }] : []),
  ];
  const part = (count: number): string => rate(permille(count, all));
  return [
    table(rows, [
      [say('paper-column-number'), 8, ({ at }) => at, 'center'],
      [title, 52, ({ name }) => name, 'left', say('paper-total')],
      [say('paper-column-count'), 20, ({ count }) => counted(count), 'right', counted(all)],
      [say('paper-column-part'), 20, ({ count }) => part(count), 'right', part(all)],
    ]),
  ];
}

function clauseTable({ say }: PaperContext, clauses: readonly ClauseFigures[]): readonly Block[] {
  // Cases without a time are not part of any rate.
  const whole = onTimeOf(clauses.flatMap(({ cases }) => cases));
  const known = ({ cases }: ClauseFigures, of: 'onTime' | 'late'): string => {
    const counts = onTimeOf(cases);
    return counts.dated === 0 ? '–' : counted(counts[of]);
  };
  return [
    table(clauses, [
      [say('paper-column-clause'), 40, ({ clause }) => say(`paper-clause-${clause}`), 'left', say('paper-total')],
      [
        say('paper-column-count'),
        15,
        ({ cases }) => counted(cases.length),
        'right',
        counted(whole.dated + whole.undated),
      ],
      [say('paper-column-on-time'), 15, (each) => known(each, 'onTime'), 'right', counted(whole.onTime)],
      [say('paper-column-late'), 15, (each) => known(each, 'late'), 'right', counted(whole.late)],
      [say('paper-column-rate'), 15, ({ onTimePermille }) => rate(onTimePermille), 'right', rate(whole.permille)],
    ]),
    ...(whole.undated > 0 ? [paragraph(say('paper-report-undated', { count: whole.undated }))] : []),
  ];
}

function informationBlocks(context: PaperContext, figures: PeriodFigures): readonly Block[] {
  const { say } = context;
  const clauses = byClause(figures.items);
  const late = clauses.reduce((sum, clause) => sum + clause.late.length, 0);
  const count = figures.items.length;
  if (count === 0) return [paragraph(say('paper-report-no-items'))];
  return [
    paragraph(
      say('paper-report-items', {
        count,
        comparison: comparison(context, count, figures.before.items),
        received: figures.received.length,
        late,
        appendix: say('paper-appendix', { number: 'I' }),
      }),
    ),
    ...clauseTable(context, clauses),
    paragraph(say('paper-report-by-section')),
    ...tallyTable(context, say('paper-column-section'), figures.bySection, (key) => key),
    paragraph(say('paper-report-by-unit')),
    ...tallyTable(context, say('paper-column-unit-of'), figures.byUnit, (key) => key || say('paper-no-unit')),
    paragraph(say('paper-report-by-author')),
    ...tallyTable(context, say('paper-column-author'), figures.byAuthor, (key) => key, 'author'),
    ...(figures.byAim.length > 0
      ? [
          paragraph(say('paper-report-by-aim')),
          ...tallyTable(context, say('paper-column-aim'), figures.byAim, (key) => say(`paper-aim-${key}`)),
        ]
      : []),
    paragraph(
      say('paper-report-changes', {
        returned: figures.returned.length,
        rejected: figures.rejected.length,
        corrected: figures.corrected.length,
        down: figures.takenDown.length,
      }),
    ),
    ...readBlocks(context, figures),
  ];
}

/** Most viewed items listed with titles in the paper; the chat shows ten. */
const mostReadShown = 5;

function readBlocks({ say }: PaperContext, { views, mostRead = [], items, answers }: PeriodFigures): readonly Block[] {
  if (views === null) return [paragraph(say('paper-report-not-read'))];
  const titles = new Map([...items, ...answers].map(({ code, title }) => [code, title]));
  const shown = mostRead.slice(0, mostReadShown).map(({ code, views: times }) => {
    // The title is unknown for items published in an earlier period.
    const title = titles.get(code) || 'none';
    return say('paper-report-read-item', { code, title, views: times });
  });
  return [
    paragraph(say('paper-report-read', { views, count: shown.length })),
    ...(shown.length > 0 ? [list(shown)] : []),
  ];
}

function questionBlocks(context: PaperContext, figures: PeriodFigures): readonly Block[] {
  const { say } = context;
  const [answers] = byClause(figures.answers);
  const outcome = (wanted: Outcome): number => codesOfOutcome(figures, wanted).length;
  return [
    paragraph(
      say('paper-report-questions', {
        received: figures.questionsReceived.length,
        comparison: comparison(context, figures.questionsReceived.length, figures.before.questions),
        ...{ done: outcome('done'), active: outcome('active'), ended: outcome('ended') },
        answered: figures.answers.length,
        onTime: rate(answers?.onTimePermille ?? null),
        open: figures.questionsOpen.length,
        ...{ until: dayText(figures.until ?? figures.lastDay), isOver: figures.isOver === false ? 'no' : 'yes' },
      }),
    ),
    ...tallyTable(context, say('paper-column-topic'), figures.questionsByTopic, (key) => say(`topic-${key}`)),
    ...tallyTable(context, say('paper-column-outcome-of-question'), figures.questionsByOutcome, (key) =>
      say(`paper-question-${key}`),
    ),
  ];
}

function followUpBlocks({ say, on }: PaperContext, report: Report): readonly Block[] {
  const { planned } = report.figures;
  const done = planned.filter(({ doneOn }) => doneOn !== null).length;
  const actions = report.carried.map(({ text, dueOn, doneOn, note }) =>
    doneOn === null
      ? say('paper-action-open', {
          ...{ text, due: dayText(dueOn) || say('paper-no-date') },
          isOverdue: dueOn !== null && dueOn < on ? 'yes' : 'no',
        })
      : say('paper-action-done', { text, day: dayText(doneOn), note: note || 'none' }),
  );
  return [
    paragraph(say('paper-report-plan', { planned: planned.length, done })),
    ...(actions.length > 0
      ? [paragraph(say('paper-report-actions')), list(actions)]
      : [paragraph(say('paper-report-no-actions'))]),
  ];
}

const securityText = ({ say }: PaperContext, { security }: PeriodFigures): string => {
  const some = security.filter(({ count }) => count > 0);
  if (some.length === 0) return say('paper-report-no-security');
  const list = some.map(({ key, count }) => say(`paper-security-${key}`, { count })).join('; ');
  return say('paper-report-security', { list });
};

/** Remarks. A draft shows missing ones; an approved report omits them, and its parts are numbered without them. */
function remarkParts({ say }: PaperContext, report: Report): readonly Block[] {
  const isShown = (kind: RemarkKind): boolean => !report.approved || report.remarks[kind] !== undefined;
  const parts: readonly (readonly [string, readonly RemarkKind[]])[] = [
    [say('paper-part-assessment'), ['strengths', 'limits', 'causes']],
    [say('paper-part-next'), ['next']],
    [say('paper-part-proposals'), ['proposals']],
  ];
  return parts
    .map(([title, all]) => ({ title, isDivided: all.length > 1, kinds: all.filter(isShown) }))
    .filter(({ kinds }) => kinds.length > 0)
    .flatMap(({ title, isDivided, kinds }, nth) => [
      heading(1, `${['II', 'III', 'IV'][nth]}. ${upper(title)}`),
      ...kinds.flatMap((kind, at) => [
        ...(isDivided ? [heading(2, `${at + 1}. ${say(`paper-remark-${kind}`)}`)] : []),
        ...(report.unseenRemarks?.includes(kind) ? [paragraph(say('paper-remark-unseen'))] : []),
        ...paragraphs(report.remarks[kind] ?? say('paper-remark-none')),
      ]),
    ]);
}

/** The addressee: the standing deputy reports to the board, the board to the Chairman; demanded reports go to the head. */
function addresseeOf({ say, wardFullName }: PaperContext, kind: ReportKind): string {
  if (kind === 'deputy') return say('paper-to-board', { ward: wardFullName });
  if (kind === 'demanded') return say('paper-to-head');
  return say('paper-to-chairman', { ward: wardFullName });
}

/** True for reports within the board: they have no higher addressee, and their appendices are the standing deputy's. */
const isOfDeputy = (kind: ReportKind): boolean => kind === 'deputy' || kind === 'demanded';

function signatureOf(context: PaperContext, kind: ReportKind): Signature {
  if (!isOfDeputy(kind)) return headSignature(context);
  const { say, standingDeputyName } = context;
  return { capacity: null, office: say('paper-office-standing-deputy'), post: null, name: standingDeputyName };
}

/** What the head demanded, and its due day. */
const demandBlocks = ({ say }: PaperContext, { demand }: Report): readonly Block[] =>
  demand
    ? [
        paragraph(
          say('paper-report-demand', { due: dayText(demand.dueOn), text: demand.text, by: demand.by || 'none' }),
        ),
      ]
    : [];

/** Longest demand in a title, in characters (two lines). */
const longestTitle = 120;

/** The subject; for a demanded report it names the purpose. */
function subjectOf(context: PaperContext, { demand, period }: Report): string {
  const { say } = context;
  const facts = { ward: context.wardFullName, period: nameOfPeriod(context, period) };
  if (!demand) return say('paper-report-subject', facts);
  const [line = ''] = demand.text.split('\n');
  const text = line.length > longestTitle ? `${line.slice(0, longestTitle).replace(/\s+\S*$/u, '')}…` : line;
  return say('paper-report-subject-demanded', { ...facts, text });
}

/** For an unfinished period, the day up to which the figures count. */
const untilBlocks = ({ say }: PaperContext, { until, isOver = true, lastDay }: PeriodFigures): readonly Block[] =>
  until === undefined || isOver
    ? []
    : [paragraph(say('paper-report-until', { until: dayText(until), last: dayText(lastDay) }))];

/** Renders the report from its stored figures, so that a frozen report stays as approved. */
export function reportPaper(context: PaperContext, report: Report): Paper {
  const { say } = context;
  const { figures } = report;
  const seal = sealOf(say, report.hash);
  const early = report.approved ? signedEarly(say, report.approved.at, report.figures.lastDay) : null;
  return framed(context, {
    fileName: `bao-cao-${report.kind === 'deputy' ? 'pho-truong-ban-' : ''}${report.period}`,
    symbol: 'BC-BBT',
    type: say('paper-report-type'),
    subject: subjectOf(context, report),
    addressees: [addresseeOf(context, report.kind)],
    bases: basesOf(context),
    blocks: [
      ...demandBlocks(context, report),
      ...untilBlocks(context, figures),
      ...(early === null ? [] : [paragraph(early)]),
      heading(1, `I. ${upper(say('paper-part-results'))}`),
      ...(report.remarks.done
        ? [heading(2, `1. ${say('paper-part-direction')}`), ...paragraphs(report.remarks.done)]
        : [heading(2, `1. ${say('paper-part-direction')}`), paragraph(say('paper-report-direction'))]),
      ...followUpBlocks(context, report),
      heading(2, `2. ${say('paper-part-information')}`),
      ...informationBlocks(context, figures),
      heading(2, `3. ${say('paper-part-questions')}`),
      ...questionBlocks(context, figures),
      heading(2, `4. ${say('paper-part-money')}`),
      ...moneyBlocks(context, figures),
      heading(2, `5. ${say('paper-part-security')}`),
      paragraph(securityText(context, figures)),
      ...remarkParts(context, report),
      closing(say('paper-report-closing', { period: nameOfPeriod(context, report.period) })),
    ],
    signatures: [signatureOf(context, report.kind)],
    recipients: [
      say('paper-recipient-above'),
      ...(isOfDeputy(report.kind) ? [] : context.recipients),
      say('paper-recipient-archive'),
    ],
    appendices: appendicesOf(context, figures, isOfDeputy(report.kind) ? 'standingDeputy' : 'board'),
    imprint: say('paper-imprint', {
      version: report.version,
      state: say(`report-state-${report.state}`),
      hash: seal.shown,
    }),
    hashNote: seal.note,
  });
}

/** Opens a report, or one of its charts as a picture. */
export const open: OpenPaper = async (opening) => {
  const { records, context, ref, form, actor } = opening;
  if (form === 'silent') return silentPicture(opening);
  const report = await reportOf(records, ref.of, actor?.role ?? null);
  if (!report) return null;
  const chart = form === 'onTime' ? clauseChart : form === 'units' ? unitChart : null;
  if (chart) return { form: 'png', name: paperFormName(ref, form), chart: chart(context, report.figures) };
  return reportPaper(await asReported(records, context, report), report);
};
