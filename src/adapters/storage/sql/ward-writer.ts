/**
 * Imports a ward's rows into a folder that may hold other wards: ids assigned by a database are moved above the
 * existing ones.
 */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { PutWard, Row, WardRowsWriter } from '../../../ports/ward-rows.ts';
import { chainBeginsSetting, lastOfAll } from './audit-log.ts';
import { dialectOf } from './dialect.ts';
import { createJobStore } from './job-rows.ts';
import { packedRow } from './packed.ts';
import type { DB as CoreDB } from './types.core.ts';
import type { DB as PortalDB } from './types.portal.ts';
import { mergeWard } from './ward-merger.ts';
import { createRowCheck } from './ward-row-check.ts';
import { coreTables, portalTables, startedByFile, type TableShape, withWardInNames } from './ward-tables.ts';

/** Rows per statement; SQLite allows 32,766 parameters. */
const batch = 200;

type Offsets = ReadonlyMap<string, number>;
type Tx = Transaction<CoreDB> | Transaction<PortalDB>;

const run = (tx: Tx) => tx as unknown as Kysely<unknown>;

async function offsetsOf(tx: Tx, shapes: readonly TableShape[]): Promise<Offsets> {
  const offsets = new Map<string, number>();
  for (const { table, isNumbered } of shapes) {
    if (!isNumbered) continue;
    const { rows } = await sql<{ last: number | null }>`select max("id") as "last" from ${sql.table(table)}`.execute(
      run(tx),
    );
    offsets.set(table, Number(rows[0]?.last ?? 0));
  }
  return offsets;
}

/** Which table the number after each of these words belongs to. */
const spelled: Readonly<Record<string, string>> = {
  ...{ in: 'inbox', turn: 'inbox', inbox: 'inbox' },
  ...{ out: 'outbox', deliver: 'outbox', outbox: 'outbox' },
};

function respell(text: string, offsets: Offsets): string {
  const moved = (word: string, digits: string): string =>
    String(Number(digits) + (offsets.get(spelled[word] ?? '') ?? 0));
  return text
    .replaceAll(
      /\b(in|turn|out|deliver):(\d+)/gu,
      (_, word: string, digits: string) => `${word}:${moved(word, digits)}`,
    )
    .replaceAll(/"(inbox|outbox)":(\d+)/gu, (_, word: string, digits: string) => `"${word}":${moved(word, digits)}`);
}

function moved(row: Row, shape: TableShape, offsets: Offsets): Row {
  const own = shape.isNumbered ? { id: Number(row.id) + (offsets.get(shape.table) ?? 0) } : {};
  const refers = Object.entries(shape.refers ?? {}).map(([column, table]) => [
    column,
    Number(row[column]) + (offsets.get(table) ?? 0),
  ]);
  const spells = (shape.spells ?? []).map((column) => {
    const text = row[column];
    return [column, typeof text === 'string' ? respell(text, offsets) : text];
  });
  return { ...row, ...own, ...Object.fromEntries(refers), ...Object.fromEntries(spells) };
}

async function insert(tx: Tx, shape: TableShape, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const names = Object.keys(first);
  const values = rows
    .map((row) => packedRow(tx, shape.table, row))
    .map((row) => sql`(${sql.join(names.map((name) => row[name]))})`);
  await sql`insert into ${sql.table(shape.table)} (${sql.join(names.map((name) => sql.ref(name)))})
    values ${sql.join(values)}`.execute(run(tx));
}

async function fill(
  tx: Tx,
  shapes: readonly TableShape[],
  { ward, rowsOf }: PutWard,
): Promise<Readonly<Record<string, number>>> {
  const offsets = await offsetsOf(tx, shapes);
  const counts: Record<string, number> = {};
  const highest = new Map<string, number>();
  /** It refers to a row that was deleted; a later row, of any ward, will get the number. */
  const isLeftOver = (shape: TableShape, row: Row): boolean =>
    shape.mayOutlive === true &&
    Object.entries(shape.refers ?? {}).some(([column, table]) => Number(row[column]) > (highest.get(table) ?? 0));
  for (const shape of shapes) {
    let waiting: Row[] = [];
    let count = 0;
    const flush = async (): Promise<void> => {
      await insert(tx, shape, waiting);
      waiting = [];
    };
    for await (const row of rowsOf(shape)) {
      if (isLeftOver(shape, row)) continue;
      count += 1;
      if (shape.isNumbered) highest.set(shape.table, Math.max(highest.get(shape.table) ?? 0, Number(row.id)));
      const named = shape.isNamedOnImport ? withWardInNames(ward, shape, row) : row;
      waiting.push(moved(named, shape, offsets));
      if (waiting.length >= batch) await flush();
    }
    await flush();
    if (shape.isNumbered) await dialectOf(tx).numberOn(tx, shape.table);
    counts[shape.table] = count;
  }
  return counts;
}

/**
 * Creates the writer. It imports a whole ward or, on failure, nothing into the core; a second attempt removes what the
 * first left on the portal.
 */
export function createWardRowsWriter(core: Kysely<CoreDB>, portal: Kysely<PortalDB>): WardRowsWriter {
  return {
    rowCheck: () => createRowCheck(core, portal),
    merge: (wanted) => mergeWard(core, portal, wanted),
    isThere: async (ward) => {
      for (const table of ['person', 'submission', 'audit_log'] as const)
        if (await core.selectFrom(table).select('wardId').where('wardId', '=', ward).limit(1).executeTakeFirst())
          return true;
      return false;
    },
    put: async (wanted) => {
      const { ward, now } = wanted;
      const shown = await portal.transaction().execute(async (tx) => {
        // Left over from an import that ended before its core part.
        for (const { table } of portalTables.toReversed())
          await sql`delete from ${sql.table(table)} where "ward" = ${ward}`.execute(run(tx));
        const counts = await fill(tx, portalTables, wanted);
        const generation = { ward, generation: now.getTime() };
        await tx
          .insertInto('ward_generation')
          .values(generation)
          .onConflict((conflict) => conflict.column('ward').doUpdateSet(generation))
          .execute();
        return counts;
      });
      await wanted.beforeCore();
      const kept = await core.transaction().execute(async (tx) => {
        // The program's start has written the ward's rules and days from its file; the imported ones replace them.
        for (const table of startedByFile)
          await sql`delete from ${sql.table(table)} where "wardId" = ${ward}`.execute(run(tx));
        const counts = await fill(tx, coreTables, wanted);
        if (wanted.chainBegins !== (await lastOfAll(tx))) {
          const begins = {
            wardId: ward,
            name: chainBeginsSetting,
            value: wanted.chainBegins,
            updatedAt: now.getTime(),
          };
          await tx
            .insertInto('setting')
            .values(begins)
            .onConflict((conflict) => conflict.columns(['wardId', 'name']).doUpdateSet(begins))
            .execute();
        }
        const jobs = createJobStore(tx, ward, () => now);
        for (const job of wanted.jobs) await jobs.put(job);
        return counts;
      });
      return { ...shown, ...kept };
    },
  };
}
