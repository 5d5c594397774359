/**
 * What the two ways in share. Polling (`poll.ts`) or a webhook (`webhook.ts`), never both: Zalo refuses polls while a
 * webhook is set. Both end in deliveries that are stored before anything else is asked or answered.
 */
import type { ChannelContext } from '../../src/channel/factory.ts';
import type { KeeperTimes } from '../../src/channel/platform/webhook.ts';
import type { Access } from './access.ts';
import type { ZaloBotClient } from './client.ts';

/** Milliseconds. Tests make them short. */
export interface ReceiveTimes extends KeeperTimes {
  /** Waits after the first, second, … failure in a row; the last one repeats. Zalo has been away for hours. */
  readonly backOffMs: readonly number[];
  /** Between two tries to store what Zalo gave and will not give again. */
  readonly storeRetryMs: readonly number[];
  /** How long storing is tried when the channel stops; `stop` promises two seconds in all. */
  readonly lastStoreMs: number;
  /** A poll that finds nothing takes this long at least: a server that answers "empty" at once is not asked in a loop. */
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
