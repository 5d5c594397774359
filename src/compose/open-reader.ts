/** The databases for who only looks: files of the data folder, or a server of PostgreSQL. */
import { openPortalReaders, openStorageReader } from '../adapters/storage/sqlite/storage.ts';
import type { DatabasePlaces } from '../config.ts';
import type { Clock } from '../ports/clock.ts';
import type { PortalReaders, StorageReader } from '../ports/storage.ts';

interface Place {
  readonly root: string;
  readonly dataDir: string;
  /** On PostgreSQL; null: in files of the data folder. */
  readonly databases: DatabasePlaces | null;
  readonly clock: Clock;
}

/** PostgreSQL's driver is loaded only where it is asked for: a command on files starts without it. */
export async function openReader({ databases: urls, ...place }: Place): Promise<StorageReader> {
  if (!urls) return openStorageReader(place);
  const { openPostgresReader } = await import('../adapters/storage/postgres/storage.ts');
  return openPostgresReader({ ...place, urls });
}

/** What of a `Place` says where the portals' rows are; plain data, so a thread can be given it. */
export type PortalPlace = Pick<Place, 'dataDir' | 'databases'>;

/** The portals alone, on connections of its own. */
export async function openPortals({ dataDir, databases: urls }: PortalPlace): Promise<PortalReaders> {
  if (!urls) return openPortalReaders(dataDir);
  const postgres = await import('../adapters/storage/postgres/storage.ts');
  return postgres.openPortalReaders(urls.portal);
}
