/**
 * Where SQLite and PostgreSQL say the same in different words. Stores are written once, in what both understand; the rest
 * they ask for here. What either database does in its own way altogether (full-text search, migrations, locks of a file)
 * stands in its folder.
 */
import { CompiledQuery, PostgresAdapter, type QueryExecutorProvider, type RawBuilder, type SqlBool, sql } from 'kysely';
import { tell } from './direct.ts';

type Sql = RawBuilder<unknown>;

export interface Dialect {
  /** True where a text holds these letters, in this case. LIKE would not tell `%` from a sign that somebody typed. */
  holds(text: Sql, part: string): RawBuilder<SqlBool>;
  /** The digits with which a text begins, as a number; 0 where there are none. */
  leadingNumber(text: Sql): RawBuilder<number>;
  /** Bytes as two letters each. */
  hex(bytes: Sql): RawBuilder<string>;
  /** A value within an object. @param text as JSON */
  json(text: string): Sql;
  /** An object as JSON text. */
  object(entries: Readonly<Record<string, Sql>>): RawBuilder<string>;
  /** All rows of a group as a JSON array, as text. */
  objects(entries: Readonly<Record<string, Sql>>): RawBuilder<string>;
  /** In a FROM: the elements of a JSON array that a text column holds. */
  elements(column: Sql, key: string | null, alias: string): Sql;
  /** An element itself, as text. */
  element(alias: string): RawBuilder<string>;
  /** A member of such an element, as text. */
  member(alias: string, key: string): RawBuilder<string>;
  lengthOf(column: Sql, key: string): RawBuilder<number>;
  /** Items that are published, or about to be, and wait for somebody all the same: the words of the index `submission_unfinished`. */
  readonly unfinished: RawBuilder<SqlBool>;
  /** Rows came with numbers of their own: the next one that the database gives out is above them. */
  numberOn(tx: QueryExecutorProvider, table: string): Promise<void>;
  /** What names a row whatever its table, within one statement. */
  readonly rowId: 'rowid' | 'ctid';
  /** Until the commit, nobody else writes in this ward: turns of one ward follow each other, on however many connections. */
  lockWard(tx: QueryExecutorProvider, ward: string): Promise<void>;
  /**
   * Until the commit: whoever puts jobs stands beside others who do ('put'), and never beside one who claims or settles them
   * ('exchange'), so that the first of a lane is always known. Turns of one ward follow each other anyway.
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
  // It looks at the highest number that there ever was.
  numberOn: async () => undefined,
  // One connection writes: a transaction has everything to itself.
  lockWard: async () => undefined,
  lockQueue: async () => undefined,
};

/** First numbers of our advisory locks: PostgreSQL keeps two numbers apart from one, and other programs' from ours. */
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
    tell(tx, CompiledQuery.raw(`select pg_advisory_xact_lock(${lockSpaces.ward}, hashtext($1))`, [ward])),
  lockQueue: (tx, as) => {
    const take = as === 'put' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
    return tell(tx, CompiledQuery.raw(`select ${take}(${lockSpaces.queue}, 0)`));
  },
};

/** Else it is SQLite: there is no third. */
export const isPostgres = (db: QueryExecutorProvider): boolean => db.getExecutor().adapter instanceof PostgresAdapter;

/** Of the database behind it. */
export const dialectOf = (db: QueryExecutorProvider): Dialect => (isPostgres(db) ? postgres : sqlite);
