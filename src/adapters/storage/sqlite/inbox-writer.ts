/**
 * Deliveries of one turn of the event loop become one transaction; all are answered after its commit. One bad row
 * must not fail the others: a batch that fails is written row by row.
 */
import type { Kysely, Transaction } from 'kysely';
import type { PollingCursor } from '../../../channel/channel.ts';
import type { Delivery } from '../../../channel/incoming.ts';
import type { WardId } from '../../../domain/ids.ts';
import type { Clock } from '../../../ports/clock.ts';
import { type CrashPoint, nowhere } from '../../../ports/crash-point.ts';
import { createJobStore } from './door-stores.ts';
import type { DB } from './types.core.ts';

interface Waiting {
  readonly ward: WardId;
  readonly deliveries: readonly Delivery[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export interface InboxWriter {
  /** Resolves after the commit. */
  receive(ward: WardId, deliveries: readonly Delivery[]): Promise<void>;
  cursor(ward: WardId, channel: string): PollingCursor;
}

/**
 * PostgreSQL's json refuses U+0000; both databases take the same input. A backslash that somebody typed is escaped in
 * JSON itself (`\\u0000`) and stays: taking half of it would break the payload.
 */
const withoutNull = (payload: string): string =>
  payload.replaceAll('\u0000', '').replace(/(?<!\\)((?:\\\\)*)\\u0000/gu, '$1');

const insertDeliveries = async (
  tx: Transaction<DB>,
  ward: WardId,
  deliveries: readonly Delivery[],
  now: Date,
): Promise<void> => {
  const jobs = createJobStore(tx, ward, () => now);
  for (const delivery of deliveries) {
    const row = await tx
      .insertInto('inbox')
      .values({
        wardId: ward,
        channel: delivery.channel,
        externalId: delivery.externalId,
        lane: delivery.lane,
        priority: delivery.priority,
        kind: delivery.kind,
        payload: withoutNull(delivery.payload),
        occurredAt: delivery.occurredAt.getTime(),
        receivedAt: now.getTime(),
      })
      .onConflict((conflict) => conflict.columns(['wardId', 'channel', 'externalId']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (row)
      await jobs.put({
        task: 'turn',
        payload: { inbox: row.id },
        lane: delivery.lane,
        priority: delivery.priority,
        dueAt: now,
        key: `turn:${row.id}`,
      });
  }
};

export const createInboxWriter = (
  db: Kysely<DB>,
  clock: Clock,
  onJobs: () => void,
  reach: CrashPoint = nowhere,
): InboxWriter => {
  let batch: Waiting[] = [];

  const write = async (rows: readonly Waiting[]): Promise<void> => {
    const now = clock.now();
    await db.transaction().execute(async (tx) => {
      for (const { ward, deliveries } of rows) await insertDeliveries(tx, ward, deliveries, now);
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

  return {
    receive: (ward, deliveries) =>
      new Promise((resolve, reject) => {
        if (batch.length === 0) setImmediate(() => void flush());
        batch.push({ ward, deliveries, resolve, reject });
      }),
    cursor: (ward, channel) => ({
      read: async () => {
        const row = await db
          .selectFrom('poll_cursor')
          .select('next')
          .where('wardId', '=', ward)
          .where('channel', '=', channel)
          .executeTakeFirst();
        return row?.next ?? null;
      },
      store: async (deliveries, next) => {
        const now = clock.now();
        await db.transaction().execute(async (tx) => {
          await insertDeliveries(tx, ward, deliveries, now);
          const row = { next, updatedAt: now.getTime() };
          await tx
            .insertInto('poll_cursor')
            .values({ ...row, wardId: ward, channel })
            .onConflict((conflict) => conflict.columns(['wardId', 'channel']).doUpdateSet(row))
            .execute();
          reach('poll.beforeCommit');
        });
        reach('poll.afterCommit');
        onJobs();
      },
    }),
  };
};
