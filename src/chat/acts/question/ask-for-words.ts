/** Asks for the text that an act on a question needs; the next message in this chat answers. */
import type { Person } from '../../../domain/person/person.ts';
import type { Question } from '../../../domain/question/question.ts';
import type { Unit } from '../../../ports/services.ts';
import { done, type Outcome } from '../../../usecases/outcome.ts';
import { tell } from '../../../usecases/tell.ts';
import { questionPrompt, topicPrompt } from '../../say/question-acts.ts';
import type { AskedWords } from '../../talk/memory.ts';
import { remember } from '../../talk/talk.ts';
import { settleWaiting } from './settle-words.ts';

/**
 * Opens the prompt.
 * @param kept what was given one step before
 */
export async function askForWords(
  unit: Unit,
  person: Person,
  question: Question,
  what: Exclude<AskedWords, 'redirectSure'>,
  revision: number,
  kept = '',
): Promise<Outcome> {
  await settleWaiting(unit, person);
  await remember(unit, person.id, { ask: 'questionWords', what, question: question.id, revision, kept });
  await tell(unit, person.id, what === 'setTopic' ? topicPrompt(question) : questionPrompt(what, question));
  return done();
}
