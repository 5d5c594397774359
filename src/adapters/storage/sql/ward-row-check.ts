/** Checks the rows of an archive before the first is written: whoever made the archive may have written them by hand. */
import { type Kysely, sql } from 'kysely';
import type { DatabaseName, Row, RowCheck, WardTable } from '../../../ports/ward-rows.ts';
import { isPostgres } from './dialect.ts';
import type { DB as CoreDB } from './types.core.ts';
import type { DB as PortalDB } from './types.portal.ts';
import { coreTables, folderJobs, isNameOf, portalTables, type TableShape } from './ward-tables.ts';

/** Far above the number of any row, and far below 2 ** 53, from which numbers are no longer exact. */
const highestNumber = 2 ** 40;

const isNumber = (value: unknown): boolean =>
  Number.isSafeInteger(Number(value)) && Number(value) >= 1 && Number(value) <= highestNumber;

/** Whether a value fits a column, by the column's name as the database writes it. */
type Columns = ReadonlyMap<string, (value: unknown) => boolean>;

/** Values of each type of column; an archive contains packed texts and hashes as text. */
const fits: readonly (readonly [RegExp, (value: unknown) => boolean])[] = [
  [/int|real|float|double|numeric|decimal/iu, (value) => isNumeric(value)],
  [/text|char/iu, (value) => typeof value === 'string'],
  [/blob|bytea/iu, (value) => value instanceof Uint8Array],
];
const fitOf = (dataType: string): ((value: unknown) => boolean) =>
  fits.find(([pattern]) => pattern.test(dataType))?.[1] ?? (() => true);

/** The columns of each table, by database and table. */
async function columnsIn(
  databases: Readonly<Record<DatabaseName, Kysely<unknown>>>,
): Promise<ReadonlyMap<string, Columns>> {
  const columns = new Map<string, Columns>();
  for (const [database, db] of Object.entries(databases)) {
    // On PostgreSQL, tables of all schemas are listed; another program's may have the same names.
    const own = isPostgres(db)
      ? (await sql<{ readonly name: string }>`select current_schema() as "name"`.execute(db)).rows[0]?.name
      : undefined;
    for (const table of await db.introspection.getTables()) {
      if (table.schema !== own) continue;
      columns.set(
        `${database}.${table.name}`,
        new Map(table.columns.map(({ name, dataType }) => [name, fitOf(dataType)])),
      );
    }
  }
  return columns;
}

/** The last time that a date can be, in milliseconds. Larger numbers are no time, and nothing is counted so far. */
const lastTime = 8.64e15;

/** PostgreSQL returns large numbers as text. */
const isNumeric = (value: unknown): boolean =>
  typeof value === 'boolean' ||
  (typeof value === 'number' && Math.abs(value) <= lastTime) ||
  (typeof value === 'string' && /^-?\d{1,16}(?:\.\d+)?$/u.test(value) && Math.abs(Number(value)) <= lastTime);

/** The queue reads the jobs of all wards together, so that one which it cannot read would stop it for everybody. */
function isJob(row: Row): boolean {
  try {
    const payload: unknown = JSON.parse(String(row.payload));
    return typeof payload === 'object' && payload !== null && !Array.isArray(payload);
  } catch {
    return false;
  }
}

const people = {
  personId: 'person',
  actorId: 'person',
  authorId: 'person',
  askerId: 'person',
  assigneeId: 'person',
} as const;
/** Which table the id in a column belongs to; `id` itself is one of the table's own. */
const parents = {
  ...people,
  ...{ decidedBy: 'person', ownerId: 'person', submissionId: 'submission', questionId: 'question' },
  ...{ statementId: 'royalty_statement', reportId: 'report', photoId: 'submission_photo' },
} as const;
type Parent = (typeof parents)[keyof typeof parents] | 'danger_case';
/** What the timeline and the texts that are compared are about. */
const subjects = ['person', 'submission', 'question', 'danger_case'] as const satisfies readonly Parent[];
const references: readonly (readonly [column: string, table: Parent])[] = [
  ...Object.entries(parents),
  ...subjects.map((table) => ['subjectId', table] as const),
];

/** Ids per query; SQLite allows 32,766 parameters. */
const batch = 500;

/** True if one of the ids is that of a row of another ward here. */
async function isElsewhere(core: Kysely<CoreDB>, table: Parent, ids: ReadonlySet<string>, ward: string) {
  const all = [...ids];
  for (let start = 0; start < all.length; start += batch) {
    const slice = sql.join(all.slice(start, start + batch));
    const { rows } = await sql`select 1 from ${sql.table(table)} where "id" in (${slice}) and "wardId" <> ${ward}
      limit 1`.execute(core);
    if (rows.length > 0) return true;
  }
  return false;
}

/** Tables whose rows name files. */
const fileTables: readonly string[] = [
  ...['core.submission_photo', 'core.submission_file', 'core.question_photo', 'core.section_file'],
  ...['portal.article_photo', 'portal.article_file'],
];

/** The file of a row, and those that it had before it was blurred or cut. */
function* filesOf(row: Row): Generator<unknown> {
  yield row.hash;
  if (typeof row.stored !== 'string') return;
  try {
    const stored = JSON.parse(row.stored) as { readonly earlier?: unknown } | null;
    if (Array.isArray(stored?.earlier)) yield* stored.earlier;
  } catch {
    // A row that nothing can read shows no file.
  }
}

/** A new check for one archive: it remembers the numbers that it has seen. */
export async function createRowCheck(core: Kysely<CoreDB>, portal: Kysely<PortalDB>): Promise<RowCheck> {
  const columns = await columnsIn({
    core: core as unknown as Kysely<unknown>,
    portal: portal as unknown as Kysely<unknown>,
  });
  const shapes = new Map([...coreTables, ...portalTables].map((each) => [`${each.database}.${each.table}`, each]));
  const given = new Map<string, number>();
  const wanted = new Map<string, number>();
  const named = new Map<Parent, Set<string>>(references.map(([, table]) => [table, new Set()]));
  const files = new Set<string>();
  let ward = '';
  const noteIds = (table: string, row: Row): void => {
    ward = String(row.wardId ?? ward);
    for (const [column, parent] of [...references, ['id', table] as const]) {
      const id = row[column];
      if (typeof id === 'string') named.get(parent as Parent)?.add(id);
    }
  };
  const note = (highest: Map<string, number>, table: string, number: unknown): void => {
    highest.set(table, Math.max(highest.get(table) ?? 0, Number(number)));
  };

  function isOwn({ database, table }: WardTable, row: Row): boolean {
    const shape = shapes.get(`${database}.${table}`);
    const known = columns.get(`${database}.${table}`);
    // SQLite reads "WARDID" as "wardId" and "rowid" as the number, so another spelling would pass every check below.
    if (!shape || !known || !Object.keys(row).every((column) => known.has(column))) return false;
    // SQLite stores anything in any column. The queue, which all wards share, would then find no time or no order.
    if (![...known].every(([column, isFit]) => (row[column] ?? null) === null || isFit(row[column]))) return false;
    if (table === 'job' && (folderJobs.some((each) => each === row.task) || !isJob(row))) return false;
    if (!namesAreOwn(shape, row)) return false;
    const refers = Object.entries(shape.refers ?? {});
    if (
      ![...(shape.isNumbered ? ['id'] : []), ...refers.map(([column]) => column)].every((each) => isNumber(row[each]))
    )
      return false;
    if (database === 'core') noteIds(table, row);
    if (fileTables.includes(`${database}.${table}`))
      for (const hash of filesOf(row)) if (typeof hash === 'string') files.add(hash);
    if (shape.isNumbered) note(given, table, row.id);
    if (!shape.mayOutlive) for (const [column, other] of refers) note(wanted, other, row[column]);
    return true;
  }

  return {
    isOwn,
    files: () => files,
    isWhole: async () => {
      if (![...wanted].every(([table, number]) => number <= (given.get(table) ?? 0))) return false;
      for (const [table, ids] of named) if (await isElsewhere(core, table, ids, ward)) return false;
      return true;
    },
  };
}

/**
 * A job in the lane of another ward, or of a nightly job of the folder, would keep that from ever running; a key that another
 * ward will use would keep its message or page from being sent. Names that get the ward when they are written harm none.
 */
function namesAreOwn(shape: TableShape, row: Row): boolean {
  if (shape.isNamedOnImport) return true;
  const ward = String(shape.database === 'core' ? row.wardId : row.ward);
  return (shape.names ?? []).every((column) => isNameOf(ward, shape, row[column]));
}
