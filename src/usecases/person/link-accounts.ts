/**
 * `/lienket`: links several accounts to one person. The code is made on an account that already belongs to the person and
 * typed on the other one, never the reverse. The account joins after the person who made the code has confirmed its app,
 * name and time. Notices go to the last used account; the others are fallbacks.
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

/** Minutes for which a code can be typed in the other app, and afterwards for which the account waits for confirmation. */
export const codeMinutes = 15;
const codeMs = codeMinutes * 60_000;

type AccountName = Pick<ChannelAccount, 'channel' | 'displayName'>;

/** Name of an account. Some platforms do not disclose a person's name, so it may be only the app. */
export function accountName({ channel, displayName }: AccountName): Sentence {
  const app = { key: 'board-channel', facts: { channel } };
  return displayName ? { key: 'account-in-app', facts: { name: displayName, app } } : app;
}

/** Makes a code for another app. It is returned once; only its hash is stored. */
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

/** The reason why this account cannot be linked, or null. */
const objectionTo = (maker: Person, typist: Person, accounts: readonly AccountName[]): Issue['key'] | null => {
  if (maker.id === typist.id) return 'issue-same-account';
  if (maker.status !== 'active' || typist.status !== 'active') return 'issue-account-frozen';
  // Only the person with a role may make the code: otherwise anyone who sends them a code could take over their account.
  if (actorOf(typist).role !== 'citizen') return 'issue-code-of-another';
  const isPage = accounts.some(({ channel }) => channel === pagesChannel);
  return isPage && isDeciding(actorOf(maker).role) ? 'issue-page-without-role' : null;
};

/** Two accounts that now belong to one person. */
export interface Joined {
  readonly stays: Person;
  /** Name of the account that joined. */
  readonly account: Sentence;
  /** Number of the person's accounts. */
  readonly count: number;
}

/** `joined` is null while the other account waits for confirmation. */
export type Asked = { readonly ok: true; readonly joined: Joined | null } | Refused;

/**
 * Puts the account that typed the code on hold until the code's maker confirms. If the maker has no account yet, the code
 * comes from the operator's command line, and the account joins at once.
 * @param endTalk settles what the joining account has said but not yet decided about
 * @returns null if no open code matches
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

/** **Xác nhận** by the maker: the account that typed the code joins, with all its questions. */
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
  // One person keeps one name, so the other person's row is emptied.
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

/** The maker refuses the account as not their own. */
export const refuseAccount = async (unit: Unit, maker: Person, typistId: string): Promise<Outcome> => {
  const typist = personId(typistId);
  if (!(await unit.stores.accountCodes.take(maker.id, typist, unit.now))) return refused('issue-account-late');
  await putOnRecord(unit, maker.id, 'account-refused', typist);
  return { ok: true, note: null };
};

/** Normalises a phone number to the stored form '84…'. Null if it is not one. */
export function keptPhone(text: string): string | null {
  const digits = text.replaceAll(/\D/gu, '').replace(/^0/u, '84');
  return /^84\d{8,10}$/u.test(digits) ? digits : null;
}

/** Stores the phone number to call when no message arrives; shared through the platform's form, or typed. */
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
