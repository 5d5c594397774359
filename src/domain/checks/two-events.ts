/** Finds two events in one message: each has its own day and its own deadline, and they must not be merged without asking. */
import lists from '../../../words/lists/news.json' with { type: 'json' };
import { formatDate, type LocalDate } from '../calendar/local-date.ts';
import { containsAny, forMatching, phrases } from '../question/phrase-matching.ts';
import { findDate } from '../text/date-words.ts';
import type { Check, Finding } from './check.ts';

const doing = phrases(lists.secondEvent.doing);

/** In words. A shorter paragraph at most names an event. */
const shortest = 8;

/** Certain days in paragraphs that describe an action, in order. */
const daysIn = (body: string, now: Date, timeZone: string): readonly LocalDate[] =>
  body.split(/\n+/u).flatMap((paragraph) => {
    const heard = forMatching(paragraph);
    if (heard.length < shortest || !containsAny(heard, doing)) return [];
    const found = findDate(paragraph, { now, timeZone });
    return found?.certainty === 'sure' ? [found.date] : [];
  });

/** Warns when paragraphs give two different days. */
export const twoEvents: Check = {
  id: 'two-events',
  find: ({ body, now, timeZone = 'Asia/Ho_Chi_Minh' }): readonly Finding[] => {
    const [first, ...others] = daysIn(body, now, timeZone);
    const second = others.find((day) => day !== first);
    if (!first || !second) return [];
    const facts = { first: formatDate(first), second: formatDate(second) };
    return [{ check: 'two-events', key: 'check-two-events', severity: 'warning', facts, evidence: [] }];
  },
};
