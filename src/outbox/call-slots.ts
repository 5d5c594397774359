/**
 * Limits how many calls to one platform are open at once, over all wards of this process. A platform that hangs occupies only its
 * own lines. A delivery that finds no free line becomes a job with a later due time and does not occupy a slot of the queue.
 */

import type { Channel } from '../channel/channel.ts';
import { ChannelError } from '../channel/channel-error.ts';

/** What a call is for: a message, the answer to a press (worthless after a few seconds), or a file download. */
export type Use = 'send' | 'press' | 'download';

/**
 * Fewest and most simultaneous calls to one platform, by use. Four lines carry twenty messages a second when a response takes 200
 * ms. After as many quick responses in a row as there are lines, one line is added, up to the maximum; a slow response removes all
 * added lines, so that a platform that begins to hang holds only a few.
 */
const most: Readonly<Record<Use, readonly [number, number]>> = { send: [4, 16], press: [2, 8], download: [2, 2] };
const quickMs = 100;
/**
 * How long to wait for a free line, in milliseconds: when responses are quick, when calls end one after the other, and when none
 * ends.
 */
const quickWaitMs = 20;
const shortWaitMs = 150;
const longWaitMs = 3_000;
/**
 * A quick platform frees a line well within this time. Holding a queue slot so briefly is cheaper than preparing the delivery
 * twice.
 */
const momentMs = 50;
/** A call open for longer than this will most likely get no response. */
const slowFromMs = 2_000;

/** A line that was taken, or how long to wait before asking again. */
export type CallSlot = { readonly end: () => void } | { readonly waitMs: number };

/** Hands out the lines of all platforms. Each call takes one and returns it when it ends. */
export interface CallSlots {
  take(channel: string, use: Use): CallSlot;
  /** Milliseconds to wait for a free line; 0 when there is one now. */
  waitMs(channel: string, use: Use): number;
  /**
   * Called before a delivery is prepared. While every platform in use responds quickly and has all its lines taken, waits some
   * milliseconds for a call to end, at most `momentMs`. If any of them is slow, does not wait.
   */
  soon(use: Use): Promise<void>;
}

interface Place {
  readonly calls: Set<{ readonly since: number }>;
  lines: number;
  /** Quick responses since the last line was added. */
  quick: number;
}

/**
 * Creates the lines of this process.
 * @param now monotonic milliseconds, because the duration of calls must not depend on the ward's clock
 */
export const createLines = (now: () => number = () => performance.now()): CallSlots => {
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

  /** Adjusts the number of lines after a call. Open calls are never interrupted when the number falls. */
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

/** Channels from which files are downloaded. */
export type Sources = ReadonlyMap<string, Pick<Channel, 'download'>>;

/** Wraps the channels so that each download takes a line. When none is free it throws `rateLimited` with the wait. */
export const downloadsOn = (lines: CallSlots, channels: ReadonlyMap<string, Channel>): Sources =>
  new Map(
    [...channels].map(([name, channel]) => {
      const download: Channel['download'] = async function* (file, limitBytes) {
        const line = lines.take(name, 'download');
        if ('waitMs' in line) throw new ChannelError('rateLimited', { retryAfterMs: line.waitMs });
        try {
          yield* channel.download(file, limitBytes);
        } finally {
          line.end();
        }
      };
      return [name, { download }];
    }),
  );
