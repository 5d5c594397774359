/**
 * Which rows are removed by age, and how they are found. A row is removed when nothing needs it any more: deliveries
 * after 15 days (platforms repeat for a day, keys are kept for 14; `domain.md` §4 allows 30), sent messages after 8,
 * dead rows after half a year, notices and lists when they no longer matter. Business rows, the timeline and the audit
 * log are never removed here.
 */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { OldRows } from '../../../ports/old-rows.ts';
import { dialectOf } from './dialect.ts';
import { bucketsOfWard, createBuckets } from './fingerprint-buckets.ts';
import { readNumbers } from './fingerprint-photo-store.ts';
import { readMarks } from './fingerprint-store.ts';
import type { DB } from './types.core.ts';

export interface AgedTable {
  readonly table: keyof DB;
  readonly keptDays: number;
  /** The column with the time in epoch milliseconds; it is the first column of an index. */
  readonly column: string;
  /**
   * Further condition in SQL. Indexed columns appear in it as expressions: with the bare column, SQLite would use that
   * index, scan all rows of the state and sort them for every slice.
   */
  readonly only?: string;
  /** SQL expression for the time limit, if the column is not in milliseconds; `?` is the limit in milliseconds. */
  readonly bound?: string;
}

const year = 366;
/** A new item is compared with the items of two years. */
const comparedDays = 2 * year;

export const agedTables: readonly AgedTable[] = [
  { table: 'inbox', keptDays: 15, column: 'doneAt', only: "status || '' in ('done', 'skipped')" },
  { table: 'outbox', keptDays: 8, column: 'doneAt', only: "status || '' in ('done', 'dropped')" },
  { table: 'mailbox', keptDays: 30, column: 'at' },
  { table: 'inbox', keptDays: 180, column: 'doneAt', only: "status || '' = 'dead'" },
  { table: 'outbox', keptDays: 180, column: 'doneAt', only: "status || '' in ('dead', 'unknown')" },
  // Messages held for a person who has not written for a year are dropped.
  { table: 'outbox', keptDays: year, column: 'doneAt', only: "status || '' = 'held'" },
  { table: 'job', keptDays: 180, column: 'createdAt', only: "status = 'dead'" },
  // The scheduler looks for missed slots two weeks back.
  { table: 'slot', keptDays: 20, column: 'at' },
  { table: 'once', keptDays: year, column: 'at' },
  // Settings of one person or thing are named 'purpose:id'; the others belong to the ward and stay.
  { table: 'setting', keptDays: 60, column: 'updatedAt', only: "name like '%:%'" },
  { table: 'page_link', keptDays: 60, column: 'expiresAt' },
  { table: 'account_code', keptDays: 60, column: 'expiresAt' },
  { table: 'offered_choices', keptDays: 60, column: 'offeredAt' },
  { table: 'dialogue', keptDays: 60, column: 'updatedAt' },
  { table: 'card', keptDays: 90, column: 'createdAt' },
  // The column `year` of these counters holds minutes.
  {
    table: 'counter',
    keptDays: 1,
    column: 'year',
    only: "(kind >= 'pace:' and kind < 'pace;' or kind >= 'cases' and kind < 'cases;')",
    bound: 'cast(? as double precision) / 60000',
  },
];

/** Oldest first, so that a slice can stop at the first row that is too young. */
export const oldRowsSql = ({ table, column, only, bound = '?' }: AgedTable, rowId = 'rowid'): string =>
  `select ${rowId} from "${table}" where "${column}" < ${bound}${only ? ` and ${only}` : ''} order by "${column}" limit ?`;

const fingerprints = [
  { table: 'text_fingerprint', band: 'text_band', bucketsOf: readMarks, column: 'marks', oldest: 'updatedAt' },
  // A changed photo fingerprint is inserted again, so ids follow the dates and no further index is needed.
  { table: 'photo_fingerprint', band: 'photo_band', bucketsOf: readNumbers, column: 'bits', oldest: 'id' },
] as const;

/** Removes rows in slices, each in its own transaction, so that other writes do not wait behind a million rows. */
export const createOldRows = (db: Kysely<DB>): readonly OldRows[] => [
  ...agedTables.map((aged): OldRows => {
    const { table, keptDays, only } = aged;
    return {
      name: only ? `${table} (${only})` : table,
      keptDays,
      remove: (before, most) =>
        inSlice(db, async (tx) => {
          const rowId = dialectOf(tx).rowId;
          const [head = '', middle = '', tail = ''] = oldRowsSql(aged, rowId).split('?');
          const found = sql`${sql.raw(head)}${before.getTime()}${sql.raw(middle)}${most}${sql.raw(tail)}`;
          const gone = await sql`delete from ${sql.table(table)} where ${sql.raw(rowId)} in (${found})`.execute(tx);
          return Number(gone.numAffectedRows);
        }),
    };
  }),
  ...fingerprints.map(
    (kind): OldRows => ({
      name: kind.table,
      keptDays: comparedDays,
      remove: (before, most) => inSlice(db, (tx) => removeFingerprints(tx, kind, before, most)),
    }),
  ),
];

/** `heldMs` is the time from the lock to the commit, for which other writes wait. */
const inSlice = (db: Kysely<DB>, work: (tx: Transaction<DB>) => Promise<number>) =>
  db.transaction().execute(async (tx) => {
    const began = performance.now();
    const rows = await work(tx);
    return { rows, heldMs: performance.now() - began };
  });

async function removeFingerprints(
  tx: Transaction<DB>,
  { table, band, bucketsOf, column, oldest }: (typeof fingerprints)[number],
  before: Date,
  most: number,
): Promise<number> {
  // A fingerprint has dozens of rows in its table of bands.
  const first = await sql<{ id: number; wardId: string; kept: Buffer; updatedAt: number }>`
    select "id", "wardId", ${sql.ref(column)} as "kept", "updatedAt" from ${sql.table(table)}
    where ${sql.ref(oldest)} > 0 order by ${sql.ref(oldest)} limit ${Math.ceil(most / 30)}`.execute(tx);
  const rows = first.rows.filter(({ updatedAt }) => Number(updatedAt) < before.getTime());
  for (const { id, wardId, kept } of rows)
    await createBuckets(tx, band, wardId, 0).empty(id, bucketsOf(kept).map(bucketsOfWard(wardId, band)));
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await sql`delete from ${sql.table(table)} where "id" in (${sql.join(ids)})`.execute(tx);
  return rows.length;
}
