/**
 * How many calls to one platform are open at once, over all wards of this process. A platform that hangs holds its own
 * lines and no other's; what waits for one of them waits as a job that is due later, not in a slot of the queue.
 */

import type { Channel } from '../channel/channel.ts';
import { ChannelError } from '../channel/channel-error.ts';

/** What a call is for: something said, the answer to a press (it is worth nothing after seconds), a file that is brought. */
export type Use = 'send' | 'press' | 'download';

/** Calls of one use to one platform at once. Four are twenty messages a second, where an answer takes a fifth of one. */
const most: Readonly<Record<Use, number>> = { send: 4, press: 2, download: 2 };
/** Waits for a free line, in milliseconds: while calls end one after the other, and while none does. */
const shortWaitMs = 150;
const longWaitMs = 3_000;
/** An answer that takes longer is not on its way any more, most likely. */
const slowFromMs = 2_000;

/** A line that is taken, or how long to wait before asking again. */
export type Line = { readonly end: () => void } | { readonly waitMs: number };

export interface Lines {
  take(channel: string, use: Use): Line;
}

/** @param now monotonic milliseconds: how long calls last has nothing to do with the ward's clock */
export const createLines = (now: () => number = () => performance.now()): Lines => {
  const open = new Map<string, Set<{ readonly since: number }>>();
  return {
    take: (channel, use) => {
      const place = `${use}:${channel}`;
      const calls = open.get(place) ?? new Set();
      open.set(place, calls);
      if (calls.size >= most[use]) {
        const hangs = [...calls].every(({ since }) => now() - since > slowFromMs);
        return { waitMs: hangs ? longWaitMs : shortWaitMs };
      }
      const call = { since: now() };
      calls.add(call);
      return { end: () => void calls.delete(call) };
    },
  };
};

/** Where files come from. */
export type Sources = ReadonlyMap<string, Pick<Channel, 'download'>>;

/** Channels whose downloads take a line, or are asked to come again. */
export const downloadsOn = (lines: Lines, channels: ReadonlyMap<string, Channel>): Sources =>
  new Map(
    [...channels].map(([name, channel]) => {
      const download: Channel['download'] = async (file, limitBytes) => {
        const line = lines.take(name, 'download');
        if ('waitMs' in line) throw new ChannelError('rateLimited', { retryAfterMs: line.waitMs });
        try {
          return await channel.download(file, limitBytes);
        } finally {
          line.end();
        }
      };
      return [name, { download }];
    }),
  );
