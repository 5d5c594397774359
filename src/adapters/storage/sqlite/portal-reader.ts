/** Reads the portal's database for one ward, through its own read-only handle. */
import type { PortalReader } from '../../../ports/portal-reader.ts';
import { createPortalReaderFrom } from '../sql/portal-reader.ts';
import type { DB } from '../sql/types.portal.ts';
import type { SqliteConnection } from './connection.ts';
import { createOneItemReader } from './portal-one-item.ts';

/** @param connection a read-only connection of its own */
export const createPortalReader = (
  { db, handle }: Pick<SqliteConnection<DB>, 'db' | 'handle'>,
  ward: string,
): PortalReader => createPortalReaderFrom({ db, one: createOneItemReader(handle, ward) }, ward);
