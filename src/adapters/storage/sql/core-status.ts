/** Counts for operators: waiting, held and dead rows. */
import type { Kysely } from 'kysely';
import type { CoreStatus } from '../../../ports/storage.ts';
import type { DB } from './types.core.ts';

const toRecord = (rows: readonly { key: string; count: number | string | bigint }[]) =>
  Object.fromEntries(rows.map(({ key, count }) => [key, Number(count)]));

/**
 * Counts for `admin status`, which may run beside a running server.
 * @param wardId null for all wards
 */
export const readCoreStatus = async (db: Kysely<DB>, wardId: string | null): Promise<CoreStatus> => {
  const counted = async (table: 'inbox' | 'outbox' | 'job' | 'submission', column: 'status' | 'state') => {
    const query = db
      .selectFrom(table)
      .select((eb) => [eb.ref(column as 'status').as('key'), eb.fn.countAll<number>().as('count')])
      .groupBy(column as 'status');
    return toRecord(
      (await (wardId === null ? query : query.where('wardId', '=', wardId)).execute()) as {
        key: string;
        count: number;
      }[],
    );
  };
  const inbox = await counted('inbox', 'status');
  const outbox = await counted('outbox', 'status');
  const letters = db
    .selectFrom('inbox')
    .select(['id', 'kind', 'lastError as error'])
    .where('status', '=', 'dead')
    .orderBy('id', 'desc')
    .limit(20);
  const unsaid = db
    .selectFrom('outbox')
    .select(['id', 'kind', 'lastError as error'])
    .where('status', 'in', ['dead', 'unknown'])
    .orderBy('id', 'desc')
    .limit(20);
  return {
    inbox,
    outbox,
    held: outbox.held ?? 0,
    dead: (inbox.dead ?? 0) + (outbox.dead ?? 0),
    jobs: await counted('job', 'status'),
    submissions: await counted('submission', 'state'),
    deadLetters: [
      ...(await (wardId === null ? letters : letters.where('wardId', '=', wardId)).execute()).map((row) => ({
        ...row,
        id: String(row.id),
      })),
      ...(await (wardId === null ? unsaid : unsaid.where('wardId', '=', wardId)).execute()).map((row) => ({
        ...row,
        id: `out:${row.id}`,
      })),
    ],
  };
};
