/**
 * How many calls to one platform are open at once, over all wards of this process. A platform that hangs holds its own
 * lines and no other's; what waits for one of them waits as a job that is due later, not in a slot of the queue.
 */

import type { Channel } from '../channel/channel.ts';
import { ChannelError } from '../channel/channel-error.ts';

/** What a call is for: something said, the answer to a press (it is worth nothing after seconds), a file that is brought. */
export type Use = 'send' | 'press' | 'download';

/**
 * Calls of one use to one platform at once. Four are twenty messages a second, where an answer takes a fifth of one. One that
 * answers at once gets a line more for as many quick answers as it has lines, up to the second number; a slow answer takes
 * them all back, so that a platform that begins to hang holds what it has, once, and few afterwards.
 */
const most: Readonly<Record<Use, readonly [number, number]>> = { send: [4, 16], press: [2, 8], download: [2, 2] };
const quickMs = 100;
/** Waits for a free line, in milliseconds: where answers are quick, while calls end one after the other, while none does. */
const quickWaitMs = 20;
const shortWaitMs = 150;
const longWaitMs = 3_000;
/** A quick platform frees a line long before: then a slot of the queue is held, and no delivery prepared twice. */
const momentMs = 50;
/** An answer that takes longer is not on its way any more, most likely. */
const slowFromMs = 2_000;

/** A line that is taken, or how long to wait before asking again. */
export type Line = { readonly end: () => void } | { readonly waitMs: number };

/** Gives out the lines of all platforms: each call takes one, and gives it back when it ends. */
export interface Lines {
  take(channel: string, use: Use): Line;
  /** 0: there is one now. */
  waitMs(channel: string, use: Use): number;
  /**
   * Before a delivery is prepared: while every platform that is spoken to answers quickly and has all its lines taken, it
   * waits for one that ends, some milliseconds, and a moment at most. Where one is slow nobody waits so.
   */
  soon(use: Use): Promise<void>;
}

interface Place {
  readonly calls: Set<{ readonly since: number }>;
  lines: number;
  /** Quick answers since there is a line more. */
  quick: number;
}

/** @param now monotonic milliseconds: how long calls last has nothing to do with the ward's clock */
export const createLines = (now: () => number = () => performance.now()): Lines => {
  const places = new Map<string, Place>();
  const waiting = new Set<() => void>();

  const isAllTaken = (use: Use): boolean => {
    const spokenTo = [...places].filter(([name, { calls }]) => name.startsWith(`${use}:`) && calls.size > 0);
    return spokenTo.length > 0 && spokenTo.every(([, place]) => waitOn(place, use) === quickWaitMs);
  };

  const placeOf = (channel: string, use: Use): Place => {
    const name = `${use}:${channel}`;
    const place = places.get(name) ?? { calls: new Set(), lines: most[use][0], quick: 0 };
    places.set(name, place);
    return place;
  };

  const waitOn = ({ calls, lines }: Place, use: Use): number => {
    if (calls.size < lines) return 0;
    if ([...calls].every(({ since }) => now() - since > slowFromMs)) return longWaitMs;
    return lines > most[use][0] ? quickWaitMs : shortWaitMs;
  };

  /** Nobody is thrown out when there are fewer lines: what is open ends by itself. */
  const learn = (place: Place, use: Use, tookMs: number): void => {
    const [fewest, mostOfAll] = most[use];
    const quick = tookMs < quickMs ? place.quick + 1 : 0;
    if (quick === 0) place.lines = fewest;
    const isMore = quick >= place.lines && place.lines < mostOfAll;
    if (isMore) place.lines += 1;
    place.quick = isMore ? 0 : quick;
  };

  return {
    take: (channel, use) => {
      const place = placeOf(channel, use);
      const waitMs = waitOn(place, use);
      if (waitMs > 0) return { waitMs };
      const call = { since: now() };
      place.calls.add(call);
      const end = () => {
        if (!place.calls.delete(call)) return;
        learn(place, use, now() - call.since);
        waiting.values().next().value?.();
      };
      return { end };
    },
    soon: async (use) => {
      if (!isAllTaken(use)) return;
      await new Promise<void>((resolve) => {
        const go = () => {
          clearTimeout(timer);
          waiting.delete(go);
          resolve();
        };
        const timer = setTimeout(go, momentMs);
        waiting.add(go);
      });
    },
    waitMs: (channel, use) => waitOn(placeOf(channel, use), use),
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
