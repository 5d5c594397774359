/** Stores incoming deliveries before the receipt is acknowledged: each delivery once, with its turn. */
import type { Insertable, Kysely, Transaction } from 'kysely';
import type { Delivery } from '../../../channel/incoming.ts';
import type { WardId } from '../../../domain/ids.ts';
import { boardRoles } from '../../../domain/roles.ts';
import { boardPriority, cryPriority, type Job } from '../../../ports/queue.ts';
import type { ArrivalStores, Storage } from '../../../ports/storage.ts';
import { dialectOf } from './dialect.ts';
import { createJobStore } from './job-rows.ts';
import { holdsAt } from './mandate-rows.ts';
import { wardRows } from './rows.ts';
import { type ColumnsOf, columnsOf, rowsOf, statement } from './statement.ts';
import type { DB, Inbox } from './types.core.ts';

/**
 * PostgreSQL's json refuses U+0000, so it is removed for both databases. An escaped backslash that a person typed
 * (`\\u0000` in JSON) stays: removing half of it would break the payload.
 */
const withoutNull = (payload: string): string =>
  payload.replaceAll('\u0000', '').replace(/(?<!\\)((?:\\\\)*)\\u0000/gu, '$1');

/** The delivery that has waited longest for its turn. */
export const oldestArrival = (db: Kysely<DB>) =>
  db.selectFrom('inbox').where('status', '=', 'new').orderBy('id').limit(1);

/** The last part of a lane is the account that speaks in it. */
const speakerOf = (channel: string, lane: string): string => `${channel}:${lane.slice(lane.lastIndexOf(':') + 1)}`;

/** Accounts of the board's people: a few rows, found by index. */
const speakersOf = statement((db, { ward, now }: { readonly ward: WardId; readonly now: number }) =>
  db
    .selectFrom('mandate')
    .innerJoin('channel_account', 'channel_account.personId', 'mandate.personId')
    .select(['channel_account.channel', 'channel_account.accountId'])
    .where('mandate.wardId', '=', ward)
    .where('mandate.role', 'in', boardRoles)
    .where(holdsAt(now)),
);
async function boardSpeakers(tx: Transaction<DB>, ward: WardId, now: Date): Promise<ReadonlySet<string>> {
  const { rows } = await speakersOf(tx, { ward, now: now.getTime() });
  return new Set(rows.map(({ channel, accountId }) => `${channel}:${accountId}`));
}

/**
 * Everything that a board member does gets the board's priority, so that a decision does not wait behind hundreds of
 * messages from citizens.
 */
const priorityOf = ({ channel, lane, priority }: Delivery, board: ReadonlySet<string>): number =>
  board.has(speakerOf(channel, lane)) ? boardPriority : priority;

const insertArrivals = statement((db, columns: ColumnsOf<Insertable<Inbox>>) =>
  db
    .insertInto('inbox')
    .values(rowsOf(columns))
    .onConflict((conflict) => conflict.columns(['wardId', 'channel', 'externalId']).doNothing())
    .returning(['id', 'lane', 'priority']),
);

async function insertDeliveries(
  tx: Transaction<DB>,
  ward: WardId,
  deliveries: readonly Delivery[],
  now: Date,
): Promise<void> {
  await dialectOf(tx).lockWard(tx, ward);
  const jobs = createJobStore(tx, ward, () => now);
  const board = await boardSpeakers(tx, ward, now);
  for (const some of together(deliveries)) {
    const rows = some.map((delivery) => ({
      wardId: ward,
      channel: delivery.channel,
      externalId: delivery.externalId,
      lane: delivery.lane,
      priority: priorityOf(delivery, board),
      kind: delivery.kind,
      payload: withoutNull(delivery.payload),
      occurredAt: delivery.occurredAt.getTime(),
      receivedAt: now.getTime(),
    }));
    const { rows: kept } = await insertArrivals(tx, columnsOf<Insertable<Inbox>>(rows));
    const turns = kept
      .toSorted((a, b) => a.id - b.id)
      .map(({ id, lane, priority }): Job => {
        return { task: 'turn', payload: { inbox: id }, lane, priority, dueAt: now, key: `turn:${id}` };
      });
    for (const some of together(turns)) await jobs.add(some);
  }
}

/** Rows per statement at most. Batch sizes are powers of two, so that few distinct statements are prepared. */
const mostRows = 32;

function* together<Row>(rows: readonly Row[]): Iterable<readonly Row[]> {
  for (let at = 0, size = mostRows; at < rows.length; at += size) {
    while (size > rows.length - at) size /= 2;
    yield rows.slice(at, at + size);
  }
}

const createDoorStores = (tx: Transaction<DB>): ArrivalStores => ({
  receive: (ward, deliveries, now) => insertDeliveries(tx, ward, deliveries, now),
  // An earlier message of the same person is read first, so it must not wait either.
  hurry: (ward, lanes, now) => createJobStore(tx, ward, () => now).hurry(lanes, cryPriority),
  cursor: async (ward, channel) => {
    const row = await wardRows(tx, ward).one('poll_cursor', { channel });
    return row?.next ?? null;
  },
  putCursor: (ward, channel, next, now) =>
    wardRows(tx, ward).put('poll_cursor', { wardId: ward, channel }, { next, updatedAt: now.getTime() }),
});

/**
 * Creates the transaction for urgent writes.
 * @param db a database handle whose transactions run before those that wait
 */
export const createUrgent =
  (db: Kysely<DB>): Storage['urgent'] =>
  (work) =>
    db.transaction().execute((tx) => work(createDoorStores(tx)));
