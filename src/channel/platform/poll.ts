/** Long polling in the background: one question after the other, with growing waits after failures. */
import { setTimeout as sleep } from 'node:timers/promises';
import { factsOf, waitAfter } from './platform-error.ts';
import { inBackground, type Receiver } from './receiver.ts';
import type { KeeperParts } from './webhook.ts';

export interface PollParts extends Pick<KeeperParts, 'channel' | 'log' | 'isHopeless' | 'onHopeless'> {
  /** Waits after the first, second, … failure in a row; the last one repeats. Milliseconds. */
  readonly backOffMs: readonly number[];
  /** Before the first question: polling while a webhook is set is refused. */
  begin(): Promise<void>;
  /** One question, and its answer stored. */
  receive(signal: AbortSignal): Promise<void>;
  /** After this failure it begins anew: somebody may have set a webhook. */
  isBegunAnewAfter?(error: unknown): boolean;
}

/** A second start while it runs changes nothing, so there is one poller. It ends for good with a failure that is hopeless. */
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

/** Ends early, without an error, when the signal fires. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);
