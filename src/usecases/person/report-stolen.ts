/** `/baomat`: "my account is in other hands". Frozen at once; who leads hears of it and what was done in that name. */
import { localTime } from '../../domain/calendar/local-time.ts';
import type { Sentence } from '../../domain/facts.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import { notify } from '../react.ts';
import { freezeNow } from './standing.ts';

const lookedBackMs = 14 * 24 * 3_600_000;
const listedAtMost = 12;

/** What the account did, newest first. */
async function doneIn(unit: Unit, person: Person): Promise<Sentence> {
  const since = new Date(unit.now.getTime() - lookedBackMs);
  const acts = await unit.stores.audit.actsOf(person.id, since, listedAtMost);
  return acts.reduceRight<Sentence>(
    (rest, { at, action, code }) => ({
      key: 'list-join',
      facts: {
        line: { key: 'stolen-act', facts: { time: localTime(at, unit.ward.timeZone), action, code: code ?? 'none' } },
        rest,
      },
    }),
    { key: acts.length === 0 ? 'stolen-nothing' : 'stolen-end' },
  );
}

export async function reportStolen(unit: Unit, person: Person): Promise<void> {
  const acts = await doneIn(unit, person);
  const isHead = person.role === 'head';
  await freezeNow(unit, person, person);
  for (const reader of await unit.stores.people.holdersOf(['head', 'standingDeputy'], unit.now)) {
    const { role } = actorOf(reader);
    await notify(unit, reader.id, {
      noun: 'person',
      name: 'alarm-account-stolen',
      frozen: person.id,
      mayLift: role === 'head' || isHead,
      facts: { name: person.name, acts, isHead: isHead ? 'yes' : 'no' },
    });
  }
}
