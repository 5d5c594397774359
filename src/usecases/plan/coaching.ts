/**
 * Advice to a contributor whose items are returned repeatedly for the same reason (Art. 4: build the corps). The program
 * proposes it to the board member responsible for their unit, who may send it, reworded or unchanged, or not at all.
 */
import { notedReason } from '../../domain/act/submission.ts';
import type { Actor } from '../../domain/actor.ts';
import { refused } from '../../domain/decision.ts';
import type { Fact, Sentence } from '../../domain/facts.ts';
import { type PersonId, personId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { unitNoteId } from '../../domain/plan/unit.ts';
import { isBoard } from '../../domain/roles.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { done, type Outcome } from '../outcome.ts';
import { notify } from '../react.ts';

/** Number of returned items with one reason within this period, and the interval between two proposals. */
const leastReturned = 2;
const lookedBackMs = 90 * 86_400_000;
const onceIn = 30 * 86_400_000;
const mostItems = 100;
const longestWords = 1_000;

interface Habit {
  readonly count: number;
  readonly reason: string;
}

async function habitOf({ stores, now }: Unit, author: PersonId): Promise<Habit | null> {
  const codes = new Set((await stores.submissions.ofAuthor(author, mostItems)).map(({ code }) => code));
  const returned = await stores.period.events(
    'returned',
    new Date(now.getTime() - lookedBackMs),
    new Date(now.getTime() + 1),
  );
  const counts = new Map<string, number>();
  for (const { code, reason } of returned)
    if (codes.has(code) && reason !== '') counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most && most[1] >= leastReturned ? { reason: most[0], count: most[1] } : null;
}

/** The board member responsible for the contributor's unit; otherwise the standing deputies. */
async function responsibleFor({ stores, ward, now }: Unit, { unit, id }: Person): Promise<readonly PersonId[]> {
  const note = unit === null ? null : await stores.registers.find('unit', unitNoteId(ward.id, unit));
  const member = note?.member ? await stores.people.find(note.member.id) : null;
  if (member?.status === 'active' && isBoard(member.role) && member.id !== id) return [member.id];
  return (await stores.people.holdersOf(['standingDeputy'], now)).map((each) => each.id);
}

const proposedWords = ({ count, reason }: Habit): Sentence => ({
  key: 'coach-words',
  facts: { count, reason: notedReason(reason) },
});

/** Called after an item was returned. Proposes advice at most once in thirty days for one person. */
export async function proposeCoaching(unit: Unit, author: PersonId): Promise<void> {
  const person = await unit.stores.people.get(author);
  const habit = person.role === 'contributor' ? await habitOf(unit, author) : null;
  if (!habit || !(await unit.stores.once(`coach:${author}`, unit.now, onceIn))) return;
  const facts = { name: person.name, words: proposedWords(habit) };
  for (const id of await responsibleFor(unit, person))
    await notify(unit, id, { noun: 'plan', name: 'coach-proposed', subject: author, facts });
}

/** Sends the advice. @param words the sender's own wording; '': the proposed text */
export async function sendCoaching(unit: Unit, actor: Actor, subject: string, words: string): Promise<Outcome> {
  if (actor.status !== 'active') return refused('issue-account-frozen');
  if (!isBoard(actor.role)) return refused('issue-not-entitled');
  const person = await unit.stores.people.find(personId(subject));
  if (person?.status !== 'active' || person.role !== 'contributor') return refused('issue-not-found');
  if (words.length > longestWords) return refused('issue-words-too-long', { most: longestWords });
  const habit = await habitOf(unit, person.id);
  const text: Fact | null = words.trim() !== '' ? words.trim() : habit ? proposedWords(habit) : null;
  if (text === null) return refused('issue-words-missing');
  const facts = { name: actor.name, words: text };
  await notify(unit, person.id, { noun: 'plan', name: 'coach-note', subject: '', facts });
  await putOnRecord(unit, actor.person, 'coached', person.id);
  return done();
}
