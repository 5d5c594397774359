/** Floods: an event is never refused at the door. What is limited is how much we say. */
import type { Person } from '../../domain/person/person.ts';
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
export const noteMany = async (unit: Unit, person: Person, code: string): Promise<void> => {
  const recent = (await unit.stores.questions.ofAsker(person.id, manyPerHour + 1)).filter(
    ({ receivedAt }) => unit.now.getTime() - receivedAt.getTime() < hourMs,
  );
  if (recent.length > manyPerHour && (await unit.stores.once(`flood:${person.id}`, unit.now, hourMs)))
    await tell(unit, person.id, { key: 'question-flood', facts: { code } });
};

/** False for a citizen who writes without end: they are told once, then only what they say is kept. */
export const mayAnswer = async (unit: Unit, person: Person): Promise<boolean> => {
  if (person.role !== 'citizen') return true;
  const count = await unit.stores.nextNumber(`pace:${person.id}`, Math.floor(unit.now.getTime() / minuteMs));
  if (count <= answersPerMinute) return true;
  if (await unit.stores.once(`slower:${person.id}`, unit.now, hourMs))
    await tell(unit, person.id, { key: 'question-slower', facts: { phone: unit.ward.contact.phone } });
  return false;
};
