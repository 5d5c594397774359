/**
 * Finds earlier texts that share marks with this one. An inverted index: one row per mark of each text, found by the
 * mark.
 */
import type { Kysely } from 'kysely';
import { formFromTexts } from '../../../domain/checks/copied-text.ts';
import type { WardId } from '../../../domain/ids.ts';
import type { TextFingerprintStore } from '../../../ports/fingerprints.ts';
import { bucketsOfWard, createBuckets, heaviest, inParts } from './fingerprint-buckets.ts';
import type { DB } from './types.core.ts';

/** A mark that more texts than this share belongs to a form. */
export const maxTextsOfMark = 16;
/** Texts worth reading again. */
const defaultLimit = 8;
const markBytes = 6;

/**
 * Creates the store. Each ward salts its buckets, so texts of two wards never match. A mark shared by 16 texts belongs
 * to a form and takes no further rows.
 */
export const createTextFingerprintStore = (db: Kysely<DB>, wardId: WardId): TextFingerprintStore => {
  const bucketOf = bucketsOfWard(wardId, 'text_band');
  const buckets = createBuckets(db, 'text_band', wardId, maxTextsOfMark);

  const kept = (subjectId: string) =>
    db
      .selectFrom('text_fingerprint')
      .select(['id', 'marks'])
      .where('wardId', '=', wardId)
      .where('subjectId', '=', subjectId)
      .executeTakeFirst();

  const namesOf = async (ids: readonly number[]): Promise<readonly string[]> => {
    if (ids.length === 0) return [];
    const rows = await db
      .selectFrom('text_fingerprint')
      .select(['id', 'wardId', 'subjectId'])
      .where('id', 'in', inParts(ids).flat())
      .execute();
    // Filtered here and not in the query: SQLite would scan all texts of the ward instead of taking these by their ids.
    const names = new Map(rows.filter((row) => row.wardId === wardId).map((row) => [row.id, row.subjectId]));
    return ids.flatMap((id) => names.get(id) ?? []);
  };

  return {
    put: async (subjectId, { marks }, at) => {
      const before = await kept(subjectId);
      if (before) await buckets.empty(before.id, readMarks(before.marks).map(bucketOf));
      const columns = { marks: writeMarks(marks), updatedAt: at.getTime() };
      const { id } = await db
        .insertInto('text_fingerprint')
        .values({ wardId, subjectId, ...columns })
        .onConflict((conflict) => conflict.columns(['wardId', 'subjectId']).doUpdateSet(columns))
        .returning('id')
        .executeTakeFirstOrThrow();
      await buckets.fill(id, marks.map(bucketOf));
    },

    near: async ({ marks }, { except, limit = defaultLimit } = {}) => {
      const own = except === undefined ? undefined : (await kept(except))?.id;
      const rows = await buckets.readOwn(marks.map(bucketOf));
      const others = Map.groupBy(
        rows.filter(({ fingerprintId }) => fingerprintId !== own),
        ({ bucket }) => bucket,
      );
      // Each mark's weight is divided among the texts that have it. There is no minimum weight: the texts are compared
      // again anyway, and a short text may have only one mark left.
      const weights = new Map<number, number>();
      for (const texts of others.values()) {
        for (const { fingerprintId } of texts) {
          weights.set(fingerprintId, (weights.get(fingerprintId) ?? 0) + 1 / texts.length);
        }
      }
      return {
        subjectIds: await namesOf(heaviest(weights, limit)),
        formMarks: new Set(marks.filter((mark) => (others.get(bucketOf(mark))?.length ?? 0) >= formFromTexts)),
      };
    },

    remove: async (subjectId) => {
      const before = await kept(subjectId);
      if (!before) return;
      await buckets.empty(before.id, readMarks(before.marks).map(bucketOf));
      await db.deleteFrom('text_fingerprint').where('id', '=', before.id).execute();
    },
  };
};

const writeMarks = (marks: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(marks.length * markBytes);
  for (const [at, mark] of marks.entries()) bytes.writeUIntBE(mark, at * markBytes, markBytes);
  return bytes;
};

/** A text's marks, a fixed number of bytes each. */
export const readMarks = (bytes: Buffer): readonly number[] =>
  Array.from({ length: bytes.length / markBytes }, (_, at) => bytes.readUIntBE(at * markBytes, markBytes));
