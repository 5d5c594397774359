/** Reads all rows of one ward in slices, so that memory use does not depend on the ward's size. */
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { WardId } from '../../../domain/ids.ts';
import type { Row, WardRowsReader, WardTable } from '../../../ports/ward-rows.ts';
import { chainBegins } from './audit-log.ts';
import { unpackedRow } from './packed.ts';
import type { DB as CoreDB } from './types.core.ts';
import type { DB as PortalDB } from './types.portal.ts';
import { uploadPlaces, uploadsNamedIn } from './waiting-uploads.ts';
import { bandsOf, coreTables, folderJobs, portalTables, type TableShape, withWardInNames } from './ward-tables.ts';

const slice = 500;

type Anything = Kysely<CoreDB> | Kysely<PortalDB> | Transaction<CoreDB> | Transaction<PortalDB>;

const isOfWard = ({ database, table }: TableShape, ward: string): RawBuilder<unknown> => {
  const fingerprints = bandsOf[table];
  if (fingerprints)
    return sql`"fingerprintId" in (select "id" from ${sql.table(fingerprints)} where "wardId" = ${ward})`;
  if (table === 'job') return sql`"wardId" = ${ward} and "task" not in (${sql.join(folderJobs)})`;
  return database === 'core' ? sql`"wardId" = ${ward}` : sql`"ward" = ${ward}`;
};

async function* rowsIn(db: Anything, shape: TableShape, ward: string): AsyncGenerator<Row> {
  const columns = sql.join(shape.key.map((name) => sql.ref(name)));
  for (let after: readonly unknown[] | null = null; ; ) {
    const behind: RawBuilder<unknown> = after === null ? sql`` : sql`and (${columns}) > (${sql.join(after)})`;
    const query: RawBuilder<Row> = sql<Row>`select * from ${sql.table(shape.table)}
      where ${isOfWard(shape, ward)} ${behind} order by ${columns} limit ${slice}`;
    const { rows }: { readonly rows: readonly Row[] } = await query.execute(db as Kysely<unknown>);
    for (const row of rows) yield withWardInNames(ward, shape, unpackedRow(shape.table, row));
    const last = rows.at(-1);
    if (!last || rows.length < slice) return;
    after = shape.key.map((name) => last[name]);
  }
}

const shapeOf = ({ database, table }: WardTable): TableShape => {
  const found = [...coreTables, ...portalTables].find((each) => each.database === database && each.table === table);
  if (!found) throw new Error(`${database}.${table} is not a table of a ward`);
  return found;
};

/** Creates the reader. Each database is read within one transaction, so that the export is a snapshot. */
export const createWardRowsReader = (core: Kysely<CoreDB>, portal: Kysely<PortalDB>): WardRowsReader => ({
  tables: [...coreTables, ...portalTables],
  read: (ward, look) =>
    core.transaction().execute(async (tx) => {
      // The first statement fixes the snapshot of the core. The portal is read later; what it shows beyond that is
      // published once more.
      await sql`select 1 from "person" limit 1`.execute(tx);
      return portal.transaction().execute((portalTx) =>
        look({
          rowsOf: (table) => rowsIn(table.database === 'core' ? tx : portalTx, shapeOf(table), ward),
          mediaOf: () => mediaOf(tx, portalTx, ward),
          uploadsOf: () => uploadsOf(tx, ward),
        }),
      );
    }),
  chainBegins: (ward) => chainBegins(core, ward),
});

async function mediaOf(
  core: Transaction<CoreDB>,
  portal: Transaction<PortalDB>,
  ward: WardId,
): Promise<ReadonlySet<string>> {
  const hashes = new Set<string>();
  for (const table of ['submission_photo', 'submission_file', 'question_photo', 'section_file'] as const) {
    const rows = await core.selectFrom(table).select(['hash', 'stored']).where('wardId', '=', ward).execute();
    for (const { hash, stored } of rows) {
      if (hash !== null) hashes.add(hash);
      const { earlier = [] } = JSON.parse(stored ?? '{}') as { readonly earlier?: readonly string[] };
      for (const each of earlier) hashes.add(each);
    }
  }
  for (const table of ['article_photo', 'article_file'] as const)
    for (const { hash } of await portal.selectFrom(table).select('hash').where('ward', '=', ward).execute())
      hashes.add(hash);
  return hashes;
}

async function uploadsOf(core: Transaction<CoreDB>, ward: WardId): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const { table, column, waits } of uploadPlaces) {
    const { rows } = await sql<{ readonly json: string }>`select ${sql.ref(column)} as "json" from ${sql.table(table)}
      where "wardId" = ${ward} and ${sql.raw(waits)}`.execute(core);
    for (const { json } of rows) for (const id of uploadsNamedIn(json)) found.add(id);
  }
  return found;
}
