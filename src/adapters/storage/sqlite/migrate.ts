/**
 * Applies the migrations of a folder to a SQLite file at start, through Prisma's own engine (its WebAssembly build,
 * which needs no download). They are ordinary Prisma migrations with the usual `_prisma_migrations` table, so the
 * Prisma CLI can use the same folder. Pending migrations run in one transaction: a process killed in the middle leaves
 * the database unchanged, and the next start begins again. Foreign keys are off meanwhile, as SQLite requires for
 * rebuilding a table, and every reference is checked before the commit. The engine is loaded only when a migration is
 * pending: an ordinary start compares names and checksums only.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { locks } from 'node:worker_threads';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import {
  type AppliedRow,
  type Migration,
  readMigrations,
  refuseOtherHistory,
  refuseOwnTransactions,
} from '../sql/migrations.ts';
import type { CarryOver } from './carry-over.ts';
import {
  DatabaseRefused,
  explainSqliteFailure,
  openHandle,
  type SqliteHandle,
  type SqliteOptions,
} from './connection.ts';

export interface MigrationRequest {
  readonly sqlitePath: string;
  /** `schema.prisma`; tells the engine the kind of database. */
  readonly schemaPath: string;
  readonly migrationsFolder: string;
  /** For a new file, in bytes. */
  readonly pageSize?: number;
  /** By migration name: data migrations that its script cannot do, run after it in the same transaction. */
  readonly carryOvers?: Readonly<Record<string, CarryOver>>;
  /** Called at each step; tests end the process here. */
  readonly onStep?: (step: MigrationStep) => void;
}

export type MigrationStep = 'begun' | 'scriptStarts' | 'scriptRun' | 'beforeCommit' | 'committed';

type Adapter = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>;

/** Node provides it; the type library for servers does not declare it. */
// biome-ignore lint/style/useNamingConvention: the name is the standard's
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
};

const noFilters = { externalTables: [], externalEnums: [] };

/**
 * Applies the pending migrations and returns their names; empty if none was pending.
 * @throws DatabaseRefused if the database is newer than the program, or a migration fails; it is then unchanged
 */
export async function applyMigrations(request: MigrationRequest): Promise<readonly string[]> {
  const migrations = readMigrations(request.migrationsFolder);
  const { pageSize } = request;
  const pending = pendingOf(request.sqlitePath, migrations, pageSize === undefined ? {} : { pageSize });
  if (pending.length === 0) return [];
  for (const migration of pending) refuseOwnTransactions(migration);
  return applyInOneTransaction(request, migrations);
}

/** Loads the engine for one task on an adapter. `scripts/migration.ts` uses it to compare schemas. */
export async function withSchemaEngine<Result>(
  adapter: Adapter,
  schemaPath: string,
  work: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  const bindings = await loadedBindings();
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connect: async () => adapter,
    connectToShadowDb: () => Promise.reject(new Error('There is no shadow database.')),
  });
  const datamodels: [string, string][] = [[basename(schemaPath), readFileSync(schemaPath, 'utf8')]];
  const engine = await bindings.SchemaEngine.new({ datamodels }, () => undefined, factory);
  try {
    return await work(engine);
  } catch (error) {
    throw causeOf(error, (id) => factory.errorRegistry.consumeError(id)?.error);
  } finally {
    engine.free();
  }
}

/** What a database lacks, checked before anything is changed. */
export interface MigrationState {
  /** The database is missing or empty. */
  readonly isNew: boolean;
  readonly pending: readonly string[];
}

/**
 * Reads the state.
 * @throws DatabaseRefused if the database is newer than the program, half migrated by another tool, or damaged
 */
export function migrationState(
  { sqlitePath, migrationsFolder }: MigrationRequest,
  options: SqliteOptions = {},
): MigrationState {
  if (!existsSync(sqlitePath)) return { isNew: true, pending: [] };
  const migrations = readMigrations(migrationsFolder);
  const pending = pendingOf(sqlitePath, migrations, options).map(({ name }) => name);
  const isNew = pending.length === migrations.length;
  if (!isNew && pending.length > 0) refuseDamaged(sqlitePath);
  return { isNew, pending };
}

/** A damaged file is not migrated: rebuilding its tables could make it worse. */
function refuseDamaged(path: string): void {
  const handle = openHandle(path);
  try {
    const found = handle.pragma('quick_check(1)', { simple: true });
    if (found === 'ok') return;
    throw new DatabaseRefused(
      `The database ${path} is damaged (${String(found)}). Nothing was changed. Keep a copy of the folder and restore the last backup.`,
    );
  } catch (error) {
    throw explainSqliteFailure(path, error);
  } finally {
    handle.close();
  }
}

function pendingOf(
  sqlitePath: string,
  migrations: readonly Migration[],
  options: SqliteOptions = {},
): readonly Migration[] {
  const handle = openHandle(sqlitePath, options);
  try {
    const rows = appliedRows(handle);
    return refuseOtherHistory(sqlitePath, rows, migrations);
  } catch (error) {
    throw explainSqliteFailure(sqlitePath, error);
  } finally {
    handle.close();
  }
}

function appliedRows(handle: SqliteHandle): readonly AppliedRow[] {
  const table = handle
    .prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'")
    .get();
  if (table === undefined) return [];
  return handle
    .prepare<[], AppliedRow>(
      'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
    )
    .all();
}

async function applyInOneTransaction(
  request: MigrationRequest,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  const { sqlitePath, onStep } = request;
  await loadedBindings(); // loaded before the transaction, to keep it short for those who wait
  const adapter = await new PrismaBetterSqlite3({ url: sqlitePath }).connect();
  let running: Migration | undefined;
  try {
    // Foreign keys cannot be switched inside a transaction; a statement of the script that tries it has no effect.
    await adapter.executeScript('PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE');
    onStep?.('begun');
    const watched: Adapter = {
      provider: adapter.provider,
      adapterName: adapter.adapterName,
      queryRaw: (query) => adapter.queryRaw(query),
      executeRaw: (query) => adapter.executeRaw(query),
      startTransaction: (level) => adapter.startTransaction(level),
      dispose: () => Promise.resolve(),
      executeScript: async (script) => {
        running = migrations.find((migration) => migration.sql === script);
        onStep?.('scriptStarts');
        await adapter.executeScript(script);
        await request.carryOvers?.[running?.name ?? '']?.(adapter);
        onStep?.('scriptRun');
      },
    };
    const { appliedMigrationNames } = await withSchemaEngine(watched, request.schemaPath, (engine) =>
      engine.applyMigrations({ migrationsList: listOf(request.migrationsFolder, migrations), filters: noFilters }),
    );
    await refuseDanglingReferences(adapter);
    onStep?.('beforeCommit');
    await adapter.executeScript('COMMIT');
    onStep?.('committed');
    return appliedMigrationNames;
  } catch (error) {
    throw explainFailure(sqlitePath, running, error);
  } finally {
    await adapter.dispose(); // closing rolls back what was not committed
  }
}

function listOf(baseDir: string, migrations: readonly Migration[]) {
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "sqlite"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })),
  };
}

async function refuseDanglingReferences(adapter: Adapter): Promise<void> {
  const { rows } = await adapter.queryRaw({ sql: 'PRAGMA foreign_key_check', args: [], argTypes: [] });
  if (rows.length === 0) return;
  const tables = [...new Set(rows.map((row) => String(row[0])))];
  throw new Error(`it leaves ${rows.length} rows with broken foreign keys, in ${tables.join(', ')}`);
}

function explainFailure(path: string, running: Migration | undefined, error: unknown): unknown {
  if (error instanceof DatabaseRefused) return error;
  const reason = firstLine(error);
  if (running === undefined)
    return new DatabaseRefused(`The database ${path} can't be migrated: ${reason}`, { cause: error });
  return new DatabaseRefused(
    `The migration ${running.name} failed on ${path}: ${reason}. ` +
      'Nothing was changed. Run the previous version of the program, or a corrected one.',
    { cause: error },
  );
}

/** The engine adds its own call stack below the reason. */
function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n').find((line) => line.trim() !== '') ?? message).replace(/[.\s]+$/, '');
}

/** An adapter's error is reported as "External error id#0"; the error itself is in the registry. */
function causeOf(error: unknown, registered: (id: number) => unknown): unknown {
  const id = error instanceof Error ? /External error id#(\d+)/.exec(error.message)?.[1] : undefined;
  return id === undefined ? error : (registered(Number(id)) ?? error);
}

/** The bindings hold one instance per process, so it is set once, under a lock. */
async function loadedBindings() {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  await locks.request('prisma-schema-engine', async () => {
    if (isLoaded(bindings)) return;
    const folder = import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
    const bytes = readFileSync(new URL('schema_engine_bg.wasm', folder));
    const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings });
    bindings.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start();
  });
  return bindings;
}

function isLoaded(bindings: { version(): string }): boolean {
  try {
    return bindings.version() !== '';
  } catch {
    return false;
  }
}
