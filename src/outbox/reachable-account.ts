/** Which account of a person is written to. */
import type { ChannelAccount, Person } from '../domain/person/person.ts';
import type { Unit } from '../ports/services.ts';
import { isPageOfDecider } from '../usecases/person/page-of-decider.ts';
import type { Prepared, PrepareOptions, Reachable } from './call.ts';

/**
 * The account that was used last; the others are the fallback. A platform's reply window is known before it refuses, and so
 * is a quota that is used up, that it takes nothing from us, or has been out of reach for a day.
 * @param preferred where they asked: the answer goes there when it can
 */
export async function reachableAccount(
  { channels, barred }: Pick<PrepareOptions, 'channels' | 'barred'>,
  unit: Unit,
  person: Person,
  preferred: { readonly channel: string; readonly conversation: string } | null = null,
): Promise<Reachable | Extract<Prepared, { kind: 'hold' }>> {
  const isPreferred = ({ channel, conversation }: ChannelAccount): boolean =>
    channel === preferred?.channel && conversation === preferred.conversation;
  const accounts = await unit.stores.people.accountsOf(person.id);
  let next: ReturnType<PrepareOptions['barred']> = null;
  for (const account of [...accounts.filter(isPreferred), ...accounts]) {
    const channel = channels.get(account.channel);
    if (!channel || account.unreachableAt || isPageOfDecider(account, person)) continue;
    const { replyWindowMs } = channel.abilities;
    const isOpen = replyWindowMs === null || unit.now.getTime() - account.lastUsedAt.getTime() < replyWindowMs;
    if (!isOpen) continue;
    const bar = barred(account, unit.now);
    if (!bar) return { account, channel };
    if (!next || bar.until < next.until) next = bar;
  }
  return next ? { kind: 'hold', why: next.why, retryAt: next.until } : { kind: 'hold', why: 'no reachable account' };
}
