/** `/lich`: the coming special days, open proposals about days, and the presses that change them. */

import { readDayEntry } from '../../domain/calendar/day-entry.ts';
import { addDays, formatDate, type LocalDate, localDateOf, parseLocalDate } from '../../domain/calendar/local-date.ts';
import { type AddableKind, addableKinds, noNoticeYet, removableEntries } from '../../domain/calendar/ward-calendar.ts';
import { refused } from '../../domain/decision.ts';
import type { Sentence } from '../../domain/facts.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { meetingLine, obligationLine, planLine } from '../../domain/plan/sentences.ts';
import { isBoard } from '../../domain/roles.ts';
import { foldInPlace } from '../../domain/text/normalize.ts';
import { objectionToDay } from '../../domain/words/moment.ts';
import type { Unit } from '../../ports/services.ts';
import { readCalendar, seeDays } from '../../reading/days.ts';
import { type CalendarCommand, changeCalendar, nameSource } from '../../usecases/calendar/change-calendar.ts';
import { meetingsAround } from '../../usecases/plan/meetings.ts';
import { datedObligations } from '../../usecases/plan/obligations.ts';
import { planBetween } from '../../usecases/plan/plan.ts';
import { tell } from '../../usecases/tell.ts';
import { skipButton } from '../say/buttons.ts';
import { calendarShown, dayChanged, dayOffer, type ProposalShown } from '../say/calendar.ts';
import { listLength } from '../say/lists.ts';
import { noted, type Reply, replied } from '../talk/reply.ts';
import { forgetOpen, openIn, remember } from '../talk/talk.ts';

/** Longest text of a source, such as a notice, in characters. */
const longestSource = 200;

interface Pressed {
  readonly argument: string;
  readonly more: string;
}

const isKeeper = (person: Person): boolean => ['head', 'standingDeputy'].includes(actorOf(person).role);

/** Lists the coming special days with their sources, and for those who keep the calendar also the acts. */
export async function listDays(unit: Unit, person: Person): Promise<Reply> {
  const { days, proposals, year } = await seeDays(unit);
  const message = calendarShown({
    days,
    proposals: isKeeper(person)
      ? await withMoves(unit, person, proposals)
      : proposals.map((each) => ({ ...each, moves: null })),
    isKeeper: isKeeper(person),
    year,
    agenda: await agendaOf(unit, localDateOf(unit.now, unit.ward.timeZone)),
    isBoard: isBoard(actorOf(person).role),
  });
  return replied(unit, person.id, message);
}

/** How many days ahead the plan and meetings are listed beside the special days. */
const agendaDays = 14;

/** Planned events, meetings, and obligations that are near or late, one line each. */
async function agendaOf(unit: Unit, today: LocalDate): Promise<readonly Sentence[]> {
  const until = addDays(today, agendaDays);
  const plan = (await planBetween(unit, today, until)).filter(({ state }) => state === 'planned');
  const meetings = (await meetingsAround(unit, today)).filter(
    ({ on, state }) => today <= on && on <= until && (state === 'called' || state === 'proposed'),
  );
  const owed = (await datedObligations(unit)).filter(({ state }) => state === 'late' || state === 'near');
  return [
    ...plan.map((entry) => planLine(entry, today)),
    ...meetings.map(meetingLine),
    ...owed.map(obligationLine),
  ].slice(0, listLength);
}

/** Adds to each proposal how many due dates it would move if adopted. */
async function withMoves(
  unit: Unit,
  person: Person,
  proposals: readonly Omit<ProposalShown, 'moves'>[],
): Promise<readonly ProposalShown[]> {
  const shown: ProposalShown[] = [];
  for (const proposal of proposals) {
    const [option] = proposal.options;
    const [first] = option?.days ?? [];
    if (!option || !first || proposal.isPast) {
      shown.push({ ...proposal, moves: null });
      continue;
    }
    const command: CalendarCommand = {
      type: 'confirm',
      date: first.date,
      source: noNoticeYet,
      option: option.name,
    };
    const outcome = await changeCalendar(unit, actorOf(person), command, true);
    shown.push({ ...proposal, moves: outcome.ok ? outcome.moved.length : null });
  }
  return shown;
}

async function carryOut(unit: Unit, person: Person, command: CalendarCommand): Promise<Reply> {
  const outcome = await changeCalendar(unit, actorOf(person), command);
  if (!outcome.ok) return outcome;
  const own = outcome.entries.find((each) => removableEntries([each], each.date, []).ok);
  const isUnnumbered = outcome.entries.some(({ source }) => source === noNoticeYet);
  if (isUnnumbered) await remember(unit, person.id, { ask: 'wardWords', what: 'daySource', kept: '' });
  await tell(
    unit,
    person.id,
    dayChanged(command.type, outcome.moved, { own: command.type === 'remove' ? undefined : own?.date, isUnnumbered }),
  );
  return noted('note-days-changed');
}

/** Stores the number of the notice behind a day: "số thông báo 12729/VPCP-KGVX", or the number alone after it was asked for. */
export async function readDaySource(unit: Unit, person: Person, text: string): Promise<Reply> {
  const named = await nameSource(unit, actorOf(person), text.trim().slice(0, longestSource));
  if (!named.ok) return named;
  const days = named.days.map(formatDate).join(', ');
  return replied(unit, person.id, { key: 'day-source-kept', facts: { days, source: text.trim() } });
}

/** Adopts all days of a proposal with one press. */
export async function adoptDay(unit: Unit, person: Person, { argument, more }: Pressed): Promise<Reply> {
  const date = parseLocalDate(argument);
  const proposal = (await readCalendar(unit.stores)).pending.find(({ touches }) => date && touches.includes(date));
  const option = proposal?.options[Number(more)];
  if (!date || !proposal || !option) return refused('issue-day-not-open', { date: date ? formatDate(date) : argument });
  return carryOut(unit, person, { type: 'confirm', date, source: noNoticeYet, option: option.name });
}

/** Rejects a proposed day; the calendar does not change. */
export async function dropDay(unit: Unit, person: Person, { argument }: Pressed): Promise<Reply> {
  const date = parseLocalDate(argument);
  if (!date) return refused('issue-day-not-open', { date: argument });
  return carryOut(unit, person, { type: 'drop', date, source: person.name });
}

/** Removes a day that the ward entered itself, and recomputes the due dates that depended on it. */
export async function removeDay(unit: Unit, person: Person, { argument }: Pressed): Promise<Reply> {
  const date = parseLocalDate(argument);
  if (!date) return refused('issue-day-not-own', { date: argument });
  return carryOut(unit, person, { type: 'remove', date, source: person.name });
}

/** An authorised person confirms that the calendar contains all days off of the year. */
export async function confirmYear(unit: Unit, person: Person, { argument }: Pressed): Promise<Reply> {
  const date = parseLocalDate(`${argument}-01-01`);
  if (!date) return refused('issue-year-unknown', { year: argument });
  return carryOut(unit, person, { type: 'confirmYear', date, source: person.name });
}

const isAddable = (value: string): value is AddableKind => addableKinds.some((kind) => kind === value);

/** The kind of day is known; the next message says which day. */
export async function askForDay(unit: Unit, person: Person, { argument }: Pressed): Promise<Reply> {
  if (!isAddable(argument)) return refused('issue-press-unknown');
  await remember(unit, person.id, { ask: 'wardWords', what: 'day', kept: argument });
  return replied(unit, person.id, { key: 'day-please', facts: { kind: argument }, buttons: [[skipButton]] });
}

/** True when the text names a period: "từ 5/2 đến 11/2", "5-11/2". */
const namesMoreDays = (text: string): boolean =>
  /(?<!\d)\d{1,2}(?: ?[/.] ?\d{1,2}){0,2} ?(?:-|–|den(?: het)?|toi) ?(?:het )?(?:ngay )?\d{1,2} ?[/.] ?\d{1,2}(?!\d)/u.test(
    foldInPlace(text),
  );

/**
 * Reads a day and its source, such as "30/11/2026, Thông báo 12/TB-UBND", and shows which due dates would move before it applies.
 */
export async function readDay(unit: Unit, person: Person, kind: string, text: string): Promise<Reply> {
  if (!isAddable(kind)) return refused('issue-press-unknown');
  const today = localDateOf(unit.now, unit.ward.timeZone);
  const { date, rest: source } = readDayEntry(text, today);
  const again = async (issue: ReturnType<typeof refused>): Promise<Reply> => {
    await remember(unit, person.id, { ask: 'wardWords', what: 'day', kept: kind });
    return issue;
  };
  const noDay = objectionToDay(text.split(/[,;]/u)[0] ?? '', today);
  if (noDay) return again({ ok: false, issues: [noDay] });
  if (!date) return again(refused('issue-no-day'));
  // Only one day of the period would be entered, so its days are chosen from the calendar or entered one by one.
  if (namesMoreDays(text)) {
    await listDays(unit, person);
    return again(refused('issue-days-one-by-one'));
  }
  const outcome = await changeCalendar(unit, actorOf(person), { type: 'add', date, kind, source }, true);
  if (!outcome.ok) return again({ ok: false, issues: outcome.issues });
  await remember(unit, person.id, { ask: 'wardWords', what: 'daySure', kept: `${kind}|${date}|${source}` });
  return replied(unit, person.id, dayOffer({ kind, date, source }, outcome));
}

/** Applies the day that was read from the text and shown. Refused when the dialogue has moved on since. */
export async function applyDay(unit: Unit, person: Person): Promise<Reply> {
  const open = await openIn(unit, person.id);
  if (open?.ask !== 'wardWords' || open.what !== 'daySure') return refused('issue-day-gone');
  const [kind = '', day = '', ...rest] = open.kept.split('|');
  const date = parseLocalDate(day);
  if (!date || !isAddable(kind)) return refused('issue-day-gone');
  await forgetOpen(unit, person.id);
  return carryOut(unit, person, { type: 'add', date, kind, source: rest.join('|') });
}
