/** Appendices of a report: every figure opens its list. */

import { notedReason } from '../domain/act/submission.ts';
import {
  byClause,
  codesOfOutcome,
  outcomes,
  type PeriodFigures,
  type PlannedThing,
  type ReturnedItem,
  ranked,
  type Tally,
  timeSpent,
} from '../domain/period/figures.ts';
import type { Appendix } from '../ports/papers.ts';
import { appendixHead, column, dayText, instantText, numbered, type PaperContext } from './frame.ts';

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
        numbered(
          say,
          5,
          [
            column(say('paper-column-code'), 14),
            column(say('paper-column-title'), 40),
            column(say('paper-column-due'), 15, 'center'),
            column(say('paper-column-done'), 15, 'center'),
            column(say('paper-column-with-author'), 11, 'right'),
            column(say('paper-column-with-board'), 11, 'right'),
            column(say('paper-column-with-portal'), 11, 'right'),
            column(say('paper-column-hours-late'), 11, 'right'),
          ],
          late.map((each) => {
            const dayStart = each.startedOn === null ? null : `${each.startedOn}T00:00:00+07:00`;
            const spent = timeSpent(each, each.startedAt ?? dayStart);
            return [
              each.code,
              each.title,
              instantText(each.dueAt),
              instantText(each.doneAt),
              hours(spent.withAuthorHours),
              hours(spent.withBoardHours),
              hours(spent.withPortalHours),
              String(spent.lateHours),
            ];
          }),
        ),
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
        numbered(
          say,
          7,
          [
            column(say('paper-column-code'), 18),
            column(say('paper-column-title'), 45),
            column(say('paper-column-clause'), 17),
            column(say('paper-column-published'), 15, 'center'),
          ],
          figures.items.map(({ code, title, clause, doneAt }) => [
            code,
            title,
            say(`paper-clause-short-${clause}`),
            instantText(doneAt).slice(0, 10),
          ]),
        ),
      ],
    },
  ];
}

/** Every figure opens its list: its name, how many it counts, and what it counts: codes, a return with its reason, what was planned by its title. */
function figuresAppendix(context: PaperContext, figures: PeriodFigures, number: string): readonly Appendix[] {
  const { say } = context;
  const ofTally = (tallies: readonly Tally[], nameOf: (key: string) => string) =>
    ranked(tallies).map(({ key, codes }) => [nameOf(key), codes] as const);
  const one = (name: string, list: readonly string[]) => [name, list] as const;
  const withReason = ({ code, reason }: ReturnedItem): string => {
    const noted = notedReason(reason);
    const said = typeof noted === 'string' ? noted : say(noted.key);
    return said === '' ? code : `${code} (${said})`;
  };
  const planned = ({ title, doneOn }: PlannedThing): string =>
    doneOn === null ? title : `${title} (${dayText(doneOn)})`;
  const rows = [
    one(say('paper-figure-received'), figures.received),
    ...ofTally(figures.bySection, (key) => key),
    ...ofTally(figures.byUnit, (key) => key || say('paper-no-unit')),
    ...ofTally(figures.byAuthor, (key) => key),
    ...ofTally(figures.byAim, (key) => say(`paper-aim-${key}`)),
    one(say('paper-figure-returned'), figures.returned.map(withReason)),
    one(say('paper-figure-rejected'), figures.rejected.map(withReason)),
    one(say('paper-figure-corrected'), figures.corrected),
    one(say('paper-figure-down'), figures.takenDown),
    one(say('paper-figure-plan-done'), figures.planned.filter(({ doneOn }) => doneOn !== null).map(planned)),
    one(say('paper-figure-plan-open'), figures.planned.filter(({ doneOn }) => doneOn === null).map(planned)),
    one(say('paper-figure-questions-received'), figures.questionsReceived),
    ...outcomes.map((outcome) => one(say(`paper-figure-outcome-${outcome}`), codesOfOutcome(figures, outcome))),
    ...ofTally(figures.questionsByTopic, (key) => say(`topic-${key}`)),
    ...ofTally(figures.questionsByOutcome, (key) => say('paper-figure-state', { state: say(`paper-question-${key}`) })),
    one(
      say('figure-questions'),
      figures.answers.map(({ code }) => code),
    ),
    one(say('figure-open'), figures.questionsOpen),
  ].filter(([, list]) => list.length > 0);
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
          rows: rows.map(([name, list]) => [name, String(list.length), list.join('; ')]),
        },
      ],
    },
  ];
}

const romans = ['I', 'II', 'III'] as const;

/** What was late, what was published, and what each other figure counts; numbered in the order in which they are there. */
export function appendicesOf(context: PaperContext, figures: PeriodFigures): readonly Appendix[] {
  const late = lateAppendix(context, figures);
  const items = itemsAppendix(context, figures, romans[late.length] ?? '');
  return [...late, ...items, ...figuresAppendix(context, figures, romans[late.length + items.length] ?? '')];
}
