/** Floods: an event is never refused at the door, but not every line of one person opens a case of its own. */
import type { Person } from '../../domain/person/person.ts';
import type { Question } from '../../domain/question/question.ts';
import type { Unit } from '../../ports/services.ts';
import { tell } from '../tell.ts';

/** Answers to one person in a minute; what comes on top is kept, and nothing is said to it. */
const answersPerMinute = 20;
const minuteMs = 60_000;
/** Notices of new questions to the office in ten minutes; what comes on top is told by one line. */
const noticesPerSpell = 30;
const spellMs = 600_000;
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

/** False for a citizen who writes without end: they are told once, then only what they say is kept. */
export const mayAnswer = async (unit: Unit, person: Person): Promise<boolean> => {
  if (person.role !== 'citizen') return true;
  const count = await unit.stores.nextNumber(`pace:${person.id}`, Math.floor(unit.now.getTime() / minuteMs));
  if (count <= answersPerMinute) return true;
  if (await unit.stores.once(`slower:${person.id}`, unit.now, hourMs))
    await tell(unit, person.id, { key: 'question-slower', facts: { phone: unit.ward.contact.phone } });
  return false;
};

/** Whether the office hears of one more new question by itself. In a storm it hears once in a while that there are many. */
export const mayNotifyOffice = async (unit: Unit, readers: () => Promise<readonly Person[]>): Promise<boolean> => {
  const count = await unit.stores.nextNumber('pace:questions', Math.floor(unit.now.getTime() / spellMs));
  if (count <= noticesPerSpell) return true;
  if (await unit.stores.once('storm', unit.now, spellMs))
    for (const { id } of await readers())
      await tell(unit, id, {
        key: 'question-storm',
        buttons: [[{ label: { key: 'menu-cauhoi' }, action: 'go.cauhoi', subject: '', revision: 0 }]],
      });
  return false;
};
