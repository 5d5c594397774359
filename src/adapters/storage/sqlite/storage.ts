/**
 * The storage on SQLite: two files in the data folder, one writing connection to each. This file is the only door of the
 * folder; another database is another folder with such a file.
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

export { DatabaseRefused } from './connection.ts';
export { lockDataFolder } from './data-folder-lock.ts';
export { damageOf, markRestored, snapshotDatabase, waitingUploadsIn } from './snapshot.ts';

interface Place {
  /** Of the program: its migrations lie there. */
  readonly root: string;
  readonly dataDir: string;
  readonly clock: Clock;
}

export interface StorageOptions extends Place, Pick<UnitOfWorkOptions, 'onJobs' | 'onCalendar'> {
  /** Names of a ward's units: they can be credited as a whole. */
  readonly unitsOf: (ward: string) => readonly string[];
  /** An older folder is brought to this program's schemas; without it, it is refused. */
  readonly mayMigrate: boolean;
  /** Names of the migrations that it was brought up by. */
  readonly onMigrated?: (migrations: readonly string[]) => void;
  /** Left out: nothing ends the process here. */
  readonly reach?: CrashPoint;
}

/** With the connections beneath, for tests and benches: who holds a `Storage` does not see them. */
export interface SqliteStorage extends Storage {
  readonly connections: { readonly core: SqliteConnection<CoreDB>; readonly portal: SqliteConnection<PortalDB> };
}

/** Every commit of whatever process is written to the log first. Null where the system's watching is used up. */
const whenLogOf =
  (path: string): Storage['jobs']['whenWritten'] =>
  (heard) => {
    try {
      const watcher = watch(`${path}-wal`, { persistent: false }, heard);
      // What can't be watched any more is looked at in time.
      watcher.on('error', () => watcher.close());
      return () => watcher.close();
    } catch {
      return null;
    }
  };

const pathsIn = (dataDir: string) => ({ core: join(dataDir, 'core.db'), portal: join(dataDir, 'portal.db') });

/** @throws DatabaseRefused */
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

/** The portal's database alone, for a thread that reads beside the program: the program has brought it up to date. */
export function openPortalReaders(dataDir: string): PortalReaders {
  const reading = openSqlite<PortalDB>(pathsIn(dataDir).portal, { readonly: true });
  return { readerOf: (ward) => createPortalReader(reading, ward), close: () => reading.close() };
}

/**
 * Both databases for commands that only look, beside a server or without one: nothing is made, moved or migrated.
 * @throws DatabaseRefused when there is nothing to look at, or it is of another version
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
