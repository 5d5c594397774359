/**
 * A message of a question was edited in the app. While somebody can still read it before answering, the new words are
 * added; afterwards its sender is told how it stands.
 */
import type { Person } from '../../domain/person/person.ts';
import { wholeText } from '../../domain/question/question.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../../usecases/outcome.ts';
import { addToQuestion } from './add-to-question.ts';
import { receiveInstead } from './settle-words.ts';

/** Null when the message belongs to no question of this person. */
export const correctQuestion = async (
  unit: Unit,
  person: Person,
  messageKey: string,
  text: string,
): Promise<Outcome | null> => {
  const question = await unit.stores.questions.ofMessage(person.id, messageKey);
  if (!question) return correctWaiting(unit, person, messageKey, text);
  // The app tells of an edit for a preview too: nothing new was said.
  if (text.trim() === '' || wholeText(question).includes(text.trim())) return done();
  return addToQuestion(unit, person, question.id, {
    messageKey: `${messageKey}:edited:${unit.cause}`,
    text,
    photos: [],
  });
};

/** It waits for a choice: its words are read anew. */
const correctWaiting = async (unit: Unit, person: Person, messageKey: string, text: string): Promise<Outcome | null> =>
  text.trim() === '' ? null : receiveInstead(unit, person, messageKey, text);
