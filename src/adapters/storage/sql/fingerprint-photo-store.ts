/**
 * Finds earlier photos that may be the same as this one: one row per bucket of each photo, looked up by the buckets of
 * the given photo. Only bucket numbers are stored here, about 40 bytes per photo; the fingerprint used to compare two
 * photos is stored with their copies.
 */
import { type Kysely, sql } from 'kysely';
import { bucketsOfPhoto, keptBucketsOf } from '../../../domain/checks/repeated-photo-buckets.ts';
import type { WardId } from '../../../domain/ids.ts';
import type { PhotoFingerprintStore } from '../../../ports/fingerprints.ts';
import { bucketsOfWard, createBuckets, heaviest, inParts } from './fingerprint-buckets.ts';
import type { DB } from './types.core.ts';

/** Limit of a bucket. Papers on the same form share the buckets of the form's features. */
export const maxPhotosOfBucket = 64;
/** Photos to compare in detail; each comparison takes some milliseconds. */
const defaultLimit = 16;
/**
 * Candidates whose stored numbers are all read, including those that did not fit into their buckets, so that a form's
 * later papers are found as well as its first.
 */
const lookedAt = 256;
const oldFingerprint = 2_000;

/** Creates the store. Each ward salts its buckets, so photos of two wards never match. */
export const createPhotoFingerprintStore = (db: Kysely<DB>, wardId: WardId): PhotoFingerprintStore => {
  const bucketOf = bucketsOfWard(wardId, 'photo_band');
  const buckets = createBuckets(db, 'photo_band', wardId, maxPhotosOfBucket);
  const ownBuckets = (bits: Buffer) => readNumbers(bits).map(bucketOf);

  // Looked up by the first four bytes of the hash: an index of whole hashes would double the space of a photo.
  const kept = async (hash: string) => {
    const bytes = Buffer.from(hash, 'hex');
    const alike = await db
      .selectFrom('photo_fingerprint')
      .select(['id', 'wardId', 'hash', 'bits'])
      .where(sql`substr("hash", 1, 4)`, '=', bytes.subarray(0, 4))
      .execute();
    return alike.find((row) => row.wardId === wardId && bytes.equals(row.hash));
  };

  const remove = async (hash: string): Promise<void> => {
    const before = await kept(hash);
    if (!before) return;
    await buckets.empty(before.id, ownBuckets(before.bits));
    await db.deleteFrom('photo_fingerprint').where('id', '=', before.id).execute();
  };

  return {
    remove,

    rename: async (hash, to) => {
      const [before, there] = [await kept(hash), await kept(to)];
      if (!before) return;
      if (there) await remove(hash);
      else
        await db
          .updateTable('photo_fingerprint')
          .set({ hash: Buffer.from(to, 'hex') })
          .where('id', '=', before.id)
          .execute();
    },

    put: async (hash, fingerprint, at) => {
      const numbers = keptBucketsOf(fingerprint);
      const bits = writeNumbers(numbers);
      const before = await kept(hash);
      if (before && bits.equals(before.bits)) return;
      await remove(hash);
      if (fingerprint === '') return;
      const { id } = await db
        .insertInto('photo_fingerprint')
        .values({ wardId, hash: Buffer.from(hash, 'hex'), bits, updatedAt: at.getTime() })
        .returning('id')
        .executeTakeFirstOrThrow();
      await buckets.fill(id, numbers.map(bucketOf));
    },

    near: async (fingerprint, limit = defaultLimit) => {
      const asked = bucketsOfPhoto(fingerprint).asked.map((guess) =>
        Array.from(guess, ([number, weight]) => [bucketOf(number), weight] as const),
      );
      const rows = await buckets.read([...new Set(asked.flatMap((guess) => guess.map(([bucket]) => bucket)))]);
      const photosIn = Map.groupBy(rows, (row) => row.bucket);
      const weightOf = (bucket: number, weight: number) => weight / Math.sqrt(photosIn.get(bucket)?.length ?? 1);
      const likely = heaviest(
        bestSums(asked, (bucket) => photosIn.get(bucket)?.map((row) => row.fingerprintId) ?? [], weightOf),
        lookedAt,
      );
      if (likely.length === 0) return [];
      const found = await db
        .selectFrom('photo_fingerprint')
        .select(['id', 'wardId', 'hash', 'bits'])
        .where('id', 'in', inParts(likely).flat())
        .execute();
      // Filtered here and not in the query: SQLite would scan all photos of the ward instead of taking these by their
      // ids.
      const own = new Map(found.filter((row) => row.wardId === wardId).map((row) => [row.id, row]));
      const holding = new Map<number, number[]>();
      for (const { id, bits } of own.values())
        for (const bucket of new Set(ownBuckets(bits))) holding.set(bucket, [...(holding.get(bucket) ?? []), id]);
      const ids = heaviest(
        bestSums(asked, (bucket) => holding.get(bucket) ?? [], weightOf),
        limit,
      );
      return ids.flatMap((id) => own.get(id)?.hash.toString('hex') ?? []);
    },
  };
};

/**
 * The total weight of the matching buckets of each photo, for the most likely way in which it was copied.
 * @param weightOf reduces the weight of common buckets, so that the text on a paper counts more than its form; the
 *   reduction grows more slowly than the count, otherwise one bucket shared by chance would outweigh a whole paper
 */
function bestSums(
  asked: readonly (readonly (readonly [bucket: number, weight: number])[])[],
  idsIn: (bucket: number) => readonly number[],
  weightOf: (bucket: number, weight: number) => number,
): ReadonlyMap<number, number> {
  const best = new Map<number, number>();
  for (const guess of asked) {
    const sums = new Map<number, number>();
    for (const [bucket, weight] of guess)
      for (const id of idsIn(bucket)) sums.set(id, (sums.get(id) ?? 0) + weightOf(bucket, weight));
    for (const [id, sum] of sums) best.set(id, Math.max(sum, best.get(id) ?? 0));
  }
  return best;
}

const numberBytes = 3;

/** Bucket numbers as stored in a row: big-endian, `numberBytes` each. `readNumbers` reads them back. */
export const writeNumbers = (numbers: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(numbers.length * numberBytes);
  for (const [at, number] of numbers.entries()) bytes.writeUIntBE(number, at * numberBytes, numberBytes);
  return bytes;
};

/**
 * Reads the bucket numbers of a row. Rows of the first version hold the whole fingerprint, which is longer than any
 * list of numbers.
 */
export const readNumbers = (bits: Buffer): readonly number[] =>
  bits.length >= oldFingerprint
    ? keptBucketsOf(bits.toString())
    : Array.from({ length: bits.length / numberBytes }, (_, at) => bits.readUIntBE(at * numberBytes, numberBytes));
