/** The notices that a person gets with the first message: what is stored and why, and into which ward theirs was merged. */
import type { IncomingEvent } from '../channel/incoming.ts';
import type { Person } from '../domain/person/person.ts';
import { mayEnterDesk, maySubmit } from '../domain/roles.ts';
import type { Ward } from '../domain/ward.ts';
import type { Unit } from '../ports/services.ts';
import { pagesChannel } from '../ports/uploads.ts';
import { tell } from '../usecases/tell.ts';

/**
 * True on first contact; the notice needs no press. Members of the board and contributors get none, unless wards were merged into
 * this one.
 */
export const isNoticeDue = (event: IncomingEvent, person: Person, ward: Pick<Ward, 'formerly'>): boolean =>
  event.kind !== 'choice' &&
  event.kind !== 'left' &&
  !person.noticedAt &&
  (!maySubmit(person.role) || ward.formerly.length > 0);

/** The first message of a person. */
interface Contact {
  readonly person: Person;
  /** False: the person was known before this message, for example from a ward that was merged into this one. */
  readonly isNew: boolean;
  readonly event: IncomingEvent;
}

/** Tells the notices and marks the person as notified. @returns the person as stored now */
export async function giveNotice(unit: Unit, { person: { id }, isNew, event }: Contact): Promise<Person> {
  const { ward, stores, now } = unit;
  const person = await stores.people.get(id);
  await stores.people.noticed(id, now);
  if (!isNew && ward.formerly.length > 0) {
    const before = ward.formerly.map(({ fullName }) => fullName).join(', ');
    await tell(unit, id, { key: 'ward-joined', facts: { ward: ward.fullName, before } });
    if (mayEnterDesk(person.role)) await tell(unit, id, { key: 'role-given', facts: { role: person.role } });
  }
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
