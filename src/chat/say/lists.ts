/** Lists in a chat: a line each, and what can be done about them. Pure. */

import { actNamed } from '../../domain/act/act.ts';
import { personActs } from '../../domain/act/person.ts';
import { formatDate } from '../../domain/calendar/local-date.ts';
import { localTime } from '../../domain/calendar/local-time.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { Message } from '../../domain/message.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Question } from '../../domain/question/question.ts';
import type { Role } from '../../domain/roles.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { cutText } from '../../domain/text/normalize.ts';
import { calledBy, type Unreached } from '../../usecases/held.ts';
import { button } from './buttons.ts';

/** Of a question, in characters. */
const lateTitleLength = 60;
/** Lines of a list in a chat. */
export const listLength = 8;

/** Sentences under one another; '' when there are none. */
export const joined = (lines: readonly Sentence[]): Sentence | string =>
  lines.reduceRight<Sentence | string>((rest, line) => ({ key: 'list-join', facts: { line, rest } }), '');

export interface ListedItem {
  readonly submission: Pick<Submission, 'code' | 'state' | 'standing'>;
  readonly title: string;
}

const itemLine = ({ submission: { code, state, standing }, title }: ListedItem): Sentence => ({
  key: 'list-line',
  facts: {
    code,
    // What is held is on no screen but the head's.
    title: (state === 'quarantined' ? '' : title) || '…',
    state,
    due: standing.due?.on ? formatDate(standing.due.on) : '–',
  },
});

/** @param all how many wait for anybody */
export const queueList = (mine: readonly ListedItem[], all: number): Message => ({
  key: 'queue',
  facts: { count: mine.length, all, lines: joined(mine.slice(0, listLength).map(itemLine)) },
});

export const ownItems = (items: readonly ListedItem[]): Message => ({
  key: 'own-items',
  facts: { count: items.length, lines: joined(items.map(itemLine)) },
  buttons: items.some(({ submission: { state } }) => state === 'draft' || state === 'returned')
    ? [[button({ key: 'choice-continue' }, 'go.gui')]]
    : [],
});

/** What is late, items above questions. */
export const lateList = (items: readonly ListedItem[], questions: readonly Question[]): Message => ({
  key: 'late-list',
  facts: {
    count: items.length + questions.length,
    lines: joined([
      ...items.slice(0, listLength).map(itemLine),
      ...questions.slice(0, listLength).map(
        ({ code, title, dueOn }): Sentence => ({
          key: 'late-question-line',
          facts: { code, title: cutText(title, lateTitleLength), due: formatDate(dueOn) },
        }),
      ),
    ]),
  },
});

/** @param mayGrant roles to which the reader may invite */
export const peopleList = (people: readonly Person[], mayGrant: readonly Role[]): Message => ({
  key: 'people',
  facts: {
    count: people.length,
    lines: joined(people.map(({ name, role, status }) => ({ key: 'person-line', facts: { name, role, status } }))),
  },
  buttons: mayGrant.map((role) => [button({ key: 'choice-invite', facts: { role } }, `grant.${role}`)]),
});

const spoken = (phone: string | null | undefined): string => (phone ? `0${phone.slice(2)}` : 'none');

const unreachedLine = ({ person, count, since, codes, calledAt }: Unreached, timeZone: string): Sentence => ({
  key: 'unreached-line',
  facts: {
    name: calledBy(person),
    phone: spoken(person.phone),
    count,
    codes: codes.join(', ') || 'none',
    since: localTime(since, timeZone),
    called: calledAt ? 'yes' : 'none',
    calledAt: calledAt ? localTime(calledAt, timeZone) : '',
  },
});

/** "Tin chưa gửi được": whom to call, and **Đã gọi** for each. */
export function unreachedList(all: readonly Unreached[], timeZone: string): Message {
  const list = all.slice(0, listLength);
  const { press } = actNamed(personActs, 'noteCall');
  return {
    key: 'unreached',
    facts: { count: all.length, lines: joined(list.map((each) => unreachedLine(each, timeZone))) },
    buttons: list
      .filter(({ calledAt }) => calledAt === null)
      .map(({ person }) => [button({ key: 'choice-called', facts: { name: calledBy(person) } }, press, person.id)]),
  };
}
