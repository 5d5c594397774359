/** Freeze, lift, remove, and "my account was stolen", asked for in the chat. */
import { refused } from '../../domain/decision.ts';
import { personId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import { reportStolen } from '../../usecases/person/report-stolen.ts';
import { freeze, peopleNamed, remove, type StandingAct, unfreeze } from '../../usecases/person/standing.ts';
import { tell } from '../../usecases/tell.ts';
import { noted, type Reply, silence } from '../reply.ts';
import { button } from '../say/buttons.ts';

const useCases = { freeze, unfreeze, remove } as const;

/** "khóa tài khoản chị Lan": nothing is done before a press that names the act and the person. */
export async function offerStanding(unit: Unit, head: Person, act: StandingAct, name: string): Promise<Reply> {
  if (actorOf(head).role !== 'head') return refused('issue-not-entitled');
  const found = await peopleNamed(unit, name);
  if (found.length === 0) return refused('issue-person-unknown', { name });
  await tell(unit, head.id, {
    key: `standing-ask-${act}`,
    facts: { count: found.length, name },
    buttons: found
      .slice(0, 8)
      .map((person) => [button({ key: `standing-choice-${act}`, facts: { name: person.name } }, act, person.id)]),
  });
  return silence;
}

export async function changeStanding(unit: Unit, by: Person, act: StandingAct, id: string): Promise<Reply> {
  const person = await unit.stores.people.find(personId(id));
  if (!person) return refused('issue-person-unknown', { name: id });
  const outcome = await useCases[act](unit, by, person);
  if (!outcome.ok) return outcome;
  if (outcome.note) return outcome;
  await tell(unit, by.id, { key: `standing-done-${act}`, facts: { name: person.name } });
  return noted(`standing-note-${act}`, { name: person.name });
}

/** `/baomat`, "mất điện thoại". A citizen has nothing that could be misused: they hear whom to call. */
export async function stolen(unit: Unit, person: Person): Promise<Reply> {
  const isCitizen = actorOf(person).role === 'citizen';
  if (!isCitizen) await reportStolen(unit, person);
  const { phone } = unit.ward.contact;
  await tell(unit, person.id, { key: isCitizen ? 'stolen-citizen' : 'stolen-frozen', facts: { phone } });
  return silence;
}
