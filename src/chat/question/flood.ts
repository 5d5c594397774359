/** Handles floods. Events are never refused; only the number of our answers is limited. */
import type { Person } from '../../domain/person/person.ts';
import type { Question } from '../../domain/question/question.ts';
import { isOpen } from '../../domain/question/transitions.ts';
import type { Unit } from '../../ports/services.ts';
import { tell } from '../../usecases/tell.ts';

/** Most answers to one person in a minute. Further messages are stored without an answer. */
const answersPerMinute = 20;
const minuteMs = 60_000;
/** After this many questions of one person in an hour, they are told once that all have been received. */
const manyPerHour = 6;
const hourMs = 3_600_000;

/**
 * Each question is a case with a receipt, however many there are, because the law counts days for each and none may be lost in
 * another. A person who writes very many is told once that everything has arrived.
 */
export const noteMany = async (unit: Unit, person: Person, code: string, isOneOfMany: boolean): Promise<void> => {
  if (isOneOfMany && (await unit.stores.once(`flood:${person.id}`, unit.now, hourMs)))
    await tell(unit, person.id, { key: 'question-flood', facts: { code } });
};

/**
 * True when this question reaches the hourly limit. Called before the question is written, so that rows already read in this turn
 * are not read again.
 */
export const hasAskedMany = async (unit: Unit, person: Person): Promise<boolean> =>
  (await askedWithin(unit, person, manyPerHour, hourMs, unit.now)).length === manyPerHour;

/** The newest questions of a person, as far as they were asked within `ms` before the given time. */
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

/** False for a citizen above the answer limit: they are told once, and after that their messages are only stored. */
export const mayAnswer = async (unit: Unit, person: Person): Promise<boolean> => {
  if (person.role !== 'citizen') return true;
  const minute = Math.floor(unit.now.getTime() / minuteMs);
  if (await unit.stores.isWithin(`pace:${person.id}`, minute, answersPerMinute)) return true;
  if (await unit.stores.once(`slower:${person.id}`, unit.now, hourMs))
    await tell(unit, person.id, { key: 'question-slower', facts: { phone: unit.ward.contact.phone } });
  return false;
};

/** Limits of new cases per minute, for one person and for everybody together: far more than people write. */
const casesPerMinute = 20;
const casesOfAllPerMinute = 300;

/**
 * A message above the limits is added to an existing case: its whole text is stored and read, but it gets no receipt, code or due
 * date of its own. Null means that it gets a case of its own.
 * @param saidAt by the platform's clock, because messages delayed by an outage were not written within one minute
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
