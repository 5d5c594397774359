/**
 * Signs of a stolen account: a new app was linked and within the hour somebody decides with it, or decides again and again
 * in the night. It is only a sign: nothing is frozen; whoever leads calls, and presses. (A PIN that is guessed is told at once.)
 */
import { localHourOf } from '../../domain/calendar/local-date.ts';
import { personId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { isDecision } from '../../domain/person/stolen-acts.ts';
import type { DoneAct } from '../../ports/records.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { askToFreeze } from './report-stolen.ts';

const hourMs = 3_600_000;
/** Entries looked at in one turn: the rest waits for the next one. */
const mostEntries = 500;
const linkedBeforeMs = hourMs;
/** From ten in the evening to five in the morning; so many decisions are many. */
const night = { from: 22, to: 5, lastsMs: 7 * hourMs, many: 5 } as const;
const askedAgainMs = 24 * hourMs;
const readAtMost = 200;

const isNight = (unit: Unit, at: Date): boolean => {
  const hour = localHourOf(at, unit.ward.timeZone);
  return hour >= night.from || hour < night.to;
};

/** What somebody decided now, beside what they did before it. */
async function oddIn(unit: Unit, { actor, at }: DoneAct): Promise<'linked' | 'night' | null> {
  const since = new Date(at.getTime() - night.lastsMs);
  const before = await unit.stores.audit.actsOf(personId(actor), since, readAtMost);
  const linked = before.some(
    (deed) => deed.action === 'accounts-joined' && deed.at <= at && at.getTime() - deed.at.getTime() <= linkedBeforeMs,
  );
  if (linked) return 'linked';
  const isMuch =
    isNight(unit, at) &&
    before.filter((deed) => isDecision(deed.action) && isNight(unit, deed.at)).length >= night.many;
  return isMuch ? 'night' : null;
}

async function ask(unit: Unit, person: Person, sign: 'linked' | 'night'): Promise<void> {
  if (person.status !== 'active') return;
  if (!(await unit.stores.once(`stolen-signs:${person.id}`, unit.now, askedAgainMs))) return;
  await putOnRecord(unit, 'system', 'stolen-signs', person.id);
  await askToFreeze(unit, [person], sign);
}

const place = 'accounts-watched';

/** Every few minutes: what was decided since it was looked last. */
export async function watchAccounts(unit: Unit): Promise<void> {
  const kept = await unit.stores.setting(place);
  // A ward that has not been watched before: its past is the past.
  if (kept === null) return unit.stores.setSetting(place, String(await unit.stores.audit.last()));
  const entries = await unit.stores.audit.after(Number(kept), mostEntries);
  const newest = entries.at(-1);
  if (!newest) return;
  const asked = new Set<string>();
  for (const deed of entries) {
    const sign = isDecision(deed.action) && !asked.has(deed.actor) ? await oddIn(unit, deed) : null;
    if (!sign) continue;
    const person = await unit.stores.people.find(personId(deed.actor));
    if (!person) continue;
    asked.add(deed.actor);
    await ask(unit, person, sign);
  }
  await unit.stores.setSetting(place, String(newest.seq));
}
