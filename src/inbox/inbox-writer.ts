/**
 * Collects the deliveries of a few event-loop turns into one transaction and resolves all callers after its commit. If a batch
 * fails, it is written row by row, so that one bad row does not fail the others.
 */
import type { PollingCursor } from '../channel/channel.ts';
import type { Delivery } from '../channel/incoming.ts';
import type { WardId } from '../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import { type CrashPoint, nowhere } from '../ports/crash-point.ts';
import type { Storage } from '../ports/storage.ts';
import { createCryWatch, type Parsers } from './cries-first.ts';

interface Waiting {
  readonly ward: WardId;
  readonly deliveries: readonly Delivery[];
  readonly channels: Parsers | null;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Event-loop turns collected into one commit. A caller that has just been answered usually writes again within a turn or two; it
 * then shares the commit with the callers that are still being collected.
 */
const turnsTogether = 4;
/** If the turns take longer than this, the event loop is busy with other work and the batch is written at once. Milliseconds. */
const longestTogetherMs = 8;

export interface InboxWriter {
  /**
   * Stores the deliveries. Resolves after the commit.
   * @param channels parse the deliveries, so that cries for help among them can go first
   */
  receive(ward: WardId, deliveries: readonly Delivery[], channels?: Parsers): Promise<void>;
  /** The polling position of a channel. It is stored in the same transaction as the deliveries before it. */
  cursor(ward: WardId, channel: string, channels?: Parsers): PollingCursor;
}

/**
 * Creates the writer of incoming deliveries. `receive` resolves after the commit, so a webhook that then answers 200 cannot lose
 * a delivery.
 * @param onJobs wakes the queue
 */
export function createInboxWriter(
  { urgent }: Pick<Storage, 'urgent'>,
  clock: Clock,
  onJobs: () => void,
  reach: CrashPoint = nowhere,
): InboxWriter {
  const cries = createCryWatch((ward, lanes) => urgent((stores) => stores.hurry(ward, lanes, clock.now())));
  let batch: Waiting[] = [];

  const write = async (rows: readonly Waiting[]): Promise<void> => {
    const now = clock.now();
    await urgent(async (doors) => {
      for (const [ward, some] of Map.groupBy(rows, (row) => row.ward)) {
        const deliveries = some.flatMap((row) => row.deliveries);
        await doors.receive(ward, deliveries, now);
      }
      reach('inbox.beforeCommit');
    });
    reach('inbox.afterCommit');
    for (const { ward, channels, deliveries } of rows) if (channels) cries.look(ward, channels, deliveries);
  };

  const flush = async (): Promise<void> => {
    const rows = batch;
    batch = [];
    try {
      await write(rows);
      for (const row of rows) row.resolve();
    } catch {
      for (const row of rows) await write([row]).then(row.resolve, row.reject);
    }
    onJobs();
  };

  const flushIn = (turns: number, began: number): void =>
    void setImmediate(() => {
      if (turns <= 1 || performance.now() - began > longestTogetherMs) void flush();
      else flushIn(turns - 1, began);
    });

  return {
    receive: (ward, deliveries, channels) =>
      new Promise((resolve, reject) => {
        if (batch.length === 0) flushIn(turnsTogether, performance.now());
        batch.push({ ward, deliveries, channels: channels ?? null, resolve, reject });
      }),
    cursor: (ward, channel, channels) => ({
      read: () => urgent((doors) => doors.cursor(ward, channel)),
      store: async (deliveries, next) => {
        const now = clock.now();
        await urgent(async (doors) => {
          await doors.receive(ward, deliveries, now);
          await doors.putCursor(ward, channel, next, now);
          reach('poll.beforeCommit');
        });
        reach('poll.afterCommit');
        if (channels) cries.look(ward, channels, deliveries);
        onJobs();
      },
    }),
  };
}
