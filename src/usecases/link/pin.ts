/**
 * Six-digit PINs for sensitive acts. A decider chooses one at an address that is sent on joining. Five wrong tries in a row
 * lock it. The head resets a PIN; the head's own needs two other deciders, or the command line.
 * Hashing is slow and happens elsewhere; this module only counts and stores. A try is counted before it is compared, so
 * that concurrent tries are counted separately.
 */
import { refused } from '../../domain/decision.ts';
import { type PersonId, personId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { isDeciding } from '../../domain/roles.ts';
import type { ReadContext, Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { mayDo } from '../person/may-do.ts';
import { isSecondRequest } from '../person/second-request.ts';
import { notify, notifyRoles } from '../react.ts';
import { offerPin } from './offer-pin.ts';

export const maxPinTries = 5;
const pinLength = 6;

/** Whether the text consists of exactly six digits 0–9. */
export const isPin = (text: string): boolean => new RegExp(`^\\d{${pinLength}}$`, 'u').test(text);

/** True for PINs that are easily guessed: one or two different digits, a run up or down, a short piece repeated. */
export const isTrivialPin = (pin: string): boolean => {
  const digits = [...pin].map(Number);
  const steps = new Set(digits.slice(1).map((digit, at) => (digit - (digits[at] ?? 0) + 10) % 10));
  const isRun = steps.size === 1 && [1, 9].some((step) => steps.has(step));
  const isFew = new Set(digits).size < 3;
  const isRepeated = [2, 3].some((size) => pin === pin.slice(0, size).repeat(pin.length / size));
  const isPairs = /^(?:(\d)\1){3}$/u.test(pin);
  return isFew || isRun || isRepeated || isPairs;
};

/** State of a person's PIN; `left` is the number of tries before it locks. */
export type PinStanding =
  | { readonly kind: 'none' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'set'; readonly hash: string; readonly left: number };

/** Reads the state of a person's PIN. */
export const pinStanding = async (unit: ReadContext, person: PersonId): Promise<PinStanding> => {
  const pin = await unit.stores.pins.find(person);
  if (!pin) return { kind: 'none' };
  return pin.tries >= maxPinTries ? { kind: 'locked' } : { kind: 'set', hash: pin.hash, left: maxPinTries - pin.tries };
};

/** Counts a try before it is compared. `left` is the number of tries that remain if it is wrong. */
export const countTry = async (unit: Unit, person: PersonId): Promise<PinStanding> => {
  const standing = await pinStanding(unit, person);
  if (standing.kind !== 'set') return standing;
  const left = standing.left - 1;
  await unit.stores.pins.setTries(person, maxPinTries - left);
  return { ...standing, left };
};

/** Records a wrong try. If no try is left, the PIN is locked, and the head is notified. */
export const failTry = async (unit: Unit, person: Person, left: number): Promise<void> => {
  await putOnRecord(unit, person.id, 'pin-wrong', person.id, { left });
  if (left > 0) return;
  await putOnRecord(unit, person.id, 'pin-locked', person.id);
  const view = { noun: 'person', name: 'alarm-pin-locked', locked: person.id, facts: { name: person.name } } as const;
  // Two other deciders must reset a head's PIN.
  await notifyRoles(unit, person.role === 'head' ? ['standingDeputy', 'deputy'] : ['head'], view);
};

/** Confirms a correct try. False if the PIN was reset or locked in between; the try then counts for nothing. */
export const confirmTry = async (unit: Unit, person: PersonId, hash: string): Promise<boolean> => {
  const pin = await unit.stores.pins.find(person);
  if (pin?.hash !== hash) return false;
  await unit.stores.pins.setTries(person, 0);
  return true;
};

/** Stores the chosen PIN. Returns false if the person already has one. */
export const choosePin = async (unit: Unit, person: PersonId, hash: string): Promise<boolean> => {
  if (await unit.stores.pins.find(person)) return false;
  await unit.stores.pins.put(person, hash, unit.now);
  await putOnRecord(unit, person, 'pin-chosen', person);
  return true;
};

/**
 * Resets a PIN and sends the person an address to choose a new one. For a head, two other deciders must press within a
 * day of one another.
 * @param head null: the command line. No one may reset their own PIN, because the phone may be stolen
 */
export const resetPin = async (
  unit: Unit,
  head: Person | null,
  id: string,
): Promise<Outcome<{ readonly name: string; readonly isFirstOfTwo?: true }>> => {
  if (head?.id === id) return refused('issue-pin-own');
  const person = await unit.stores.people.find(personId(id));
  if (head && !mayDo('resetPin', head, person ?? head)) return refused('issue-not-entitled');
  if (person?.status !== 'active' || !isDeciding(person.role)) return refused('issue-pin-none');
  const isAlone = !head || actorOf(head).role === 'head';
  if (!isAlone && !(await isSecondRequest(unit, 'pin-reset-wanted', head, person)))
    return { ok: true, name: person.name, isFirstOfTwo: true };
  await unit.stores.pins.remove(person.id);
  await putOnRecord(unit, head?.id, 'pin-reset', person.id);
  await notify(unit, person.id, { noun: 'person', name: 'pin-was-reset' });
  await offerPin(unit, person);
  return { ok: true, name: person.name };
};
