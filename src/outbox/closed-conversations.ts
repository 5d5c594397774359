/**
 * Conversations in which nothing can be said for a while, in this process: the platform has no message left for them, or
 * was out of reach for a day. A cache: the platform remembers the rest, and refuses again after a restart.
 */
import type { ChannelAccount } from '../domain/person/person.ts';
import type { Call, PrepareOptions } from './call.ts';
import type { ChannelAccess } from './channel-access.ts';

export const quotaHold = 'quota';
export const refusedHold = 'credentials';
export const outageHold = 'unreachable';
/** What is held for one of these is tried again by itself. */
export const passingHolds: readonly (string | null)[] = [quotaHold, refusedHold, outageHold];

/** Accounts that a platform lets nobody write to for some time. A cache: after a start each is tried once more. */
export interface ClosedConversations {
  readonly barred: PrepareOptions['barred'];
  close(call: Call, why: string, now: Date, ms: number): void;
  /** The platform answers again: what waits elsewhere on it need not wait longer. */
  isBack(channel: string): void;
}

const placeOf = (channel: string, conversation: string): string => `${channel}:${conversation}`;

/** In memory: after a restart one message finds out again. */
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

/** After an outage, somebody who has written since is a sign that the platform is back. */
const isOver = (
  { why, since, until }: { readonly why: string; readonly since: number; readonly until: number },
  lastUsedAt: ChannelAccount['lastUsedAt'],
  now: Date,
): boolean => until <= now.getTime() || (why === outageHold && lastUsedAt.getTime() > since);
