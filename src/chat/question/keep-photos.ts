/** Photos of a citizen that come without text: decides which question they belong to, or that they wait for their text. */

import type { Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../../usecases/outcome.ts';
import { forgetLetter } from '../../usecases/question/hand-over.ts';
import type { Received } from '../../usecases/question/open-question.ts';
import { tell } from '../../usecases/tell.ts';
import { askWhetherOf } from '../say/triage-answers.ts';
import { addPhotos, photosPleaseMs } from './add-to-question.ts';
import { letterBefore } from './letter-before.ts';
import { rememberPending } from './pending-words.ts';
import { pausedOf } from './reply-to-clarification.ts';

const dayMs = 24 * 3_600_000;
/** Photos without text belong to a question asked at most this long before, in milliseconds. */
const joinsQuestionMs = 5 * 60_000;

/**
 * Adds the photos at once to a question asked just now, asks about a question of today (text that follows may concern another
 * matter), and otherwise waits for text. Photos after a letter are its evidence and are not shown to the board.
 */
export const keepPhotos = async (unit: Unit, person: Person, received: Received): Promise<Outcome> => {
  if (await letterBefore(unit, person)) {
    await forgetLetter(unit, person, received);
    if (await unit.stores.once(`letter-photos:${person.id}`, unit.now, photosPleaseMs))
      await tell(unit, person.id, { key: 'question-letter-photos' });
    return done();
  }
  const [asked, ...others] = await pausedOf(unit, person);
  if (asked && others.length === 0) return addPhotos(unit, person, asked.id, received);
  const [latest] = await unit.stores.questions.ofAsker(person.id, 1);
  const age = latest ? unit.now.getTime() - latest.receivedAt.getTime() : dayMs;
  if (latest && age < dayMs && ['received', 'assigned', 'drafted', 'clarification'].includes(latest.state)) {
    if (age < joinsQuestionMs) return addPhotos(unit, person, latest.id, received);
    await rememberPending(unit, person, { ...received, addTo: latest.id });
    if (await unit.stores.once(`photos-which:${person.id}`, unit.now, photosPleaseMs))
      await tell(unit, person.id, askWhetherOf(latest));
    return done();
  }
  await rememberPending(unit, person, received);
  if (await unit.stores.once(`photos-please:${person.id}`, unit.now, photosPleaseMs))
    await tell(unit, person.id, { key: 'citizen-photos' });
  return done();
};
