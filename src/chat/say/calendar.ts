/** Days off, worked days, and what changes with them, in words. Pure. */
import { actNamed } from '../../domain/act/act.ts';
import type { Action } from '../../domain/act/press.ts';
import { wardActs } from '../../domain/act/ward.ts';
import type { PendingProposal, SpecialDay } from '../../domain/calendar/holidays.ts';
import { formatDate, formatDayMonth, type LocalDate } from '../../domain/calendar/local-date.ts';
import { addableKinds } from '../../domain/calendar/ward-calendar.ts';
import type { Sentence } from '../../domain/facts.ts';
import { joinedLines } from '../../domain/facts.ts';
import type { ButtonRows, Message } from '../../domain/message.ts';
import {
  type Behind,
  type CalendarCommand,
  type MovedCase,
  movedLine,
} from '../../usecases/calendar/change-calendar.ts';
import { button, rows, skipButton } from './buttons.ts';
import { listLength } from './lists.ts';
import { pageButton } from './plan.ts';

/** A day that the program proposes from a notice, as it is shown to the board. */
export interface ProposalShown extends Pick<PendingProposal, 'effect' | 'options' | 'touches'> {
  /** How many open cases its first option would move. Null for readers who cannot decide it, or when it names no day yet. */
  readonly moves: number | null;
  /** One of its days has passed, so it can only be dropped. */
  readonly isPast: boolean;
}

/** The ward's calendar as one reader sees it in the chat. */
export interface CalendarSeen {
  readonly days: readonly (SpecialDay & { readonly isOwn: boolean; readonly by: string })[];
  readonly proposals: readonly ProposalShown[];
  /** The reader may change it. */
  readonly isKeeper: boolean;
  /** The year that can be confirmed as completely entered; null when there is none. */
  readonly year: number | null;
  /** What is planned and owed in the next days. */
  readonly agenda: readonly Sentence[];
  /** The reader may open the plan, meetings and obligations. */
  readonly isBoard: boolean;
}

const actionOf = (name: 'addDay' | 'adoptDay' | 'dropDay' | 'removeDay' | 'confirmYear', more: string): Action =>
  `${actNamed(wardActs, name).press}.${more}`;

/** How many of the ward's own days have a button that removes them, soonest first. */
const removable = 6;

const proposalButtons = ({ options, isPast }: ProposalShown): ButtonRows => {
  const adopt = (isPast ? [] : options).flatMap(({ name, days }, at) => {
    const [first] = days;
    const facts = { days: options.length > 1 ? name : days.map(({ date }) => formatDayMonth(date)).join(' ↔ ') };
    return first ? [[button({ key: 'choice-day-adopt', facts }, actionOf('adoptDay', `${first.date}.${at}`))]] : [];
  });
  const first = options[0]?.days[0];
  if (!first) return [];
  const label = formatDayMonth(first.date);
  return [...adopt, [button({ key: 'choice-day-drop', facts: { days: label } }, actionOf('dropDay', first.date))]];
};

/** Shows the calendar; people who keep it get buttons for the open proposals. */
export function calendarShown({ days, proposals, isKeeper, year, agenda, isBoard }: CalendarSeen): Message {
  const lines = days.slice(0, listLength).map(
    ({ date, name, source, status, by }): Sentence => ({
      key: 'days-line',
      facts: { date: formatDate(date), name, source, status, by: by || 'none' },
    }),
  );
  const waiting = proposals.map(
    ({ effect, moves, isPast }): Sentence => ({
      key: 'days-pending-line',
      facts: { effect, moves: isPast ? 'past' : (moves ?? 'none') },
    }),
  );
  return {
    key: 'days-list',
    facts: {
      ...{ count: days.length, lines: joinedLines(lines), pending: joinedLines(waiting) },
      agenda: agenda.length === 0 ? '' : joinedLines([{ key: 'agenda-title', facts: { lines: joinedLines(agenda) } }]),
    },
    buttons: rows(
      ...(isKeeper ? keepersButtons(proposals, days, year) : []),
      isBoard && [pageButton('choice-board-plan', 'plan'), pageButton('choice-board-meetings', 'meetings')],
      isBoard && [pageButton('choice-board-obligations', 'obligations')],
    ),
  };
}

function keepersButtons(
  proposals: CalendarSeen['proposals'],
  days: CalendarSeen['days'],
  year: CalendarSeen['year'],
): ButtonRows {
  const own = days.filter((day) => day.isOwn).slice(0, removable);
  return rows(
    ...proposals.flatMap(proposalButtons),
    ...addableKinds.map((kind) => [button({ key: 'choice-day-add', facts: { kind } }, actionOf('addDay', kind))]),
    ...own.map(({ date }) => [
      button({ key: 'choice-day-remove', facts: { date: formatDayMonth(date) } }, actionOf('removeDay', date)),
    ]),
    year !== null && [
      button({ key: 'choice-year-confirm', facts: { year: String(year) } }, actionOf('confirmYear', String(year))),
    ],
  );
}

const movedLines = (moved: readonly MovedCase[]): Sentence | string =>
  joinedLines(moved.slice(0, listLength).map(movedLine));

/** Shows a day before it applies: its source, and which cases it moves. */
export const dayOffer = (
  { kind, date, source }: Pick<Extract<CalendarCommand, { type: 'add' }>, 'kind' | 'date' | 'source'>,
  { moved, behind }: { readonly moved: readonly MovedCase[]; readonly behind: Behind },
): Message => ({
  key: 'day-offer',
  facts: { kind, date: formatDate(date), source, behind, count: moved.length, lines: movedLines(moved) },
  buttons: [[button('choice-apply', 'dayApply')], [skipButton]],
});

/**
 * Confirms a change of the calendar.
 * @param own a day that was entered just now and can be removed again; for a swap, both days are removed
 * @param isUnnumbered the number of its notice is not known yet: it is asked for and may be given later
 */
export const dayChanged = (
  type: CalendarCommand['type'],
  moved: readonly MovedCase[],
  { own, isUnnumbered }: { readonly own: LocalDate | undefined; readonly isUnnumbered: boolean },
): Message => ({
  key: 'day-changed',
  facts: { type, count: moved.length, lines: movedLines(moved), asks: isUnnumbered ? 'number' : 'nothing' },
  buttons: rows(own && [button('choice-undo', actionOf('removeDay', own))], isUnnumbered && [skipButton]),
});
