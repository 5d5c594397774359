/**
 * How a question's date moves. A pause moves the day of the law, an interim answer only what was promised.
 *
 * A pause: while the person is asked for something the days do not run. The day on which it was asked still counts, the
 * day of the reply does not (Bộ luật Dân sự 91/2015, Điều 147: the day of the event is not counted). So the date moves by
 * the working days after the first, the second included. The regulation is silent about it: this is our reading, the same
 * counting as for everything else.
 */
import type { WorkCalendar } from '../calendar/holidays.ts';
import { addDays, endOfLocalDay, formatDate, type LocalDate, localDateOf } from '../calendar/local-date.ts';
import { addWorkingDays, isProvisionalBetween, isWorkingDay } from '../calendar/working-days.ts';
import { type Decision, happened, refused } from '../decision.ts';
import type { Sentence } from '../facts.ts';

/** By when an answer is due, with the sentence that explains the day. */
export interface QuestionDue {
  readonly on: LocalDate;
  /** 24:00 of that day. */
  readonly at: Date;
  readonly explanation: Sentence;
}

/** An interim answer may not put things off for longer than this, in working days from today. */
export const longestInterim = 30;

/** A person who was asked for something has this long to reply, in working days; then the office may close the question. */
export const patienceForReply = 15;

/** Working days after the first day, the second included. */
export const workingDaysBetween = (calendar: WorkCalendar, from: LocalDate, to: LocalDate): number => {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) count += 1;
  return count;
};

const provisional = (calendar: WorkCalendar, first: LocalDate, last: LocalDate): 'yes' | 'no' =>
  isProvisionalBetween(calendar, first, last) ? 'yes' : 'no';

/** @param on the day that was due when the pause began */
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

/** The new day of an interim answer: a working day after today and after the day promised so far, within reason. */
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
