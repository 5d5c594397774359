/**
 * Which earlier texts have marks of this one? An inverted index: a row for each mark of each text, found by the mark.
 *
 * A bucket stays small: what MAX_TEXTS_OF_MARK texts have is form, tells nobody apart, and is not kept for one more. So a
 * lookup reads a bounded number of rows, however many texts there are; only the depth of the index grows.
 */
import type { Kysely } from 'kysely';
import { FORM_FROM_TEXTS } from '../../domain/checks/copied-text.ts';
import type { WardId } from '../../domain/ids.ts';
import type { TextFingerprintStore } from '../../ports/fingerprints.ts';
import { bucketsOfWard, inParts } from './fingerprint-buckets.ts';
import type { DB } from './types.core.ts';

export const MAX_TEXTS_OF_MARK = 16;
/** Texts worth reading again. A text copied from more than eight others is found all the same. */
const DEFAULT_LIMIT = 8;
const MARK_BYTES = 6;

export const createTextFingerprintStore = (db: Kysely<DB>, wardId: WardId): TextFingerprintStore => {
  const bucketOf = bucketsOfWard(wardId);

  const kept = (subjectId: string) =>
    db
      .selectFrom('text_fingerprint')
      .select(['id', 'marks'])
      .where('wardId', '=', wardId)
      .where('subjectId', '=', subjectId)
      .executeTakeFirst();

  const takeOut = async (id: number, marks: readonly number[]): Promise<void> => {
    for (const part of inParts(marks.map(bucketOf))) {
      await db.deleteFrom('text_band').where('bucket', 'in', part).where('fingerprintId', '=', id).execute();
    }
  };

  const fullBuckets = async (buckets: readonly number[]): Promise<ReadonlySet<number>> => {
    const full = new Set<number>();
    for (const part of inParts(buckets)) {
      const rows = await db
        .selectFrom('text_band')
        .select('bucket')
        .where('bucket', 'in', part)
        .groupBy('bucket')
        .having((having) => having.fn.countAll(), '>=', MAX_TEXTS_OF_MARK)
        .execute();
      for (const row of rows) full.add(Number(row.bucket));
    }
    return full;
  };

  const fillIn = async (id: number, marks: readonly number[]): Promise<void> => {
    const buckets = marks.map(bucketOf);
    const full = await fullBuckets(buckets);
    const rows = buckets.filter((bucket) => !full.has(bucket)).map((bucket) => ({ bucket, fingerprintId: id }));
    for (const part of inParts(rows)) {
      await db
        .insertInto('text_band')
        .values([...part])
        .onConflict((conflict) => conflict.columns(['bucket', 'fingerprintId']).doNothing())
        .execute();
    }
  };

  return {
    put: async (subjectId, { marks }, at) => {
      const before = await kept(subjectId);
      if (before) await takeOut(before.id, readMarks(before.marks));
      const columns = { marks: writeMarks(marks), updatedAt: at.getTime() };
      const { id } = await db
        .insertInto('text_fingerprint')
        .values({ wardId, subjectId, ...columns })
        .onConflict((conflict) => conflict.columns(['wardId', 'subjectId']).doUpdateSet(columns))
        .returning('id')
        .executeTakeFirstOrThrow();
      await fillIn(id, marks);
    },

    near: async (fingerprint, { except, limit = DEFAULT_LIMIT } = {}) => {
      const own = except === undefined ? undefined : (await kept(except))?.id;
      const textsOf = new Map<number, number[]>();
      for (const part of inParts(fingerprint.marks.map(bucketOf))) {
        const rows = await db.selectFrom('text_band').selectAll().where('bucket', 'in', part).execute();
        for (const { bucket, fingerprintId } of rows) {
          if (fingerprintId === own) continue;
          const known = textsOf.get(Number(bucket));
          if (known === undefined) textsOf.set(Number(bucket), [fingerprintId]);
          else known.push(fingerprintId);
        }
      }
      const ids = likeliest([...textsOf.values()], limit);
      return {
        subjectIds: await namesOf(ids),
        formMarks: new Set(
          fingerprint.marks.filter((mark) => (textsOf.get(bucketOf(mark))?.length ?? 0) >= FORM_FROM_TEXTS),
        ),
      };
    },

    remove: async (subjectId) => {
      const before = await kept(subjectId);
      if (!before) return;
      await takeOut(before.id, readMarks(before.marks));
      await db.deleteFrom('text_fingerprint').where('id', '=', before.id).execute();
    },
  };

  async function namesOf(ids: readonly number[]): Promise<readonly string[]> {
    if (ids.length === 0) return [];
    const rows = await db
      .selectFrom('text_fingerprint')
      .select(['id', 'subjectId'])
      .where('id', 'in', inParts(ids).flat())
      .where('wardId', '=', wardId)
      .execute();
    const names = new Map(rows.map((row) => [row.id, row.subjectId]));
    return ids.flatMap((id) => names.get(id) ?? []);
  }
};

/**
 * A mark's weight is shared among all texts that have it. No least weight: the texts are read again anyway, and a short
 * one may have a single mark left.
 * @param lists for each mark, the texts that have it
 */
const likeliest = (lists: readonly (readonly number[])[], limit: number): readonly number[] => {
  const weights = new Map<number, number>();
  for (const ids of lists) {
    for (const id of ids) weights.set(id, (weights.get(id) ?? 0) + 1 / ids.length);
  }
  return [...weights]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, limit)
    .map(([id]) => id);
};

export const writeMarks = (marks: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(marks.length * MARK_BYTES);
  for (const [at, mark] of marks.entries()) bytes.writeUIntBE(mark, at * MARK_BYTES, MARK_BYTES);
  return bytes;
};

const readMarks = (bytes: Uint8Array): readonly number[] => {
  const buffer = Buffer.from(bytes);
  return Array.from({ length: buffer.length / MARK_BYTES }, (_, at) => buffer.readUIntBE(at * MARK_BYTES, MARK_BYTES));
};
