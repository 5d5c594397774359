/** The board's meetings (Art. 4): proposed by the program, called, answered, held with minutes and resolutions, or dropped. */
import type { Actor } from '../../domain/actor.ts';
import { addDays, formatDate, type LocalDate, yearOf } from '../../domain/calendar/local-date.ts';
import { workingDayOnOrAfter } from '../../domain/calendar/working-days.ts';
import { refused } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import { fieldsIn } from '../../domain/period/fields.ts';
import { around, monthOf, type Period, parsePeriod, shortPeriod } from '../../domain/period/period.ts';
import {
  agendaLead,
  type BoardMeeting,
  discussedIn,
  type MeetingKind,
  type MeetingStep,
  objectionToMeeting,
  objectionToResolutions,
} from '../../domain/plan/meeting.ts';
import { readPlan, timeWritten } from '../../domain/plan/read-plan.ts';
import { boardRoles } from '../../domain/roles.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import { dayIn, objectionToDay } from '../../domain/words/moment.ts';
import type { FigureSight } from '../../ports/period.ts';
import type { ReadContext, Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { draftReport, recordMeeting } from '../period/report.ts';
import { notify, notifyRoles } from '../react.ts';
import { todayOf } from './plan.ts';
import { keepActions, personByOfficeOrName } from './resolutions.ts';

type Met = Outcome<{ readonly meeting: BoardMeeting }>;

/** Facts for sentences about a meeting. The hour is local and as typed. */
export const meetingFacts = ({ kind, period, on, at, place }: BoardMeeting): Facts => ({
  ...{ kind, period: shortPeriod(period), at, place },
  day: formatDate(on),
});

async function save(unit: Unit, actor: Actor | null, step: MeetingStep, meeting: BoardMeeting): Promise<void> {
  const { stores, now } = unit;
  const about = String(yearOf(meeting.on));
  await stores.registers.put('meeting', meeting, { state: meeting.state, about, by: actor?.person ?? null, at: now });
  await putOnRecord(unit, actor?.person ?? 'system', `meeting-${step}`, meeting.id);
}

/** Meetings of the year of this day, of the year before (for open ones) and of the year after, by date. */
export async function meetingsAround(
  { stores }: Pick<ReadContext, 'stores'>,
  day: LocalDate,
): Promise<readonly BoardMeeting[]> {
  const years = [yearOf(day) - 1, yearOf(day), yearOf(day) + 1];
  const found: BoardMeeting[] = [];
  for (const year of years) found.push(...(await stores.registers.list('meeting', String(year))));
  return found.toSorted((a, b) => a.on.localeCompare(b.on) || a.at.localeCompare(b.at));
}

/** Meetings called for today. */
export async function meetingsToday(sight: Unit): Promise<readonly BoardMeeting[]> {
  const today = todayOf(sight);
  return (await meetingsAround(sight, today)).filter(({ on, state }) => on === today && state === 'called');
}

/** The next called meeting; '' if there is none. */
export async function meetingAsked(unit: Unit): Promise<string> {
  const today = todayOf(unit);
  return (await meetingsAround(unit, today)).find(({ on, state }) => on >= today && state === 'called')?.id ?? '';
}

/** The meeting that a message in plain words moves: the next called one, otherwise the next proposed one; '' if there is none. */
export async function meetingAhead(unit: Unit): Promise<string> {
  const today = todayOf(unit);
  const ahead = (await meetingsAround(unit, today)).filter(({ on }) => on >= today);
  const found = ahead.find(({ state }) => state === 'called') ?? ahead.find(({ state }) => state === 'proposed');
  return found?.id ?? '';
}

/** The called meeting whose minutes are due: the last one up to today, otherwise the next one; '' if there is none. */
export async function meetingToMinute(unit: Unit): Promise<string> {
  const today = todayOf(unit);
  const called = (await meetingsAround(unit, today)).filter(({ state }) => state === 'called');
  return (called.findLast(({ on }) => on <= today) ?? called[0])?.id ?? '';
}

/** A period's meeting is proposed this many days before the period ends. */
const proposedDaysBefore = 5;
/** Default hours, so that meetings on one day follow each other. */
const usualHour = { monthly: '08:00', quarterly: '09:30', yearly: '14:00' } as const satisfies Record<
  MeetingKind,
  string
>;

/** Periods that end soon, each with its kind of meeting. */
export function endingPeriods(today: LocalDate): readonly { readonly kind: MeetingKind; readonly period: Period }[] {
  const month = monthOf(today);
  const { quarter, year } = around(month);
  const all = [
    { kind: 'monthly', period: month },
    { kind: 'quarterly', period: quarter },
    { kind: 'yearly', period: year },
  ] as const;
  return all.filter(({ period }) => addDays(period.lastDay, -proposedDaysBefore) <= today);
}

/** Proposes a meeting once for each month, quarter and year: on the first working day after it, at the ward's office. */
export async function proposeMeetings(unit: Unit): Promise<void> {
  const today = todayOf(unit);
  const known = await meetingsAround(unit, today);
  const keepers = await unit.stores.people.holdersOf(['standingDeputy'], unit.now);
  for (const { kind, period } of endingPeriods(today)) {
    if (known.some((each) => each.kind === kind && each.period === period.id)) continue;
    const on = workingDayOnOrAfter(unit.calendar, addDays(period.lastDay, 1));
    const meeting = newMeeting(unit, { kind, period: period.id, on, at: usualHour[kind], place: null });
    await save(unit, null, 'propose', meeting);
    const view = { noun: 'plan', name: 'meeting-proposed', subject: meeting.id, facts: meetingFacts(meeting) } as const;
    await notifyRoles(unit, keepers.length > 0 ? ['standingDeputy'] : ['head'], view, `meeting:${meeting.id}`);
  }
}

function newMeeting(
  { ids, ward }: Unit,
  { place, ...given }: Pick<BoardMeeting, 'kind' | 'period' | 'on' | 'at'> & { readonly place: string | null },
): BoardMeeting {
  return {
    ...given,
    id: ids.next(),
    place: place ?? (ward.contact.address || ward.fullName),
    ...{ state: 'proposed', answers: [], resolutions: [], note: null },
  };
}

const kindIn = (folded: string): MeetingKind =>
  /\bnam\b/u.test(folded) ? 'yearly' : /\bquy\b/u.test(folded) ? 'quarterly' : 'monthly';

/** A meeting is about the period that contained the day this many days before it. */
const lookedBackDays = 20;

/** Parses 'quý; 05/01 8 giờ; phòng họp tầng 2' (kind, time, place) and proposes the meeting. */
export async function proposeMeeting(unit: Unit, actor: Actor, words: string): Promise<Met> {
  const objection = objectionToMeeting(null, 'propose', actor);
  if (objection) return { ok: false, issues: [objection] };
  const today = todayOf(unit);
  const all = fieldsIn(words);
  const fields = all.filter((field) => !field.startsWith(agendaLead));
  const agenda = all.find((field) => field.startsWith(agendaLead))?.slice(agendaLead.length) ?? null;
  const moment = fields.find((field) => dayIn(foldForSearch(field), today) !== null || objectionToDay(field, today));
  const on = moment === undefined ? null : dayIn(foldForSearch(moment), today);
  const noDay = objectionToDay(moment ?? '', today);
  if (noDay) return { ok: false, issues: [noDay] };
  if (!moment || !on) return refused('issue-plan-no-day');
  if (on < today) return refused('issue-plan-past', { day: formatDate(on) });
  const kind = kindIn(foldForSearch(fields.filter((field) => field !== moment).join(' ')));
  const month = monthOf(addDays(on, -lookedBackDays));
  const { quarter, year } = around(month);
  const period = { monthly: month, quarterly: quarter, yearly: year }[kind].id;
  const twin = (await meetingsAround(unit, on)).find(
    (each) => each.kind === kind && each.period === period && each.state !== 'dropped',
  );
  if (twin) return refused('issue-meeting-there', { period: shortPeriod(period), day: formatDate(twin.on) });
  const place = fields.filter((field) => field !== moment && !/^\s*(?:thang|quy|nam)\b/u.test(foldForSearch(field)));
  const at = timeWritten(moment) ?? usualHour[kind];
  const meeting = { ...newMeeting(unit, { kind, period, on, at, place: place.join(', ') || null }), note: agenda };
  await save(unit, actor, 'propose', meeting);
  return { ok: true, meeting };
}

async function opened(unit: Unit, actor: Actor, id: string, step: MeetingStep): Promise<Met> {
  const meeting = await unit.stores.registers.find('meeting', id);
  const objection = objectionToMeeting(meeting, step, actor);
  if (objection) return { ok: false, issues: [objection] };
  return meeting ? { ok: true, meeting } : refused('issue-meeting-unknown');
}

/** Tells every board member except the person who acts. */
async function tellBoard(
  unit: Unit,
  actor: Actor,
  meeting: BoardMeeting,
  name: 'meeting-invited' | 'meeting-moved' | 'meeting-dropped',
): Promise<void> {
  const facts = { ...meetingFacts(meeting), by: actor.name, note: meeting.note ?? '', agenda: meeting.note || 'none' };
  for (const { id } of await unit.stores.people.holdersOf(boardRoles, unit.now))
    if (id !== actor.person) await notify(unit, id, { noun: 'plan', name, subject: meeting.id, facts });
}

/** **Mời họp**: calls the meeting. The person who calls it counts as attending. */
export async function callMeeting(unit: Unit, actor: Actor, id: string): Promise<Met> {
  const found = await opened(unit, actor, id, 'call');
  if (!found.ok) return found;
  const answers = [{ person: { id: actor.person, name: actor.name }, comes: true, note: '' }];
  const meeting: BoardMeeting = { ...found.meeting, state: 'called', answers };
  await save(unit, actor, 'call', meeting);
  await tellBoard(unit, actor, meeting, 'meeting-invited');
  return { ok: true, meeting };
}

/** Moves a meeting: '06/12 9 giờ; phòng họp tầng 2'. If the day changes, everyone is asked again. */
export async function moveMeeting(unit: Unit, actor: Actor, id: string, words: string): Promise<Met> {
  const found = await opened(unit, actor, id, 'move');
  if (!found.ok) return found;
  const today = todayOf(unit);
  const { on, at, place, issue } = readPlan(`${found.meeting.period}; ${words}`, today);
  if (issue) return { ok: false, issues: [issue] };
  if (!on) return refused('issue-plan-no-day');
  if (on < today) return refused('issue-plan-past', { day: formatDate(on) });
  const before = found.meeting;
  const moved = { ...before, on, at: at ?? before.at, place: place ?? before.place };
  const answers = before.answers.filter(({ person }) => person.id === actor.person);
  const meeting = on === before.on ? moved : { ...moved, answers };
  await save(unit, actor, 'move', meeting);
  if (meeting.state === 'called') await tellBoard(unit, actor, meeting, 'meeting-moved');
  return { ok: true, meeting };
}

/** Answers an invitation. Declining needs a reason; a later answer replaces an earlier one. */
export async function answerMeeting(
  unit: Unit,
  actor: Actor,
  id: string,
  { comes, note }: { readonly comes: boolean; readonly note: string },
): Promise<Met> {
  const found = await opened(unit, actor, id, 'answer');
  if (!found.ok) return found;
  if (!comes && note.trim() === '') return refused('issue-words-missing');
  const own = { person: { id: actor.person, name: actor.name }, comes, note: note.trim() };
  const others = found.meeting.answers.filter(({ person }) => person.id !== actor.person);
  const meeting = { ...found.meeting, answers: [...others, own] };
  await save(unit, actor, 'answer', meeting);
  return { ok: true, meeting };
}

/** Drops a meeting. Those invited are notified; a mere proposal is dropped without notices. */
export async function dropMeeting(unit: Unit, actor: Actor, id: string, words: string): Promise<Met> {
  const found = await opened(unit, actor, id, 'drop');
  if (!found.ok) return found;
  if (words.trim() === '') return refused('issue-words-missing');
  const meeting: BoardMeeting = { ...found.meeting, state: 'dropped', note: words.trim() };
  await save(unit, actor, 'drop', meeting);
  if (found.meeting.state === 'called') await tellBoard(unit, actor, meeting, 'meeting-dropped');
  return { ok: true, meeting };
}

/**
 * Records a meeting with its resolutions, one per line. The minutes become part of the period's report, which is drafted
 * if it does not exist. If the report is already signed, the resolutions are still followed.
 */
export async function holdMeeting(
  unit: Unit,
  actor: Actor,
  id: string,
  words: string,
  sight: FigureSight,
): Promise<Met> {
  const found = await opened(unit, actor, id, 'hold');
  if (!found.ok) return found;
  const { on, at } = found.meeting;
  const saysHeld = /^da hop\b[.:]?[^\n]*/u.exec(foldForSearch(words.split('\n')[0] ?? '')) !== null;
  if (on > todayOf(unit) && !saysHeld) return refused('issue-meeting-ahead', { at, day: formatDate(on) });
  const lines = (saysHeld ? words.split('\n').slice(1).join('\n') : words)
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-–•*]|\d{1,2}[.)]\s)\s*/u, '').trim())
    .filter((line) => line !== '');
  const attended = await attendanceIn(unit, found.meeting, lines);
  if (!attended.ok) return attended;
  const { answers } = attended;
  const { opinions, resolutions } = discussedIn(attended.resolutions);
  if (resolutions.length === 0) return refused('issue-words-missing');
  const noDay = objectionToResolutions(resolutions, todayOf(unit));
  if (noDay) return { ok: false, issues: [noDay] };
  const meeting: BoardMeeting = { ...found.meeting, state: 'held', answers, resolutions };
  const name = { kind: meeting.kind, period: meeting.period };
  const report = await unit.stores.reports.latest(name.kind, name.period);
  const period = parsePeriod(name.period);
  // A withdrawn report is not drafted automatically: the minutes are stored with it and go into the next draft.
  if (!report && period) await draftReport(unit, actor, name, await sight.figures(period));
  const recorded = await recordMeeting(unit, actor, name, {
    ...(await minutesOf(unit, actor, meeting, found.meeting.answers.length > 0)),
    opinions,
  });
  if (!recorded.ok) await keepActions(unit, actor, report?.id ?? meeting.id, resolutions);
  await save(unit, actor, 'hold', meeting);
  return { ok: true, meeting };
}

/** "Dự: chị Hà, anh Minh", "Vắng: anh Bình (ốm)": attendance, which overrides earlier answers. Other lines are resolutions. */
async function attendanceIn(
  unit: Unit,
  { answers }: BoardMeeting,
  lines: readonly string[],
): Promise<Outcome<Pick<BoardMeeting, 'answers' | 'resolutions'>>> {
  const known = new Map(answers.map((answer) => [answer.person.id, answer]));
  const resolutions: string[] = [];
  for (const line of lines) {
    const [lead = '', named] = line.split(/:(.*)/su);
    const [, away] = /^(?:du(?: hop)?|co mat|(vang)(?: mat)?)$/u.exec(foldForSearch(lead).trim()) ?? [null];
    if (away === null || named === undefined) resolutions.push(line);
    else
      for (const each of named.split(/[,;]/u)) {
        const [, name = '', note = ''] =
          /^([^(]*)(?:\(([^)]*)\))?[\s.]*$/u.exec(each)?.map((part) => part?.trim().replace(/\s*\.$/u, '')) ?? [];
        if (name === '') continue;
        const person = await personByOfficeOrName(unit, name);
        if (!person) return refused('issue-person-unknown', { name });
        known.set(person.id, { person, comes: away === undefined, note });
      }
  }
  return { ok: true, answers: [...known.values()], resolutions };
}

/** Minutes of the meeting. Present are those who accepted; if no one was asked, the whole board except those named as absent. */
async function minutesOf(
  { stores, now }: Unit,
  actor: Actor,
  { answers, place, resolutions }: BoardMeeting,
  wasAsked: boolean,
) {
  const board = await stores.people.holdersOf(boardRoles, now);
  const answerOf = (id: string) => answers.find(({ person }) => person.id === id);
  const away = board.filter(({ id }) => answerOf(id)?.comes === false);
  const silent = wasAsked ? board.filter(({ id }) => !answerOf(id)) : [];
  const head = board.find(({ role }) => role === 'head');
  const absent = away.map(({ id, name }) => {
    const note = answerOf(id)?.note ?? '';
    return note === '' ? name : `${name} (${note})`;
  });
  return {
    ...{ heldAt: now.toISOString(), endedAt: null, place, secretary: actor.name },
    chair: head?.name ?? actor.name,
    present: board.filter((each) => !away.includes(each) && !silent.includes(each)).map(({ name }) => name),
    absent,
    unanswered: silent.map(({ name }) => name),
    resolutions,
  };
}
