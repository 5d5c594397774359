/** Slows down guessing of codes: after several wrong codes in an hour, further codes are refused for a while. */
import type { Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';

const wrongCodesPerHour = 5;
const hourMs = 3_600_000;

const nameOf = (person: Person): string => `codes-braked:${person.id}`;

/** Whether codes from this person are refused at the moment. */
export async function isCodeBlocked(unit: Unit, person: Person): Promise<boolean> {
  const until = await unit.stores.setting(nameOf(person));
  return until !== null && unit.now.getTime() < Date.parse(until);
}

/** Counts wrong codes per clock hour. Too many in one hour block codes for an hour from then. */
export async function countWrongCode(unit: Unit, person: Person): Promise<void> {
  const count = await unit.stores.nextNumber(nameOf(person), Math.floor(unit.now.getTime() / hourMs));
  await putOnRecord(unit, person.id, 'code-wrong', person.id, { count });
  if (count < wrongCodesPerHour) return;
  await unit.stores.setSetting(nameOf(person), new Date(unit.now.getTime() + hourMs).toISOString());
  await putOnRecord(unit, person.id, 'codes-braked', person.id);
}
