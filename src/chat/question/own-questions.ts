/** Questions of one person, for what they say without a code. */
import type { Person } from '../../domain/person/person.ts';
import type { Question } from '../../domain/question/question.ts';
import type { Unit } from '../../ports/services.ts';

/** Of older ones nobody speaks without their code. */
const mostRecent = 20;

/** The newest ones, the newest first. */
export const ownQuestions = (
  { stores }: Pick<Unit, 'stores'>,
  person: Pick<Person, 'id'>,
): Promise<readonly Question[]> => stores.questions.ofAsker(person.id, mostRecent);
