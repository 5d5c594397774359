/** Questions of one person, for messages without a code. */
import type { Person } from '../../domain/person/person.ts';
import type { Question } from '../../domain/question/question.ts';
import type { Unit } from '../../ports/services.ts';

/** Older questions are only found by their code. */
const mostRecent = 20;

/** The person's most recent questions, newest first. */
export const ownQuestions = (
  { stores }: Pick<Unit, 'stores'>,
  person: Pick<Person, 'id'>,
): Promise<readonly Question[]> => stores.questions.ofAsker(person.id, mostRecent);
