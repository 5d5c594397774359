/**
 * Pools of connections to one PostgreSQL database, with Kysely on top. What a commit promises is asked for and read back: a
 * server that believes it is durable and is not would lose what people sent.
 *
 * Whole numbers come as numbers, as from SQLite: none of ours is beyond 2^53. U+0000 is left out of what is written: no text
 * of PostgreSQL can hold it.
 */
import { createHash } from 'node:crypto';
import {
  CompiledQuery,
  Kysely,
  PostgresDialect,
  PostgresDriver,
  type PostgresPool,
  type PostgresPoolClient,
} from 'kysely';
import pg from 'pg';
import type { Groupable } from '../sql/group-commit.ts';
import { DatabaseRefused } from '../sql/refused.ts';
import { groupsOn } from './groups.ts';

export interface PostgresOptions {
  /** Connections at most. One: its transactions follow each other, first in, first out. */
  readonly most: number;
  /** Each transaction sees one moment, and can't write. */
  readonly readonly?: boolean;
  /** A statement that gets no answer for so long has lost its server; its connection is not used again. */
  readonly answersWithinMs?: number;
  /** For whoever looks at what the database's server does. */
  readonly name: string;
}

export interface PostgresConnection<DB> {
  readonly db: Kysely<DB>;
  /** Transactions of it that units share. */
  readonly groups: Groupable<DB>;
  /** A second call does nothing. */
  close(): Promise<void>;
}

/** Whole numbers of 64 bits, and sums of such. */
const numberTypes: readonly number[] = [20, 1700];
const leastVersion = 150_000;
const connectMs = 10_000;
/** Longer than any statement of ours takes. Without it a network that swallows everything stops the newsroom for hours. */
const statementMs = 60_000;
/** Different texts of queries kept prepared on a connection. */
const mostPrepared = 500;

/**
 * A prepared statement keeps the plan of its first runs, when a new ward's tables are empty and going through them is cheap:
 * it would still go through them with twenty thousand rows. What has no index is read so in any case.
 */
const plans = '-c enable_seqscan=off';

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    numberTypes.includes(oid) ? Number : pg.types.getTypeParser(oid, format),
};

/** The database's name for people: no user, no password. */
export function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || 'localhost'}${port === '' ? '' : `:${port}`}${pathname}`;
}

/** @param name what the server’s list of sessions shows, so that an operator knows whose each is */
export const clientOptions = (url: string, name: string): pg.ClientConfig => ({
  connectionString: url,
  connectionTimeoutMillis: connectMs,
  keepAlive: true,
  // Else a server that vanished without a word is noticed after hours by whoever waits for it.
  keepAliveInitialDelayMillis: 5_000,
  application_name: `tin-phuong ${name}`,
  types,
});

/** Opens a pool. Connections are made when they are asked for: a server that is away shows with the first query. */
export function openPostgres<DB>(
  url: string,
  { most, readonly = false, name, answersWithinMs = statementMs }: PostgresOptions,
): PostgresConnection<DB> {
  const pool = new pg.Pool({
    ...clientOptions(url, name),
    max: most,
    query_timeout: answersWithinMs,
    pipeline: true,
    // Zero: kept as long as the program runs.
    idleTimeoutMillis: 0,
    options: `-c synchronous_commit=on -c default_transaction_read_only=${readonly ? 'on' : `off ${plans}`}`,
  });
  // A connection that breaks while nobody uses it: the pool makes a new one when it is asked.
  pool.on('error', () => undefined);
  // Before the pool hands it out, and for good. A server that shuts down may say so in the packet that opens the connection:
  // an error that nobody listens to would end the program.
  pool.on('connect', (client) => client.on('error', () => undefined));
  let ending: Promise<void> | null = null;
  const endPool = (): Promise<void> => {
    ending ??= pool.end();
    return ending;
  };
  const prepared = preparing(pool, endPool);
  const dialect = new PostgresDialect({ pool: prepared });
  const begin = readonly ? 'begin isolation level repeatable read read only' : 'begin isolation level read committed';
  const db = new Kysely<DB>({
    dialect: Object.assign(dialect, { createDriver: () => drivenBy(prepared, begin) }),
  });
  let closing: Promise<void> | null = null;
  return {
    db,
    groups: groupsOn(prepared, dialect),
    close: () => {
      // Kysely ends the pool only when a query went through itself, and units of work go past it.
      closing ??= db.destroy().then(endPool);
      return closing;
    },
  };
}

function drivenBy(pool: PostgresPool, begin: string): PostgresDriver {
  const driver = new PostgresDriver({ pool });
  return Object.assign(driver, {
    beginTransaction: async (connection: Parameters<PostgresDriver['beginTransaction']>[0]) => {
      await connection.executeQuery(CompiledQuery.raw(begin));
    },
  });
}

const withoutNull = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\u0000') ? value.replaceAll('\u0000', '') : value;

/** Queries are prepared once on each connection: planning a statement of a turn took longer than running it. */
function preparing(pool: pg.Pool, end: () => Promise<void>): PostgresPool {
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: {},
    end,
    connect: async () => {
      const client = await pool.connect();
      const known = wrapped.get(client) ?? preparingClient(client);
      wrapped.set(client, known);
      return known;
    },
  };
}

/** Of uses of a connection: the 32nd, the 64th, and so on. */
const isTimeToPlan = (uses: number): boolean => uses >= 32 && (uses & (uses - 1)) === 0;

/**
 * A plan is kept as long as the connection, and rests on how large the tables were when it was made: those of a new ward's first
 * citizens go through all of its rows. So plans are made anew whenever there may be twice as much, as long as the server has
 * not counted the rows itself, which has the same effect.
 */
function preparingClient(client: pg.PoolClient): PostgresPoolClient {
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size >= mostPrepared) return known;
    const name = createHash('sha1').update(text).digest('base64url');
    names.set(text, name);
    return name;
  };
  // A broken connection says so to whoever asks next, and leaves the pool.
  let isLost = false;
  let uses = 0;
  return Object.assign(Object.create(client) as pg.PoolClient, {
    query: async (text: string, values: readonly unknown[] = []) => {
      const name = values.length > 0 ? nameOf(text) : undefined;
      try {
        return await client.query({ text, values: values.map(withoutNull), ...(name === undefined ? {} : { name }) });
      } catch (error) {
        // An answer of the database has a code; without one it never came, and may still come to the next statement.
        isLost ||= !(error instanceof Error && 'severity' in error);
        throw error;
      }
    },
    release: (error?: boolean) => {
      uses += 1;
      // Whoever is next stands behind it; if the connection is lost, they hear of it.
      if (!error && !isLost && isTimeToPlan(uses)) client.query('discard plans').catch(() => undefined);
      client.release(error || isLost);
    },
  }) as unknown as PostgresPoolClient;
}

/**
 * A bare connection, for migrations and locks.
 * @throws DatabaseRefused
 */
export async function connect(url: string, name: string): Promise<pg.Client> {
  const client = new pg.Client(clientOptions(url, name));
  client.on('error', () => undefined);
  try {
    await client.connect();
    await assertSettings(url, client);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw explainPostgresFailure(url, error);
  }
}

async function assertSettings(url: string, client: pg.Client): Promise<void> {
  const { rows } = await client.query<Record<'version' | 'encoding' | 'fsync', string>>(
    `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding,
       current_setting('fsync') as fsync`,
  );
  const [found] = rows;
  const problem =
    Number(found?.version) < leastVersion
      ? `is older than PostgreSQL ${leastVersion / 10_000}`
      : found?.encoding !== 'UTF8'
        ? `has the encoding ${found?.encoding}, and must have UTF8`
        : found.fsync !== 'on'
          ? 'runs with fsync=off: what people send could be lost'
          : null;
  if (problem) throw new DatabaseRefused(`The database ${placeOf(url)} ${problem}.`);
}

/** Says what a code means and what would help. Anything else comes back as it is. */
export function explainPostgresFailure(url: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DatabaseRefused) return error;
  const code = 'code' in error ? String(error.code) : '';
  const help = helpFor(code, error.message);
  return help === null ? error : new DatabaseRefused(`The database ${placeOf(url)} ${help}`, { cause: error });
}

function helpFor(code: string, message: string): string | null {
  if (['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOENT'].includes(code))
    return `can't be reached (${code}). Does PostgreSQL run there, and may this machine connect?`;
  if (code === '28P01' || code === '28000') return 'refuses this user or password.';
  if (code === '3D000') return 'is not there: make it with createdb.';
  if (code === '42501') return 'may not be changed by this user: it must own the database or its schema "public".';
  if (code === '53300') return 'has no connection left: raise max_connections.';
  if (code === '57P03') return 'is just starting or stopping.';
  return message.startsWith('timeout') ? "doesn't answer." : null;
}
