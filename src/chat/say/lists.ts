/** Lists in a chat: one line each, and the acts on them. Pure. */

import { actNamed } from '../../domain/act/act.ts';
import { personActs } from '../../domain/act/person.ts';
import { questionActs } from '../../domain/act/question.ts';
import { wardActs } from '../../domain/act/ward.ts';
import { formatDate } from '../../domain/calendar/local-date.ts';
import { localTime } from '../../domain/calendar/local-time.ts';
import type { Sentence } from '../../domain/facts.ts';
import { joinedLines } from '../../domain/facts.ts';
import type { PagedList } from '../../domain/list-view.ts';
import type { Button, Message } from '../../domain/message.ts';
import type { Person } from '../../domain/person/person.ts';
import type { LateCase } from '../../domain/reminder/lateness.ts';
import type { Role } from '../../domain/roles.ts';
import { isWithAuthor } from '../../domain/submission/transitions.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { Paged } from '../../ports/reader.ts';
import type { DoneAct } from '../../ports/records.ts';
import type { ItemLine, Queue } from '../../reading/items.ts';
import type { Unreached } from '../../reading/people.ts';
import { calledBy } from '../../usecases/unreached.ts';
import { button, rows } from './buttons.ts';
import { phoneFact } from './question-notices.ts';

/** Longest title of a question, in characters. */
const lateTitleLength = 60;
/** Lines of a list in a chat. */
export const listLength = 8;

const itemLine = ({ code, state, title, dueOn, isOverdue }: ItemLine): Sentence => ({
  key: 'list-line',
  // A held item has no title here, because only the head may see it.
  facts: { code, title: title || '…', state, due: dueOn ? formatDate(dueOn) : '–', late: isOverdue ? 'yes' : 'no' },
});

const correctionLine = ({ code, title }: Pick<ItemLine, 'code' | 'title'>): Sentence => ({
  key: 'queue-correction',
  facts: { code, title },
});

/** **Xem tiếp** while there is more; the last item shown determines where the next page begins. */
const nextPage = (list: PagedList, { items, next }: Paged<ItemLine>): readonly (readonly Button[])[] => {
  const last = items.at(-1);
  return last && next !== null ? [[button('choice-next', `next.${list}`, last.id)]] : [];
};

/**
 * The queue of items awaiting a decision.
 * @param corrections of published items that this person may sign
 */
export const queueList = (queue: Queue, corrections: readonly Pick<ItemLine, 'code' | 'title'>[]): Message => ({
  key: 'queue',
  facts: {
    ...{ count: queue.mine, all: queue.all, lines: joinedLines(queue.items.map(itemLine)) },
    ...{ corrections: corrections.length, corrected: joinedLines(corrections.map(correctionLine)) },
  },
  buttons: nextPage('queue', queue),
});

/** The person's own items, with buttons for the next page and for unfinished items. */
export const ownItems = (page: Paged<ItemLine>): Message => ({
  key: 'own-items',
  facts: { count: page.items.length, lines: joinedLines(page.items.map(itemLine)) },
  buttons: rows(
    page.items.some(({ state }) => state !== 'merged' && isWithAuthor(state)) && [button('choice-continue', 'go.gui')],
    ...nextPage('own-items', page),
  ),
});

const lateLine = (
  { code, title, dueOn, holders, waitsFor, since, part, reason }: LateCase,
  timeZone: string,
): Sentence => ({
  key: 'late-line',
  facts: {
    code,
    title: cutText(title, lateTitleLength),
    due: dueOn ? formatDate(dueOn) : '–',
    holders: holders.map(({ name }) => name).join(', ') || (waitsFor ?? 'none'),
    since: localTime(since, timeZone),
    part: part ?? 'none',
    reason: reason ?? 'none',
  },
});

/** How many overdue items of the reader's own get a button to explain the delay. */
const mostAsked = 3;

/**
 * What is overdue, items above questions: who has it, since when, and why.
 * @param count including those without a line
 */
export function lateList(
  late: readonly LateCase[],
  count: number,
  reader: Pick<Person, 'id'>,
  timeZone: string,
): Message {
  const press = {
    item: actNamed(wardActs, 'explainLate').press,
    question: actNamed(questionActs, 'explainDelay').press,
  };
  const own = late.filter(({ holders, reason }) => reason === null && holders.some(({ id }) => id === reader.id));
  return {
    key: 'late-list',
    facts: { count, lines: joinedLines(late.slice(0, listLength).map((each) => lateLine(each, timeZone))) },
    buttons: own
      .slice(0, mostAsked)
      .map(({ kind, id, code }) => [button({ key: 'choice-late-why', facts: { code } }, press[kind], id)]),
  };
}

/** An entry of the audit log as a list shows it; `name` is the person or part of the program that acted. */
export interface LogLine extends Pick<DoneAct, 'at' | 'actor' | 'action' | 'code'> {
  readonly name: string | Sentence;
}

const logLine = ({ at, name, action, code }: LogLine, timeZone: string): Sentence => ({
  key: 'log-line',
  facts: {
    time: localTime(at, timeZone),
    name,
    action: { key: 'board-audit-deed', facts: { action, isRefused: 'no' } },
    code: code ?? 'none',
  },
});

interface Days {
  readonly from: string;
  readonly to: string;
}

/** The newest lines of some days, and how many more there are. */
const ofDays = ({ from, to }: Days, lines: readonly Sentence[]) => ({
  ...{ count: lines.length, from, to, span: from === to ? 'day' : 'days' },
  lines: joinedLines(lines.slice(0, listLength)),
  more: Math.max(0, lines.length - listLength),
});

/** The newest acts, and how many acts by how many people. */
export const logList = (acts: readonly LogLine[], days: Days, timeZone: string): Message => ({
  key: 'log-list',
  facts: {
    people: new Set(acts.map(({ actor }) => actor)).size,
    ...ofDays(
      days,
      acts.map((act) => logLine(act, timeZone)),
    ),
  },
});

/** The newest items published on the portal. */
export const publishedList = (
  items: readonly { readonly code: string; readonly title: string; readonly at: Date }[],
  days: Days,
  timeZone: string,
): Message => ({
  key: 'published-list',
  facts: ofDays(
    days,
    items.map(({ code, title, at }) => ({
      key: 'published-line',
      facts: { time: localTime(at, timeZone), code, title },
    })),
  ),
});

/**
 * The list of people.
 * @param mayGrant roles to which the reader may invite
 */
export const peopleList = (people: readonly Person[], mayGrant: readonly Role[]): Message => ({
  key: 'people',
  facts: {
    count: people.length,
    lines: joinedLines(people.map(({ name, role, status }) => ({ key: 'person-line', facts: { name, role, status } }))),
  },
  buttons: [
    ...mayGrant.map((role) => [button({ key: 'choice-invite', facts: { role } }, `grant.${role}`)]),
    // Opens the lists of silent units, and of contributors with what is often returned to them.
    [button('choice-board-units', 'board.units'), button('choice-board-contributors', 'board.contributors')],
  ],
});

const unreachedLine = ({ person, count, since, codes, calledAt }: Unreached, timeZone: string): Sentence => ({
  key: 'unreached-line',
  facts: {
    name: calledBy(person),
    phone: phoneFact(person.phone),
    count,
    codes: codes.join(', ') || 'none',
    since: localTime(since, timeZone),
    called: calledAt ? 'yes' : 'none',
    calledAt: calledAt ? localTime(calledAt, timeZone) : '',
  },
});

/** "Tin chưa gửi được": whom to call, with **Đã gọi** for each. */
export function unreachedList(all: readonly Unreached[], timeZone: string): Message {
  const list = all.slice(0, listLength);
  const { press } = actNamed(personActs, 'noteCall');
  return {
    key: 'unreached',
    facts: { count: all.length, lines: joinedLines(list.map((each) => unreachedLine(each, timeZone))) },
    buttons: list
      .filter(({ calledAt }) => calledAt === null)
      .map(({ person }) => [button({ key: 'choice-called', facts: { name: calledBy(person) } }, press, person.id)]),
  };
}
