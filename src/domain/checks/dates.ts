/** Is the day ahead of us, or is the legal deadline over? (Art. 8.1) */
import { daysBetween, formatDate } from '../calendar/local-date.ts';
import type { Check } from './check.ts';

/** Art. 8 counts from what has taken place; "other" items may announce. */
export const dateAhead: Check = {
  id: 'date-ahead',
  find: ({ eventOn, today, category }) => {
    if (!eventOn || eventOn <= today) return [];
    const facts = { day: formatDate(eventOn), days: daysBetween(today, eventOn) };
    const severity = category === 'other' ? 'note' : 'warning';
    return [{ check: 'date-ahead', key: 'check-date-ahead', severity, facts, evidence: [] }];
  },
};

/** Still accepted, and marked: Art. 8 says how fast, not that late news is refused. */
export const deadlinePassed: Check = {
  id: 'deadline-passed',
  find: ({ due, submittedAt, now }) => {
    if (!due || (submittedAt ?? now) < due.at) return [];
    const facts = { day: formatDate(due.on) };
    return [{ check: 'deadline-passed', key: 'check-deadline-passed', severity: 'warning', facts, evidence: [] }];
  },
};
