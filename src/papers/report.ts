/**
 * Reports of a period (Art. 4, Art. 6.2): figures from the records, remarks from people. Each figure opens its list: the
 * appendix names the items by code. Order and headings as reports of a ward usually have them (domain §6.3).
 */
import { budgetKinds } from '../domain/budget/budget.ts';
import {
  byClause,
  type ClauseFigures,
  type PeriodFigures,
  permille,
  ranked,
  type Tally,
  timeSpent,
} from '../domain/period/figures.ts';
import { parsePeriod } from '../domain/period/period.ts';
import type { RemarkKind, Report, ReportKind } from '../domain/period/report.ts';
import { formatPermille } from '../domain/royalty/money.ts';
import type { Appendix, Block, Chart, Paper, Signature } from '../ports/papers.ts';
import { lookedBackDays, type UnitLine } from '../reading/contributors.ts';
import {
  appendixHead,
  basesOf,
  closing,
  column,
  dayText,
  dong,
  framed,
  heading,
  headSignature,
  instantText,
  type PaperContext,
  paragraph,
  paragraphs,
  periodName,
  signedEarly,
  upper,
} from './frame.ts';

/** The rows of a table of counts that are shown; the rest is one row. */
const shownRows = 10;

const rate = (part: number | null): string => (part === null ? '–' : `${formatPermille(part)}%`);

const nameOfPeriod = (context: PaperContext, id: string): string => {
  const period = parsePeriod(id);
  return period ? periodName(context, period) : id;
};

function comparison({ say }: PaperContext, now: number, before: number): string {
  if (before === 0) return say('paper-compare-none');
  const difference = permille(Math.abs(now - before), before) ?? 0;
  if (now === before) return say('paper-compare-same', { before });
  return now > before
    ? say('paper-compare-more', { before, percent: formatPermille(difference) })
    : say('paper-compare-less', { before, percent: formatPermille(difference) });
}

/** @param nameOf what people call the key */
function tallyTable(
  { say }: PaperContext,
  title: string,
  tallies: readonly Tally[],
  nameOf: (key: string) => string,
): readonly Block[] {
  if (tallies.length === 0) return [];
  const sorted = ranked(tallies);
  const all = sorted.reduce((sum, { codes }) => sum + codes.length, 0);
  const shown = sorted.length > shownRows + 1 ? sorted.slice(0, shownRows) : sorted;
  const rest = sorted.slice(shown.length);
  const row = (at: string, name: string, count: number): readonly string[] => [
    at,
    name,
    String(count),
    rate(permille(count, all)),
  ];
  return [
    {
      kind: 'table',
      columns: [
        column(say('paper-column-number'), 8, 'center'),
        column(title, 52),
        column(say('paper-column-count'), 20, 'right'),
        column(say('paper-column-part'), 20, 'right'),
      ],
      rows: [
        ...shown.map(({ key, codes }, at) => row(String(at + 1), nameOf(key), codes.length)),
        ...(rest.length > 0
          ? [
              row(
                '',
                say('paper-others', { count: rest.length }),
                rest.reduce((sum, { codes }) => sum + codes.length, 0),
              ),
            ]
          : []),
      ],
      total: row('', say('paper-total'), all),
    },
  ];
}

function clauseTable({ say }: PaperContext, clauses: readonly ClauseFigures[]): Block {
  return {
    kind: 'table',
    columns: [
      column(say('paper-column-clause'), 40),
      column(say('paper-column-count'), 15, 'right'),
      column(say('paper-column-on-time'), 15, 'right'),
      column(say('paper-column-late'), 15, 'right'),
      column(say('paper-column-rate'), 15, 'right'),
    ],
    rows: clauses.map(({ clause, cases, late, onTimePermille }) => [
      say(`paper-clause-${clause}`),
      String(cases.length),
      onTimePermille === null ? '–' : String(cases.length - late.length),
      onTimePermille === null ? '–' : String(late.length),
      rate(onTimePermille),
    ]),
  };
}

/** Only what has a date: the rest can be neither on time nor late. */
function onTimeChart({ say }: PaperContext, all: readonly ClauseFigures[]): Chart {
  const clauses = all.filter(({ onTimePermille }) => onTimePermille !== null);
  return {
    kind: 'stacked',
    title: say('paper-chart-on-time'),
    categories: clauses.map(({ clause }) => say(`paper-clause-short-${clause}`)),
    series: [
      { name: say('paper-column-on-time'), values: clauses.map(({ cases, late }) => cases.length - late.length) },
      { name: say('paper-column-late'), values: clauses.map(({ late }) => late.length) },
    ],
  };
}

/** Items by unit of the ward: what the web page and the picture in the chat show. */
export const unitChart = ({ say }: PaperContext, figures: PeriodFigures): Chart => ({
  kind: 'bars',
  title: say('paper-chart-units'),
  categories: figures.byUnit.slice(0, shownRows).map(({ key }) => key || say('paper-no-unit')),
  series: [
    { name: say('paper-column-count'), values: figures.byUnit.slice(0, shownRows).map(({ codes }) => codes.length) },
  ],
});

/** Days without an item, the longest silence first; the mark beside a name says that it is one, also in grey. */
export function silentChart({ say, on }: PaperContext, units: readonly UnitLine[]): Chart {
  const daysOf = ({ lastOn }: UnitLine): number =>
    lastOn === null
      ? lookedBackDays
      : Math.min(lookedBackDays, Math.round((Date.parse(on) - Date.parse(lastOn)) / dayMs));
  const ordered = units.toSorted((a, b) => daysOf(b) - daysOf(a));
  return {
    kind: 'bars',
    title: say('paper-chart-silent', { days: lookedBackDays }),
    categories: ordered.map(({ name, isSilent }) => (isSilent ? `${name} ⚠` : name)),
    series: [{ name: say('paper-column-silent'), values: ordered.map(daysOf) }],
  };
}
const dayMs = 86_400_000;

export const clauseChart = (context: PaperContext, figures: PeriodFigures): Chart =>
  onTimeChart(context, byClause([...figures.items, ...figures.answers]));

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
      }),
    ),
    clauseTable(context, clauses),
    { kind: 'chart', chart: onTimeChart(context, clauses) },
    paragraph(say('paper-report-by-section')),
    ...tallyTable(context, say('paper-column-section'), figures.bySection, (key) => key),
    paragraph(say('paper-report-by-unit')),
    { kind: 'chart', chart: unitChart(context, figures) },
    paragraph(say('paper-report-by-author')),
    ...tallyTable(context, say('paper-column-author'), figures.byAuthor, (key) => key),
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

function readBlocks({ say }: PaperContext, { views, mostRead = [] }: PeriodFigures): readonly Block[] {
  if (views === null) return [];
  const list = mostRead
    .map(({ code, views: times }) => say('paper-report-read-item', { code, views: times }))
    .join(', ');
  return [paragraph(say('paper-report-read', { views, list }))];
}

function questionBlocks(context: PaperContext, figures: PeriodFigures): readonly Block[] {
  const { say } = context;
  const [answers] = byClause(figures.answers);
  return [
    paragraph(
      say('paper-report-questions', {
        received: figures.questionsReceived.length,
        comparison: comparison(context, figures.questionsReceived.length, figures.before.questions),
        answered: figures.answers.length,
        onTime: rate(answers?.onTimePermille ?? null),
        open: figures.questionsOpen.length,
      }),
    ),
    ...tallyTable(context, say('paper-column-topic'), figures.questionsByTopic, (key) => say(`topic-${key}`)),
    ...tallyTable(context, say('paper-column-outcome-of-question'), figures.questionsByOutcome, (key) =>
      say(`paper-question-${key}`),
    ),
  ];
}

function moneyBlocks({ say }: PaperContext, figures: PeriodFigures): readonly Block[] {
  return [
    paragraph(
      figures.royaltyVnd === null
        ? say('paper-report-no-royalty')
        : say('paper-report-royalty', {
            amount: dong(figures.royaltyVnd),
            ...(figures.royaltyPaidVnd === undefined
              ? { paid: 'none', left: '' }
              : {
                  paid: dong(figures.royaltyPaidVnd),
                  left: dong(figures.royaltyVnd - figures.royaltyPaidVnd),
                }),
          }),
    ),
    ...(figures.budget.length > 0
      ? [
          {
            kind: 'table' as const,
            columns: [
              column(say('paper-column-budget'), 34),
              column(say('paper-column-approved'), 22, 'right'),
              column(say('paper-column-spent'), 22, 'right'),
              column(say('paper-column-left'), 22, 'right'),
            ],
            rows: figures.budget.map(({ name, approvedVnd, spentVnd, committedVnd }) => [
              budgetKinds.some((kind) => kind === name) ? say(`budget-kind-${name}`) : name,
              approvedVnd === null ? '–' : dong(approvedVnd),
              dong(spentVnd + committedVnd),
              approvedVnd === null ? '–' : dong(approvedVnd - spentVnd - committedVnd),
            ]),
          },
        ]
      : []),
  ];
}

function followUpBlocks({ say }: PaperContext, report: Report): readonly Block[] {
  const { planned } = report.figures;
  const done = planned.filter(({ doneOn }) => doneOn !== null).length;
  const actions = report.carried.map(({ text, dueOn, doneOn, note }) =>
    doneOn === null
      ? say('paper-action-open', { text, due: dayText(dueOn) || say('paper-no-date') })
      : say('paper-action-done', { text, day: dayText(doneOn), note: note ?? '' }).trim(),
  );
  return [
    ...(planned.length > 0 ? [paragraph(say('paper-report-plan', { planned: planned.length, done }))] : []),
    ...(actions.length > 0
      ? [paragraph(say('paper-report-actions')), { kind: 'list' as const, items: actions }]
      : [paragraph(say('paper-report-no-actions'))]),
  ];
}

const securityText = ({ say }: PaperContext, { security }: PeriodFigures): string => {
  const some = security.filter(({ count }) => count > 0);
  if (some.length === 0) return say('paper-report-no-security');
  const list = some.map(({ key, count }) => say(`paper-security-${key}`, { count })).join('; ');
  return say('paper-report-security', { list });
};

function remarkBlocks({ say }: PaperContext, report: Report, kinds: readonly RemarkKind[]): readonly Block[] {
  return kinds.flatMap((kind, at) => [
    ...(kinds.length > 1 ? [heading(2, `${at + 1}. ${say(`paper-remark-${kind}`)}`)] : []),
    ...paragraphs(report.remarks[kind] ?? say('paper-remark-none')),
  ]);
}

/** Codes, titles and dates of what was late, and who had it how long. */
function lateAppendix(context: PaperContext, figures: PeriodFigures): readonly Appendix[] {
  const { say } = context;
  const late = byClause([...figures.items, ...figures.answers]).flatMap((clause) => clause.late);
  if (late.length === 0) return [];
  const hours = (value: number | null) => (value === null ? '–' : String(value));
  return [
    {
      ...appendixHead(say, 'I', say('paper-report-late-list'), say('paper-report-type')),
      isLandscape: true,
      blocks: [
        {
          kind: 'table',
          columns: [
            column(say('paper-column-number'), 5, 'center'),
            column(say('paper-column-code'), 14),
            column(say('paper-column-title'), 40),
            column(say('paper-column-due'), 15, 'center'),
            column(say('paper-column-done'), 15, 'center'),
            column(say('paper-column-with-author'), 11, 'right'),
            column(say('paper-column-with-board'), 11, 'right'),
            column(say('paper-column-hours-late'), 11, 'right'),
          ],
          rows: late.map((each, at) => {
            const start = each.startedOn === null ? null : `${each.startedOn}T00:00:00+07:00`;
            const spent = timeSpent(each, start);
            return [
              String(at + 1),
              each.code,
              each.title,
              instantText(each.dueAt),
              instantText(each.doneAt),
              hours(spent.withAuthorHours),
              hours(spent.withBoardHours),
              String(spent.lateHours),
            ];
          }),
        },
      ],
    },
  ];
}

function itemsAppendix(context: PaperContext, figures: PeriodFigures, number: string): readonly Appendix[] {
  const { say } = context;
  if (figures.items.length === 0) return [];
  return [
    {
      ...appendixHead(say, number, say('paper-report-item-list'), say('paper-report-type')),
      isLandscape: false,
      blocks: [
        {
          kind: 'table',
          columns: [
            column(say('paper-column-number'), 7, 'center'),
            column(say('paper-column-code'), 18),
            column(say('paper-column-title'), 45),
            column(say('paper-column-clause'), 17),
            column(say('paper-column-published'), 15, 'center'),
          ],
          rows: figures.items.map(({ code, title, clause, doneAt }, at) => [
            String(at + 1),
            code,
            title,
            say(`paper-clause-short-${clause}`),
            instantText(doneAt).slice(0, 10),
          ]),
        },
      ],
    },
  ];
}

/** Every figure opens its list: its name, how many it counts, and the codes of what it counts. */
function figuresAppendix(context: PaperContext, figures: PeriodFigures, number: string): readonly Appendix[] {
  const { say } = context;
  const ofTally = (tallies: readonly Tally[], nameOf: (key: string) => string) =>
    ranked(tallies).map(({ key, codes }) => [nameOf(key), codes] as const);
  const rows = [
    ...ofTally(figures.bySection, (key) => key),
    ...ofTally(figures.byUnit, (key) => key || say('paper-no-unit')),
    ...ofTally(figures.byAuthor, (key) => key),
    [say('figure-returned'), [...figures.returned, ...figures.rejected].map(({ code }) => code)] as const,
    [say('figure-corrected'), [...figures.corrected, ...figures.takenDown]] as const,
    ...ofTally(figures.questionsByTopic, (key) => say(`topic-${key}`)),
    [say('figure-questions'), figures.answers.map(({ code }) => code)] as const,
    [say('figure-open'), figures.questionsOpen] as const,
  ].filter(([, codes]) => codes.length > 0);
  if (rows.length === 0) return [];
  return [
    {
      ...appendixHead(say, number, say('paper-report-figure-list'), say('paper-report-type')),
      isLandscape: false,
      blocks: [
        {
          kind: 'table',
          columns: [
            column(say('paper-column-figure'), 30),
            column(say('paper-column-count'), 12, 'right'),
            column(say('paper-column-codes'), 60),
          ],
          rows: rows.map(([name, codes]) => [name, String(codes.length), codes.join(', ')]),
        },
      ],
    },
  ];
}

const romans = ['I', 'II', 'III'] as const;

/** What was late, what was published, and what each other figure counts; numbered in the order in which they are there. */
function appendicesOf(context: PaperContext, figures: PeriodFigures): readonly Appendix[] {
  const late = lateAppendix(context, figures);
  const items = itemsAppendix(context, figures, romans[late.length] ?? '');
  return [...late, ...items, ...figuresAppendix(context, figures, romans[late.length + items.length] ?? '')];
}

/** The standing deputy reports to the board, the board to the Chairman; what was demanded goes to the head. */
function addresseeOf({ say, wardFullName }: PaperContext, kind: ReportKind): string {
  if (kind === 'deputy') return say('paper-to-board', { ward: wardFullName });
  if (kind === 'demanded') return say('paper-to-head');
  return say('paper-to-chairman', { ward: wardFullName });
}

function signatureOf(context: PaperContext, kind: ReportKind): Signature {
  if (kind !== 'deputy' && kind !== 'demanded') return headSignature(context);
  const { say, standingDeputyName } = context;
  return { capacity: null, office: say('paper-office-standing-deputy'), post: null, name: standingDeputyName };
}

export function reportPaper(context: PaperContext, report: Report): Paper {
  const { say } = context;
  const { figures } = report;
  const early = report.approved ? signedEarly(say, report.approved.at, report.figures.lastDay) : null;
  return framed(context, {
    fileName: `bao-cao-${report.kind === 'deputy' ? 'pho-truong-ban-' : ''}${report.period}`,
    symbol: 'BC-BBT',
    type: say('paper-report-type'),
    subject: say('paper-report-subject', { ward: context.wardFullName, period: nameOfPeriod(context, report.period) }),
    addressees: [addresseeOf(context, report.kind)],
    bases: basesOf(context),
    blocks: [
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
      heading(1, `II. ${upper(say('paper-part-assessment'))}`),
      ...remarkBlocks(context, report, ['strengths', 'limits', 'causes']),
      heading(1, `III. ${upper(say('paper-part-next'))}`),
      ...remarkBlocks(context, report, ['next']),
      heading(1, `IV. ${upper(say('paper-part-proposals'))}`),
      ...remarkBlocks(context, report, ['proposals']),
      closing(say('paper-report-closing', { period: nameOfPeriod(context, report.period) })),
    ],
    signatures: [signatureOf(context, report.kind)],
    recipients: [say('paper-recipient-above'), ...context.recipients, say('paper-recipient-archive')],
    appendices: appendicesOf(context, figures),
    imprint: say('paper-imprint', {
      version: report.version,
      state: say(`report-state-${report.state}`),
      hash: report.hash ?? say('paper-no-hash'),
    }),
  });
}
