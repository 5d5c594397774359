/** A plan's entry as somebody types it: 'Hội thao khối 3; 05/12 7 giờ 30; Nhà văn hóa khối 3; chị Lan'. */

import type { LocalDate } from '../calendar/local-date.ts';
import type { Issue } from '../decision.ts';
import { fieldsIn } from '../period/fields.ts';
import { foldForSearch } from '../text/normalize.ts';
import { dayIn, objectionToDay, timeIn } from '../words/moment.ts';
import { bareName, bareTheme, isTheme } from '../words/names.ts';
import type { PlanEntry } from './plan.ts';

/** A plan as it was typed, before anybody is known by it. */
export interface WrittenPlan extends Pick<PlanEntry, 'kind' | 'title' | 'at' | 'place'> {
  /** Null: no day is told, or the calendar has no such day. */
  readonly on: LocalDate | null;
  /** The calendar has no such day. */
  readonly issue: Issue | null;
  /** '' : nobody. */
  readonly assignee: string;
}

/** A written day is no hour: "05.12" would be five o'clock. */
const writtenDay = /(?<!\d)\d{1,2} ?[/.-] ?\d{1,2}(?: ?[/.-] ?\d{4})?(?!\d)/gu;
const people = /^(?:giao(?: cho)?|phan cong|dong chi|d\/c|dc|anh|chi|ba|ong|co|chu)\b/u;

const clockText = (hour: number, minute: number): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

/** '7 giờ 30' → '07:30'; null: no time is told. */
export function timeWritten(text: string): string | null {
  const time = timeIn(foldForSearch(text).replaceAll(writtenDay, ' '));
  return time && clockText(time.hour, time.minute);
}

/** A field that is a day, with or without an hour, whatever stands around it. */
const isMoment = (field: string, today: LocalDate): boolean =>
  dayIn(foldForSearch(field), today) !== null ||
  objectionToDay(field, today) !== null ||
  /^\D{0,12}\d{1,2} ?[/.-] ?\d{1,2}/u.test(field);

/** Fields come in any order behind the title: the one with a day, the one that names a person as people do, the place. */
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
