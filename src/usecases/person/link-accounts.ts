/**
 * `/lienket`: one person, several accounts. The code is made on an account that already is theirs and typed on the other,
 * never the other way round; the account joins when its maker has read which app, name and time it is, and presses. The
 * last used account gets the notices, the others are the fallback.
 */
import { localTime } from '../../domain/calendar/local-time.ts';
import { type Issue, type Refused, refused } from '../../domain/decision.ts';
import type { Sentence } from '../../domain/facts.ts';
import { type PersonId, personId } from '../../domain/ids.ts';
import { actorOf, type ChannelAccount, type Person } from '../../domain/person/person.ts';
import { isDeciding } from '../../domain/roles.ts';
import type { Unit } from '../../ports/services.ts';
import { pagesChannel } from '../../ports/uploads.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { notify } from '../react.ts';
import { put } from '../tell.ts';
import { shortName } from './unlink-accounts.ts';

/** Minutes for which a code can be typed in the other app, and then for which the account waits to be confirmed. */
export const codeMinutes = 15;
const codeMs = codeMinutes * 60_000;

type AccountName = Pick<ChannelAccount, 'channel' | 'displayName'>;

/** A platform may keep a person's name to itself. */
export function accountName({ channel, displayName }: AccountName): Sentence {
  const app = { key: 'board-channel', facts: { channel } };
  return displayName ? { key: 'account-in-app', facts: { name: displayName, app } } : app;
}

/** Makes a code for another app. It is told once, and kept as a hash. */
export const createAccountCode = async (unit: Unit, person: PersonId): Promise<string> => {
  const code = unit.ids.typableCode();
  await unit.stores.accountCodes.insert({
    codeHash: unit.hashCode(code),
    person,
    createdAt: unit.now,
    expiresAt: new Date(unit.now.getTime() + codeMs),
  });
  return code;
};

/** Why this account cannot become one of theirs; null: it can. */
const objectionTo = (maker: Person, typist: Person, accounts: readonly AccountName[]): Issue['key'] | null => {
  if (maker.id === typist.id) return 'issue-same-account';
  if (maker.status !== 'active' || typist.status !== 'active') return 'issue-account-frozen';
  // Whoever has a role makes the code: a code that somebody sends them would hand them over.
  if (actorOf(typist).role !== 'citizen') return 'issue-code-of-another';
  const isPage = accounts.some(({ channel }) => channel === pagesChannel);
  return isPage && isDeciding(actorOf(maker).role) ? 'issue-page-without-role' : null;
};

/** Two accounts that are one person from now on. */
export interface Joined {
  readonly stays: Person;
  /** The account that joined, as it is called. */
  readonly account: Sentence;
  /** Accounts of theirs now. */
  readonly count: number;
}

/** `joined` is null while the other account has not confirmed yet. */
export type Asked = { readonly ok: true; readonly joined: Joined | null } | Refused;

/**
 * The account that typed the code waits for the maker's press. Without an account the maker cannot press: then the code
 * comes from the command line, which only the operator uses, and the account joins at once.
 * @param endTalk what the one who goes has said and not chosen about yet goes along
 * @returns null when no open code is this one
 */
export const askToJoin = async (
  unit: Unit,
  typist: Person,
  account: AccountName,
  code: string,
  endTalk: (goes: Person) => Promise<void>,
): Promise<Asked | null> => {
  const until = new Date(unit.now.getTime() + codeMs);
  const makerId = await unit.stores.accountCodes.want(unit.hashCode(code), typist.id, unit.now, until);
  if (!makerId) return null;
  const maker = await unit.stores.people.get(makerId);
  const theirs = await unit.stores.people.accountsOf(typist.id);
  const objection = objectionTo(maker, typist, theirs);
  if (objection) {
    await unit.stores.accountCodes.take(maker.id, typist.id, unit.now);
    await putOnRecord(unit, typist.id, 'account-refused', maker.id, { channel: account.channel });
    return refused(objection);
  }
  if ((await unit.stores.people.accountsOf(maker.id)).length === 0) {
    const outcome = await confirmAccount(unit, maker, typist.id, endTalk);
    return outcome.ok ? { ok: true, joined: outcome } : outcome;
  }
  await notify(unit, maker.id, {
    noun: 'person',
    name: 'account-asks',
    typist: typist.id,
    facts: {
      account: accountName(account),
      time: localTime(unit.now, unit.ward.timeZone),
      others: theirs.length - 1,
      minutes: codeMinutes,
    },
  });
  return { ok: true, joined: null };
};

/** The maker pressed **Xác nhận**. Who typed the code becomes part of them, with all that they asked. */
export const confirmAccount = async (
  unit: Unit,
  maker: Person,
  typistId: string,
  endTalk: (goes: Person) => Promise<void>,
): Promise<Outcome<Joined>> => {
  const goes = await unit.stores.people.find(personId(typistId));
  if (!goes || !(await unit.stores.accountCodes.take(maker.id, goes.id, unit.now)))
    return refused('issue-account-late');
  const theirs = await unit.stores.people.accountsOf(goes.id);
  const [first] = theirs;
  const objection = first ? objectionTo(maker, goes, theirs) : 'issue-account-late';
  if (!first || objection) return refused(objection ?? 'issue-account-late');
  await endTalk(goes);
  await unit.stores.people.join(goes.id, maker.id);
  if (!maker.phone && goes.phone) await unit.stores.people.save({ ...maker, phone: goes.phone });
  // One person, one name: what is left of the other points nowhere.
  await unit.stores.people.save({ ...goes, name: '', phone: null, status: 'removed' });
  await putOnRecord(unit, maker.id, 'accounts-joined', goes.id, {
    channel: first.channel,
    account: shortName(unit, first),
  });
  const count = (await unit.stores.people.accountsOf(maker.id)).length;
  for (const { channel, conversation } of theirs)
    await put(unit, `${unit.cause}:tell:joined:${channel}:${conversation}`, {
      kind: 'notice',
      person: maker.id,
      view: { noun: 'person', name: 'accounts-joined-here', facts: { name: maker.name, count } },
      only: { channel, conversation },
    });
  await put(unit, `${unit.cause}:menu:${maker.id}`, { kind: 'menu', person: maker.id });
  return { ok: true, stays: maker, account: accountName(first), count };
};

/** The maker pressed that it is not them. */
export const refuseAccount = async (unit: Unit, maker: Person, typistId: string): Promise<Outcome> => {
  const typist = personId(typistId);
  if (!(await unit.stores.accountCodes.take(maker.id, typist, unit.now))) return refused('issue-account-late');
  await putOnRecord(unit, maker.id, 'account-refused', typist);
  return { ok: true, note: null };
};

/** As a number is kept: '84…'; null: it is none. */
export function keptPhone(text: string): string | null {
  const digits = text.replaceAll(/\D/gu, '').replace(/^0/u, '84');
  return /^84\d{8,10}$/u.test(digits) ? digits : null;
}

/** Where to call when no message arrives: told in the platform's form, or typed. */
export const keepPhone = async (
  unit: Unit,
  person: Person,
  phone: string,
): Promise<Outcome<{ readonly phone: string }>> => {
  const digits = keptPhone(phone);
  if (digits === null) return refused('issue-phone');
  await unit.stores.people.save({ ...person, phone: digits });
  await putOnRecord(unit, person.id, 'phone-kept', person.id);
  return { ok: true, phone: `0${digits.slice(2)}` };
};
