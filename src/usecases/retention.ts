/**
 * What is kept how long (domain §4): messages as they came 30 days after they were handled, what was said 30 days, tips
 * and notes of calls 90 days, words of a cry for help 90 days after it ended, the link between a citizen and their chat 90 days after the last case was closed and the
 * last word, questions, answers and records of letters that were handed over five years, small marks 60 days.
 */
import { withoutSenderWords } from '../domain/danger/danger-case.ts';
import { withoutWords } from '../domain/question/forget-asker.ts';
import type { Unit } from '../ports/services.ts';
import { forgetPerson } from './person/own-data.ts';

const dayMs = 86_400_000;
const messageDays = 30;
const smallDays = 60;
const identityDays = 90;
const tipDays = 90;
const callDays = 90;
const dangerDays = 90;
/** The ward's records schedule. */
const questionDays = 5 * 366;
/** Questions a night: the rest waits for the next one. */
const mostQuestions = 200;
/** People in one transaction: each is looked for in all that was ever said. */
const peopleAtOnce = 2;

export const keepTimes = async (unit: Unit): Promise<void> => {
  const { questions, retention } = unit.stores;
  const daysAgo = (days: number): Date => new Date(unit.now.getTime() - days * dayMs);
  await retention.forgetMessages(daysAgo(messageDays));
  await retention.forgetSmall(daysAgo(smallDays));
  await retention.forgetTips(daysAgo(tipDays));
  await retention.forgetHandovers(daysAgo(questionDays));
  await retention.forgetCalls(daysAgo(callDays));
  for (const danger of await unit.stores.dangers.endedBefore(daysAgo(dangerDays), mostQuestions))
    await unit.stores.dangers.save(withoutSenderWords(danger), danger);
  for (const id of await retention.questionsClosedBefore(daysAgo(questionDays), mostQuestions)) {
    const question = await questions.get(id);
    if (!question) continue;
    await questions.dropPhotos(id);
    await questions.save(withoutWords(question), question);
  }
};

/** The link between a citizen and their chat, a few at a time. */
export const forgetSilent = async (unit: Unit): Promise<void> => {
  const before = new Date(unit.now.getTime() - identityDays * dayMs);
  for (const id of await unit.stores.retention.silentCitizens(before, peopleAtOnce))
    await forgetPerson(unit, await unit.stores.people.get(id));
};
