/** Checks the rows of an archive before the first is written: whoever made the archive may have written them by hand. */
import type { Kysely } from 'kysely';
import type { DatabaseName, Row, RowCheck, WardTable } from '../../../ports/ward-rows.ts';
import type { DB as CoreDB } from './types.core.ts';
import type { DB as PortalDB } from './types.portal.ts';
import { coreTables, folderJobs, isNameOf, portalTables, type TableShape } from './ward-tables.ts';

/** Far above the number of any row, and far below 2 ** 53, from which numbers are no longer exact. */
const highestNumber = 2 ** 40;

const isNumber = (value: unknown): boolean =>
  Number.isSafeInteger(Number(value)) && Number(value) >= 1 && Number(value) <= highestNumber;

/** Columns of each table as the database writes them, by database and table. */
async function columnsIn(
  databases: Readonly<Record<DatabaseName, Pick<Kysely<unknown>, 'introspection'>>>,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const columns = new Map<string, ReadonlySet<string>>();
  for (const [database, db] of Object.entries(databases))
    for (const table of await db.introspection.getTables())
      columns.set(`${database}.${table.name}`, new Set(table.columns.map(({ name }) => name)));
  return columns;
}

/** A new check for one archive: it remembers the numbers that it has seen. */
export async function createRowCheck(core: Kysely<CoreDB>, portal: Kysely<PortalDB>): Promise<RowCheck> {
  const columns = await columnsIn({ core, portal });
  const shapes = new Map([...coreTables, ...portalTables].map((each) => [`${each.database}.${each.table}`, each]));
  const given = new Map<string, number>();
  const wanted = new Map<string, number>();
  const note = (highest: Map<string, number>, table: string, number: unknown): void => {
    highest.set(table, Math.max(highest.get(table) ?? 0, Number(number)));
  };

  function isOwn({ database, table }: WardTable, row: Row): boolean {
    const shape = shapes.get(`${database}.${table}`);
    const known = columns.get(`${database}.${table}`);
    // SQLite reads "WARDID" as "wardId" and "rowid" as the number, so another spelling would pass every check below.
    if (!shape || !known || !Object.keys(row).every((column) => known.has(column))) return false;
    if (table === 'job' && folderJobs.some((each) => each === row.task)) return false;
    if (!namesAreOwn(shape, row)) return false;
    const refers = Object.entries(shape.refers ?? {});
    if (
      ![...(shape.isNumbered ? ['id'] : []), ...refers.map(([column]) => column)].every((each) => isNumber(row[each]))
    )
      return false;
    if (shape.isNumbered) note(given, table, row.id);
    for (const [column, other] of refers) note(wanted, other, row[column]);
    return true;
  }

  return {
    isOwn,
    isWhole: () => [...wanted].every(([table, number]) => number <= (given.get(table) ?? 0)),
  };
}

/**
 * A job in the lane of another ward, or of a nightly job of the folder, would keep that from ever running; a key that another
 * ward will use would keep its message or page from being sent, or its decision from being taken.
 */
function namesAreOwn(shape: TableShape, row: Row): boolean {
  const ward = String(shape.database === 'core' ? row.wardId : row.ward);
  return (shape.names ?? []).every((column) => isNameOf(ward, shape, row[column]));
}
