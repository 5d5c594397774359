import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPortalPublisher } from '../../src/adapters/storage/sql/portal-publisher.ts';
import type { DB } from '../../src/adapters/storage/sql/types.portal.ts';
import { openSqlite } from '../../src/adapters/storage/sqlite/connection.ts';
import { applyMigrations } from '../../src/adapters/storage/sqlite/migrate.ts';
import { createPortalReader } from '../../src/adapters/storage/sqlite/portal-reader.ts';
import { aPublication, noon } from '../web/portal/world.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portal-migration-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('The portal’s migrations create a database that can be published to and searched', async () => {
  const request = {
    sqlitePath: join(folder, 'portal.db'),
    schemaPath: 'prisma/portal/schema.prisma',
    migrationsFolder: 'prisma/portal/migrations',
  };
  expect((await applyMigrations(request)).length).toBeGreaterThan(0);
  expect(await applyMigrations(request)).toEqual([]);

  const writing = openSqlite<DB>(request.sqlitePath);
  const reading = openSqlite<DB>(request.sqlitePath, { readonly: true });
  await createPortalPublisher(writing.db, { now: () => noon }).apply(aPublication());
  const { items } = await createPortalReader(reading, 'dong-lac').search({
    words: 'doan ket',
    after: null,
    limit: 5,
  });
  expect(items.map((item) => item.code)).toEqual(['DL-2611-0042']);
  await reading.close();
  await writing.close();
});
