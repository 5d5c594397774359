/** Lists requested in the chat: waiting items, the person's own items, people. They are read at delivery (`src/chat/look`). */
import { refused } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import type { ListView, PagedList } from '../../domain/list-view.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { receivingRoles } from '../../domain/question/hand-over.ts';
import { mayReadQuestion, questionObjection } from '../../domain/question/permissions.ts';
import type { Question } from '../../domain/question/question.ts';
import { openStates } from '../../domain/question/transitions.ts';
import { grants, isBoard, isDeciding } from '../../domain/roles.ts';
import { aboutItem } from '../../domain/submission/react.ts';
import type { Unit } from '../../ports/services.ts';
import { cursorBehindItem } from '../../reading/items.ts';
import { cursorBehind } from '../../reading/questions.ts';
import { heldView } from '../../usecases/check/hold.ts';
import { notify } from '../../usecases/react.ts';
import { correctionsFor, heldFor } from '../../usecases/submission/cards.ts';
import { tell } from '../../usecases/tell.ts';
import { viewQuestion } from '../question/act.ts';
import { button } from '../say/buttons.ts';
import { noReply, type Reply, replied } from '../talk/reply.ts';
import { tellDangers } from './danger.ts';

type Name = ListView['name'];

const mayAsk: Partial<Readonly<Record<Name, (person: Person) => boolean>>> = {
  queue: ({ role }) => isDeciding(role),
  people: ({ role }) => grants[role].length > 0,
  unreached: ({ role }) => isBoard(role),
  'late-list': ({ role }) => isBoard(role),
  log: ({ role }) => isBoard(role),
  'published-on': ({ role }) => isBoard(role),
  'questions-open': ({ role }) => isBoard(role),
  'hand-overs': ({ role }) => receivingRoles.includes(role),
};

/** Queues the list for the person who asked, or refuses it. */
export async function list(unit: Unit, person: Person, view: ListView): Promise<Reply> {
  if (mayAsk[view.name]?.(person) === false) return refused('issue-not-entitled');
  await notify(unit, person.id, view);
  return noReply;
}

/** Most answers awaiting approval that are searched and named. */
const mostAnswers = 20;
/** How many corrections awaiting a signature are sent again below the list. */
const correctionsAgain = 3;

/** `/choduyet`: danger cases first, then items, then corrections to sign, then items held for the head. */
export async function listQueue(unit: Unit, person: Person): Promise<Reply> {
  const hasDangers = await tellDangers(unit, person);
  if (hasDangers && !isDeciding(person.role)) return noReply;
  const listed = await list(unit, person, { noun: 'list', name: 'queue', after: null });
  if (!listed.ok) return listed;
  for (const item of (await correctionsFor(unit, person)).slice(0, correctionsAgain)) {
    const { name, note } = item.standing.correction ?? { name: '', note: '' };
    await notify(unit, person.id, { ...aboutItem(item), name: 'correction-to-approve', by: name, words: note });
  }
  const answers = (await unit.stores.questions.inStates(['drafted'], mostAnswers)).filter(
    (question) => questionObjection(question, 'approve', actorOf(person)) === null,
  );
  if (answers.length > 0)
    await tell(unit, person.id, {
      key: 'queue-answers',
      facts: { count: answers.length, codes: answers.map((question) => question.code).join(', ') },
      buttons: [[button('menu-cauhoi', 'go.cauhoi')]],
    });
  for (const item of await heldFor(unit, person)) await notify(unit, person.id, await heldView(unit, item));
  return listed;
}

/** Shows the loudspeaker script; without an item, explains how to ask. */
export async function askForScript(unit: Unit, person: Person, of: string): Promise<Reply> {
  if (of !== '') return list(unit, person, { noun: 'list', name: 'loudspeaker', of });
  return replied(unit, person.id, { key: 'loudspeaker-how' });
}

/** `/quahan`: danger cases that are still open come before everything overdue. */
export async function listLate(unit: Unit, person: Person): Promise<Reply> {
  await tellDangers(unit, person);
  return list(unit, person, { noun: 'list', name: 'late-list' });
}

/**
 * "Xem tiếp" of a list of items.
 * @param last id of the last item shown; if it no longer exists, the list starts again
 */
export async function listNext(unit: Unit, person: Person, name: PagedList, last: string): Promise<Reply> {
  const item = await unit.stores.submissions.find(submissionId(last));
  return list(unit, person, { noun: 'list', name, after: item && cursorBehindItem(name, item) });
}

/** How many open questions are searched for the chairman, and how many are shown. */
const lookedThrough = 200;
const mostForChairman = 3;

/**
 * Shows the questions that accuse all leaders of the board; only the chairman may read them.
 * @returns false when there are none
 */
async function showForChairman(unit: Unit, person: Person): Promise<boolean> {
  const open = await unit.stores.questions.inStates(openStates, lookedThrough);
  const theirs = open.filter((question) => mayReadQuestion(question, actorOf(person)));
  for (const question of theirs.slice(0, mostForChairman)) await viewQuestion(unit, person, question);
  return theirs.length > 0;
}

/** `/cauhoi`: for the board, danger cases and then questions awaiting an answer; for a citizen, their own. */
export async function listQuestions(unit: Unit, person: Person): Promise<Reply> {
  if (person.role === 'chairman' && (await showForChairman(unit, person))) return noReply;
  if (!isBoard(person.role)) return list(unit, person, { noun: 'list', name: 'questions-own' });
  await tellDangers(unit, person);
  return list(unit, person, { noun: 'list', name: 'questions-open', after: null });
}

/**
 * "Xem tiếp" of the open questions.
 * @param place where in the list the last one shown was: 'unassigned', 'assigned'
 */
export const listMore = (unit: Unit, person: Person, last: Question, place: string): Promise<Reply> =>
  list(unit, person, { noun: 'list', name: 'questions-open', after: cursorBehind(last, place === 'unassigned') });

/** `/donchuyen`: complaints and denunciations that were redirected. Reading the list is recorded in the audit log. */
export async function listHandOvers(unit: Unit, person: Person): Promise<Reply> {
  const reply = await list(unit, person, { noun: 'list', name: 'hand-overs' });
  if (reply.ok)
    await unit.stores.audit.record({ actor: person.id, action: 'hand-overs-read', object: person.id }, unit.now);
  return reply;
}
