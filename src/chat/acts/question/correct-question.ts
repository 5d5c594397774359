/**
 * Handles an edited message of a question. While the edit can still be read before the answer, the new text is added; afterwards
 * the sender is told the question's state.
 */
import type { Person } from '../../../domain/person/person.ts';
import { wholeText } from '../../../domain/question/question.ts';
import type { Unit } from '../../../ports/services.ts';
import { done, type Outcome } from '../../../usecases/outcome.ts';
import { addToQuestion } from '../../question/add-to-question.ts';
import { receiveInstead } from './settle-words.ts';

/**
 * Adds the new text of an edited message to its question. Returns null when the message belongs to no question of this person.
 */
export const correctQuestion = async (
  unit: Unit,
  person: Person,
  messageKey: string,
  text: string,
): Promise<Outcome | null> => {
  const question = await unit.stores.questions.ofMessage(person.id, messageKey);
  if (!question) return correctWaiting(unit, person, messageKey, text);
  // The app also reports an edit when it adds a preview; the text is then unchanged.
  if (text.trim() === '' || wholeText(question).includes(text.trim())) return done();
  return addToQuestion(unit, person, question.id, {
    messageKey: `${messageKey}:edited:${unit.cause}`,
    text,
    photos: [],
  });
};

/** The message waits for a choice, so its new text is interpreted again. */
const correctWaiting = async (unit: Unit, person: Person, messageKey: string, text: string): Promise<Outcome | null> =>
  text.trim() === '' ? null : receiveInstead(unit, person, messageKey, text);
