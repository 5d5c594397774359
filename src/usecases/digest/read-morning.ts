/**
 * Reads the ward's state for the digest: all open items and questions, the last working day and the days off since, plan,
 * money, anomalies. Reads in slices so that other transactions need not wait.
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
import { assigneeOrSubstitute, signersOf } from '../question/relations.ts';
import { lateItem, lateQuestion, lateStates } from '../reminder/late-cases.ts';
import { askedForCorrection, reviewersOf, whoseTurn } from '../submission/cards.ts';

/** Upper limit of calls for help that are read. */
const mostCries = 500;
const mostOpen = 1_000;
/** Time of the digest, from midnight; earlier events were in that day's digest. */
const listedMs = (7 * 60 + 15) * 60_000;

/** Counts for a working day or for the days off after it. */
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
  /** Due before the end of today. */
  readonly isToday: boolean;
}

/** The ward's state this morning; each reader's digest is a part of it. */
export interface Morning {
  /** Open calls for help; those not taken by anyone first. */
  readonly cries: readonly DangerCase[];
  readonly turns: ReadonlyMap<string, readonly string[]>;
  readonly near: readonly NearCase[];
  readonly late: readonly LateCase[];
  readonly questions: { readonly open: number; readonly late: number; readonly free: readonly string[] };
  readonly assigned: ReadonlyMap<string, readonly string[]>;
  /** Answers that wait for a signature, by person who may sign. */
  readonly toSign: ReadonlyMap<string, readonly string[]>;
  readonly returned: ReadonlyMap<string, readonly string[]>;
  /** The last working day, and the days off since, for which no digest was sent. */
  readonly before: readonly Doings[];
  /** Working days since the last published item, and its day. Null: fewer than the threshold, or nothing was ever published. */
  readonly quiet: { readonly days: number; readonly since: LocalDate } | null;
  readonly overridden: readonly string[];
  readonly taken: readonly string[];
  /** Months whose royalties are not frozen, with the current amounts. */
  readonly royalties: readonly Sentence[];
  /** Frozen months with items that no version of their statement contains. */
  readonly later: readonly Sentence[];
  /** Head of the audit chain. Two people keep it in their chats, so a rewritten log can be detected. Null: the log is empty. */
  readonly chain: { readonly seq: number; readonly hash: string } | null;
  readonly planned: { readonly today: readonly PlanEntry[]; readonly missing: readonly PlanEntry[] };
  /** Meetings called for today. */
  readonly meetings: readonly BoardMeeting[];
  readonly owed: readonly Obligation[];
  readonly unwell: readonly string[];
  /** Events of the server since the last digest. */
  readonly night: readonly Sentence[];
  /** True if something was published this month, so that a picture exists. */
  readonly hasPicture: boolean;
  readonly month: string;
}

const add = (map: Map<string, string[]>, key: string, code: string): void => {
  map.set(key, [...(map.get(key) ?? []), code]);
};

/** Items read in one transaction. Finding whose turn an item is costs a millisecond. */
const itemsASlice = 10;
const questionsASlice = 50;
const listedStates: readonly SubmissionState[] = ['submitted', 'returned', 'quarantined', 'approved'];

/** Reads money figures with a reader's rights; the computation lives in another layer. */
type Money = Pick<FigureSight, 'later' | 'statement'>;
/** Supplies the digest's money figures, which come from other tables than the items. */
export type SightOf = (unit: Unit) => Money;

type OfItems = Pick<Morning, 'turns' | 'returned' | 'near'> & { readonly late: readonly LateCase[] };

/** Reads all open items a few at a time, then the published ones that still wait for someone. */
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
      // A returned item is held by its author.
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
        const inHand = isToDraft ? await assigneeOrSubstitute(unit, question) : null;
        if (inHand) add(assigned, inHand.id, question.code);
      }
      return questions;
    });
    open += page.length;
    free.push(...page.filter(({ standing }) => standing.assignee === null).map(({ code }) => code));
  } while (page.length === questionsASlice);
  return { assigned, toSign, late, questions: { open, late: late.length, free } };
}

/** Counts since the last digest, and anomalies. */
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

/** Reads each part in its own transactions. A case that changes meanwhile is reported as it was when it was read. */
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
    // The longest overdue come first, so they are the ones named.
    late: [...items.late, ...questions.late].toSorted(
      (a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? '') || a.code.localeCompare(b.code),
    ),
    planned: plan,
    owed: owed.filter(({ state }) => state === 'late' || state === 'near'),
  };
}

/** News is due daily (Art. 8.1): after this many full working days without any, the digest says so. */
const quietDays = 2;

async function quietOf({ stores, calendar, now, ward }: Unit): Promise<Morning['quiet']> {
  const last = await stores.period.lastPublished();
  if (!last) return null;
  const [since, today] = [localDateOf(last, ward.timeZone), localDateOf(now, ward.timeZone)];
  let days = 0;
  for (let day = addDays(since, 1); day < today; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) days += 1;
  return days < quietDays ? null : { days, since };
}

/** The last working day before today. */
function lastWorkingDay({ calendar, now, ward }: Unit): LocalDate {
  let day = addDays(localDateOf(now, ward.timeZone), -1);
  for (let back = 0; back < 14 && !isWorkingDay(calendar, day); back += 1) day = addDays(day, -1);
  return day;
}

/**
 * Unfrozen royalties of last month, until its statement is approved, and of this month, whether or not a statement was drawn up.
 */
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

/** Items published after the month was frozen; reported until a new version, or the next month's statement, contains them. */
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
