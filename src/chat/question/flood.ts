/** Floods: an event is never refused at the door. What is limited is how much we say. */
import type { Person } from '../../domain/person/person.ts';
import type { Question } from '../../domain/question/question.ts';
import { isOpen } from '../../domain/question/transitions.ts';
import type { Unit } from '../../ports/services.ts';
import { tell } from '../../usecases/tell.ts';

/** Answers to one person in a minute; what comes on top is kept, and nothing is said to it. */
const answersPerMinute = 20;
const minuteMs = 60_000;
/** Questions of one person in an hour after which they are told, once and kindly, that all has been received. */
const manyPerHour = 6;
const hourMs = 3_600_000;

/**
 * Each question is a case with a receipt, however many there are: the law counts days for each, and none may vanish
 * in another. Whoever writes without end hears once that everything has arrived.
 */
export const noteMany = async (unit: Unit, person: Person, code: string, isOneOfMany: boolean): Promise<void> => {
  if (isOneOfMany && (await unit.stores.once(`flood:${person.id}`, unit.now, hourMs)))
    await tell(unit, person.id, { key: 'question-flood', facts: { code } });
};

/** Asked before the question is written: what the turn has read of this person is not read again. */
export const hasAskedMany = async (unit: Unit, person: Person): Promise<boolean> =>
  (await askedWithin(unit, person, manyPerHour, hourMs, unit.now)).length === manyPerHour;

/** The newest questions of a person, as far as they were not asked longer before. */
const askedWithin = async (
  unit: Unit,
  person: Person,
  most: number,
  ms: number,
  before: Date,
): Promise<readonly Question[]> =>
  (await unit.stores.questions.ofAsker(person.id, most)).filter(
    ({ receivedAt }) => before.getTime() - receivedAt.getTime() < ms,
  );

/** False for a citizen who writes without end: they are told once, then only what they say is kept. */
export const mayAnswer = async (unit: Unit, person: Person): Promise<boolean> => {
  if (person.role !== 'citizen') return true;
  const minute = Math.floor(unit.now.getTime() / minuteMs);
  if (await unit.stores.isWithin(`pace:${person.id}`, minute, answersPerMinute)) return true;
  if (await unit.stores.once(`slower:${person.id}`, unit.now, hourMs))
    await tell(unit, person.id, { key: 'question-slower', facts: { phone: unit.ward.contact.phone } });
  return false;
};

/** New cases of one person in a minute, and of everybody together: far more than people write. */
const casesPerMinute = 20;
const casesOfAllPerMinute = 300;

/**
 * What comes above the quota joins this case instead of opening another: every word is kept, and read by whoever answers;
 * only receipts, numbers and days are not made by the hundred. Null: a case of its own.
 * @param saidAt by the platform's clock: what waited through an outage was not written in one minute
 */
export const caseToJoin = async (unit: Unit, person: Person, saidAt: Date): Promise<Question | null> => {
  if (person.role !== 'citizen') return null;
  const [own, isWithin] = await Promise.all([
    askedWithin(unit, person, casesPerMinute, minuteMs, saidAt),
    unit.stores.isWithin('cases', Math.floor(saidAt.getTime() / minuteMs), casesOfAllPerMinute),
  ]);
  if (own.length < casesPerMinute && isWithin) return null;
  const [latest] = await unit.stores.questions.ofAsker(person.id, 1);
  return latest && isOpen(latest.state) ? latest : null;
};
