/**
 * Shared by both ways of receiving: polling (`poll.ts`) or a webhook (`webhook.ts`), never both, because Zalo refuses
 * polls while a webhook is set. Deliveries are stored before the next poll or the webhook's answer.
 */
import type { ChannelContext } from '../../src/channel/factory.ts';
import type { KeeperTimes } from '../../src/channel/platform/webhook.ts';
import type { Access } from './access.ts';
import type { ZaloBotClient } from './client.ts';

/** In milliseconds; tests use short times. */
export interface ReceiveTimes extends KeeperTimes {
  /** Waits after the first, second, … consecutive failure; the last one repeats. Zalo has had outages of hours. */
  readonly backOffMs: readonly number[];
  /** Waits between attempts to store updates, which Zalo will not deliver again. */
  readonly storeRetryMs: readonly number[];
  /** How long storing is retried when the channel stops; `stop` must take at most two seconds in all. */
  readonly lastStoreMs: number;
  /**
   * Minimum duration of a poll without updates, so that a server that answers "empty" at once is not polled in a tight
   * loop.
   */
  readonly emptyPollMs: number;
}

export const receiveTimes: ReceiveTimes = {
  backOffMs: [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000],
  storeRetryMs: [50, 200, 1_000, 5_000],
  lastStoreMs: 1_200,
  emptyPollMs: 1_000,
  webhookCheckMs: 180_000,
  webhookRetryMs: 15_000,
};

export interface ReceiveParts {
  readonly client: ZaloBotClient;
  readonly context: ChannelContext;
  readonly access: Access;
  readonly times: ReceiveTimes;
}
