/**
 * Records that are kept for a time: tips and notes of calls 90 days, words of a cry for help 90 days after it ended, the
 * link between a citizen and their chat 90 days after the last case was closed and the last word, questions, answers and
 * records of letters that were handed over five years (domain §4). Messages and small marks go by their age alone:
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
/** The ward's records schedule. */
const questionDays = 5 * 366;
/** Questions a night: the rest waits for the next one. */
const mostQuestions = 200;
/** People at a time: each is looked for in all that was ever said. */
const peopleAtOnce = 2;

const daysBefore = ({ now }: Unit, days: number): Date => new Date(now.getTime() - days * dayMs);

/** A handful of rows a night. */
export const keepTimes = async (unit: Unit): Promise<void> => {
  const { retention } = unit.stores;
  await retention.forgetTips(daysBefore(unit, tipDays));
  await retention.forgetHandovers(daysBefore(unit, questionDays));
  await retention.forgetCalls(daysBefore(unit, callDays));
  for (const danger of await unit.stores.dangers.endedBefore(daysBefore(unit, dangerDays), mostQuestions))
    await unit.stores.dangers.save(withoutSenderWords(danger), danger);
};

/** So many at a time: the rest is taken by the next slice of the night. */
export const questionsToForget = (unit: Unit): Promise<readonly QuestionId[]> =>
  unit.stores.retention.questionsClosedBefore(daysBefore(unit, questionDays), mostQuestions);

/** The code and the dates stay. */
export const forgetQuestions = async ({ stores: { questions } }: Unit, ids: readonly QuestionId[]): Promise<void> => {
  for (const id of ids) {
    const question = await questions.get(id);
    if (!question) continue;
    await questions.dropPhotos(id);
    await questions.save(withoutWords(question), question);
  }
};

/** The link between a citizen and their chat, a few at a time. */
export const forgetSilent = async (inWard: InWard): Promise<void> => {
  const silent = (unit: Unit) => unit.stores.retention.silentCitizens(daysBefore(unit, identityDays), peopleAtOnce);
  for (const id of await inWard(silent)) {
    const after = await silenceInParts(inWard, id);
    await inWard(async (unit) => {
      // Unless they have written in between.
      if ((await silent(unit)).includes(id)) await forgetPerson(unit, await unit.stores.people.get(id), after);
    });
  }
};
