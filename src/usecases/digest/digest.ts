/**
 * The morning's list at 07:15 on working days: what needs its reader, what is near and over its day and who has it, questions,
 * yesterday, money, what is out of the ordinary. One screen; nothing to say is one line.
 */
import {
  addDays,
  endOfLocalDay,
  formatDate,
  type LocalDate,
  localDateOf,
  startOfLocalDay,
} from '../../domain/calendar/local-date.ts';
import { isWorkingDay, workingDayOnOrAfter } from '../../domain/calendar/working-days.ts';
import { type DangerCase, inTurns, isSaidOver, mayReadDanger } from '../../domain/danger/danger-case.ts';
import { joinedLines, type Sentence } from '../../domain/facts.ts';
import { before, monthOf, shortPeriod } from '../../domain/period/period.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import type { BoardMeeting } from '../../domain/plan/meeting.ts';
import type { Obligation } from '../../domain/plan/obligation.ts';
import type { PlanEntry } from '../../domain/plan/plan.ts';
import { isOverdue, type Question } from '../../domain/question/question.ts';
import { openStates } from '../../domain/question/transitions.ts';
import type { LateCase } from '../../domain/reminder/lateness.ts';
import { boardRoles, isDeciding, leadingRoles, type Role } from '../../domain/roles.ts';
import { formatVnd } from '../../domain/royalty/money.ts';
import { isFrozen } from '../../domain/royalty/statement-state.ts';
import { mayJudgeHeld } from '../../domain/submission/permissions.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { SubmissionState } from '../../domain/submission/transitions.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { CountedEvent, FigureSight } from '../../ports/period.ts';
import type { InWard, Unit } from '../../ports/services.ts';
import { machineLines } from '../machine-log.ts';
import { meetingFacts, meetingsToday } from '../plan/meetings.ts';
import { datedObligations } from '../plan/obligations.ts';
import { planBetween } from '../plan/plan.ts';
import { missingNow } from '../plan/remind-of-plan.ts';
import { notify } from '../react.ts';
import { lateItem, lateQuestion, lateStates } from '../reminder/late-cases.ts';
import { correctionSigners, whoseTurn } from '../submission/cards.ts';

/** Cries that are looked at. */
const mostCries = 500;
/** Codes that a line names. */
const mostNamed = 4;
const longestTitle = 60;
const mostOpen = 1_000;
/** From midnight to the list: what happened before it was told by the list of that day. */
const listedMs = (7 * 60 + 15) * 60_000;

const named = (codes: readonly string[]): string =>
  codes.length > mostNamed ? `${codes.slice(0, mostNamed).join(', ')}…` : codes.join(', ');

/** What came and went on days of one sort. */
interface Doings {
  readonly isOff: boolean;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly published: number;
  readonly received: number;
  readonly answered: number;
}

interface NearCase {
  readonly code: string;
  readonly holders: string;
  /** Due before this day ends. */
  readonly isToday: boolean;
}

/** What the ward looks like this morning; each reader's list is a part of it. */
interface Morning {
  /** Cries for help that have not ended; those that nobody took first. */
  readonly cries: readonly DangerCase[];
  readonly turns: ReadonlyMap<string, readonly string[]>;
  readonly near: readonly NearCase[];
  readonly late: readonly LateCase[];
  readonly questions: { readonly open: number; readonly late: number; readonly free: readonly string[] };
  readonly assigned: ReadonlyMap<string, readonly string[]>;
  readonly returned: ReadonlyMap<string, readonly string[]>;
  /** The working day before, and the days off since: nobody looked at those on any morning. */
  readonly before: readonly Doings[];
  readonly overridden: readonly string[];
  readonly taken: readonly string[];
  /** Months whose royalties are not frozen, as the records say now. */
  readonly royalties: readonly Sentence[];
  /** Months that were frozen, and what is in no version of their statement. */
  readonly later: readonly Sentence[];
  /** Head of the audit chain: kept in two people's chats, a log that was written anew is found by it. Null: there is no entry. */
  readonly chain: { readonly seq: number; readonly hash: string } | null;
  readonly planned: { readonly today: readonly PlanEntry[]; readonly missing: readonly PlanEntry[] };
  /** Called for today. */
  readonly meetings: readonly BoardMeeting[];
  readonly owed: readonly Obligation[];
  readonly unwell: readonly string[];
  /** What befell the machine since the last list. */
  readonly night: readonly Sentence[];
  /** Something was published this month: there is a picture to look at. */
  readonly hasPicture: boolean;
  readonly month: string;
}

const add = (map: Map<string, string[]>, key: string, code: string): void => {
  map.set(key, [...(map.get(key) ?? []), code]);
};

/** Looked at in one transaction: whose turn an item is costs a millisecond. */
const itemsASlice = 10;
const questionsASlice = 50;
const listedStates: readonly SubmissionState[] = ['submitted', 'returned', 'quarantined', 'approved'];

/** Money is read with the eyes of a reader: what computes it stands outside. */
type Money = Pick<FigureSight, 'later' | 'statement'>;
type SightOf = (unit: Unit) => Money;

type OfItems = Pick<Morning, 'turns' | 'returned' | 'near'> & { readonly late: readonly LateCase[] };

/** What is open, however much it is, a few at a time; then what is out and waits for somebody yet. */
async function readItems(inWard: InWard): Promise<OfItems> {
  const [turns, returned] = [new Map<string, string[]>(), new Map<string, string[]>()];
  const near: NearCase[] = [];
  const late: LateCase[] = [];
  const look = async (unit: Unit, item: Submission): Promise<void> => {
    const { due, urgent, correction } = item.standing;
    const holders = item.state === 'submitted' ? await whoseTurn(unit, item) : [];
    for (const { id } of holders) add(turns, id, item.code);
    if (item.state === 'returned') add(returned, item.authorId, item.code);
    if (correction) for (const { id } of await correctionSigners(unit, item)) add(turns, id, item.code);
    if (item.state === 'quarantined')
      for (const person of await unit.stores.people.holdersOf([...leadingRoles, 'chairman'], unit.now))
        if (mayJudgeHeld(item, actorOf(person))) add(turns, person.id, item.code);
    if (urgent && urgent.reviewedBy === null)
      for (const { id } of await unit.stores.people.holdersOf(['head'], unit.now)) add(turns, id, item.code);
    const today = localDateOf(unit.now, unit.ward.timeZone);
    const nearUntil = endOfLocalDay(workingDayOnOrAfter(unit.calendar, addDays(today, 1)), unit.ward.timeZone);
    const isNear =
      due?.at && due.at > unit.now && due.at <= nearUntil && ['submitted', 'returned'].includes(item.state);
    if (isNear) {
      // What was returned is with its author.
      const held = item.state === 'returned' ? [await unit.stores.people.get(item.authorId)] : holders;
      near.push({ code: item.code, holders: held.map(({ name }) => name).join(', '), isToday: due.on === today });
    }
    const overdue = (lateStates as readonly string[]).includes(item.state) ? await lateItem(unit, item) : null;
    if (overdue) late.push(overdue);
  };
  let page: readonly Submission[] = [];
  do {
    const after = page.at(-1) ?? null;
    page = await inWard(async (unit) => {
      const items = await unit.stores.submissions.inStates(listedStates, itemsASlice, after);
      for (const item of items) await look(unit, item);
      return items;
    });
  } while (page.length === itemsASlice);
  await inWard(async (unit) => {
    for (const item of await unit.stores.submissions.unfinished(mostOpen))
      if (!listedStates.includes(item.state)) await look(unit, item);
  });
  return { turns, returned, near, late };
}

type OfQuestions = Pick<Morning, 'assigned' | 'questions'> & { readonly late: readonly LateCase[] };

async function readQuestions(inWard: InWard): Promise<OfQuestions> {
  const assigned = new Map<string, string[]>();
  const late: LateCase[] = [];
  const free: string[] = [];
  let open = 0;
  let page: readonly Question[] = [];
  do {
    const after = page.at(-1) ?? null;
    page = await inWard(async ({ stores, now }) => {
      const questions = await stores.questions.inStates(openStates, questionsASlice, after);
      late.push(...questions.filter((question) => isOverdue(question, now)).map(lateQuestion));
      return questions;
    });
    open += page.length;
    for (const { code, standing } of page)
      if (standing.assignee) add(assigned, standing.assignee.person, code);
      else free.push(code);
  } while (page.length === questionsASlice);
  return { assigned, late, questions: { open, late: late.length, free } };
}

/** Since the list before: what came and went, and what was out of the ordinary. */
const readYesterday = (inWard: InWard): Promise<Pick<Morning, 'before' | 'overridden' | 'taken' | 'night'>> =>
  inWard(async (unit) => {
    const { stores, now, ward } = unit;
    const [last, today] = [lastWorkingDay(unit), localDateOf(now, ward.timeZone)];
    const [from, to] = [startOfLocalDay(last, ward.timeZone), startOfLocalDay(today, ward.timeZone)];
    const doings = async (first: LocalDate, end: LocalDate, isOff: boolean): Promise<Doings> => {
      const days = [startOfLocalDay(first, ward.timeZone), startOfLocalDay(end, ward.timeZone)] as const;
      return {
        ...{ isOff, from: first, to: addDays(end, -1) },
        published: (await stores.period.published(...days)).length,
        received: (await stores.period.received(...days)).length,
        answered: (await stores.period.answered(...days)).length,
      };
    };
    const next = addDays(last, 1);
    const events = async (name: CountedEvent): Promise<readonly string[]> => [
      ...new Set((await stores.period.events(name, from, to)).map(({ code }) => code)),
    ];
    return {
      before: [await doings(last, next, false), ...(next < today ? [await doings(next, today, true)] : [])],
      overridden: await events('overridden'),
      taken: await events('unpublished'),
      night: await machineLines(unit, new Date(from.getTime() + listedMs)),
    };
  });

async function readMorning(inWard: InWard, sightOf: SightOf): Promise<Morning> {
  const items = await readItems(inWard);
  const questions = await readQuestions(inWard);
  const yesterday = await readYesterday(inWard);
  const plan = await inWard(async (unit) => {
    const today = localDateOf(unit.now, unit.ward.timeZone);
    return {
      today: (await planBetween(unit, today, today)).filter(({ state }) => state === 'planned'),
      missing: await missingNow(unit),
    };
  });
  const owed = await inWard(datedObligations);
  const rest = await inWard(async (unit) => {
    const { stores, now, ward } = unit;
    const month = monthOf(localDateOf(now, ward.timeZone));
    return {
      cries: await stores.dangers.open(mostCries),
      royalties: await royaltiesOf(unit, sightOf(unit)),
      meetings: await meetingsToday(unit),
      later: await laterOf(unit, sightOf(unit)),
      chain: await stores.dossiers.head(),
      unwell: (await stores.channels.unwell()).map(({ channel }) => channel),
      month: month.id,
      hasPicture: (await stores.period.published(startOfLocalDay(month.firstDay, ward.timeZone), now)).length > 0,
    };
  });
  return {
    ...{ ...items, ...questions, ...yesterday, ...rest },
    late: [...items.late, ...questions.late],
    planned: plan,
    owed: owed.filter(({ state }) => state === 'late' || state === 'near'),
  };
}

/** The working day before today. */
function lastWorkingDay({ calendar, now, ward }: Unit): LocalDate {
  let day = addDays(localDateOf(now, ward.timeZone), -1);
  for (let back = 0; back < 14 && !isWorkingDay(calendar, day); back += 1) day = addDays(day, -1);
  return day;
}

/** Of the month before while nobody has approved it, and of this one: whatever has arisen, computed by somebody or not. */
async function royaltiesOf({ stores, now, ward }: Unit, sight: Money): Promise<readonly Sentence[]> {
  const month = monthOf(localDateOf(now, ward.timeZone));
  const lines: Sentence[] = [];
  for (const { id } of [before(month), month]) {
    const kept = await stores.statements.latest(id);
    const seen = isFrozen(kept) ? null : await sight.statement(id);
    const vnd = seen?.ok ? seen.content.totals.royaltyVnd : 0;
    if (vnd <= 0) continue;
    const facts = { month: shortPeriod(id), amount: formatVnd(vnd), isOver: id === month.id ? 'no' : 'yes' };
    lines.push({ key: 'digest-money', facts });
  }
  return lines;
}

/** Published after the month was frozen: said until a new version, or the next month's statement, has it. */
async function laterOf({ now, ward }: Unit, sight: Money): Promise<readonly Sentence[]> {
  const month = monthOf(localDateOf(now, ward.timeZone));
  const lines: Sentence[] = [];
  for (const { id } of [before(month), month]) {
    const later = await sight.later(id);
    if (later)
      lines.push({
        key: 'digest-later',
        facts: { month: shortPeriod(id), count: later.items, amount: formatVnd(later.vnd) },
      });
  }
  return lines;
}

/** Nobody accused by the words hears of a cry (words §2). */
function cryLines({ cries }: Morning, person: Person): readonly Sentence[] {
  const open = inTurns(cries).filter((found) => mayReadDanger(found, actorOf(person)));
  const more = open.length - mostNamed;
  return [
    ...open.slice(0, mostNamed).map(
      (found): Sentence => ({
        key: 'digest-danger',
        facts: {
          code: found.code,
          taker: found.standing.taken?.name ?? 'none',
          over: isSaidOver(found) ? 'said' : 'no',
        },
      }),
    ),
    ...(more > 0 ? [{ key: 'digest-danger-more', facts: { count: more } }] : []),
  ];
}

/** Whoever said that they can't come is not told again. */
const meetingLines = ({ meetings }: Morning, { id }: Person): readonly Sentence[] =>
  meetings
    .filter(({ answers }) => answers.every(({ person, comes }) => person.id !== id || comes))
    .map((meeting) => ({ key: 'digest-meeting', facts: meetingFacts(meeting) }));

/** In the order of what it asks of its reader. */
function linesFor(morning: Morning, person: Person): readonly Sentence[] {
  const { role } = actorOf(person);
  const lines: Sentence[] = [...cryLines(morning, person), ...meetingLines(morning, person)];
  const own = [...new Set(morning.turns.get(person.id) ?? [])];
  if (own.length > 0) lines.push({ key: 'digest-turn', facts: { count: own.length, codes: named(own) } });
  const answers = morning.assigned.get(person.id) ?? [];
  if (answers.length > 0)
    lines.push({ key: 'digest-answers', facts: { count: answers.length, codes: named(answers) } });
  const mend = morning.returned.get(person.id) ?? [];
  if (mend.length > 0) lines.push({ key: 'digest-mend', facts: { count: mend.length, codes: named(mend) } });
  const { free } = morning.questions;
  if ((role === 'office' || role === 'head') && free.length > 0)
    lines.push({ key: 'digest-free', facts: { count: free.length, codes: named(free) } });
  return isDeciding(role) ? [...lines, ...boardLines(morning, role)] : lines;
}

const heldBy = (cases: readonly { readonly code: string; readonly holders: string }[]): string =>
  cases
    .slice(0, mostNamed)
    .map(({ code, holders }) => (holders === '' ? code : `${code} (${holders})`))
    .join('; ');

/** What was resolved and is late, with whoever was to do it. */
const resolutions = (late: readonly Obligation[]): string =>
  late
    .slice(0, mostNamed)
    .map(({ about, who }) => `${cutText(about, longestTitle)}${'names' in who ? ` (${who.names})` : ''}`)
    .join('; ');

/** What is planned today, what nothing came of, which channels are unwell, and what the board owes: a line each. */
function plannedLines({ planned, owed, unwell }: Morning): readonly Sentence[] {
  const titles = (entries: readonly PlanEntry[]) =>
    entries
      .slice(0, mostNamed)
      .map(({ at, title }) => (at === null ? title : `${at} ${title}`))
      .join('; ');
  const { today, missing } = planned;
  const late = owed.filter(({ state }) => state === 'late');
  const resolved = late.filter(({ kind }) => kind === 'resolution');
  return [
    ...(today.length > 0 ? [{ key: 'digest-plan-today', facts: { lines: titles(today) } }] : []),
    ...(missing.length > 0
      ? [{ key: 'digest-plan-missing', facts: { count: missing.length, lines: titles(missing) } }]
      : []),
    ...(unwell.length > 0 ? [{ key: 'digest-channels', facts: { names: unwell.join(', ') } }] : []),
    ...(owed.length > 0
      ? [{ key: 'digest-obligations', facts: { late: late.length, near: owed.length - late.length } }]
      : []),
    ...(resolved.length > 0
      ? [{ key: 'digest-resolutions', facts: { count: resolved.length, lines: resolutions(resolved) } }]
      : []),
  ];
}

function boardLines(morning: Morning, role: Role): readonly Sentence[] {
  const { near, late, questions, overridden, taken } = morning;
  const lines: Sentence[] = [];
  if (late.length > 0) {
    const shown = late.map(({ code, holders }) => ({ code, holders: holders.map(({ name }) => name).join(', ') }));
    lines.push({ key: 'digest-late', facts: { count: late.length, codes: heldBy(shown) } });
  }
  for (const isToday of [true, false]) {
    const due = near.filter((each) => each.isToday === isToday);
    const facts = { count: due.length, codes: heldBy(due) };
    if (due.length > 0) lines.push({ key: isToday ? 'digest-today' : 'digest-near', facts });
  }
  if (role === 'deputy') return lines;
  if (questions.open > 0)
    lines.push({ key: 'digest-questions', facts: { count: questions.open, late: questions.late } });
  for (const { isOff, from, to, ...counts } of morning.before)
    if (counts.published + counts.received + counts.answered > 0)
      lines.push({
        key: isOff ? 'digest-days-off' : 'digest-yesterday',
        facts: { ...counts, from: formatDate(from), to: from === to ? 'none' : formatDate(to) },
      });
  lines.push(...morning.night, ...plannedLines(morning), ...morning.royalties);
  if (role === 'head') lines.push(...morning.later);
  const odd = [...new Set([...overridden, ...taken])];
  if (role === 'head' && odd.length > 0)
    lines.push({ key: 'digest-odd', facts: { overridden: overridden.length, taken: taken.length, codes: named(odd) } });
  return lines;
}

/** Who keeps the head of the audit chain of each working day in their chats: two people, so that one of them can't deny it alone. */
const keepers: readonly Role[] = ['head', 'standingDeputy'];

/** The month's picture goes to the head. */
const pictureFor = (person: Person, { hasPicture, month }: Morning) =>
  hasPicture && actorOf(person).role === 'head' ? { picture: month } : {};

/** That they were told is an entry of the chain itself: a day without one is a day on which nobody could be told. */
async function noteChainHead({ stores, now, ward }: Unit, { chain }: Morning, told: number): Promise<void> {
  if (!chain || told === 0) return;
  const details = { seq: chain.seq, head: chain.hash, people: told };
  await stores.audit.record({ actor: 'system', action: 'chain-head-sent', object: ward.id, details }, now);
}

/** To everybody of the board whom something waits for; to the head and the standing deputy always, also that nothing does. */
async function sendDigests(unit: Unit, morning: Morning): Promise<void> {
  const date = formatDate(localDateOf(unit.now, unit.ward.timeZone));
  const chain = { seq: morning.chain?.seq ?? 0, hash: morning.chain?.hash ?? 'none' };
  let keeping = 0;
  for (const person of await unit.stores.people.holdersOf(boardRoles, unit.now)) {
    const lines = linesFor(morning, person);
    const isKeeper = keepers.includes(actorOf(person).role);
    if (isKeeper) keeping += 1;
    if (lines.length > 0) {
      const all = isKeeper && morning.chain ? [...lines, { key: 'digest-chain', facts: chain }] : lines;
      await notify(unit, person.id, {
        noun: 'ward',
        name: 'digest',
        facts: { date, lines: joinedLines(all), ...pictureFor(person, morning) },
      });
    } else if (isKeeper)
      await notify(unit, person.id, { noun: 'ward', name: 'digest-nothing', facts: { date, ...chain } });
  }
  await noteChainHead(unit, morning, keeping);
}

/** Read in slices, so that nobody waits for it; what is returned sends it, in the transaction that claims its hour. */
export async function gatherDigests(inWard: InWard, sightOf: SightOf): Promise<(unit: Unit) => Promise<void>> {
  const morning = await readMorning(inWard, sightOf);
  return (unit) => sendDigests(unit, morning);
}
