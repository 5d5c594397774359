/**
 * Retention periods: tips and call notes 90 days; the text of a danger case 90 days after it ended; the link between a
 * citizen and their chat 90 days after their last case was closed and their last message; questions, answers and records of
 * handed-over letters five years (domain §4). Messages and small markers are deleted by age alone:
 * `src/adapters/storage/sql/old-rows.ts`.
 */

import { withoutSenderWords } from '../domain/danger/danger-case.ts';
import type { QuestionId } from '../domain/ids.ts';
import { withoutWords } from '../domain/question/forget-asker.ts';
import type { InWard, Unit } from '../ports/services.ts';
import { forgetPerson, silenceInParts } from './person/own-data.ts';

const dayMs = 86_400_000;
const identityDays = 90;
const tipDays = 90;
const callDays = 90;
const dangerDays = 90;
/** From the ward's records schedule. */
const questionDays = 5 * 366;
/** Upper limit of questions a night; the rest waits for the next night. */
const mostQuestions = 200;
/** People per run, because each one requires a search of all messages. */
const peopleAtOnce = 2;

const daysBefore = ({ now }: Unit, days: number): Date => new Date(now.getTime() - days * dayMs);

/** Deletes a few rows each night. */
export const deleteExpired = async (unit: Unit): Promise<void> => {
  const { retention } = unit.stores;
  await retention.forgetTips(daysBefore(unit, tipDays));
  await retention.forgetHandovers(daysBefore(unit, questionDays));
  await retention.forgetCalls(daysBefore(unit, callDays));
  for (const danger of await unit.stores.dangers.endedBefore(daysBefore(unit, dangerDays), mostQuestions))
    await unit.stores.dangers.save(withoutSenderWords(danger), danger);
};

/** The next questions whose retention has ended, up to the limit. */
export const questionsToForget = (unit: Unit): Promise<readonly QuestionId[]> =>
  unit.stores.retention.questionsClosedBefore(daysBefore(unit, questionDays), mostQuestions);

/** Deletes the questions' text and photos; code and dates stay. */
export const forgetQuestions = async ({ stores: { questions } }: Unit, ids: readonly QuestionId[]): Promise<void> => {
  for (const id of ids) {
    const question = await questions.get(id);
    if (!question) continue;
    await questions.dropPhotos(id);
    await questions.save(withoutWords(question), question);
  }
};

/** Removes the link between a citizen and their chat, for a few people at a time. */
export const unlinkInactiveCitizens = async (inWard: InWard): Promise<void> => {
  const silent = (unit: Unit) => unit.stores.retention.silentCitizens(daysBefore(unit, identityDays), peopleAtOnce);
  for (const id of await inWard(silent)) {
    const after = await silenceInParts(inWard, id);
    await inWard(async (unit) => {
      // Checked again in case they have written since.
      if ((await silent(unit)).includes(id)) await forgetPerson(unit, await unit.stores.people.get(id), after);
    });
  }
};
