/**
 * Shared by both fingerprint stores: rows found by a bucket, and lists padded to a few lengths so that few distinct
 * queries are prepared. A bucket has a limited size: a feature that many texts or photos share distinguishes none, so
 * further rows are not stored. A lookup therefore reads a bounded number of rows, however many exist; only the depth of
 * the index grows.
 */
import { type Kysely, sql } from 'kysely';
import type { DB, TextBand } from './types.core.ts';

type BandTable = 'text_band' | 'photo_band';

/** The number of buckets and the first one. A photo has a dozen rows, so its buckets fit a signed 32-bit number. */
export const bucketRanges = {
  text_band: { count: 2 ** 48, first: 0 },
  photo_band: { count: 2 ** 32, first: -(2 ** 31) },
} as const satisfies Record<BandTable, unknown>;
/** Rows or parameters of one query. SQLite allows 32,766 parameters, PostgreSQL 65,535. */
const maxList = 512;

/** The number that a ward adds to its buckets. */
export function saltOfWard(wardId: string): number {
  let low = 0x811c9dc5;
  let high = 0x9dc5811c;
  for (let at = 0; at < wardId.length; at += 1) {
    low = Math.imul(low ^ wardId.charCodeAt(at), 0x01000193) >>> 0;
    high = Math.imul(high + wardId.charCodeAt(at), 0x85ebca6b) >>> 0;
  }
  return (high >>> 16) * 2 ** 32 + low;
}

/**
 * Maps a number to the ward's bucket. Adding the ward's salt keeps the tables narrow; two wards share a bucket only by
 * chance.
 */
export const bucketsOfWard = (wardId: string, table: BandTable): ((number: number) => number) => {
  const salt = saltOfWard(wardId);
  const { count, first } = bucketRanges[table];
  return (number) => ((number + salt) % count) + first;
};

/**
 * Splits a list into parts of 1, 2, 4 … maxList entries, each padded by repeating its last entry. Otherwise each text
 * length would need its own prepared query and evict others from the connection's cache. Callers must accept a repeated
 * entry.
 */
export const inParts = <T>(list: readonly T[]): readonly (readonly T[])[] => {
  const parts: (readonly T[])[] = [];
  for (let start = 0; start < list.length; start += maxList) {
    const part = list.slice(start, start + maxList);
    const last = part[part.length - 1] as T;
    const size = 2 ** Math.ceil(Math.log2(part.length));
    parts.push([...part, ...Array<T>(size - part.length).fill(last)]);
  }
  return parts;
};

/** The table of the fingerprints, which names their ward. */
const fingerprintsOf = { text_band: 'text_fingerprint', photo_band: 'photo_fingerprint' } as const;

/**
 * @param wardId whose rows count: those of an archive that was made for it may be in the buckets of any ward
 * @param most rows of a bucket; further rows are not stored
 */
export const createBuckets = (db: Kysely<DB>, table: BandTable, wardId: string, most: number) => {
  // Both tables have the same shape, which the types cannot express.
  const bands = db as unknown as Kysely<Record<BandTable, TextBand>>;

  // The ward is compared as an expression: SQLite then finds each fingerprint by its id, and does not scan the ward's.
  const ofWard = sql`from ${sql.table(table)} as "band"
    join ${sql.table(fingerprintsOf[table])} as "own" on "own"."id" = "band"."fingerprintId" and "own"."wardId" || '' = ${wardId}`;
  const fullOnes = async (buckets: readonly number[]): Promise<ReadonlySet<number>> => {
    const full = new Set<number>();
    for (const part of inParts(buckets)) {
      const { rows } = await sql<Pick<TextBand, 'bucket'>>`select "band"."bucket" as "bucket" ${ofWard}
        where "band"."bucket" in (${sql.join(part)}) group by "band"."bucket" having count(*) >= ${most}`.execute(db);
      for (const row of rows) full.add(Number(row.bucket));
    }
    return full;
  };

  return {
    fill: async (fingerprintId: number, buckets: readonly number[]): Promise<void> => {
      const full = await fullOnes(buckets);
      const rows = buckets.filter((bucket) => !full.has(bucket)).map((bucket) => ({ bucket, fingerprintId }));
      for (const part of inParts(rows)) {
        await bands
          .insertInto(table)
          .values([...part])
          .onConflict((conflict) => conflict.columns(['bucket', 'fingerprintId']).doNothing())
          .execute();
      }
    },
    empty: async (fingerprintId: number, buckets: readonly number[]): Promise<void> => {
      for (const part of inParts(buckets)) {
        await bands.deleteFrom(table).where('bucket', 'in', part).where('fingerprintId', '=', fingerprintId).execute();
      }
    },
    /** Also rows of other wards that are in these buckets by chance: the caller asks for too many to compare each. */
    read: async (buckets: readonly number[]): Promise<readonly { bucket: number; fingerprintId: number }[]> => {
      const found: { bucket: number; fingerprintId: number }[] = [];
      for (const part of inParts(buckets)) {
        const rows = await bands.selectFrom(table).selectAll().where('bucket', 'in', part).execute();
        for (const row of rows) found.push({ bucket: Number(row.bucket), fingerprintId: row.fingerprintId });
      }
      return found;
    },
    readOwn: async (buckets: readonly number[]): Promise<readonly { bucket: number; fingerprintId: number }[]> => {
      const found: { bucket: number; fingerprintId: number }[] = [];
      for (const part of inParts(buckets)) {
        const { rows } =
          await sql<TextBand>`select "band"."bucket" as "bucket", "band"."fingerprintId" as "fingerprintId"
          ${ofWard} where "band"."bucket" in (${sql.join(part)})`.execute(db);
        for (const row of rows) found.push({ bucket: Number(row.bucket), fingerprintId: row.fingerprintId });
      }
      return found;
    },
  };
};

/** The ids with the greatest weights, in descending order. */
export const heaviest = (weights: ReadonlyMap<number, number>, limit: number): readonly number[] =>
  [...weights]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, limit)
    .map(([id]) => id);
