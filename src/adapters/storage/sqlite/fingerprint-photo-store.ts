/** Which earlier photos may be this one? A row for each bucket of each photo, found by the buckets of the asked one. */
import type { Kysely } from 'kysely';
import { bucketsOfPhoto } from '../../../domain/checks/repeated-photo-buckets.ts';
import type { WardId } from '../../../domain/ids.ts';
import type { PhotoFingerprintStore } from '../../../ports/fingerprints.ts';
import { bucketsOfWard, createBuckets, heaviest, inParts } from './fingerprint-buckets.ts';
import type { DB } from './types.core.ts';

/** Many papers on one form share the buckets of their waves and of what is printed on the form. */
export const MAX_PHOTOS_OF_BUCKET = 64;
/** Photos worth laying upon each other, at some milliseconds each. */
const DEFAULT_LIMIT = 16;

export const createPhotoFingerprintStore = (db: Kysely<DB>, wardId: WardId): PhotoFingerprintStore => {
  const bucketOf = bucketsOfWard(wardId);
  const buckets = createBuckets(db, 'photo_band', MAX_PHOTOS_OF_BUCKET);
  const keptBuckets = (fingerprint: string) => bucketsOfPhoto(fingerprint).kept.map(bucketOf);

  const kept = (hash: string) =>
    db
      .selectFrom('photo_fingerprint')
      .select(['id', 'bits'])
      .where('wardId', '=', wardId)
      .where('hash', '=', hash)
      .executeTakeFirst();

  const remove = async (hash: string): Promise<void> => {
    const before = await kept(hash);
    if (!before) return;
    await buckets.empty(before.id, keptBuckets(before.bits));
    await db.deleteFrom('photo_fingerprint').where('id', '=', before.id).execute();
  };

  return {
    remove,

    put: async (hash, fingerprint, at) => {
      const before = await kept(hash);
      if (before?.bits === fingerprint) return;
      await remove(hash);
      if (fingerprint === '') return;
      const { id } = await db
        .insertInto('photo_fingerprint')
        .values({ wardId, hash, bits: fingerprint, updatedAt: at.getTime() })
        .returning('id')
        .executeTakeFirstOrThrow();
      await buckets.fill(id, keptBuckets(fingerprint));
    },

    near: async (fingerprint, limit = DEFAULT_LIMIT) => {
      const asked = new Map(
        [...bucketsOfPhoto(fingerprint).asked].map(([number, weight]) => [bucketOf(number), weight]),
      );
      const weights = new Map<number, number>();
      const rows = await buckets.read([...asked.keys()]);
      // A bucket's weight is shared among all photos in it: what is written on a paper counts more than its form.
      for (const [bucket, photos] of Map.groupBy(rows, (row) => row.bucket)) {
        for (const { fingerprintId } of photos) {
          weights.set(fingerprintId, (weights.get(fingerprintId) ?? 0) + (asked.get(bucket) ?? 0) / photos.length);
        }
      }
      const ids = heaviest(weights, limit);
      if (ids.length === 0) return [];
      const found = await db
        .selectFrom('photo_fingerprint')
        .select(['id', 'wardId', 'hash', 'bits'])
        .where('id', 'in', inParts(ids).flat())
        .execute();
      // Not in the query: SQLite would rather walk through all photos of the ward than take these by their ids.
      const own = found.filter((row) => row.wardId === wardId);
      const photos = new Map(own.map(({ id, hash, bits }) => [id, { hash, fingerprint: bits }]));
      return ids.flatMap((id) => photos.get(id) ?? []);
    },
  };
};
