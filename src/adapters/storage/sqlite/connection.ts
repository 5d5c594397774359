/**
 * One connection to one SQLite file, as durable as SQLite can be, with Kysely on top. Its settings are set and then
 * verified: a server that is wrongly believed to be durable would lose messages. Queries and transactions of one
 * connection run first in, first out, except that `urgent` ones (requests with a deadline) run before queued work. A
 * transaction starts with BEGIN IMMEDIATE: the command line writes from another process, and a plain BEGIN that reads
 * first and writes later fails at once when another process wrote in between, whatever the busy timeout. Use cases
 * reach the database through the unit of work; only this folder and the wiring import this file.
 */
import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import {
  CompiledQuery,
  type Driver,
  Kysely,
  type LimitNode,
  type QueryResult,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  SqliteQueryCompiler,
  ValueNode,
} from 'kysely';
import { ConnectionCache, tableWrittenBy } from '../sql/connection-cache.ts';
import { createDirect } from '../sql/direct.ts';
import type { Groupable, OpenUnit } from '../sql/group-commit.ts';
import { DatabaseRefused } from '../sql/refused.ts';

export { DatabaseRefused } from '../sql/refused.ts';
export type SqliteHandle = Database.Database;

/** Five seconds. Waiting for another process blocks this one, so its transactions must be short as well. */
const busyTimeoutMs = 5000;
/** Pause between attempts to switch a new file to the write-ahead log; another program needs less. */
const switchPauseMs = 5;
const full = 2;
/** Transactions may follow each other for this long before the event loop gets its turns. */
const longestChainMs = 10;
/** The event loop gets further turns as long as each had this much to do, up to this many and this long. */
const busyTurnMs = 0.05;
const mostTurns = 64;
const longestPauseMs = 8;
/** Units may join a transaction for this long; the event loop, and so every request, waits meanwhile. */
const longestGroupMs = 15;
/** Distinct queries kept prepared; a turn of a conversation uses a few dozen. */
const maxPrepared = 500;

export interface SqliteOptions {
  /** For long reads beside the writing connection; the file must exist. */
  readonly readonly?: boolean;
  /** For a new file, in bytes; an existing file keeps its own. */
  readonly pageSize?: number;
}

export interface SqliteConnection<DB> {
  readonly path: string;
  readonly handle: SqliteHandle;
  readonly db: Kysely<DB>;
  /** The same connection for urgent writes: waits for the running transaction, but not for queued ones. */
  readonly urgent: Kysely<DB>;
  /** Empties the cache after a write through `handle` itself. */
  forget(): void;
  /** Transactions of `db` that several units share; they bypass Kysely's connection handling. */
  readonly groups: Groupable<DB>;
  /** Moves the write-ahead log into the file, as far as readers allow. False if some of it remains. */
  checkpoint(): boolean;
  /** Waits for the running transaction, moves the log into the file and closes. Further calls do nothing. */
  close(): Promise<void>;
}

/** Opens the file. @throws DatabaseRefused */
export function openSqlite<DB>(path: string, options: SqliteOptions = {}): SqliteConnection<DB> {
  const handle = openHandle(path, options);
  // A savepoint keeps the old bytes of each changed page; above 64 KiB they would go to a temporary file.
  if (!handle.readonly) handle.pragma('temp_store = MEMORY');
  const turn = createTurn();
  const memory = new ConnectionCache();
  const database = preparingOnce(handle, memory);
  const dialect = dialectFor(handle, database, () => turn.take('later'));
  const db = new Kysely<DB>({ dialect });
  const urgent = new Kysely<DB>({ dialect: dialectFor(handle, database, () => turn.take('first')) });
  const checkpoint = () => {
    if (handle.readonly) return true;
    handle.pragma('busy_timeout = 0'); // do not wait for a reader in another process
    const [result] = handle.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
    handle.pragma(`busy_timeout = ${busyTimeoutMs}`);
    return result?.busy === 0;
  };
  const close = async () => {
    if (!handle.open) return;
    await urgent.connection().execute(async () => undefined);
    await db.connection().execute(async () => void checkpoint());
    await db.destroy();
  };
  return {
    ...{ path, handle, db, urgent, checkpoint, close },
    forget: () => memory.forget(null),
    groups: groupsOn(db, { handle, database, dialect, memory }),
  };
}

interface Beneath {
  readonly handle: SqliteHandle;
  readonly database: SqliteDatabase;
  readonly dialect: SqliteDialect;
  readonly memory: ConnectionCache;
}

/** A single connection writes without ward locks, so any waiting unit may join. SQLite answers synchronously. */
function groupsOn<DB>(db: Kysely<DB>, { handle, database, dialect, memory }: Beneath): Groupable<DB> {
  const direct = createDirect<DB>(dialect);
  const run = (text: string) => void database.prepare(text).run([]);
  const answer = ({ sql, parameters }: CompiledQuery): QueryResult<unknown> => {
    const statement = database.prepare(sql);
    if (statement.reader) return { rows: statement.all(parameters) };
    const { changes, lastInsertRowid } = statement.run(parameters);
    return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] };
  };
  const open = (): OpenUnit<DB> => {
    const { tx, end } = direct({ answer });
    run('savepoint unit');
    return {
      tx: tx.withPlugin(memory),
      keep: async () => {
        end();
        run('release unit');
      },
      takeBack: async (error) => {
        end();
        memory.forget(null);
        // On a full disk SQLite rolls back the whole transaction.
        if (!handle.inTransaction) throw error;
        run('rollback to unit');
        run('release unit');
      },
    };
  };
  const versionOf = handle.prepare<[], number>('pragma data_version').pluck();
  let version = versionOf.get();
  const noticeOthers = (): void => {
    const now = versionOf.get();
    if (now !== version) memory.forget(null);
    version = now;
  };
  const transaction = async <T>(work: (open: () => OpenUnit<DB>) => Promise<T>): Promise<T> => {
    try {
      return await db.transaction().execute(() => {
        noticeOthers();
        return work(open);
      });
    } catch (error) {
      memory.forget(null); // it was not committed
      throw error;
    }
  };
  return { longestMs: longestGroupMs, mayJoin: () => true, transaction: (_ward, work) => transaction(work) };
}

/**
 * A mutex: one holder at a time; 'first' waiters go before 'later' ones. SQLite answers synchronously, so consecutive
 * transactions would form one chain of promises, and no request would be read and no timer would fire while there is
 * work. So the event loop gets its turns between two 'later' holders, at least every `longestChainMs`. They are several, because
 * Node accepts one new connection in each: with one turn in fifteen milliseconds, the last of 64 callers waited a second.
 */
function createTurn() {
  const waiting = { first: [] as (() => void)[], later: [] as (() => void)[] };
  let isTaken = false;
  let pausedAt = performance.now();
  const giveNext = () => {
    const next = waiting.first.shift() ?? waiting.later.shift();
    if (next) next();
    else isTaken = false;
  };
  const pause = (beganAt: number, turnAt: number, turns: number): void =>
    void setImmediate(() => {
      pausedAt = performance.now();
      const wasBusy = pausedAt - turnAt > busyTurnMs;
      if (wasBusy && turns > 1 && pausedAt - beganAt < longestPauseMs) pause(beganAt, pausedAt, turns - 1);
      else giveNext();
    });
  const give = () => {
    const isOnlyLater = waiting.first.length === 0 && waiting.later.length > 0;
    const now = performance.now();
    if (isOnlyLater && now - pausedAt > longestChainMs) pause(now, now, mostTurns);
    else giveNext();
  };
  return {
    /** Resolves with the function that releases it. */
    take: async (place: 'first' | 'later'): Promise<() => void> => {
      await new Promise<void>((resolve) => {
        waiting[place].push(resolve);
        if (isTaken) return;
        isTaken = true;
        give();
      });
      return give;
    },
  };
}

/**
 * Opens the bare handle, for migrations and similar tasks.
 * @throws DatabaseRefused
 */
export function openHandle(path: string, options: SqliteOptions = {}): SqliteHandle {
  const readonly = options.readonly ?? false;
  if (!readonly) refuseUnwritable(path);
  let handle: SqliteHandle | undefined;
  try {
    handle = new Database(path, { readonly, fileMustExist: readonly, timeout: busyTimeoutMs });
    if (options.pageSize !== undefined && !readonly) handle.pragma(`page_size = ${options.pageSize}`);
    if (!readonly) switchToLog(handle);
    handle.pragma('synchronous = FULL');
    handle.pragma('foreign_keys = ON');
    handle.pragma('secure_delete = ON'); // overwrite deleted data, so that a removed secret leaves no bytes
    handle.pragma(`busy_timeout = ${busyTimeoutMs}`);
    assertSettings(path, handle);
    return handle;
  } catch (error) {
    handle?.close();
    throw explainSqliteFailure(path, error);
  }
}

/**
 * When two programs open a new file at the same moment, both switch it to the write-ahead log, and SQLite returns
 * "busy" to one of them at once: it ignores `busy_timeout` in this step. So this function waits itself, for the same
 * time.
 */
function switchToLog(handle: SqliteHandle): void {
  const deadline = performance.now() + busyTimeoutMs;
  for (;;) {
    try {
      handle.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if (codeOf(error)?.startsWith('SQLITE_BUSY') !== true || performance.now() > deadline) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, switchPauseMs);
    }
  }
}

/** Explains SQLite's code and what would help. Errors that are not SQLite's are returned unchanged. */
export function explainSqliteFailure(path: string, error: unknown): unknown {
  const code = codeOf(error);
  if (error instanceof DatabaseRefused || code === null) return error;
  const help = helpFor(code, path);
  return help === null ? error : new DatabaseRefused(`The database ${path} ${help} (${code})`, { cause: error });
}

function helpFor(code: string, path: string): string | null {
  if (code === 'EROFS') return 'is on a read-only file system. Mount it writable, or point DATA_DIR somewhere else.';
  if (code === 'EACCES' || code === 'EPERM')
    return 'is not writable for this user. Make this user the owner of the folder and its files.';
  if (code === 'ENOENT') return `can't be created: the folder ${dirname(path)} does not exist.`;
  if (code === 'SQLITE_NOTADB') return 'is not a database. Is DATA_DIR the right folder? If it is, restore a backup.';
  if (code.startsWith('SQLITE_CORRUPT')) return 'is damaged. Stop, keep a copy of it, and restore the last backup.';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC')
    return 'has no room left on its disk. Free some space and start again.';
  if (code.startsWith('SQLITE_READONLY')) {
    return 'can only be read: its file system or its files are read-only. Make the folder and its files writable.';
  }
  if (code.startsWith('SQLITE_CANTOPEN')) return "can't be opened. Is it a file that this user may read and write?";
  if (code.startsWith('SQLITE_BUSY')) {
    return `has been locked by another process for more than ${busyTimeoutMs / 1000} s. Wait for that process, or stop it.`;
  }
  if (code.startsWith('SQLITE_IOERR')) return "can't be read from or written to its disk. Check the disk first.";
  return null;
}

/** SQLite silently opens a file it may not write as read-only. This check fails before the first message arrives. */
function refuseUnwritable(path: string): void {
  if (isFolder(path)) throw new DatabaseRefused(`The database ${path} is a folder, not a file.`);
  try {
    accessSync(dirname(path), constants.W_OK | constants.X_OK);
    for (const file of [path, `${path}-wal`, `${path}-shm`]) refuseUnwritableFile(file);
  } catch (error) {
    throw explainSqliteFailure(path, error);
  }
}

/** A missing file is fine, also when another program removes its log while closing. */
function refuseUnwritableFile(file: string): void {
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** A read-only handle cannot lose data, and a restored folder that no server has opened yet has no log. */
function assertSettings(path: string, handle: SqliteHandle): void {
  const durable = handle.readonly ? {} : { journal_mode: 'wal', synchronous: full };
  const wanted = { ...durable, foreign_keys: 1, busy_timeout: busyTimeoutMs };
  for (const [name, value] of Object.entries(wanted)) {
    const actual = handle.pragma(name, { simple: true });
    if (actual !== value) {
      throw new DatabaseRefused(
        `The database ${path} has ${name}=${actual} instead of ${value}: messages could be lost. ` +
          'It must be a file on a local disk, in write-ahead-log mode.',
      );
    }
  }
}

function dialectFor(
  handle: SqliteHandle,
  database: SqliteDatabase,
  takeTurn: () => Promise<() => void>,
): SqliteDialect {
  const dialect = new SqliteDialect({ database: handle });
  return Object.assign(dialect, {
    createDriver: () => immediateDriver(handle, database, takeTurn),
    createQueryCompiler: () => new PlannedOnce(),
  });
}

/**
 * This SQLite inspects bound values while planning, and re-plans such a statement for each new value: finding a
 * person's newest question took ten times as long as reading it. So limits are written into the SQL, and a unary plus,
 * which leaves a value unchanged, keeps the planner from inspecting it.
 */
class PlannedOnce extends SqliteQueryCompiler {
  protected override visitLimit(node: LimitNode): void {
    if (ValueNode.is(node.limit) && Number.isInteger(node.limit.value)) this.append(`limit ${node.limit.value}`);
    else super.visitLimit(node);
  }

  protected override getCurrentParameterPlaceholder(): string {
    return '+?';
  }
}

/** Kysely's driver uses a plain "begin", and "rollback" even after SQLite has rolled back by itself (disk full). */
function immediateDriver(handle: SqliteHandle, database: SqliteDatabase, takeTurn: () => Promise<() => void>): Driver {
  const begin = handle.readonly ? 'begin' : 'begin immediate';
  const driver = new SqliteDriver({ database });
  const acquire = driver.acquireConnection.bind(driver);
  let giveBack: (() => void) | null = null;
  return Object.assign(driver, {
    acquireConnection: async () => {
      giveBack = await takeTurn();
      return acquire();
    },
    releaseConnection: async () => {
      const give = giveBack;
      giveBack = null;
      give?.();
    },
    beginTransaction: async (connection) => {
      await connection.executeQuery(CompiledQuery.raw(begin));
    },
    rollbackTransaction: async (connection) => {
      if (handle.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
    },
  } satisfies Partial<Driver>);
}

interface Prepared {
  readonly statement: ReturnType<SqliteHandle['prepare']>;
  readonly writes: boolean;
  /** Null if it may be any table. */
  readonly table: string | null;
}

/**
 * Kysely prepares a query for every run; keeping prepared statements makes a turn a third faster. Every run passes
 * through here, so each write invalidates the cache.
 */
function preparingOnce(handle: SqliteHandle, memory: ConnectionCache): SqliteDatabase {
  const prepared = new Map<string, Prepared>();
  const prepareNew = (sql: string): Prepared => {
    if (prepared.size >= maxPrepared) prepared.clear();
    const statement = handle.prepare(sql);
    // SQLite reports BEGIN IMMEDIATE as a write.
    const writes = !statement.readonly && !sql.startsWith('begin');
    const known = { statement, writes, table: writes ? tableWrittenBy(sql) : null };
    prepared.set(sql, known);
    return known;
  };
  const prepare = (sql: string) => {
    const { statement, writes, table } = prepared.get(sql) ?? prepareNew(sql);
    if (writes) memory.forget(table);
    return statement;
  };
  return { prepare, close: () => void handle.close() };
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code = (error as Error & { code?: unknown }).code;
  return typeof code === 'string' ? code : null;
}
