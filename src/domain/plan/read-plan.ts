/** Reads a plan entry as typed: 'Hội thao khối 3; 05/12 7 giờ 30; Nhà văn hóa khối 3; chị Lan'. */

import type { LocalDate } from '../calendar/local-date.ts';
import type { Issue } from '../decision.ts';
import { fieldsIn } from '../period/fields.ts';
import { foldForSearch } from '../text/normalize.ts';
import { dayIn, objectionToDay, timeIn } from '../words/moment.ts';
import { bareName, bareTheme, isTheme } from '../words/names.ts';
import type { PlanEntry } from './plan.ts';

/** A plan entry as typed, before its assignee is looked up. */
export interface WrittenPlan extends Pick<PlanEntry, 'kind' | 'title' | 'at' | 'place'> {
  /** Null: no day was given, or it is not a calendar date. */
  readonly on: LocalDate | null;
  /** Set if the given day is not a calendar date. */
  readonly issue: Issue | null;
  /** '': no assignee. */
  readonly assignee: string;
}

/** A written date, which must not be read as a time: "05.12" would be five o'clock. */
const writtenDay = /(?<!\d)\d{1,2} ?[/.-] ?\d{1,2}(?: ?[/.-] ?\d{4})?(?!\d)/gu;
const people = /^(?:giao(?: cho)?|phan cong|dong chi|d\/c|dc|anh|chi|ba|ong|co|chu)\b/u;

const clockText = (hour: number, minute: number): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

/** '7 giờ 30' → '07:30'; null: no time is given. */
export function timeWritten(text: string): string | null {
  const time = timeIn(foldForSearch(text).replaceAll(writtenDay, ' '));
  return time && clockText(time.hour, time.minute);
}

/** True for a field that contains a day, with or without a time, whatever text surrounds it. */
const isMoment = (field: string, today: LocalDate): boolean =>
  dayIn(foldForSearch(field), today) !== null ||
  objectionToDay(field, today) !== null ||
  /^\D{0,12}\d{1,2} ?[/.-] ?\d{1,2}/u.test(field);

/** The fields after the title come in any order: the one with a day, the one that names a person in the usual way, the place. */
export function readPlan(words: string, today: LocalDate): WrittenPlan {
  const [first = '', ...rest] = fieldsIn(words);
  const moment = rest.find((field) => isMoment(field, today)) ?? (isMoment(first, today) ? first : '');
  const others = rest.filter((field) => field !== moment);
  const person = others.find((field) => people.test(foldForSearch(field))) ?? others[1] ?? '';
  const place = others.find((field) => field !== person) ?? null;
  return {
    kind: isTheme(first) ? 'theme' : 'event',
    title: bareTheme(first),
    on: dayIn(foldForSearch(moment), today),
    issue: objectionToDay(moment, today),
    at: timeWritten(moment),
    place,
    assignee: bareName(person),
  };
}
