/**
 * How the due date of a question moves. A pause moves the legal due date; an interim answer moves only the promised date.
 *
 * Pause: while the asker is asked for information, the days do not count. The day of the request still counts, the day of the
 * reply does not (Bộ luật Dân sự 91/2015, Điều 147: the day of the event is not counted). So the date moves by the working days
 * after the first day, including the last. The regulation does not say how to count: this is our reading, the same as
 * everywhere else in the program.
 */
import type { WorkCalendar } from '../calendar/holidays.ts';
import { addDays, endOfLocalDay, formatDate, type LocalDate, localDateOf } from '../calendar/local-date.ts';
import { addWorkingDays, isProvisionalBetween, isWorkingDay } from '../calendar/working-days.ts';
import { type Decision, happened, refused } from '../decision.ts';
import type { Sentence } from '../facts.ts';

/** The due date of an answer, with the sentence that explains it. */
export interface QuestionDue {
  readonly on: LocalDate;
  /** 24:00 of that day. */
  readonly at: Date;
  readonly explanation: Sentence;
}

/** An interim answer may postpone the date by at most this many working days from today. */
export const longestInterim = 30;

/** An asker who is asked for information has this many working days to reply; after that the office may close the question. */
export const patienceForReply = 15;

/** Counts the working days after `from`, up to and including `to`. */
export const workingDaysBetween = (calendar: WorkCalendar, from: LocalDate, to: LocalDate): number => {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) count += 1;
  return count;
};

const provisional = (calendar: WorkCalendar, first: LocalDate, last: LocalDate): 'yes' | 'no' =>
  isProvisionalBetween(calendar, first, last) ? 'yes' : 'no';

/**
 * The due date after a pause.
 * @param on the day that was due when the pause began
 */
export const dueAfterPause = (
  on: LocalDate,
  pause: { readonly from: Date; readonly to: Date },
  calendar: WorkCalendar,
): QuestionDue & { readonly movedDays: number } => {
  const from = localDateOf(pause.from, calendar.timeZone);
  const to = localDateOf(pause.to, calendar.timeZone);
  const movedDays = workingDaysBetween(calendar, from, to);
  const dueOn = movedDays === 0 ? on : addWorkingDays(calendar, on, movedDays).dueOn;
  return {
    on: dueOn,
    at: endOfLocalDay(dueOn, calendar.timeZone),
    movedDays,
    explanation: {
      key: 'question-due-paused',
      facts: {
        askedOn: formatDate(from),
        repliedOn: formatDate(to),
        movedDays,
        dueOn: formatDate(dueOn),
        isProvisional: provisional(calendar, addDays(from, 1), dueOn),
      },
    },
  };
};

/**
 * Checks the new date of an interim answer: a working day after today and after the date promised so far, at most
 * `longestInterim` working days from today.
 */
export const dueOfInterim = (
  wanted: LocalDate,
  now: Date,
  promisedOn: LocalDate,
  calendar: WorkCalendar,
): Decision<QuestionDue> => {
  const today = localDateOf(now, calendar.timeZone);
  if (wanted <= today || wanted <= promisedOn)
    return refused('issue-question-interim-early', { date: formatDate(wanted), due: formatDate(promisedOn) });
  if (!isWorkingDay(calendar, wanted)) return refused('issue-question-interim-day-off', { date: formatDate(wanted) });
  const latest = addWorkingDays(calendar, today, longestInterim).dueOn;
  if (wanted > latest)
    return refused('issue-question-interim-late', { date: formatDate(wanted), latest: formatDate(latest) });
  return happened({
    on: wanted,
    at: endOfLocalDay(wanted, calendar.timeZone),
    explanation: {
      key: 'question-due-interim',
      facts: {
        sentOn: formatDate(today),
        dueOn: formatDate(wanted),
        isProvisional: provisional(calendar, addDays(today, 1), wanted),
      },
    },
  });
};
