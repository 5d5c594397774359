/** People correct their own stored data (Luật 91/2025/QH15, Điều 4): name and phone number. */
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { notify } from '../react.ts';
import { keepPhone } from './link-accounts.ts';

/** In characters. */
export const longestName = 80;
const shortestName = 2;

/** Only citizens may change their name. A role is tied to a name, so people with a role must ask the head. */
export const mayCorrectName = ({ role }: Person): boolean => role === 'citizen';

/** Corrects name and phone number. @param wanted phone '': delete the stored number */
export const correctOwn = async (
  unit: Unit,
  person: Person,
  wanted: { readonly name: string; readonly phone: string },
): Promise<Outcome<object>> => {
  const name = mayCorrectName(person) ? wanted.name : person.name;
  if (name.length < shortestName || name.length > longestName) return refused('issue-name-missing');
  const corrected: Person = { ...person, name };
  const before = person.phone ? `0${person.phone.slice(2)}` : '';
  if (wanted.phone !== '' && wanted.phone !== before) {
    const kept = await keepPhone(unit, corrected, wanted.phone);
    if (!kept.ok) return kept;
    // The page confirms the correction. A new number is also confirmed in the chat, because it might be another person's.
    await notify(unit, person.id, { noun: 'person', name: 'phone-kept', facts: { phone: kept.phone } });
  } else await unit.stores.people.save(wanted.phone === '' ? { ...corrected, phone: null } : corrected);
  await putOnRecord(unit, person.id, 'own-data-corrected', person.id);
  return { ok: true };
};
