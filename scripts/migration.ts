/**
 * Writes the next migration: the differences between the schema and the existing migrations.
 *
 * node_modules/.bin/node scripts/migration.ts NAME [core|portal]
 *
 * Schemas cannot express triggers, partial indexes and full-text tables. Developers add them at the end of a migration; this
 * program neither detects nor drops them.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import Database from 'better-sqlite3';
import { applyMigrations, withSchemaEngine } from '../src/adapters/storage/sqlite/migrate.ts';
import { databases, migrationsFolder, schemaPath } from './generate.ts';

export interface SchemaPlace {
  readonly schemaPath: string;
  readonly migrationsFolder: string;
}

const lockFile = 'migration_lock.toml';
const lockText = '# Written by Prisma; says which database the migrations are for.\nprovider = "sqlite"\n';

/** The SQL that is missing in the migrations to reach the schema; null if there is none. */
export async function missingSql(place: SchemaPlace): Promise<string | null> {
  const folder = mkdtempSync(join(tmpdir(), 'migration-'));
  const sqlitePath = join(folder, 'migrated.db');
  try {
    if (existsSync(place.migrationsFolder)) await applyMigrations({ sqlitePath, ...place });
    takeOutWhatSchemasCannotSay(sqlitePath);
    return await differenceToSchema(sqlitePath, place.schemaPath);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Folder of the new migration; null if the schema has not changed. */
export async function writeMigration(place: SchemaPlace, name: string, now: Date): Promise<string | null> {
  const sql = await missingSql(place);
  if (sql === null) return null;
  const stamp = now.toISOString().replaceAll(/\D/g, '').slice(0, 'yyyymmddHHMMSS'.length);
  const folder = join(place.migrationsFolder, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'migration.sql'), sql);
  const lock = join(place.migrationsFolder, lockFile);
  if (!existsSync(lock)) writeFileSync(lock, lockText);
  return folder;
}

/** Runs on a temporary database: otherwise the comparison would drop these objects. */
function takeOutWhatSchemasCannotSay(sqlitePath: string): void {
  const database = new Database(sqlitePath);
  try {
    const drops = database
      .prepare<[], string>(
        `SELECT 'DROP TRIGGER "' || name || '"' FROM sqlite_master WHERE type = 'trigger'
         UNION ALL SELECT 'DROP VIEW "' || name || '"' FROM sqlite_master WHERE type = 'view'
         UNION ALL SELECT 'DROP TABLE "' || name || '"' FROM pragma_table_list WHERE type = 'virtual' AND schema = 'main'
         UNION ALL SELECT 'DROP INDEX "' || i.name || '"' FROM sqlite_master t, pragma_index_list(t.name) i
           WHERE t.type = 'table' AND (i.partial = 1 OR EXISTS (SELECT 1 FROM pragma_index_xinfo(i.name) WHERE cid = -2))`,
      )
      .pluck()
      .all();
    for (const drop of drops) database.exec(drop);
  } finally {
    database.close();
  }
}

async function differenceToSchema(sqlitePath: string, schemaFile: string): Promise<string | null> {
  const adapter = await new PrismaBetterSqlite3({ url: sqlitePath }).connect();
  const files = [{ path: basename(schemaFile), content: readFileSync(schemaFile, 'utf8') }];
  try {
    const { exitCode, stdout } = await withSchemaEngine(adapter, schemaFile, (engine) =>
      engine.diff({
        from: { tag: 'schemaDatasource', files, configDir: '.' },
        to: { tag: 'schemaDatamodel', files },
        script: true,
        exitCode: true,
        filters: { externalTables: [], externalEnums: [] },
      }),
    );
    return exitCode === 0 ? null : stdout;
  } finally {
    await adapter.dispose();
  }
}

async function main(args: readonly string[]): Promise<number> {
  const [name, database = 'core'] = args;
  const chosen = databases.find((one) => one === database);
  if (name === undefined || !/^[a-z0-9_]+$/.test(name) || chosen === undefined || args.length > 2) {
    console.error('Usage: node_modules/.bin/node scripts/migration.ts NAME [core|portal]   (NAME: a-z, 0-9, _)');
    return 2;
  }
  const place = { schemaPath: schemaPath(chosen), migrationsFolder: migrationsFolder(chosen) };
  const folder = await writeMigration(place, name, new Date());
  if (folder === null) console.log(`prisma/${chosen}/schema.prisma has no change: nothing to write.`);
  else
    console.log(
      `Wrote ${relative(process.cwd(), folder)}/migration.sql. Read it, and add triggers or partial indexes.`,
    );
  return 0;
}

if (import.meta.main) {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
