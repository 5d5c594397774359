/**
 * Uploads through the ward's own pages that are not processed yet. Until then rows refer to such a file only by its
 * handle: in a delivery, in a dialogue, in a tip that nobody took up, or in a part of an item, question or page.
 */
import { setImmediate as otherWork } from 'node:timers/promises';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { pagesChannel } from '../../../ports/uploads.ts';
import type { DB } from './types.core.ts';

/** A JSON column that may contain a handle, and the rows in which it is still needed; both databases use it. */
interface UploadPlace {
  readonly table: string;
  /** Its primary key, by which the table is read in slices. */
  readonly orderedBy: readonly string[];
  readonly column: string;
  readonly waits: string;
}

const ofPart = (table: string, orderedBy: readonly string[]): UploadPlace => ({
  ...{ table, orderedBy, column: 'file' },
  waits: `"state" in ('todo', 'failed') and "file" like '%"${pagesChannel}"%'`,
});

/** In the order in which a handle moves from one table to the next. */
export const uploadPlaces: readonly UploadPlace[] = [
  {
    ...{ table: 'inbox', orderedBy: ['id'], column: 'payload' },
    waits: `"channel" = '${pagesChannel}' and "status" in ('new', 'dead')`,
  },
  { table: 'dialogue', orderedBy: ['personId'], column: 'memory', waits: `"memory" like '%"${pagesChannel}"%'` },
  {
    ...{ table: 'tip', orderedBy: ['id'], column: 'photos' },
    waits: `"takenBy" is null and "photos" like '%"${pagesChannel}"%'`,
  },
  ofPart('submission_photo', ['id']),
  ofPart('submission_file', ['id']),
  ofPart('question_photo', ['id']),
  ofPart('section_file', ['wardId', 'number']),
];

/**
 * Ids found in JSON written by this program. A platform's handle of the same form matches no upload and is harmless.
 */
export const uploadsNamedIn = (json: string): readonly string[] =>
  [...json.matchAll(/"fileId":"([0-9a-f]{32})"/gu)].map(([, id = '']) => id);

const slice = 1_000;

/**
 * Ids of the uploads that rows of any ward still need. The tables may be large, so they are read in slices, and other work
 * runs in between. A handle that moves on meanwhile is found in the table that it left or in the one that it moved to.
 */
export async function waitingUploads(db: Kysely<DB>): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const { table, orderedBy, column, waits } of uploadPlaces) {
    const columns = sql.join(orderedBy.map((name) => sql.ref(name)));
    for (let after: readonly unknown[] | null = null; ; ) {
      const behind: RawBuilder<unknown> = after === null ? sql`` : sql`where (${columns}) > (${sql.join(after)})`;
      const query = sql<Readonly<Record<string, unknown>>>`select ${columns},
        case when ${sql.raw(waits)} then ${sql.ref(column)} end as "json"
        from ${sql.table(table)} ${behind} order by ${columns} limit ${slice}`;
      const { rows }: { readonly rows: readonly Readonly<Record<string, unknown>>[] } = await query.execute(db);
      for (const { json } of rows) if (typeof json === 'string') for (const id of uploadsNamedIn(json)) found.add(id);
      const last = rows.at(-1);
      if (!last || rows.length < slice) break;
      after = orderedBy.map((name) => last[name]);
      await otherWork();
    }
  }
  return found;
}
