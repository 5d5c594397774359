import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { missingSql, writeMigration } from '../../scripts/migration.ts';
import { applyMigrations } from '../../src/adapters/storage/sqlite/migrate.ts';

const now = new Date('2026-11-25T08:09:10Z');
const schema = (...fields: readonly string[]) => `
datasource db {
  provider = "sqlite"
}
model Item {
  id    Int    @id @default(autoincrement())
  title String
  ${fields.join('\n  ')}
  @@map("item")
}
`;

let folder: string;
const place = () => ({ schemaPath: join(folder, 'schema.prisma'), migrationsFolder: join(folder, 'migrations') });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migration-test-'));
  writeFileSync(place().schemaPath, schema());
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a new migration', () => {
  it('A new migration contains what the schema has and the earlier migrations lack', async () => {
    const first = await writeMigration(place(), 'items', now);
    expect(first).toBe(join(folder, 'migrations/20261125080910_items'));
    expect(readFileSync(join(String(first), 'migration.sql'), 'utf8')).toMatch(/CREATE TABLE "item"/);
    expect(readFileSync(join(folder, 'migrations/migration_lock.toml'), 'utf8')).toMatch(/provider = "sqlite"/);

    writeFileSync(place().schemaPath, schema('code String?'));
    const second = await writeMigration(place(), 'code', new Date(now.getTime() + 1000));
    expect(readFileSync(join(String(second), 'migration.sql'), 'utf8').trim()).toBe(
      '-- AlterTable\nALTER TABLE "item" ADD COLUMN "code" TEXT;',
    );
    const sqlitePath = join(folder, 'core.db');
    expect(await applyMigrations({ sqlitePath, ...place() })).toHaveLength(2);
  });

  it('No migration is written if the schema has not changed', async () => {
    await writeMigration(place(), 'items', now);
    expect(await writeMigration(place(), 'again', now)).toBeNull();
    expect(readdirSync(place().migrationsFolder)).toHaveLength(2);
  });

  it('A new migration does not drop hand-written triggers and indexes', async () => {
    await writeMigration(place(), 'items', now);
    mkdirSync(join(folder, 'migrations/20261126000000_by_hand'));
    writeFileSync(
      join(folder, 'migrations/20261126000000_by_hand/migration.sql'),
      `CREATE TRIGGER item_stays BEFORE DELETE ON item BEGIN SELECT RAISE(ABORT, 'items stay'); END;
       CREATE INDEX item_long ON item (title) WHERE length(title) > 100;
       CREATE INDEX item_folded ON item (lower(title));
       CREATE VIEW titles AS SELECT title FROM item;
       CREATE VIRTUAL TABLE item_search USING fts5 (title);`,
    );
    expect(await missingSql(place())).toBeNull();
  });
});

describe('the migration command', () => {
  const run = (...args: readonly string[]) =>
    execFileSync(process.execPath, [fileURLToPath(new URL('../../scripts/migration.ts', import.meta.url)), ...args], {
      stdio: 'pipe',
    });

  it.each([[], ['Two Words'], ['items', 'nowhere'], ['items', 'core', 'more']])(
    'The command refuses the arguments %j and writes nothing',
    (...args) => {
      expect(() => run(...args)).toThrow(expect.objectContaining({ status: 2 }));
      expect(existsSync(place().migrationsFolder)).toBe(false);
    },
  );
});
