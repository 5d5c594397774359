/** What is kept about a person, put right by themselves (Luật 91/2025/QH15, Điều 4): name and number. */
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { notify } from '../react.ts';
import { keepPhone } from './link-accounts.ts';

/** Characters of a name. */
export const longestName = 80;
const shortestName = 2;

/** A role is given to a name: whoever has one asks the head. */
export const mayCorrectName = ({ role }: Person): boolean => role === 'citizen';

/** @param wanted phone '': it is to be kept no longer */
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
    // The page tells of the whole correction; a new number is told in the chat, where it may be somebody else's.
    await notify(unit, person.id, { noun: 'person', name: 'phone-kept', facts: { phone: kept.phone } });
  } else await unit.stores.people.save(wanted.phone === '' ? { ...corrected, phone: null } : corrected);
  await putOnRecord(unit, person.id, 'own-data-corrected', person.id);
  return { ok: true };
};
