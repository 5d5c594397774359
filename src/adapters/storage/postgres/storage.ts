/**
 * The storage on PostgreSQL: two databases, which may stand on different servers. This file is the only door of the folder.
 *
 * One connection writes turns, one after the other, as on SQLite; others write what the doors receive, what the queue does,
 * and read. What must follow each other on several connections does so by locks of PostgreSQL (`sql/dialect.ts`), so a second
 * process beside this one, such as the command line, is kept in order too.
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
  /** Of the program: its migrations lie there. */
  readonly root: string;
  readonly urls: { readonly core: string; readonly portal: string };
  readonly clock: Clock;
}

export interface PostgresStorageOptions extends Place, Pick<UnitOfWorkOptions, 'unitsOf' | 'onJobs' | 'onCalendar'> {
  /** Older databases are brought to this program's schemas; without it, they are refused. */
  readonly mayMigrate: boolean;
  /** Names of the migrations that they were brought up by. */
  readonly onMigrated?: (migrations: readonly string[]) => void;
  /** Left out: nothing ends the process here. */
  readonly reach?: CrashPoint;
}

/** With the connections beneath, for tests: who holds a `Storage` does not see them. */
export interface PostgresStorage extends Storage {
  readonly connections: {
    readonly core: { readonly db: StorageConnections['core'] };
    readonly portal: { readonly db: StorageConnections['portal'] };
  };
}

const migrationsFolder = (root: string, name: 'core' | 'portal') =>
  join(root, 'prisma', 'postgresql', name, 'migrations');

/** Connections that only look, at most: a page makes a few queries, one after the other. */
const mostReading = 4;

/** @throws DatabaseRefused */
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
    // Several processes put work, on several machines: they wake each other through Redis, or it is asked.
    whenWritten: () => null,
    // What was deleted goes with PostgreSQL's own vacuum; no file of ours holds it.
    forgetDeleted: async () => true,
    close: async () => {
      for (const each of [urgent, upkeep, reading, portalReading, core, portal]) await each.close();
    },
  });
  return { ...storage, connections: { core, portal } };
}

/** The portal's database alone, for a thread that reads beside the program: the program has brought it up to date. */
export function openPortalReaders(url: string): PortalReaders {
  const reading = openPostgres<PortalDB>(url, { most: mostReading, readonly: true, name: 'searches' });
  return { readerOf: (ward) => createPortalReader(reading.db, ward), close: () => reading.close() };
}

/**
 * Both databases for commands that only look, beside a server or without one: nothing is made or migrated.
 * @throws DatabaseRefused when there is nothing to look at, or it is of another version
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
