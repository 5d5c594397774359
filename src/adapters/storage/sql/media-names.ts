/** Reads across all wards, outside any unit of work: which files the rows still need. */
import { setImmediate } from 'node:timers/promises';
import { type ExpressionBuilder, type Kysely, type RawBuilder, sql } from 'kysely';
import { wardId } from '../../../domain/ids.ts';
import type { SubmissionState } from '../../../domain/submission/transitions.ts';
import type { MediaNames } from '../../../ports/media-names.ts';
import { dialectOf } from './dialect.ts';
import type { DB } from './types.core.ts';
import { waitingUploads } from './waiting-uploads.ts';

/** Final states without a published page; their files are removed after some time. */
export const endedWithoutPage: readonly SubmissionState[] = ['rejected', 'withdrawn', 'destroyed'];

/** Versions of a page's text that show this row of `section_file`. */
export const isShownByText = (file: string): RawBuilder<unknown> => sql`select 1 from "section_text" as "page"
  where "page"."wardId" = ${sql.ref(`${file}.wardId`)} and "page"."slug" = ${sql.ref(`${file}.slug`)}
    and "page"."text" like '%[% ' || ${sql.ref(`${file}.number`)} || '%'`;

const isNeeded = (since: Date) => (eb: ExpressionBuilder<DB, 'submission'>) =>
  eb.or([eb('submission.state', 'not in', endedWithoutPage), eb('submission.updatedAt', '>=', since.getTime())]);

/** Rows read at once; no index leads to what a photo showed before, and SQLite blocks the event loop while it reads. */
const rowsAtOnce = 4_000;

/** Whether a row of the table names the file as what its photo showed before it was blurred or cut. Reads the whole table in slices. */
async function isEarlierIn(
  db: Kysely<DB>,
  table: 'submission_photo' | 'question_photo',
  hash: string,
): Promise<boolean> {
  const holds = (text: string) => dialectOf(db).holds(sql`"stored"`, text);
  for (let last = ''; ; await setImmediate()) {
    const { rows } = await sql<{ readonly last: string | null; readonly found: number }>`
      select max("id") as "last", count(*) filter (where ${holds('"earlier"')} and ${holds(hash)}) as "found"
      from (select "id", "stored" from ${sql.table(table)} where "id" > ${last} order by "id"
        limit ${sql.lit(rowsAtOnce)}) as "slice"`.execute(db);
    const [slice] = rows;
    if (Number(slice?.found ?? 0) > 0) return true;
    if (!slice?.last) return false;
    last = slice.last;
  }
}

/** Creates the reader. A file is needed as long as an item that shows it is; the store may delete other files. */
export const createMediaNames = (db: Kysely<DB>): MediaNames => {
  const ofItems = async (
    table: 'submission_photo' | 'submission_file',
    hash: string,
    since: Date,
  ): Promise<boolean> => {
    const row = await db
      .selectFrom(table)
      .innerJoin('submission', 'submission.id', `${table}.submissionId`)
      .select('submission.id')
      .where(`${table}.hash`, '=', hash)
      .where(`${table}.dropped`, '<>', 1)
      .where(isNeeded(since))
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  };
  /** A file uploaded for a page that no version of its text shows is needed only if it was uploaded after `since`. */
  const isOfPage = async (hash: string, since: Date): Promise<boolean> => {
    const row = await db
      .selectFrom('section_file as file')
      .select('file.number')
      .where('file.hash', '=', hash)
      .where((eb) => eb.or([eb('file.at', '>=', since.getTime()), sql<boolean>`exists (${isShownByText('file')})`]))
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  };
  return {
    waitingUploads: () => waitingUploads(db),
    comparedInVain: async (since) => {
      const rows = await db
        .selectFrom('photo_fingerprint')
        .select(['wardId', 'hash'])
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('submission_photo')
                .innerJoin('submission', 'submission.id', 'submission_photo.submissionId')
                .select('submission.id')
                .where('submission_photo.hash', '=', dialectOf(db).hex(sql.ref('photo_fingerprint.hash')))
                .where('submission_photo.dropped', '=', 0)
                .where(isNeeded(since)),
            ),
          ),
        )
        .execute();
      return rows.map(({ wardId: ward, hash }) => ({ ward: wardId(ward), hash: hash.toString('hex') }));
    },
    isOriginal: async (hash) => {
      if (await isEarlierIn(db, 'submission_photo', hash)) return true;
      if (await isEarlierIn(db, 'question_photo', hash)) return true;
      const page = await db
        .selectFrom('section_file')
        .select('wardId')
        .where(dialectOf(db).holds(sql`"stored"`, '"earlier"'))
        .where(dialectOf(db).holds(sql`"stored"`, hash))
        .limit(1)
        .executeTakeFirst();
      return page !== undefined;
    },
    isKept: async (hash, since) =>
      (await ofItems('submission_photo', hash, since)) ||
      (await ofItems('submission_file', hash, since)) ||
      (await isOfPage(hash, since)) ||
      (await db.selectFrom('question_photo').select('id').where('hash', '=', hash).limit(1).executeTakeFirst()) !==
        undefined,
  };
};
