/** `/cauhoi`: for the board what waits for an answer, first what nobody was given, earliest due first, page by page; for a citizen, their own. */
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Question } from '../../domain/question/question.ts';
import { isBoard } from '../../domain/roles.ts';
import type { OpenQuestions } from '../../ports/questions.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../../usecases/outcome.ts';
import { tell } from '../../usecases/tell.ts';
import { tellDangers } from '../danger/act.ts';
import { openQuestionsList, ownQuestionsList } from '../say/question-lists.ts';
import { listedTo, rememberListed } from './shown-before.ts';

const listLength = 8;

/** The board's: everybody's, for a member their own. */
async function listOpen(unit: Unit, actor: Person, after: OpenQuestions['after']): Promise<Outcome> {
  const assignee = actor.role === 'member' ? actor.id : null;
  const { questions } = unit.stores;
  const found = await questions.open({ assignee, limit: listLength + 1, after });
  const shown = found.slice(0, listLength);
  const before = after === null ? null : await listedTo(unit, actor);
  await rememberListed(unit, actor, [...(before?.codes ?? []), ...shown.map(({ code }) => code)]);
  const count = await questions.countOpen(assignee);
  const hasMore = found.length > listLength;
  await tell(unit, actor.id, openQuestionsList(shown, { count, hasMore, now: unit.now }));
  return done();
}

export async function listQuestions(unit: Unit, actor: Person): Promise<Outcome> {
  if (isBoard(actor.role)) {
    await tellDangers(unit, actor);
    return listOpen(unit, actor, null);
  }
  const shown = await unit.stores.questions.ofAsker(actor.id, listLength);
  await tell(unit, actor.id, ownQuestionsList(shown, unit.now));
  return done();
}

/** "Xem tiếp". @param place where the last one that was shown stood then: 'unassigned', 'assigned' */
export const listMore = async (unit: Unit, actor: Person, last: Question, place: string): Promise<Outcome> =>
  isBoard(actor.role)
    ? listOpen(unit, actor, { id: last.id, dueAt: last.dueAt, isUnassigned: place === 'unassigned' })
    : refused('issue-not-entitled');
