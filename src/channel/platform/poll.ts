/** Long polling in the background: one request after the other, with growing waits after failures. */
import { setTimeout as sleep } from 'node:timers/promises';
import { factsOf, waitAfter } from './platform-error.ts';
import { inBackground, type Receiver } from './receiver.ts';
import type { KeeperParts } from './webhook.ts';

export interface PollParts extends Pick<KeeperParts, 'channel' | 'log' | 'isHopeless' | 'onHopeless'> {
  /** Waits after the first, second, … consecutive failure; the last one repeats. In milliseconds. */
  readonly backOffMs: readonly number[];
  /** Runs before the first request: polling is refused while a webhook is set. */
  begin(): Promise<void>;
  /** Sends one request and stores its answer. */
  receive(signal: AbortSignal): Promise<void>;
  /** Whether `begin` must run again after this failure: a webhook may have been set. */
  isBegunAnewAfter?(error: unknown): boolean;
}

/**
 * Creates the loop. A second start while it runs has no effect, so there is one poller. A hopeless failure ends it
 * permanently.
 */
export const createPollLoop = (parts: PollParts): Receiver =>
  inBackground(async (signal) => {
    const { channel, log, backOffMs } = parts;
    let failures = 0;
    let isBegun = false;
    while (!signal.aborted) {
      try {
        if (!isBegun) await parts.begin();
        isBegun = true;
        await parts.receive(signal);
        failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        if (parts.isHopeless(error)) {
          log.warn(factsOf(error), `${channel}-polling-stopped`);
          parts.onHopeless(error);
          return;
        }
        if (parts.isBegunAnewAfter?.(error)) isBegun = false;
        const waitMs = waitAfter(error, failures++, backOffMs);
        log.warn({ ...factsOf(error), waitMs, failures }, `${channel}-polling-failed`);
        await pause(waitMs, signal);
      }
    }
  });

/** Waits; returns early, without an error, when the signal fires. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);
