/**
 * The storage on PostgreSQL: two databases, possibly on different servers. This file is the only entry point of the
 * folder. One connection writes turns, one after the other, as on SQLite; others serve incoming deliveries, the queue
 * and reads. Order across connections is kept by locks in PostgreSQL (`sql/dialect.ts`), which also covers other
 * processes such as the command line.
 */
import { join } from 'node:path';
import type { Clock } from '../../../ports/clock.ts';
import type { CrashPoint } from '../../../ports/crash-point.ts';
import type { PortalReaders, Storage, StorageReader } from '../../../ports/storage.ts';
import { createGroupCommit } from '../sql/group-commit.ts';
import { assembleReader, assembleStorage, type StorageConnections } from '../sql/storage.ts';
import type { DB as CoreDB } from '../sql/types.core.ts';
import type { DB as PortalDB } from '../sql/types.portal.ts';
import type { UnitOfWorkOptions } from '../sql/unit-of-work.ts';
import { openPostgres } from './connection.ts';
import { bringUpToDate, refuseOtherVersion } from './migrate.ts';
import { createPortalReader } from './portal-reader.ts';

export { lockServer, waitForServer } from './server-lock.ts';

interface Place {
  /** The program's folder, which contains the migrations. */
  readonly root: string;
  readonly urls: { readonly core: string; readonly portal: string };
  readonly clock: Clock;
}

export interface PostgresStorageOptions extends Place, Pick<UnitOfWorkOptions, 'unitsOf' | 'onJobs' | 'onCalendar'> {
  /** Whether older databases may be migrated; otherwise they are refused. */
  readonly mayMigrate: boolean;
  /** Called with the names of the migrations applied. */
  readonly onMigrated?: (migrations: readonly string[]) => void;
  /** Crash points for tests; by default none. */
  readonly reach?: CrashPoint;
}

/** Includes the underlying connections, for tests; users of a `Storage` do not see them. */
export interface PostgresStorage extends Storage {
  readonly connections: {
    readonly core: { readonly db: StorageConnections['core'] };
    readonly portal: { readonly db: StorageConnections['portal'] };
  };
}

const migrationsFolder = (root: string, name: 'core' | 'portal') =>
  join(root, 'prisma', 'postgresql', name, 'migrations');

/** Maximum number of read-only connections: a page makes a few queries, one after the other. */
const mostReading = 4;

/** Opens the storage. @throws DatabaseRefused */
export async function openPostgresStorage({
  root,
  urls,
  mayMigrate,
  onMigrated,
  reach,
  ...heard
}: PostgresStorageOptions): Promise<PostgresStorage> {
  const [schemas = []] = [
    await bringUpToDate({ url: urls.core, migrationsFolder: migrationsFolder(root, 'core'), mayMigrate, onMigrated }),
    await bringUpToDate({
      url: urls.portal,
      migrationsFolder: migrationsFolder(root, 'portal'),
      mayMigrate,
      onMigrated,
    }),
  ];
  const core = openPostgres<CoreDB>(urls.core, { most: 1, name: 'turns' });
  const urgent = openPostgres<CoreDB>(urls.core, { most: 1, name: 'doors' });
  const upkeep = openPostgres<CoreDB>(urls.core, { most: 1, name: 'upkeep' });
  const reading = openPostgres<CoreDB>(urls.core, { most: mostReading, readonly: true, name: 'reading' });
  const portal = openPostgres<PortalDB>(urls.portal, { most: 1, name: 'publishing' });
  const portalReading = openPostgres<PortalDB>(urls.portal, { most: mostReading, readonly: true, name: 'portal' });
  const storage = assembleStorage({
    ...{ ...heard, transact: createGroupCommit(core.groups, reach) },
    connections: {
      ...{ core: core.db, urgent: urgent.db, upkeep: upkeep.db, reading: reading.db },
      ...{ portal: portal.db, portalReading: portalReading.db },
    },
    portalReaderOf: (ward) => createPortalReader(portalReading.db, ward),
    schema: schemas.at(-1) ?? '',
    // Jobs may be added by several processes on several hosts. They notify each other through Redis, otherwise the
    // queue polls.
    whenWritten: () => null,
    // PostgreSQL's vacuum removes deleted rows.
    forgetDeleted: async () => true,
    close: async () => {
      for (const each of [urgent, upkeep, reading, portalReading, core, portal]) await each.close();
    },
  });
  return { ...storage, connections: { core, portal } };
}

/** Opens only the portal's database, for a reading thread beside the main program, which has already migrated it. */
export function openPortalReaders(url: string): PortalReaders {
  const reading = openPostgres<PortalDB>(url, { most: mostReading, readonly: true, name: 'searches' });
  return { readerOf: (ward) => createPortalReader(reading.db, ward), close: () => reading.close() };
}

/**
 * Opens both databases for read-only commands, with or without a running server; creates and migrates nothing.
 * @throws DatabaseRefused if there is no database or it has another version
 */
export async function openPostgresReader({ root, urls, clock }: Place): Promise<StorageReader> {
  await refuseOtherVersion({ url: urls.core, migrationsFolder: migrationsFolder(root, 'core') });
  await refuseOtherVersion({ url: urls.portal, migrationsFolder: migrationsFolder(root, 'portal') });
  const core = openPostgres<CoreDB>(urls.core, { most: 1, readonly: true, name: 'look' });
  const portal = openPostgres<PortalDB>(urls.portal, { most: 1, readonly: true, name: 'look' });
  return assembleReader({
    ...{ reading: core.db, portalReading: portal.db, clock },
    close: async () => {
      await core.close();
      await portal.close();
    },
  });
}
