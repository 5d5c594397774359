/** Unlinks an account: it becomes a citizen's, and the buttons on its screen no longer work. */
import { refused } from '../../domain/decision.ts';
import { personId } from '../../domain/ids.ts';
import type { ChannelAccount, Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { notify } from '../react.ts';
import { put } from '../tell.ts';

type Used = Pick<ChannelAccount, 'channel' | 'conversation'>;

/** Short name of an account that fits into a button. */
export const shortName = (unit: Unit, { channel, accountId }: Pick<ChannelAccount, 'channel' | 'accountId'>): string =>
  unit.hashToken(`account:${channel}:${accountId}`).slice(0, 16).toUpperCase();

/** The person's other accounts. @param used the account that makes the request, which stays linked */
export const otherAccounts = async (unit: Unit, person: Person, used: Used): Promise<readonly ChannelAccount[]> =>
  (await unit.stores.people.accountsOf(person.id)).filter(
    ({ channel, conversation }) => channel !== used.channel || conversation !== used.conversation,
  );

/** Unlinks the accounts. @param by null: the command line */
export const detach = async (
  unit: Unit,
  owner: Person,
  accounts: readonly ChannelAccount[],
  by: Person | null,
): Promise<void> => {
  for (const account of accounts) {
    const id = personId(unit.ids.next());
    await unit.stores.people.insert({
      ...{ id, name: account.displayName, role: 'citizen', unit: null, status: 'active' },
      ...{ locale: owner.locale, noticedAt: null, createdAt: unit.now },
    });
    await unit.stores.people.moveAccount(account, id);
    await putOnRecord(unit, by?.id, 'account-unlinked', owner.id, { channel: account.channel, became: id });
    await notify(unit, id, { noun: 'person', name: 'account-unlinked-here' });
    await put(unit, `${unit.cause}:menu:${id}`, { kind: 'menu', person: id });
  }
};

/** Unlinks one or all other accounts. @param which short name of another account; '': all others */
export const unlinkAccounts = async (
  unit: Unit,
  person: Person,
  used: Used,
  which: string,
): Promise<Outcome<{ readonly count: number }>> => {
  const others = await otherAccounts(unit, person, used);
  const wanted = which === '' ? others : others.filter((account) => shortName(unit, account) === which);
  if (wanted.length === 0) return refused('issue-account-not-linked');
  await detach(unit, person, wanted, person);
  return { ok: true, count: wanted.length };
};
