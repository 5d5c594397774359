/** Checks whether the event is still to come, and whether the legal deadline has passed (Art. 8.1). */
import { daysBetween, formatDate } from '../calendar/local-date.ts';
import type { Check } from './check.ts';

/** Art. 8 counts from an event that has taken place; only items of the category "other" may announce one. */
export const dateAhead: Check = {
  id: 'date-ahead',
  find: ({ eventOn, today, category }) => {
    if (!eventOn || eventOn <= today) return [];
    const facts = { day: formatDate(eventOn), days: daysBetween(today, eventOn) };
    const severity = category === 'other' ? 'note' : 'warning';
    return [{ check: 'date-ahead', key: 'check-date-ahead', severity, facts, evidence: [] }];
  },
};

/** A late item is still accepted and only marked: Art. 8 sets a deadline but does not reject late news. */
export const deadlinePassed: Check = {
  id: 'deadline-passed',
  find: ({ due, submittedAt, now }) => {
    if (!due || (submittedAt ?? now) < due.at) return [];
    const facts = { day: formatDate(due.on) };
    return [{ check: 'deadline-passed', key: 'check-deadline-passed', severity: 'warning', facts, evidence: [] }];
  },
};
