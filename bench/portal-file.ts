/** An empty portal database, opened for filling without durability: a crash may lose it. */
import { readFileSync } from 'node:fs';
import { createPortalPublisher } from '../src/adapters/storage/sql/portal-publisher.ts';
import type { DB } from '../src/adapters/storage/sql/types.portal.ts';
import { openSqlite } from '../src/adapters/storage/sqlite/connection.ts';
import { applyMigrations } from '../src/adapters/storage/sqlite/migrate.ts';

/** The instant at which the filled portal is read: 700 days after its first item. */
export const filledUntil = new Date(Date.parse('2025-01-01T02:00:00Z') + 700 * 24 * 3_600_000);

/** Migrates an empty portal database at `path` and opens it for publishing. Call `close` before another connection reads it. */
export async function newPortal(path: string, now: () => Date) {
  await applyMigrations({
    sqlitePath: path,
    schemaPath: 'prisma/portal/schema.prisma',
    migrationsFolder: 'prisma/portal/migrations',
  });
  const writing = openSqlite<DB>(path);
  writing.handle.pragma('synchronous = OFF');
  return { publisher: createPortalPublisher(writing.db, { now }), close: () => writing.close() };
}

/** The texts of the search benchmark, shared by both benchmarks. */
export const madeTexts = (): {
  readonly made: readonly { readonly title: string; readonly text: string }[];
  readonly streets: readonly string[];
  readonly people: readonly string[];
} => JSON.parse(readFileSync(new URL('../tests/fixtures/search.json', import.meta.url), 'utf8'));
