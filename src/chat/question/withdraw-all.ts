/** All open questions of one asker are taken back by one press, and told in one message. */
import type { Person } from '../../domain/person/person.ts';
import type { Question } from '../../domain/question/question.ts';
import { isOpen } from '../../domain/question/transitions.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../../usecases/outcome.ts';
import { actOnQuestion } from '../../usecases/question/act-on-question.ts';
import { tell } from '../../usecases/tell.ts';

const mostAtOnce = 50;

/** Of the newest `mostAtOnce` those that are open. */
export const openOf = async (unit: Unit, person: Person): Promise<readonly Question[]> =>
  (await unit.stores.questions.ofAsker(person.id, mostAtOnce)).filter(({ state }) => isOpen(state));

/** @param newest of those that were listed: what was asked after it stays */
export async function withdrawAll(unit: Unit, person: Person, newest: Question): Promise<Outcome> {
  const codes: string[] = [];
  for (const question of await openOf(unit, person)) {
    if (question.receivedAt > newest.receivedAt) continue;
    const acted = await actOnQuestion(unit, person, question.id, { type: 'withdraw' });
    if (acted.ok) codes.push(question.code);
  }
  const key = codes.length === 0 ? 'service-none-open' : 'question-withdrawn-all';
  await tell(unit, person.id, { key, facts: { count: codes.length, codes: codes.join(', ') } });
  return done();
}
