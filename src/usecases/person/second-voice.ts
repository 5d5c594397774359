/** What takes two of the board: the first word is kept, and the second one within a day carries it out. */
import { personId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';

const voiceMs = 24 * 3_600_000;

/**
 * Whether somebody else wants the same of this person, and could still want it: the word of an account that was frozen since
 * counts no more. False: this is the first of the two, kept and on record.
 * @param wish its action in the audit log
 */
export async function isSecondVoice(
  unit: Unit,
  wish: 'stolen-said' | 'pin-reset-wanted',
  by: Person,
  { id }: Person,
): Promise<boolean> {
  const name = `${wish}:${id}`;
  const [first = '', at = ''] = ((await unit.stores.setting(name)) ?? '').split(' ');
  const isFresh = first !== '' && first !== by.id && unit.now.getTime() - Date.parse(at) < voiceMs;
  if (isFresh && (await unit.stores.people.find(personId(first)))?.status === 'active') return true;
  await unit.stores.setSetting(name, `${by.id} ${unit.now.toISOString()}`);
  await putOnRecord(unit, by.id, wish, id);
  return false;
}
