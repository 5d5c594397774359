/** One-line descriptions of a plan entry, a request, a meeting and a duty, for the chat, the desk and reminders. */
import { formatDate, formatDayMonth, type LocalDate } from '../calendar/local-date.ts';
import { namesOf, type Sentence } from '../facts.ts';
import { shortPeriod } from '../period/period.ts';
import type { BoardMeeting } from './meeting.ts';
import { mostNamed, type Obligation } from './obligation.ts';
import { isMissing, type PlanEntry } from './plan.ts';
import type { InfoRequest } from './request.ts';

/** State of an entry: its item is missing after the due date, has come, or is not due yet. */
function stateOf(entry: PlanEntry, today: LocalDate): string {
  if (entry.state === 'dropped') return 'dropped';
  if (entry.items.length > 0) return 'came';
  return isMissing(entry, today) ? 'missing' : 'open';
}

/** Day, place and assignee. @param today used to add the state; null leaves it out */
export const planLine = (entry: PlanEntry, today: LocalDate | null): Sentence => ({
  key: 'plan-line',
  facts: {
    day: formatDayMonth(entry.on),
    ...{ at: entry.at ?? 'none', title: entry.title, place: entry.place ?? 'none', kind: entry.kind },
    who: entry.assignee?.name ?? 'none',
    state: today ? stateOf(entry, today) : 'open',
    codes: (today && entry.items.map(({ code }) => code).join(', ')) || 'none',
  },
});

/** Unit, subject, deadline and the people asked. */
export const requestLine = ({ unit, text, dueOn, state, asked }: InfoRequest, today: LocalDate): Sentence => ({
  key: 'request-line',
  facts: {
    ...{ unit, text, due: formatDate(dueOn), state: state === 'open' && dueOn < today ? 'late' : state },
    who: asked.map(({ name }) => name).join(', ') || 'none',
  },
});

/** Kind, period, day, time, place and state. */
export const meetingLine = ({ kind, period, on, at, place, state }: BoardMeeting): Sentence => ({
  key: 'meeting-line',
  facts: { kind, period: shortPeriod(period), day: formatDate(on), at, place, state },
});

/** The duty, its due date, and who has it. */
export function obligationLine({ kind, about, dueOn, state, who, count }: Obligation): Sentence {
  const [first = '', period] = about.split(':');
  const facts = { kind: first, period: shortPeriod(period ?? about), about, page: about, count };
  return {
    key: 'obligation-line',
    facts: {
      ...{ what: { key: `obligation-${kind}`, facts }, due: dueOn ? formatDate(dueOn) : 'none', state },
      who:
        'role' in who
          ? { key: 'process-role', facts: { role: who.role } }
          : namesOf(who.names || 'none', count - mostNamed),
    },
  };
}
