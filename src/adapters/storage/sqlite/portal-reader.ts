/** Reads the portal's database for one ward, through a read-only handle of its own. */
import type { PortalReader } from '../../../ports/portal-reader.ts';
import { createPortalReaderFrom } from '../sql/portal-reader.ts';
import type { DB } from '../sql/types.portal.ts';
import type { SqliteConnection } from './connection.ts';
import { createOneItemReader } from './portal-one-item.ts';

/** @param connection of its own, read-only */
export const createPortalReader = (
  { db, handle }: Pick<SqliteConnection<DB>, 'db' | 'handle'>,
  ward: string,
): PortalReader => createPortalReaderFrom({ db, one: createOneItemReader(handle, ward) }, ward);
