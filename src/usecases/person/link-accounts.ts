/**
 * `/lienket`: one person, several accounts. The code is made in one chat and typed in the other, in whichever order;
 * the last used account gets the notices, the others are the fallback.
 */
import { refused } from '../../domain/decision.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import type { Outcome } from '../outcome.ts';
import { put } from '../tell.ts';

/** Minutes for which a code can be typed in the other app. */
export const codeMinutes = 15;

/** Makes a code for another app. It is told once, and kept as a hash. */
export const createAccountCode = async (unit: Unit, person: Person): Promise<string> => {
  const code = unit.ids.typableCode();
  await unit.stores.accountCodes.insert({
    codeHash: unit.hashCode(code),
    person: person.id,
    createdAt: unit.now,
    expiresAt: new Date(unit.now.getTime() + codeMinutes * 60_000),
  });
  return code;
};

export interface Joined {
  readonly stays: Person;
  /** The account that typed the code, as it is called. */
  readonly account: Sentence;
  /** Accounts of theirs now. */
  readonly count: number;
}

/**
 * Joins the account that typed the code with the person who made it. Whoever has a role stays who they are; the other
 * side, a citizen, becomes part of them.
 * @param endTalk what the one who goes has said and not chosen about yet goes along
 * @returns null when no open code is this one
 */
export const joinAccounts = async (
  unit: Unit,
  typist: Person,
  account: { readonly channel: string; readonly displayName: string },
  code: string,
  endTalk: (goes: Person) => Promise<void>,
): Promise<Outcome<Joined> | null> => {
  const makerId = await unit.stores.accountCodes.use(unit.hashCode(code), unit.now);
  if (!makerId) return null;
  const maker = await unit.stores.people.get(makerId);
  if (maker.id === typist.id) return refused('issue-same-account');
  if (maker.status !== 'active' || typist.status !== 'active') return refused('issue-account-frozen');
  if (maker.role !== 'citizen' && typist.role !== 'citizen') return refused('issue-two-roles');
  const [stays, goes] = typist.role === 'citizen' ? [maker, typist] : [typist, maker];
  const makers = await unit.stores.people.accountsOf(maker.id);
  await endTalk(goes);
  await unit.stores.people.join(goes.id, stays.id);
  if (!stays.phone && goes.phone) await unit.stores.people.save({ ...stays, phone: goes.phone });
  // One person, one name: what is left of the other points nowhere.
  await unit.stores.people.save({ ...goes, name: '', phone: null, status: 'removed' });
  await unit.stores.audit.record(
    { actor: stays.id, action: 'accounts-joined', object: goes.id, details: { channel: account.channel } },
    unit.now,
  );
  const accounts = await unit.stores.people.accountsOf(stays.id);
  const app = { key: 'board-channel', facts: { channel: account.channel } };
  // A platform may keep a person's name to itself.
  const joined = account.displayName ? { key: 'account-in-app', facts: { name: account.displayName, app } } : app;
  // Whoever holds the account in which the code was made hears of it there.
  for (const { channel, conversation } of makers)
    await put(unit, `${unit.cause}:tell:joined:${channel}:${conversation}`, {
      kind: 'notice',
      person: stays.id,
      view: { noun: 'person', name: 'accounts-joined-here', facts: { account: joined } },
      only: { channel, conversation },
    });
  await put(unit, `${unit.cause}:menu:${stays.id}`, { kind: 'menu', person: stays.id });
  return { ok: true, stays, account: joined, count: accounts.length };
};

/** Where to call when no message arrives: told in the platform's form, or typed. */
export const keepPhone = async (
  unit: Unit,
  person: Person,
  phone: string,
): Promise<Outcome<{ readonly phone: string }>> => {
  const digits = phone.replaceAll(/\D/gu, '').replace(/^0/u, '84');
  if (!/^84\d{8,10}$/u.test(digits)) return refused('issue-phone');
  await unit.stores.people.save({ ...person, phone: digits });
  await unit.stores.audit.record({ actor: person.id, action: 'phone-kept', object: person.id }, unit.now);
  return { ok: true, phone: `0${digits.slice(2)}` };
};
