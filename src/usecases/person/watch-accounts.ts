/**
 * Detects signs of a stolen account: a decision within an hour after a new app was linked, or many decisions at night. They
 * are only signs, so nothing is frozen: the leaders are asked to call and to decide. (Wrong PINs are reported elsewhere.)
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
/** Entries examined in one run; the rest waits for the next run. */
const mostEntries = 500;
const linkedBeforeMs = hourMs;
/** Hours of the night, and the number of decisions in it that counts as a sign. */
const night = { from: 22, to: 5, lastsMs: 7 * hourMs, many: 5 } as const;
const askedAgainMs = 24 * hourMs;
const readAtMost = 200;

const isNight = (unit: Unit, at: Date): boolean => {
  const hour = localHourOf(at, unit.ward.timeZone);
  return hour >= night.from || hour < night.to;
};

/** Judges a decision by what the same person did before it. */
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

/** Runs every few minutes on the decisions since the last run. */
export async function watchAccounts(unit: Unit): Promise<void> {
  const kept = await unit.stores.setting(place);
  // On the first run for a ward, earlier entries are ignored.
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
