/** Adds text and photos to an existing question. */
import { refused } from '../../domain/decision.ts';
import { questionId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { type Triage, triage } from '../../domain/question/triage.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../../usecases/outcome.ts';
import type { Received } from '../../usecases/question/open-question.ts';
import { answerToTriage, surroundingsOf } from '../say/triage-answers.ts';
import { mayBeAccusation } from './accused.ts';
import { doOnQuestion } from './act.ts';
import { rememberPending } from './pending-words.ts';
import { say, screenAddition } from './screen-citizen-text.ts';

type Added = Pick<Received, 'messageKey' | 'photos' | 'text' | 'follows'>;

/** Several photos within this time are confirmed, and asked about, once. Milliseconds. */
export const photosPleaseMs = 60_000;

/** Adds what has already been screened and belongs to the question. */
export const addPhotos = async (
  unit: Unit,
  person: Person,
  id: string,
  { messageKey, photos, text }: Added,
): Promise<Outcome> => {
  const isFirst = await unit.stores.once(`photos-added:${id}`, unit.now, photosPleaseMs);
  return doOnQuestion(unit, person, id, { type: 'add', messageKey, text, photos }, !isFirst && text === '');
};

/**
 * Screens an addition first. A letter in it is not shown to the board with the question; text that may be a letter waits until
 * its writer has said what it is.
 */
export const addToQuestion = async (unit: Unit, person: Person, id: string, added: Added): Promise<Outcome> => {
  const question = await unit.stores.questions.get(questionId(id));
  if (!question) return refused('issue-not-found');
  const { channel, conversation } = question;
  const received: Received = { ...added, channel, conversation, receivedAt: unit.now, addTo: id };
  const read = triage(added.text, unit.words);
  // Text added to a doubtful one may change how the whole is read, but the doubt remains.
  const isPlain = read.kind === 'complaint' || read.kind === 'denunciation' || read.kind === 'mixed';
  const isCharge = !isPlain && (await mayBeAccusation(unit, person, added.text));
  const follows = added.follows ?? (isCharge ? 'denunciation' : undefined);
  const heard: Triage = follows && !isPlain ? { kind: 'unsure', between: follows } : read;
  if (heard.kind === 'unsure') {
    await rememberPending(unit, person, follows ? { ...received, follows } : received);
    return say(unit, person, answerToTriage(heard, surroundingsOf(unit.ward)));
  }
  const kept = await screenAddition(unit, person, received);
  return kept ? addPhotos(unit, person, id, kept) : done();
};
