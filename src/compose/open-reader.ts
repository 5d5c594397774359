/** The databases for commands that only look: files of the data folder, or a server of PostgreSQL. */
import { openStorageReader } from '../adapters/storage/sqlite/storage.ts';
import type { DatabasePlaces } from '../config.ts';
import type { Clock } from '../ports/clock.ts';
import type { StorageReader } from '../ports/storage.ts';

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
