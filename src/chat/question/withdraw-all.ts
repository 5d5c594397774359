/** Withdraws all open questions of one asker with one press, and reports them in one message. */
import type { Person } from '../../domain/person/person.ts';
import type { Question } from '../../domain/question/question.ts';
import { isOpen } from '../../domain/question/transitions.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../../usecases/outcome.ts';
import { actOnQuestion } from '../../usecases/question/act-on-question.ts';
import { tell } from '../../usecases/tell.ts';

const mostAtOnce = 50;

/** The open ones among the person's newest `mostAtOnce` questions. */
export const openOf = async (unit: Unit, person: Person): Promise<readonly Question[]> =>
  (await unit.stores.questions.ofAsker(person.id, mostAtOnce)).filter(({ state }) => isOpen(state));

/**
 * Withdraws the questions that were listed.
 * @param newest of the listed questions; those asked after it stay
 */
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
