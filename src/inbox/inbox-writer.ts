/**
 * Deliveries of a few turns of the event loop become one transaction; all are answered after its commit. One bad row
 * must not fail the others: a batch that fails is written row by row.
 */
import type { PollingCursor } from '../channel/channel.ts';
import type { Delivery } from '../channel/incoming.ts';
import type { WardId } from '../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import { type CrashPoint, nowhere } from '../ports/crash-point.ts';
import type { Storage } from '../ports/storage.ts';

interface Waiting {
  readonly ward: WardId;
  readonly deliveries: readonly Delivery[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Whoever is answered writes again a turn or two later: with whoever is in the middle they share a commit. */
const turnsTogether = 4;
/** Turns that take this long are busy with other work: nobody waits for a further one. Milliseconds. */
const longestTogetherMs = 8;

export interface InboxWriter {
  /** Resolves after the commit. */
  receive(ward: WardId, deliveries: readonly Delivery[]): Promise<void>;
  cursor(ward: WardId, channel: string): PollingCursor;
}

/**
 * `receive` resolves after the commit: a webhook that answers 200 then can lose nothing. @param onJobs wakes the queue
 */
export function createInboxWriter(
  { urgent }: Pick<Storage, 'urgent'>,
  clock: Clock,
  onJobs: () => void,
  reach: CrashPoint = nowhere,
): InboxWriter {
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
    receive: (ward, deliveries) =>
      new Promise((resolve, reject) => {
        if (batch.length === 0) flushIn(turnsTogether, performance.now());
        batch.push({ ward, deliveries, resolve, reject });
      }),
    cursor: (ward, channel) => ({
      read: () => urgent((doors) => doors.cursor(ward, channel)),
      store: async (deliveries, next) => {
        const now = clock.now();
        await urgent(async (doors) => {
          await doors.receive(ward, deliveries, now);
          await doors.putCursor(ward, channel, next, now);
          reach('poll.beforeCommit');
        });
        reach('poll.afterCommit');
        onJobs();
      },
    }),
  };
}
