/** Opens the databases for reading: files of the data folder, or PostgreSQL. */
import { openPortalReaders, openStorageReader } from '../adapters/storage/sqlite/storage.ts';
import type { DatabasePlaces } from '../config.ts';
import type { Clock } from '../ports/clock.ts';
import type { PortalReaders, StorageReader } from '../ports/storage.ts';

interface Place {
  readonly root: string;
  readonly dataDir: string;
  /** PostgreSQL databases; null if the rows are in files of the data folder. */
  readonly databases: DatabasePlaces | null;
  readonly clock: Clock;
}

/** PostgreSQL's driver is loaded only if needed, so commands on files start without it. */
export async function openReader({ databases: urls, ...place }: Place): Promise<StorageReader> {
  if (!urls) return openStorageReader(place);
  const { openPostgresReader } = await import('../adapters/storage/postgres/storage.ts');
  return openPostgresReader({ ...place, urls });
}

/** The part of a `Place` needed for the portals' rows; plain data, so that it can be passed to a thread. */
export type PortalPlace = Pick<Place, 'dataDir' | 'databases'>;

/** Opens only the portals' databases, on their own connections. */
export async function openPortals({ dataDir, databases: urls }: PortalPlace): Promise<PortalReaders> {
  if (!urls) return openPortalReaders(dataDir);
  const postgres = await import('../adapters/storage/postgres/storage.ts');
  return postgres.openPortalReaders(urls.portal);
}
