/** Appendices of a report, which list the items behind each figure. */

import { notedReason } from '../domain/act/submission.ts';
import {
  byClause,
  codesOfOutcome,
  minutesLate,
  outcomes,
  type PeriodFigures,
  type PlannedThing,
  type ReturnedItem,
  ranked,
  type Tally,
  type TimedCase,
  timeSpent,
} from '../domain/period/figures.ts';
import type { Appendix } from '../ports/papers.ts';
import { appendix, counted, dayText, instantText, numbered, type PaperContext, table } from './frame.ts';
import { onTimeChart, unitChart } from './report-charts.ts';

type Author = 'board' | 'standingDeputy';

/** Late cases with codes, titles and dates, and how long each party held them. */
function lateAppendix(context: PaperContext, figures: PeriodFigures, number: string, by: Author): readonly Appendix[] {
  const { say } = context;
  const late = byClause([...figures.items, ...figures.answers]).flatMap((clause) => clause.late);
  if (late.length === 0) return [];
  const hours = (value: number | null) => (value === null ? '–' : String(value));
  const lateText = (each: TimedCase): string => {
    const minutes = minutesLate(each);
    const parts = { days: Math.floor(minutes / 1440), hours: Math.floor(minutes / 60) % 24, minutes: minutes % 60 };
    return say('paper-late-by', { ...parts, unit: parts.days > 0 ? 'days' : parts.hours > 0 ? 'hours' : 'minutes' });
  };
  const timed = late.map((each) => {
    const dayStart = each.startedOn === null ? null : `${each.startedOn}T00:00:00+07:00`;
    return { ...each, ...timeSpent(each, each.startedAt ?? dayStart) };
  });
  return [
    appendix(
      say,
      { number, what: say('paper-report-late-list'), type: say('paper-report-type'), by, isLandscape: true },
      numbered(say, 5, timed, [
        [say('paper-column-code'), 15, ({ code }) => code],
        [say('paper-column-title'), 40, ({ title }) => title],
        // Wide enough for date and time on one line.
        [say('paper-column-due'), 18, ({ dueAt }) => instantText(dueAt), 'center'],
        [say('paper-column-done'), 18, ({ doneAt }) => instantText(doneAt), 'center'],
        [say('paper-column-with-author'), 9, ({ withAuthorHours }) => hours(withAuthorHours), 'right'],
        [say('paper-column-with-board'), 9, ({ withBoardHours }) => hours(withBoardHours), 'right'],
        [say('paper-column-with-portal'), 9, ({ withPortalHours }) => hours(withPortalHours), 'right'],
        [say('paper-column-hours-late'), 14, lateText, 'right'],
      ]),
    ),
  ];
}

function itemsAppendix(context: PaperContext, figures: PeriodFigures, number: string, by: Author): readonly Appendix[] {
  const { say } = context;
  if (figures.items.length === 0) return [];
  return [
    appendix(
      say,
      { number, what: say('paper-report-item-list'), type: say('paper-report-type'), by },
      numbered(say, 7, figures.items, [
        [say('paper-column-code'), 18, ({ code }) => code],
        [say('paper-column-title'), 45, ({ title }) => title],
        [say('paper-column-clause'), 17, ({ clause }) => say(`paper-clause-short-${clause}`)],
        [say('paper-column-published'), 15, ({ doneAt }) => instantText(doneAt).slice(0, 10), 'center'],
      ]),
    ),
  ];
}

/** Each figure with its count and what it counts: codes, returned items with their reasons, planned entries by title. */
function figuresAppendix(
  context: PaperContext,
  figures: PeriodFigures,
  number: string,
  by: Author,
): readonly Appendix[] {
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
    appendix(
      say,
      { number, what: say('paper-report-figure-list'), type: say('paper-report-type'), by },
      table(rows, [
        [say('paper-column-figure'), 30, ([name]) => name],
        [say('paper-column-count'), 12, ([, list]) => counted(list.length), 'right'],
        [say('paper-column-codes'), 60, ([, list]) => list.join('; ')],
      ]),
    ),
  ];
}

/** Charts in an appendix, because a chart that does not fit on the rest of a page would leave it empty. */
function chartAppendix(context: PaperContext, figures: PeriodFigures, by: Author): readonly Appendix[] {
  const { say } = context;
  if (figures.items.length === 0) return [];
  const named = { number: 'I', what: say('paper-report-charts'), type: say('paper-report-type'), by };
  return [
    appendix(say, named, [
      { kind: 'chart', chart: onTimeChart(context, byClause(figures.items)) },
      { kind: 'chart', chart: unitChart(context, figures) },
    ]),
  ];
}

const romans = ['I', 'II', 'III', 'IV'] as const;

/** Charts, late cases, published items, and the other figures; numbered in order of presence. */
export function appendicesOf(context: PaperContext, figures: PeriodFigures, by: Author): readonly Appendix[] {
  const all: Appendix[] = [...chartAppendix(context, figures, by)];
  for (const each of [lateAppendix, itemsAppendix, figuresAppendix])
    all.push(...each(context, figures, romans[all.length] ?? '', by));
  return all;
}
