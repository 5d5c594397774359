/**
 * The storage on SQLite: two files in the data folder, each with one writing connection. This file is the only entry
 * point of the folder; another database has its own folder with such a file.
 */
import { watch } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../../ports/clock.ts';
import type { CrashPoint } from '../../../ports/crash-point.ts';
import type { PortalReaders, Storage, StorageReader } from '../../../ports/storage.ts';
import { createGroupCommit } from '../sql/group-commit.ts';
import { assembleReader, assembleStorage } from '../sql/storage.ts';
import type { DB as CoreDB } from '../sql/types.core.ts';
import type { DB as PortalDB } from '../sql/types.portal.ts';
import type { UnitOfWorkOptions } from '../sql/unit-of-work.ts';
import { carryOvers } from './carry-over.ts';
import { openSqlite, type SqliteConnection } from './connection.ts';
import { createPortalReader } from './portal-reader.ts';
import { migrationsOf } from './snapshot.ts';
import { bringUpToDate, refuseOtherVersion } from './up-to-date.ts';

export { isCarriedOver } from './carry-over.ts';
export { DatabaseRefused } from './connection.ts';
export { lockDataFolder } from './data-folder-lock.ts';
export { damageOf, markRestored, snapshotDatabase, waitingUploadsIn } from './snapshot.ts';

interface Place {
  /** The program's folder, which contains the migrations. */
  readonly root: string;
  readonly dataDir: string;
  readonly clock: Clock;
}

export interface StorageOptions extends Place, Pick<UnitOfWorkOptions, 'onJobs' | 'onCalendar'> {
  /** Names of a ward's units, which can be credited as a whole. */
  readonly unitsOf: (ward: string) => readonly string[];
  /** Whether an older folder may be migrated; otherwise it is refused. */
  readonly mayMigrate: boolean;
  /** Called with the names of the migrations applied. */
  readonly onMigrated?: (migrations: readonly string[]) => void;
  /** Crash points for tests; by default none. */
  readonly reach?: CrashPoint;
}

/** Includes the underlying connections, for tests and benchmarks; users of a `Storage` do not see them. */
export interface SqliteStorage extends Storage {
  readonly connections: { readonly core: SqliteConnection<CoreDB>; readonly portal: SqliteConnection<PortalDB> };
}

/**
 * Watches the write-ahead log, which every commit of any process changes. Returns null if the system has no watchers
 * left.
 */
const whenLogOf =
  (path: string): Storage['jobs']['whenWritten'] =>
  (heard) => {
    try {
      const watcher = watch(`${path}-wal`, { persistent: false }, heard);
      // After an error the queue finds new jobs by its sweep.
      watcher.on('error', () => watcher.close());
      return () => watcher.close();
    } catch {
      return null;
    }
  };

const pathsIn = (dataDir: string) => ({ core: join(dataDir, 'core.db'), portal: join(dataDir, 'portal.db') });

/** Opens the storage. @throws DatabaseRefused */
export async function openStorage({
  root,
  dataDir,
  clock,
  mayMigrate,
  onMigrated,
  reach,
  ...heard
}: StorageOptions): Promise<SqliteStorage> {
  const paths = pathsIn(dataDir);
  const migrated = await bringUpToDate({ root, dataDir, paths, mayMigrate, carryOvers: carryOvers(heard.unitsOf) });
  if (migrated.length > 0) onMigrated?.(migrated);
  const core = openSqlite<CoreDB>(paths.core);
  const portal = openSqlite<PortalDB>(paths.portal);
  const reading = openSqlite<CoreDB>(paths.core, { readonly: true });
  const portalReading = openSqlite<PortalDB>(paths.portal, { readonly: true });
  const storage = assembleStorage({
    ...{ clock, ...heard, transact: createGroupCommit(core.groups, reach) },
    connections: {
      ...{ core: core.db, urgent: core.urgent, upkeep: core.db, reading: reading.db },
      ...{ portal: portal.db, portalReading: portalReading.db },
    },
    portalReaderOf: (ward) => createPortalReader(portalReading, ward),
    schema: migrationsOf(paths.core).at(-1) ?? '',
    whenWritten: whenLogOf(paths.core),
    forgetDeleted: () => core.db.connection().execute(async () => core.checkpoint()),
    close: async () => {
      await reading.close();
      await portalReading.close();
      await core.close();
      await portal.close();
    },
  });
  return { ...storage, connections: { core, portal } };
}

/** Opens only the portal's database, for a reading thread beside the main program, which has already migrated it. */
export function openPortalReaders(dataDir: string): PortalReaders {
  const reading = openSqlite<PortalDB>(pathsIn(dataDir).portal, { readonly: true });
  return { readerOf: (ward) => createPortalReader(reading, ward), close: () => reading.close() };
}

/**
 * Opens both databases for read-only commands, with or without a running server; creates, moves and migrates nothing.
 * @throws DatabaseRefused if there is no database or it has another version
 */
export function openStorageReader({ root, dataDir, clock }: Place): StorageReader {
  const paths = pathsIn(dataDir);
  refuseOtherVersion({ root, dataDir, paths });
  const core = openSqlite<CoreDB>(paths.core, { readonly: true });
  const portal = openSqlite<PortalDB>(paths.portal, { readonly: true });
  return assembleReader({
    ...{ reading: core.db, portalReading: portal.db, clock },
    close: async () => {
      await core.close();
      await portal.close();
    },
  });
}
