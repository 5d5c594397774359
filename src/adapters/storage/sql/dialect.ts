/**
 * The expressions in which SQLite and PostgreSQL differ. Stores are written once, in what both databases understand,
 * and take the rest from here. What a database does in an entirely different way (full-text search, migrations, file
 * locks) is in its own folder.
 */
import { CompiledQuery, PostgresAdapter, type QueryExecutorProvider, type RawBuilder, type SqlBool, sql } from 'kysely';
import { runWithoutResult } from './direct.ts';

type Sql = RawBuilder<unknown>;

export interface Dialect {
  /**
   * True if the text contains the part, case-sensitive. LIKE is not used because it would treat a typed `%` as a
   * wildcard.
   */
  holds(text: Sql, part: string): RawBuilder<SqlBool>;
  /** The leading digits of a text as a number; 0 if there are none. */
  leadingNumber(text: Sql): RawBuilder<number>;
  /** Bytes in hex, two digits each. */
  hex(bytes: Sql): RawBuilder<string>;
  /** A JSON value for use inside `object`. @param text the value as JSON */
  json(text: string): Sql;
  /** An object as JSON text. */
  object(entries: Readonly<Record<string, Sql>>): RawBuilder<string>;
  /** All rows of a group as a JSON array, in text form. */
  objects(entries: Readonly<Record<string, Sql>>): RawBuilder<string>;
  /** For FROM: the elements of a JSON array stored in a text column. */
  elements(column: Sql, key: string | null, alias: string): Sql;
  /** The element itself, as text. */
  element(alias: string): RawBuilder<string>;
  /** A member of the element, as text. */
  member(alias: string, key: string): RawBuilder<string>;
  lengthOf(column: Sql, key: string): RawBuilder<number>;
  /**
   * Items that are published or about to be but still need an action: the condition of the index
   * `submission_unfinished`.
   */
  readonly unfinished: RawBuilder<SqlBool>;
  /** Sets the table's sequence above the highest number, after rows were inserted with numbers of their own. */
  numberOn(tx: QueryExecutorProvider, table: string): Promise<void>;
  /** The column that identifies a row of any table within one statement. */
  readonly rowId: 'rowid' | 'ctid';
  /** Locks the ward until the commit: turns of one ward run one after the other, across all connections. */
  lockWard(tx: QueryExecutorProvider, ward: string): Promise<void>;
  /**
   * Locks the queue until the commit. Transactions that add jobs ('put') may overlap each other, but not one that
   * claims or finishes jobs ('exchange'), so that the first job of a lane is always certain. Turns of one ward run one
   * after the other anyway.
   */
  lockQueue(tx: QueryExecutorProvider, as: 'put' | 'exchange'): Promise<void>;
}

const list = (entries: Readonly<Record<string, Sql>>): Sql =>
  sql.join(Object.entries(entries).flatMap(([name, value]) => [sql.lit(name), value]));

const sqlite: Dialect = {
  holds: (text, part) => sql`instr(${text}, ${part}) > 0`,
  leadingNumber: (text) => sql`cast(${text} as integer)`,
  hex: (bytes) => sql`lower(hex(${bytes}))`,
  json: (text) => sql`json(${text})`,
  object: (entries) => sql`json_object(${list(entries)})`,
  objects: (entries) => sql`json_group_array(json_object(${list(entries)}))`,
  elements: (column, key, alias) =>
    sql`json_each(${column}, ${sql.lit(key === null ? '$' : `$.${key}`)}) as ${sql.id(alias)}`,
  element: (alias) => sql`${sql.id(alias, 'value')}`,
  member: (alias, key) => sql`json_extract(${sql.id(alias, 'value')}, ${sql.lit(`$.${key}`)})`,
  lengthOf: (column, key) => sql`json_array_length(${column}, ${sql.lit(`$.${key}`)})`,
  unfinished: sql`("state" in ('approved', 'published') and (json_extract("standing", '$.correction') is not null
    or (json_extract("standing", '$.urgent') is not null and json_extract("standing", '$.urgent.reviewedBy') is null)))`,
  rowId: 'rowid',
  // SQLite's AUTOINCREMENT already continues above the highest number ever used.
  numberOn: async () => undefined,
  // Only one connection writes, so a transaction needs no further lock.
  lockWard: async () => undefined,
  lockQueue: async () => undefined,
};

/**
 * First keys of the advisory locks. PostgreSQL treats a pair of keys as distinct from a single key, so these do not
 * collide with the locks of other programs.
 */
export const lockSpaces = { ward: 7_214_001, queue: 7_214_002, server: 7_214_003, migration: 7_214_004 } as const;

const jsonOf = (column: Sql, key: string | null): Sql =>
  key === null ? sql`(${column})::json` : sql`(${column})::json -> ${sql.lit(key)}`;

const postgres: Dialect = {
  holds: (text, part) => sql`strpos(${text}, ${part}) > 0`,
  leadingNumber: (text) => sql`coalesce(substring(${text} from '^[0-9]{1,15}')::bigint, 0)`,
  hex: (bytes) => sql`encode(${bytes}, 'hex')`,
  json: (text) => sql`${text}::json`,
  object: (entries) => sql`json_build_object(${list(entries)})::text`,
  objects: (entries) => sql`coalesce(json_agg(json_build_object(${list(entries)})), '[]')::text`,
  elements: (column, key, alias) => sql`json_array_elements(${jsonOf(column, key)}) as ${sql.id(alias)}("value")`,
  element: (alias) => sql`(${sql.id(alias, 'value')} #>> '{}')`,
  member: (alias, key) => sql`(${sql.id(alias, 'value')} ->> ${sql.lit(key)})`,
  lengthOf: (column, key) => sql`json_array_length(${jsonOf(column, key)})`,
  unfinished: sql`("state" in ('approved', 'published') and (("standing"::jsonb ->> 'correction') is not null
    or (("standing"::jsonb ->> 'urgent') is not null and ("standing"::jsonb -> 'urgent' ->> 'reviewedBy') is null)))`,
  rowId: 'ctid',
  numberOn: async (tx, table) => {
    await sql`select setval(pg_get_serial_sequence(${sql.lit(table)}, 'id'), max("id")) from ${sql.table(table)}
      having max("id") is not null`.execute(tx);
  },
  lockWard: (tx, ward) =>
    runWithoutResult(tx, CompiledQuery.raw(`select pg_advisory_xact_lock(${lockSpaces.ward}, hashtext($1))`, [ward])),
  lockQueue: (tx, as) => {
    const take = as === 'put' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
    return runWithoutResult(tx, CompiledQuery.raw(`select ${take}(${lockSpaces.queue}, 0)`));
  },
};

/** True for PostgreSQL, false for SQLite. */
export const isPostgres = (db: QueryExecutorProvider): boolean => db.getExecutor().adapter instanceof PostgresAdapter;

/** The dialect of the database behind a handle. */
export const dialectOf = (db: QueryExecutorProvider): Dialect => (isPostgres(db) ? postgres : sqlite);
