/** Floods: an event is never refused at the door, but not every line of one person opens a case of its own. */
import type { Person } from '../../domain/person/person.ts';
import type { Question } from '../../domain/question/question.ts';
import type { Unit } from '../../ports/services.ts';
import { tell } from '../tell.ts';

/** Questions of one person in this time that each become a case. */
const casesPerHour = 6;
const hourMs = 3_600_000;

/** The question to which more is added, when this person has asked enough for now; else null. */
export const isFlooding = async (unit: Unit, person: Person): Promise<Question | null> => {
  const recent = (await unit.stores.questions.ofAsker(person.id, casesPerHour)).filter(
    ({ receivedAt }) => unit.now.getTime() - receivedAt.getTime() < hourMs,
  );
  if (recent.length < casesPerHour) return null;
  return recent.find(({ state }) => state === 'received' || state === 'assigned' || state === 'drafted') ?? null;
};

/** One kind notice an hour. */
export const noteFlood = async (unit: Unit, person: Person, question: Question): Promise<void> => {
  if (await unit.stores.once(`flood:${person.id}`, unit.now, hourMs))
    await tell(unit, person.id, { key: 'question-flood', facts: { code: question.code } });
};
