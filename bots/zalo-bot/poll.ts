/**
 * Long polling without confirmation or repetition: after an answer, its updates exist only here until they are stored.
 * So the next poll waits for the store, and storing is retried until it succeeds. An answer that is lost on its way
 * cannot be recovered; a webhook is more reliable.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Delivery } from '../../src/channel/incoming.ts';
import { factsOf, waitAfter } from '../../src/channel/platform/platform-error.ts';
import { createPollLoop, pause } from '../../src/channel/platform/poll.ts';
import type { Receiver } from '../../src/channel/platform/receiver.ts';
import { isRefusedAccess } from './access.ts';
import { ZaloBotError } from './errors.ts';
import { toDelivery } from './parse.ts';
import type { ReceiveParts } from './receive.ts';

/** Creates the receiver, which polls until it is stopped; updates that a stop leaves unstored are logged as lost. */
export function createPoller({ client, context, access, times }: ReceiveParts): Receiver {
  async function receive(signal: AbortSignal): Promise<void> {
    const askedAt = performance.now();
    const updates = await client.getUpdates(signal);
    if (updates.length === 0) {
      const restMs = times.emptyPollMs - (performance.now() - askedAt);
      if (restMs > 0) await pause(restMs, signal);
      return;
    }
    const now = context.now();
    await store(
      updates.map((update) => toDelivery(update, JSON.stringify(update), now)),
      signal,
    );
  }

  async function store(deliveries: readonly Delivery[], signal: AbortSignal): Promise<void> {
    let stoppedAt: number | null = null;
    for (let failures = 0; ; failures++) {
      try {
        return await context.onDeliveries(deliveries);
      } catch (error) {
        if (signal.aborted) stoppedAt ??= performance.now();
        if (stoppedAt !== null && performance.now() - stoppedAt > times.lastStoreMs) {
          const lost = deliveries.map(({ externalId }) => externalId);
          context.log.warn({ ...factsOf(error), lost }, 'zalo-bot-updates-lost');
          return;
        }
        const waitMs = waitAfter(error, failures, times.storeRetryMs);
        context.log.warn({ ...factsOf(error), waitMs, failures: failures + 1 }, 'zalo-bot-store-failed');
        if (stoppedAt === null) await pause(waitMs, signal);
        else await sleep(lastStoreEveryMs);
      }
    }
  }

  return createPollLoop({
    channel: 'zalo-bot',
    log: context.log,
    backOffMs: times.backOffMs,
    begin: () => client.deleteWebhook(),
    receive,
    isHopeless: isRefusedAccess,
    onHopeless: access.lost,
    // The request was refused: a webhook may have been set.
    isBegunAnewAfter: (error) => error instanceof ZaloBotError && error.kind === 'rejected',
  });
}

const lastStoreEveryMs = 50;
