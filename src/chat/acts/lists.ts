/** What waits, what was sent, who is there: asked for in the chat. */
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import { isOverdue } from '../../domain/question/question.ts';
import { grants, isBoard, isDeciding } from '../../domain/roles.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { unreached } from '../../usecases/held.ts';
import { whoseTurn } from '../../usecases/submission/cards.ts';
import { read } from '../../usecases/submission/read.ts';
import { put, tell } from '../../usecases/tell.ts';
import { tellDangers } from '../danger/act.ts';
import { type Reply, silence } from '../reply.ts';
import { type ListedItem, lateList, listLength, ownItems, peopleList, queueList, unreachedList } from '../say/lists.ts';

const mostWaiting = 200;
/** Cards that come again below the list. */
const cardsAgain = 3;

const listed = (unit: Unit, submission: Submission): ListedItem => ({
  submission,
  title: read(unit, submission).title,
});

/** `/choduyet`: cases of danger first, then items, oldest due first; the cards whose turn it is come again. */
export async function listQueue(unit: Unit, person: Person): Promise<Reply> {
  const hasDangers = await tellDangers(unit, person);
  if (!isDeciding(person.role)) return hasDangers ? silence : refused('issue-not-entitled');
  const waiting = await unit.stores.submissions.inStates(['submitted'], mostWaiting);
  const mine: Submission[] = [];
  for (const submission of waiting)
    if ((await whoseTurn(unit, submission)).some(({ id }) => id === person.id)) mine.push(submission);
  await tell(
    unit,
    person.id,
    queueList(
      mine.map((submission) => listed(unit, submission)),
      waiting.length,
    ),
  );
  for (const { id } of mine.slice(0, cardsAgain))
    await put(unit, `${unit.cause}:card:${id}`, { kind: 'card', person: person.id, submission: id });
  return silence;
}

export async function listOwn(unit: Unit, person: Person): Promise<Reply> {
  const own = await unit.stores.submissions.ofAuthor(person.id, listLength);
  await tell(unit, person.id, ownItems(own.map((submission) => listed(unit, submission))));
  return silence;
}

export async function listPeople(unit: Unit, person: Person): Promise<Reply> {
  const mayGrant = grants[person.role];
  if (mayGrant.length === 0) return refused('issue-not-entitled');
  const people = (await unit.stores.people.list()).filter(({ role }) => role !== 'citizen');
  await tell(unit, person.id, peopleList(people, mayGrant));
  return silence;
}

export async function listUnreached(unit: Unit, person: Person): Promise<Reply> {
  if (!isBoard(person.role)) return refused('issue-not-entitled');
  await tell(unit, person.id, unreachedList(await unreached(unit), unit.ward.timeZone));
  return silence;
}

/** `/quahan`: items and questions whose day has passed, the longest late first. */
export async function listLate(unit: Unit, person: Person): Promise<Reply> {
  if (!isBoard(person.role)) return refused('issue-not-entitled');
  const waiting = await unit.stores.submissions.inStates(['submitted'], mostWaiting);
  const items = waiting.filter(({ standing: { due } }) => due?.at && due.at <= unit.now);
  const assignee = person.role === 'member' ? person.id : null;
  const open = await unit.stores.questions.open({ assignee, limit: mostWaiting, after: null });
  const questions = open.filter((question) => isOverdue(question, unit.now));
  await tell(
    unit,
    person.id,
    lateList(
      items.map((submission) => listed(unit, submission)),
      questions,
    ),
  );
  return silence;
}
