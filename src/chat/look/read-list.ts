/** Reads a requested list on the read-only connection and puts it into words. Nothing is written here. */
import type { SubmissionId } from '../../domain/ids.ts';
import type { GatheredList } from '../../domain/list-view.ts';
import type { Message } from '../../domain/message.ts';
import { actorOf, handsOf, type Person } from '../../domain/person/person.ts';
import { isOverdue, type Question } from '../../domain/question/question.ts';
import { openStates } from '../../domain/question/transitions.ts';
import type { LateCase } from '../../domain/reminder/lateness.ts';
import { grants } from '../../domain/roles.ts';
import type { ListNotice } from '../../domain/view.ts';
import type { HandoverNote } from '../../ports/questions.ts';
import { longestPage, type QuestionFilter } from '../../ports/reader.ts';
import { type ItemLine, listItems, listOwn, listQueue } from '../../reading/items.ts';
import { listMembers, unreached } from '../../reading/people.ts';
import { heldSince, lateQuestion } from '../../usecases/reminder/late-cases.ts';
import { correctionsFor } from '../../usecases/submission/cards.ts';
import { read } from '../../usecases/submission/read.ts';
import { listedTo } from '../question/shown-before.ts';
import { lateList, listLength, ownItems, peopleList, queueList, unreachedList } from '../say/lists.ts';
import { gatheredList, handOversList, openQuestionsList, ownQuestionsList } from '../say/question-lists.ts';
import type { Look } from './list-readers.ts';
import { readBoard } from './read-board.ts';
import { logOf, publishedOn } from './read-log.ts';
import { messageOfPaper } from './read-paper.ts';
import { readScript } from './read-script.ts';

/** A list as sent in a chat, and what the reader can refer to afterwards. */
export interface ReadList {
  readonly message: Message;
  /** Items whose cards are sent again below the list. */
  readonly cards?: readonly SubmissionId[];
  /** Codes that a short number means from then on. */
  readonly codes?: readonly string[];
}

const cardsAgain = 3;
const mostHandOvers = 1_000;
const mostOwn = 1_000;
const firstPage = { limit: listLength, after: null };
const wholePage = { limit: longestPage, after: null };

/** Reads and words the list of a view. Returns null when there is nothing to say any more. */
export async function readList(look: Look, reader: Person, view: ListNotice): Promise<ReadList | null> {
  switch (view.name) {
    case 'queue':
      return queueOf(look, reader, view.after);
    case 'loudspeaker':
      return { message: await readScript(look, view.of) };
    case 'own-items':
      return { message: ownItems(await listOwn(look, reader.id, { limit: listLength, after: view.after })) };
    case 'people':
      return { message: peopleList((await listMembers(look, wholePage)).items, grants[reader.role]) };
    case 'unreached': {
      const { items } = await unreached(look, wholePage);
      // The morning list is dropped when everybody on it has been called meanwhile.
      if (view.noun === 'machine' && items.every(({ calledAt }) => calledAt !== null)) return null;
      return { message: unreachedList(items, look.ward.timeZone) };
    }
    case 'late-list':
      return lateOf(look, reader);
    case 'log':
      return { message: await logOf(look, view.day) };
    case 'published-on':
      return { message: await publishedOn(look, view.day) };
    case 'hand-overs':
      return handOversOf(look, reader);
    case 'questions-own':
      return {
        message: ownQuestionsList(await look.stores.questions.ofAsker(reader.id, mostOwn), look.now),
      };
    case 'questions-open':
      return openQuestionsOf(look, reader, view.after);
    case 'questions-to-sign':
    case 'questions-to-draft':
    case 'questions-signed':
      return gatheredOf(look, reader, view.name);
    case 'plan':
    case 'requests':
    case 'meetings':
    case 'units':
    case 'obligations':
    case 'contributors':
    case 'aims':
      return { message: await readBoard(look, reader, view) };
    case 'paper':
      return { message: await messageOfPaper(look, reader, view.paper) };
  }
}

/** The queue, earliest due date first. The cards of the first items on the page are sent again. */
async function queueOf(look: Look, reader: Person, after: string | null): Promise<ReadList> {
  const queue = await listQueue(look, reader.id, { limit: listLength, after });
  const corrections = after === null ? await correctionsFor(look, reader) : [];
  const lines = corrections.map((each) => ({ code: each.code, title: read(look, each).title }));
  return { message: queueList(queue, lines), cards: queue.items.slice(0, cardsAgain).map(({ id }) => id) };
}

/** A filter: a member sees the questions assigned to them, all others see every question. */
const assigned = (reader: Person) => ({
  reader: reader.id,
  ...(actorOf(reader).role === 'member' ? { assignees: handsOf(reader) } : {}),
});

/** Items and questions past their due date, longest overdue first: who has them, since when, and why. */
async function lateOf(look: Look, reader: Person): Promise<ReadList> {
  const { lists } = look.readers;
  const late = { states: ['submitted', 'returned', 'approved'] as const, dueBy: look.now };
  const asked = { states: openStates, dueBy: look.now, ...assigned(reader) };
  const { items } = await listItems(look, late, firstPage);
  const questions = (await lists.questions(asked, wholePage)).items.filter((each) => isOverdue(each, look.now));
  const cases = await Promise.all([
    ...items.map((line) => lateItem(look, line)),
    ...questions.map((each) => lateQuestion(look, each)),
  ]);
  const count = (await lists.countItems(late)) + questions.length;
  return { message: lateList(cases, count, reader, look.ward.timeZone) };
}

/**
 * A returned item is with its author. An approved item scheduled after its due date is with the person who scheduled it, who can
 * choose another time.
 */
const heldBy = ({ state, author, turn, scheduler }: ItemLine): ItemLine['turn'] => {
  if (state === 'returned') return [author];
  return state === 'approved' && scheduler ? [scheduler] : turn;
};

async function lateItem(look: Look, line: ItemLine): Promise<LateCase> {
  const holders = heldBy(line).map(({ person, name }) => ({ id: person, name }));
  return {
    kind: 'item',
    ...{ id: line.id, code: line.code, title: line.title, dueOn: line.dueOn },
    holders,
    waitsFor: line.state === 'approved' && !line.scheduler ? 'portal' : null,
    since: await heldSince(look, line.decidedAt ?? line.submittedAt ?? new Date(0), holders),
    part: line.latePart,
    reason: line.lateReason,
  };
}

/** Lists hand-overs only for the person who received them, so that a person accused in a letter never learns of it. */
async function handOversOf({ stores, ward }: Look, reader: Person): Promise<ReadList> {
  const all = await stores.handovers.receivedBy(reader.id, mostHandOvers);
  const named = async (note: HandoverNote) => {
    const receivers = await Promise.all(note.receivers.map((id) => stores.people.get(id)));
    return { note, names: receivers.map(({ name }) => name).join(', ') };
  };
  const shown = await Promise.all(all.slice(0, mostShown).map(named));
  return { message: handOversList(shown, all.length, ward.timeZone) };
}

const mostShown = 10;

const hourMs = 3_600_000;

/**
 * Questions that arrived in large numbers and still await the reader; or the reader's own answers that were signed within the
 * last hour.
 */
async function gatheredOf(look: Look, reader: Person, name: GatheredList): Promise<ReadList | null> {
  const own = name === 'questions-signed' ? await signedOf(look, reader) : await waitingFor(look, reader, name);
  if (own.length === 0) return null;
  const shown = own.slice(0, listLength);
  return {
    message: gatheredList(name, shown, { count: own.length, now: look.now }),
    codes: shown.map(({ code }) => code),
  };
}

async function waitingFor(look: Look, reader: Person, name: GatheredList): Promise<readonly Question[]> {
  const { id } = reader;
  const filter: QuestionFilter =
    name === 'questions-to-sign'
      ? { states: ['drafted'], reader: id }
      : { states: ['assigned'], reader: id, assignees: handsOf(reader) };
  const { items } = await look.readers.lists.questions(filter, wholePage);
  return items.filter(({ standing: { drafts } }) => drafts.every(({ person }) => person !== id));
}

async function signedOf({ readers, stores, now }: Look, { id }: Person): Promise<readonly Question[]> {
  const answered = await readers.period.answered(new Date(now.getTime() - hourMs), now);
  const own = answered.filter(({ assignee }) => assignee?.person === id);
  const found = await Promise.all(own.map(({ code }) => stores.questions.byCode(code)));
  return found.filter((each) => each !== null);
}

/** Questions that await an answer: unassigned ones first, then by due date. */
async function openQuestionsOf(look: Look, reader: Person, after: string | null): Promise<ReadList> {
  const { lists } = look.readers;
  const filter = { states: openStates, ...assigned(reader) };
  const { items, next } = await lists.questions(filter, { limit: listLength, after });
  const before = after === null ? null : await listedTo(look, reader);
  const count = await lists.countQuestions(filter);
  return {
    message: openQuestionsList(items, { count, hasMore: next !== null, now: look.now }),
    codes: [...(before?.codes ?? []), ...items.map(({ code }) => code)],
  };
}
