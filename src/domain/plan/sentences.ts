/** How an entry, a request, a meeting and what is owed are told in one line: in a chat, at the desk and in reminders. */
import { formatDate, formatDayMonth, type LocalDate } from '../calendar/local-date.ts';
import { namesOf, type Sentence } from '../facts.ts';
import { shortPeriod } from '../period/period.ts';
import type { BoardMeeting } from './meeting.ts';
import { mostNamed, type Obligation } from './obligation.ts';
import { isMissing, type PlanEntry } from './plan.ts';
import type { InfoRequest } from './request.ts';

/** How an entry stands: nothing came by its day, something did, or its day is still to come. */
function stateOf(entry: PlanEntry, today: LocalDate): string {
  if (entry.state === 'dropped') return 'dropped';
  if (entry.items.length > 0) return 'came';
  return isMissing(entry, today) ? 'missing' : 'open';
}

/** Day, place and who goes. @param today for how it stands; null: that is not told */
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

/** Which unit, about what, until when, and who was asked. */
export const requestLine = ({ unit, text, dueOn, state, asked }: InfoRequest, today: LocalDate): Sentence => ({
  key: 'request-line',
  facts: {
    ...{ unit, text, due: formatDate(dueOn), state: state === 'open' && dueOn < today ? 'late' : state },
    who: asked.map(({ name }) => name).join(', ') || 'none',
  },
});

/** Kind, period, day, hour, place and how it stands. */
export const meetingLine = ({ kind, period, on, at, place, state }: BoardMeeting): Sentence => ({
  key: 'meeting-line',
  facts: { kind, period: shortPeriod(period), day: formatDate(on), at, place, state },
});

/** What is owed, until when, and by whom. */
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
