/**
 * Conversations to which nothing can be sent for a while, kept in this process: the platform's message quota for them is used up,
 * or it was unreachable for a day. This is only a cache: after a restart the platform refuses again.
 */
import type { ChannelAccount } from '../domain/person/person.ts';
import type { Call, PrepareOptions } from './call.ts';
import type { ChannelAccess } from './channel-access.ts';

export const quotaHold = 'quota';
export const refusedHold = 'credentials';
export const outageHold = 'unreachable';
/** Reasons after which a held message is tried again automatically. */
export const passingHolds: readonly (string | null)[] = [quotaHold, refusedHold, outageHold];

/** Accounts that cannot be written to for some time. A cache: after a start each is tried once more. */
export interface ClosedConversations {
  readonly barred: PrepareOptions['barred'];
  close(call: Call, why: string, now: Date, ms: number): void;
  /** The platform responds again: messages to its other conversations need not wait any longer. */
  isBack(channel: string): void;
}

const placeOf = (channel: string, conversation: string): string => `${channel}:${conversation}`;

/** Keeps the closed conversations in memory: after a restart, one message per conversation finds out again. */
export function createClosedConversations(access: Pick<ChannelAccess, 'refusedUntil'>): ClosedConversations {
  const closed = new Map<string, { readonly why: string; readonly since: number; readonly until: number }>();
  return {
    barred: ({ channel, conversation, lastUsedAt }, now) => {
      const refusedUntil = access.refusedUntil(channel);
      if (refusedUntil) return { why: refusedHold, until: refusedUntil };
      const place = placeOf(channel, conversation);
      const found = closed.get(place);
      if (!found) return null;
      if (!isOver(found, lastUsedAt, now)) return { why: found.why, until: new Date(found.until) };
      closed.delete(place);
      return null;
    },
    close: ({ channel, conversation }, why, now, ms) => {
      const since = now.getTime();
      closed.set(placeOf(channel.name, conversation), { why, since, until: since + ms });
    },
    isBack: (channel) => {
      for (const [place, { why }] of closed)
        if (why === outageHold && place.startsWith(placeOf(channel, ''))) closed.delete(place);
    },
  };
}

/**
 * A closing is over when its time has passed. After an outage it is also over when the person has written since, because that
 * shows that the platform works again.
 */
const isOver = (
  { why, since, until }: { readonly why: string; readonly since: number; readonly until: number },
  lastUsedAt: ChannelAccount['lastUsedAt'],
  now: Date,
): boolean => until <= now.getTime() || (why === outageHold && lastUsedAt.getTime() > since);
