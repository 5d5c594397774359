/**
 * What the ward looks like on a working morning: all open items and questions, the working day before and the days off since,
 * plan, money, what is out of the ordinary. Read in slices, so that nobody who writes waits for it.
 */

import {
  addDays,
  endOfLocalDay,
  type LocalDate,
  localDateOf,
  startOfLocalDay,
} from '../../domain/calendar/local-date.ts';
import { isWorkingDay, workingDayOnOrAfter } from '../../domain/calendar/working-days.ts';
import type { DangerCase } from '../../domain/danger/danger-case.ts';
import type { Sentence } from '../../domain/facts.ts';
import { before, monthOf, shortPeriod } from '../../domain/period/period.ts';
import { actorOf } from '../../domain/person/person.ts';
import type { BoardMeeting } from '../../domain/plan/meeting.ts';
import type { Obligation } from '../../domain/plan/obligation.ts';
import type { PlanEntry } from '../../domain/plan/plan.ts';
import { isOverdue, type Question } from '../../domain/question/question.ts';
import { openStates } from '../../domain/question/transitions.ts';
import type { LateCase } from '../../domain/reminder/lateness.ts';
import { leadingRoles } from '../../domain/roles.ts';
import { formatVnd } from '../../domain/royalty/money.ts';
import { isFrozen } from '../../domain/royalty/statement-state.ts';
import { mayJudgeHeld } from '../../domain/submission/permissions.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { SubmissionState } from '../../domain/submission/transitions.ts';
import type { CountedEvent, FigureSight } from '../../ports/period.ts';
import type { InWard, Unit } from '../../ports/services.ts';
import { inSlices } from '../in-slices.ts';
import { machineLines } from '../machine-log.ts';
import { meetingsToday } from '../plan/meetings.ts';
import { datedObligations } from '../plan/obligations.ts';
import { planBetween } from '../plan/plan.ts';
import { missingNow } from '../plan/remind-of-plan.ts';
import { inHandOf, signersOf } from '../question/relations.ts';
import { lateItem, lateQuestion, lateStates } from '../reminder/late-cases.ts';
import { askedForCorrection, reviewersOf, whoseTurn } from '../submission/cards.ts';

/** Cries that are looked at. */
const mostCries = 500;
const mostOpen = 1_000;
/** From midnight to the list: what happened before it was told by the list of that day. */
const listedMs = (7 * 60 + 15) * 60_000;

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
export interface Morning {
  /** Cries for help that have not ended; those that nobody took first. */
  readonly cries: readonly DangerCase[];
  readonly turns: ReadonlyMap<string, readonly string[]>;
  readonly near: readonly NearCase[];
  readonly late: readonly LateCase[];
  readonly questions: { readonly open: number; readonly late: number; readonly free: readonly string[] };
  readonly assigned: ReadonlyMap<string, readonly string[]>;
  /** Answers that wait for a signature, by who may give it. */
  readonly toSign: ReadonlyMap<string, readonly string[]>;
  readonly returned: ReadonlyMap<string, readonly string[]>;
  /** The working day before, and the days off since: nobody looked at those on any morning. */
  readonly before: readonly Doings[];
  /** Working days since the last item, and its day; null: fewer than the line asks for, or nothing was ever published. */
  readonly quiet: { readonly days: number; readonly since: LocalDate } | null;
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
/** Gives the morning's digest the figures of money; these are read from other tables than the work. */
export type SightOf = (unit: Unit) => Money;

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
    if (correction) for (const { id } of await askedForCorrection(unit, item)) add(turns, id, item.code);
    if (item.state === 'quarantined')
      for (const person of await unit.stores.people.holdersOf([...leadingRoles, 'chairman'], unit.now))
        if (mayJudgeHeld(item, actorOf(person))) add(turns, person.id, item.code);
    if (urgent && urgent.reviewedBy === null)
      for (const { id } of await reviewersOf(unit, item)) add(turns, id, item.code);
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
  await inSlices<Submission>(inWard, itemsASlice, async (unit, after) => {
    const items = await unit.stores.submissions.inStates(listedStates, itemsASlice, after);
    for (const item of items) await look(unit, item);
    return items;
  });
  await inWard(async (unit) => {
    for (const item of await unit.stores.submissions.unfinished(mostOpen))
      if (!listedStates.includes(item.state)) await look(unit, item);
  });
  return { turns, returned, near, late };
}

type OfQuestions = Pick<Morning, 'assigned' | 'toSign' | 'questions'> & { readonly late: readonly LateCase[] };

async function readQuestions(inWard: InWard): Promise<OfQuestions> {
  const [assigned, toSign] = [new Map<string, string[]>(), new Map<string, string[]>()];
  const late: LateCase[] = [];
  const free: string[] = [];
  let open = 0;
  let page: readonly Question[] = [];
  do {
    const after = page.at(-1) ?? null;
    page = await inWard(async (unit) => {
      const questions = await unit.stores.questions.inStates(openStates, questionsASlice, after);
      for (const question of questions) {
        if (isOverdue(question, unit.now)) late.push(await lateQuestion(unit, question));
        if (question.state === 'drafted')
          for (const { id } of await signersOf(unit, question)) add(toSign, id, question.code);
        const isToDraft = question.state === 'assigned' || question.state === 'clarification';
        const inHand = isToDraft ? await inHandOf(unit, question) : null;
        if (inHand) add(assigned, inHand.id, question.code);
      }
      return questions;
    });
    open += page.length;
    free.push(...page.filter(({ standing }) => standing.assignee === null).map(({ code }) => code));
  } while (page.length === questionsASlice);
  return { assigned, toSign, late, questions: { open, late: late.length, free } };
}

/** Since the list before: what came and went, and what was out of the ordinary. */
const readYesterday = (inWard: InWard): Promise<Pick<Morning, 'before' | 'quiet' | 'overridden' | 'taken' | 'night'>> =>
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
      quiet: await quietOf(unit),
      overridden: await events('overridden'),
      taken: await events('unpublished'),
      night: await machineLines(unit, new Date(from.getTime() + listedMs)),
    };
  });

/** Each part in transactions of its own: a case that moves meanwhile is told as it was when it was looked at. */
export async function readMorning(inWard: InWard, sightOf: SightOf): Promise<Morning> {
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
    // Those that are over longest are named.
    late: [...items.late, ...questions.late].toSorted(
      (a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? '') || a.code.localeCompare(b.code),
    ),
    planned: plan,
    owed: owed.filter(({ state }) => state === 'late' || state === 'near'),
  };
}

/** News is brought daily (Art. 8.1): so many whole working days without any are said. */
const quietDays = 2;

async function quietOf({ stores, calendar, now, ward }: Unit): Promise<Morning['quiet']> {
  const last = await stores.period.lastPublished();
  if (!last) return null;
  const [since, today] = [localDateOf(last, ward.timeZone), localDateOf(now, ward.timeZone)];
  let days = 0;
  for (let day = addDays(since, 1); day < today; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) days += 1;
  return days < quietDays ? null : { days, since };
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
