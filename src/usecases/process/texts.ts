/**
 * Texts that people agree to, as dated versions: the undertaking of Art. 7 and 11, and the regulation. A new version is
 * shown to everyone who submits, and the people who have not agreed yet can be listed.
 */
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { refused } from '../../domain/decision.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { maySubmit, roles } from '../../domain/roles.ts';
import type { Undertaking } from '../../domain/ward.ts';
import type { ReadContext, Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { notify } from '../react.ts';

/** Access for reading texts. */
type TextSight = Pick<ReadContext, 'ward' | 'now'> & {
  readonly stores: Pick<ReadContext['stores'], 'rules' | 'people'>;
};

/** The undertaking in force. @throws Error if none has begun: the ward's file must have one */
export async function undertakingNow({ stores, now, ward }: TextSight): Promise<Undertaking> {
  const today = localDateOf(now, ward.timeZone);
  const rule = await stores.rules.on('undertaking', today);
  if (!rule) throw new Error(`ward ${ward.id} has no undertaking in force on ${today}`);
  const { text } = JSON.parse(rule.content) as Pick<Undertaking, 'text'>;
  return { version: rule.version, from: rule.from, text };
}

/** People who submit items and have not agreed to the undertaking in force. */
export async function notAgreed(sight: TextSight): Promise<readonly Person[]> {
  const { people } = sight.stores;
  const { version } = await undertakingNow(sight);
  const missing: Person[] = [];
  for (const person of await people.holdersOf(roles.filter(maySubmit), sight.now))
    if (!(await people.hasAccepted(person.id, version))) missing.push(person);
  return missing;
}

/** Minimum length in characters; a shorter text would contain no obligation. */
const shortest = 20;

/**
 * Saves a new undertaking by the head. Items are sent under it from now on, and everyone who submits is asked to agree.
 * @param seen the version it was based on; a newer one is not overwritten unseen. Null: not based on a version
 */
export async function changeUndertaking(
  unit: Unit,
  head: Person,
  text: string,
  seen: string | null = null,
): Promise<Outcome<{ readonly version: string; readonly asked: number }>> {
  const actor = actorOf(head);
  if (actor.role !== 'head' || actor.status !== 'active') return refused('issue-process-head-only');
  if (text.trim().length < shortest) return refused('issue-undertaking-short');
  const { stores, now } = unit;
  if (seen !== null && seen !== (await undertakingNow(unit)).version) return refused('issue-undertaking-changed');
  const version = String((await stores.rules.list('undertaking')).length + 1);
  const content = JSON.stringify({ text: text.trim() });
  const from = localDateOf(now, unit.ward.timeZone);
  await stores.rules.put({ kind: 'undertaking', version, from, content, by: head.id, at: now });
  const details = { version };
  await putOnRecord(unit, head.id, 'undertaking-changed', unit.ward.id, details);
  const asked = await notAgreed(unit);
  for (const { id } of asked) await notify(unit, id, { noun: 'ward', name: 'undertaking', facts: { version } });
  return { ok: true, version, asked: asked.length };
}

/** Records that the person accepts the undertaking in force. */
export async function acceptUndertaking(unit: Unit, person: Person): Promise<void> {
  const { version } = await undertakingNow(unit);
  await unit.stores.people.accept(person.id, version, unit.now);
  await putOnRecord(unit, person.id, 'undertaking-accepted', person.id, { version });
}
