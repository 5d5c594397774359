/**
 * Schemas, generated types and migrations agree. Prisma schemas cannot express triggers, partial indexes and full-text tables:
 * they are listed here and are checked in a migrated database.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type DatabaseName,
  databases,
  migrationsFolder,
  postgresPlace,
  schemaHash,
  schemaPath,
  typesFor,
  typesPath,
} from '../scripts/generate.ts';
import { missingSql } from '../scripts/migration.ts';
import { derivedSchema, keptSchema, sqlBetween } from '../scripts/postgres-schema.ts';
import { applyMigrations } from '../src/adapters/storage/sqlite/migrate.ts';

/** Objects written manually in migrations. Without them the program runs, but a guarantee is broken. */
const byHand = {
  core: [
    'trigger audit_no_update',
    'trigger audit_no_delete',
    'trigger audit_global_no_insert',
    'trigger audit_global_no_update',
    'trigger audit_global_no_delete',
    'index submission_unfinished',
    'index question_with_words',
    'index timeline_counted',
    'index job_leased',
    'index job_dead',
  ],
  portal: [],
} as const satisfies Record<DatabaseName, readonly string[]>;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'schemas-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const schemaOf = (database: DatabaseName) => readFileSync(schemaPath(database), 'utf8');
const place = (database: DatabaseName) => ({
  schemaPath: schemaPath(database),
  migrationsFolder: migrationsFolder(database),
});

async function migrated(database: DatabaseName): Promise<Database.Database> {
  const sqlitePath = join(folder, `${database}.db`);
  await applyMigrations({ sqlitePath, ...place(database) });
  return new Database(sqlitePath);
}

const objectsOf = (file: Database.Database) =>
  file.prepare<[], string>("SELECT type || ' ' || name FROM sqlite_master").pluck().all();

// Prisma's own generator takes seconds, and longer on a busy machine.
describe.each(databases)('the %s database', (database) => {
  it('The committed types are exactly those generated from the schema ("npm run generate" writes them)', async () => {
    expect(readFileSync(typesPath(database), 'utf8')).toBe(await typesFor(database, schemaOf(database)));
  });

  it('The migrations produce exactly the schema ("scripts/migration.ts" writes the next one)', async () => {
    expect(await missingSql(place(database))).toBeNull();
  });

  it('The PostgreSQL schema and migrations follow from the SQLite schema ("npm run generate" writes them)', async () => {
    const { folder: derived, source } = postgresPlace(database);
    expect(keptSchema(derived)).toBe(derivedSchema(schemaOf(database), source));
    expect(readFileSync(join(derived, 'migrations', 'migration_lock.toml'), 'utf8')).toMatch(/provider = "postgresql"/);
  });

  it('The migrated database has the hand-written objects that a schema cannot express', async () => {
    const file = await migrated(database);
    expect(objectsOf(file)).toEqual(expect.arrayContaining([...byHand[database]]));
    file.close();
  });

  it('The migrations state which kind of database they are for', () => {
    const lock = join(migrationsFolder(database), 'migration_lock.toml');
    expect(existsSync(lock) && readFileSync(lock, 'utf8')).toMatch(/provider = "sqlite"/);
  });
});

it('Fast-growing tables are stored by their primary key, without a row number and a second index', async () => {
  const file = await migrated('core');
  const lists = file.prepare<[], { name: string; wr: number }>('PRAGMA table_list').all();
  const withoutNumber = lists.filter(({ wr }) => wr === 1).map(({ name }) => name);
  expect(withoutNumber).toEqual(expect.arrayContaining(['audit_log', 'timeline', 'text_band', 'photo_band']));
  file.close();
});

describe('the audit log', () => {
  it('The audit log accepts new entries and refuses to change or remove one', async () => {
    const file = await migrated('core');
    file.exec("INSERT INTO audit_log VALUES ('dong-lac', 1, 0, 'a', 'approve', 's', '{}', '', 'h')");
    expect(() => file.exec("UPDATE audit_log SET action = 'reject'")).toThrow(/append-only/);
    expect(() => file.exec('DELETE FROM audit_log')).toThrow(/append-only/);
    file.close();
  });
});

describe('faults that these checks find', () => {
  it('The check notices a schema that was edited after the types were generated', () => {
    const edited = `${schemaOf('core')}\nmodel Forgotten { id Int @id }`;
    expect(readFileSync(typesPath('core'), 'utf8')).not.toContain(schemaHash(edited));
  });

  it('The check notices a schema with a column that the migrations lack', async () => {
    const edited = schemaOf('portal').replace('model Article {', 'model Article {\n  forgotten String?');
    const path = join(folder, 'schema.prisma');
    writeFileSync(path, edited);
    expect(await missingSql({ ...place('portal'), schemaPath: path })).toMatch(/ADD COLUMN "forgotten"/);
  });

  it('The check notices a column that the PostgreSQL schema lacks and writes its next migration', async () => {
    const { source } = postgresPlace('portal');
    const before = derivedSchema(schemaOf('portal'), source);
    const after = derivedSchema(
      schemaOf('portal').replace('model Article {', 'model Article {\n  forgotten String?\n  often Int @default(0)'),
      source,
    );
    expect(after).not.toBe(before);
    expect(await sqlBetween(before, before)).toBeNull();
    const sql = await sqlBetween(before, after);
    expect(sql).toContain('ADD COLUMN     "forgotten" TEXT COLLATE "C"');
    expect(sql).toContain('"often" BIGINT NOT NULL DEFAULT 0');
  });

  it('The check notices a missing hand-written object', async () => {
    const file = await migrated('core');
    file.exec('DROP TRIGGER audit_no_update');
    expect(objectsOf(file)).not.toEqual(expect.arrayContaining([...byHand.core]));
    file.close();
  });
});
