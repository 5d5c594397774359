/** What a method of the OA API is: a call in, the envelope's `data` out (undefined: an envelope without data). */
import type { ApiCall } from '../call.ts';
import { faults } from '../faults.ts';
import type { PersonState, Platform } from '../platform.ts';

/** @throws OaFault */
export type Method = (call: ApiCall, platform: Platform) => unknown;

/** @throws OaFault -201 for an id that this OA never met */
export function findPerson(platform: Platform, userId: unknown): PersonState {
  if (typeof userId === 'number') throw faults.invalid('user_id is a number: digits are lost', 'numericId');
  const person = typeof userId === 'string' ? platform.people.get(userId) : undefined;
  if (!person) throw faults.invalid(`there is no user ${String(userId)}`, 'unknownUser');
  return person;
}
