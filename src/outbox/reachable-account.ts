/** Chooses the account through which a person is written to. */
import type { ChannelAccount, Person } from '../domain/person/person.ts';
import type { Unit } from '../ports/services.ts';
import { isPageOfDecider } from '../usecases/person/page-of-decider.ts';
import type { Prepared, PrepareOptions, Reachable } from './call.ts';

/**
 * Returns the most recently used account that can be written to, or why the message must be held. Skips accounts whose reply
 * window is closed, whose quota is used up, whose platform refuses our credentials, or whose platform has been unreachable for a
 * day, without calling the platform.
 * @param preferred where the person asked; the answer goes there if possible
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
