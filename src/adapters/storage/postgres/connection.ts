/**
 * Connection pools to one PostgreSQL database, with Kysely on top. The settings that make a commit durable are set and
 * then verified: a server that is wrongly believed to be durable would lose messages. Integers are returned as numbers,
 * as from SQLite: all are below 2^53. U+0000 is removed from written texts, because PostgreSQL cannot store it.
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
  /** Maximum number of connections. With one, its transactions run one after the other, first in, first out. */
  readonly most: number;
  /** Each transaction sees one snapshot and cannot write. */
  readonly readonly?: boolean;
  /** After this time without an answer the server is considered lost, and the connection is closed. */
  readonly answersWithinMs?: number;
  /** Shown in the database server's list of sessions. */
  readonly name: string;
}

export interface PostgresConnection<DB> {
  readonly db: Kysely<DB>;
  /** Transactions that several units share. */
  readonly groups: Groupable<DB>;
  /** Further calls do nothing. */
  close(): Promise<void>;
}

/** OIDs of 64-bit integers and of their sums (numeric). */
const numberTypes: readonly number[] = [20, 1700];
const leastVersion = 150_000;
const connectMs = 10_000;
/**
 * Longer than any statement takes. Without a limit, a network that drops packets silently would block the server for
 * hours.
 */
const statementMs = 60_000;
/** Distinct queries kept prepared per connection. */
const mostPrepared = 500;

/**
 * A prepared statement keeps the plan of its first runs. A new ward's tables are empty then, and a sequential scan is
 * cheap; the plan would still scan with twenty thousand rows. Queries without an index are scanned in any case.
 */
const plans = '-c enable_seqscan=off';

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    numberTypes.includes(oid) ? Number : pg.types.getTypeParser(oid, format),
};

/** The database's name for messages, without user and password. */
export function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || 'localhost'}${port === '' ? '' : `:${port}`}${pathname}`;
}

/** @param name shown in the server's list of sessions, so that an operator can identify each */
export const clientOptions = (url: string, name: string): pg.ClientConfig => ({
  connectionString: url,
  connectionTimeoutMillis: connectMs,
  keepAlive: true,
  // Without keep-alive, a server that disappeared silently is noticed only after hours.
  keepAliveInitialDelayMillis: 5_000,
  application_name: `tin-phuong ${name}`,
  types,
});

/** Opens a pool. Connections are made on demand, so an unreachable server shows with the first query. */
export function openPostgres<DB>(
  url: string,
  { most, readonly = false, name, answersWithinMs = statementMs }: PostgresOptions,
): PostgresConnection<DB> {
  const pool = new pg.Pool({
    ...clientOptions(url, name),
    max: most,
    query_timeout: answersWithinMs,
    pipeline: true,
    // Zero keeps connections open as long as the program runs.
    idleTimeoutMillis: 0,
    options: `-c synchronous_commit=on -c default_transaction_read_only=${readonly ? 'on' : `off ${plans}`}`,
  });
  // An idle connection broke; the pool makes a new one on demand.
  pool.on('error', () => undefined);
  // Added before the pool hands the connection out, and never removed. A server that shuts down may report it in the
  // packet that opens the connection; an error event without a listener would end the process.
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
      // Kysely ends the pool only after queries of its own, and units of work bypass it.
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

/** Each query is prepared once per connection: planning a turn's statements took longer than running them. */
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

/** True for the 32nd, 64th, 128th … use of a connection. */
const isTimeToPlan = (uses: number): boolean => uses >= 32 && (uses & (uses - 1)) === 0;

/**
 * Wraps a client. A connection keeps its plans, and a plan depends on the table sizes when it was made: plans from a
 * new ward's first days scan whole tables. So plans are discarded each time the data may have doubled, until the
 * server's own statistics have the same effect.
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
  // Set after a connection failure: the client is then removed from the pool.
  let isLost = false;
  let uses = 0;
  return Object.assign(Object.create(client) as pg.PoolClient, {
    query: async (text: string, values: readonly unknown[] = []) => {
      const name = values.length > 0 ? nameOf(text) : undefined;
      try {
        return await client.query({ text, values: values.map(withoutNull), ...(name === undefined ? {} : { name }) });
      } catch (error) {
        // An error from the database has a severity. Without one the answer never arrived, and it could still arrive as
        // the answer to the next statement.
        isLost ||= !(error instanceof Error && 'severity' in error);
        throw error;
      }
    },
    release: (error?: boolean) => {
      uses += 1;
      // Queued before the next user's statements; that user sees a lost connection as an error.
      if (!error && !isLost && isTimeToPlan(uses)) client.query('discard plans').catch(() => undefined);
      client.release(error || isLost);
    },
  }) as unknown as PostgresPoolClient;
}

/**
 * Opens a single connection, for migrations and locks.
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
          ? 'runs with fsync=off: messages could be lost'
          : null;
  if (problem) throw new DatabaseRefused(`The database ${placeOf(url)} ${problem}.`);
}

/** Explains an error code and what would help. Other errors are returned unchanged. */
export function explainPostgresFailure(url: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DatabaseRefused) return error;
  const code = 'code' in error ? String(error.code) : '';
  const help = helpFor(code, error.message);
  return help === null ? error : new DatabaseRefused(`The database ${placeOf(url)} ${help}`, { cause: error });
}

function helpFor(code: string, message: string): string | null {
  if (['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOENT'].includes(code))
    return `can't be reached (${code}). Is PostgreSQL running there, and may this host connect?`;
  if (code === '28P01' || code === '28000') return 'refuses this user or password.';
  if (code === '3D000') return 'does not exist: create it with createdb.';
  if (code === '42501') return 'may not be changed by this user: it must own the database or its schema "public".';
  if (code === '53300') return 'has no free connection: raise max_connections.';
  if (code === '57P03') return 'is just starting or stopping.';
  return message.startsWith('timeout') ? "doesn't answer." : null;
}
