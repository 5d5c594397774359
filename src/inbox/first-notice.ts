/** The notices that a person gets with the first message: what is stored and why, and into which ward theirs was merged. */
import type { IncomingEvent } from '../channel/incoming.ts';
import type { Person } from '../domain/person/person.ts';
import { mayEnterDesk, maySubmit } from '../domain/roles.ts';
import { mergeTimesIn, mergeTimesSetting, type Ward } from '../domain/ward.ts';
import type { Unit } from '../ports/services.ts';
import { pagesChannel } from '../ports/uploads.ts';
import { tell } from '../usecases/tell.ts';

/**
 * True on first contact; the notice needs no press. Members of the board and contributors get none, unless wards were merged into
 * this one. A frozen or removed account gets none: whoever writes from it may not be its owner, who is told once it is active again.
 */
export const isNoticeDue = (event: IncomingEvent, person: Person, ward: Pick<Ward, 'formerly'>): boolean =>
  event.kind !== 'choice' &&
  event.kind !== 'left' &&
  person.status === 'active' &&
  !person.noticedAt &&
  (!maySubmit(person.role) || ward.formerly.length > 0);

/** The first message of a person. */
interface Contact {
  readonly person: Person;
  readonly event: IncomingEvent;
}

/** Tells the notices and marks the person as notified. @returns the person as stored now */
export async function giveNotice(unit: Unit, { person: { id }, event }: Contact): Promise<Person> {
  const { ward, stores, now } = unit;
  const person = await stores.people.get(id);
  await stores.people.noticed(id, now);
  if (ward.formerly.length > 0) await tellOfMerge(unit, person);
  if (!maySubmit(person.role))
    await tell(unit, id, {
      key: 'privacy-notice',
      facts: {
        ward: ward.fullName,
        phone: ward.contact.phone,
        // A message written on one of our pages does not pass through a platform's app.
        through: event.channel === pagesChannel ? 'page' : 'app',
      },
    });
  return { ...person, noticedAt: now };
}

/**
 * Tells a person known before the last merge that their ward was merged, and their role only if a merge gave it to them: a head
 * may have become a deputy.
 */
async function tellOfMerge(unit: Unit, person: Person): Promise<void> {
  const { ward, stores } = unit;
  const times = mergeTimesIn(await stores.setting(mergeTimesSetting));
  const last = times.at(-1);
  if (last === undefined || person.createdAt.getTime() > last) return;
  const before = ward.formerly.map(({ fullName }) => fullName).join(', ');
  await tell(unit, person.id, { key: 'ward-joined', facts: { ward: ward.fullName, before } });
  if (!mayEnterDesk(person.role)) return;
  const isGivenByMerge = (await stores.people.mandatesOf(person.id)).some(
    ({ role, from, until, replaces }) =>
      role === person.role && until === null && replaces === null && times.includes(from.getTime()),
  );
  if (isGivenByMerge) await tell(unit, person.id, { key: 'role-given', facts: { role: person.role } });
}
