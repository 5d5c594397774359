/** Acts that need two board members: the first request is stored, and a second one within a day carries it out. */
import { personId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';

const voiceMs = 24 * 3_600_000;

/**
 * Whether another person has already requested the same, and still may: a request of an account frozen since does not count.
 * False: this is the first request, now stored and recorded.
 * @param wish the action's name in the audit log
 */
export async function isSecondRequest(
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
