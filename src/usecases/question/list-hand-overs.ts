/** `/donchuyen`: khiếu nại and tố cáo that were shown their way, for the head and the office; never for who may be meant. */
import { localTime } from '../../domain/calendar/local-time.ts';
import { refused } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Person } from '../../domain/person/person.ts';
import { receivingRoles } from '../../domain/question/hand-over.ts';
import type { Unit } from '../../ports/services.ts';
import type { HandoverNote } from '../../ports/stores.ts';
import { done, type Outcome } from '../outcome.ts';
import { tell } from '../tell.ts';

const listLength = 10;
const mostRecords = 1_000;

const namesOf = async (unit: Unit, { receivers }: HandoverNote): Promise<string> => {
  const names: string[] = [];
  for (const id of receivers) names.push((await unit.stores.people.get(id)).name);
  return names.join(', ');
};

export const listHandOvers = async (unit: Unit, actor: Person): Promise<Outcome> => {
  if (!receivingRoles.includes(actor.role)) return refused('issue-not-entitled');
  const all = await unit.stores.handovers.receivedBy(actor.id, mostRecords);
  let lines: { key: string; facts: Facts } | string = '';
  for (const note of all.slice(0, listLength).reverse())
    lines = {
      key: 'list-join',
      facts: {
        line: {
          key: 'hand-over-line',
          facts: {
            at: localTime(note.receivedAt, unit.ward.timeZone),
            kind: note.kind,
            names: await namesOf(unit, note),
          },
        },
        rest: lines,
      } as Facts,
    };
  await unit.stores.audit.record({ actor: actor.id, action: 'hand-overs-read', object: actor.id }, unit.now);
  await tell(unit, actor.id, { key: 'hand-overs', facts: { count: all.length, lines: lines as never } });
  return done();
};
