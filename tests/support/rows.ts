/** The tables beneath a core, for tests and benches: to see what was kept, and to break it. The program can't do this. */
import type { SqliteStorage } from '../../src/adapters/storage/sqlite/storage.ts';
import type { Core } from '../../src/compose/core.ts';

export function connectionsOf(core: Core | undefined): SqliteStorage['connections'] {
  if (!core || !('connections' in core.storage)) throw new Error('no SQLite is open here');
  return (core.storage as SqliteStorage).connections;
}

export const rowsOf = (core: Core | undefined) => connectionsOf(core).core.db;
