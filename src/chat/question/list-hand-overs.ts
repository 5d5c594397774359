/** `/donchuyen`: khiếu nại and tố cáo that were shown their way, for the head and the office; never for who may be meant. */
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import { receivingRoles } from '../../domain/question/hand-over.ts';
import type { HandoverNote } from '../../ports/questions.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../../usecases/outcome.ts';
import { tell } from '../../usecases/tell.ts';
import { handOversList } from '../say/question-lists.ts';

const listLength = 10;
const mostRecords = 1_000;

const withNames = async (unit: Unit, note: HandoverNote) => {
  const receivers = await Promise.all(note.receivers.map((id) => unit.stores.people.get(id)));
  return { note, names: receivers.map(({ name }) => name).join(', ') };
};

export async function listHandOvers(unit: Unit, actor: Person): Promise<Outcome> {
  if (!receivingRoles.includes(actor.role)) return refused('issue-not-entitled');
  const all = await unit.stores.handovers.receivedBy(actor.id, mostRecords);
  const shown = await Promise.all(all.slice(0, listLength).map((note) => withNames(unit, note)));
  await unit.stores.audit.record({ actor: actor.id, action: 'hand-overs-read', object: actor.id }, unit.now);
  await tell(unit, actor.id, handOversList(shown, all.length, unit.ward.timeZone));
  return done();
}
