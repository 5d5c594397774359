/**
 * PostgreSQL's schemas and migrations are derived from the schemas that people edit, which are SQLite's: `npm run generate`
 * writes the derived schema, and a migration with its differences from the previous one. It compares two schemas and needs no
 * database.
 *
 * What schemas cannot express (triggers, partial indexes, the full-text table), and the conversion of existing rows, is added by
 * developers at the end of a migration, as for SQLite.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withSchemaEngine } from '../src/adapters/storage/sqlite/migrate.ts';

export interface DerivedPlace {
  /** PostgreSQL's folder, with a schema and the migrations. */
  readonly folder: string;
  /** Text of the schema that people edit. */
  readonly schema: string;
  readonly source: string;
}

const fileOf = (folder: string) => join(folder, 'schema.prisma');
const migrationsOf = (folder: string) => join(folder, 'migrations');

/**
 * Whole numbers get 64 bits, as in SQLite. Texts are sorted by bytes, as in SQLite: a schema cannot express that, so it is added
 * to the migration's SQL.
 */
export const derivedSchema = (schema: string, source: string): string =>
  `// Derived from ${source} by \`npm run generate\`. Edit that one.\n${schema
    .replace(/^\/\/[^/].*\n/gm, '')
    .replace(/^generator \w+ \{[^}]*\}\n+/gm, '')
    .replace('provider = "sqlite"', 'provider = "postgresql"')
    .replace(/^(\s+\w+\s+)Int(?=[\s?])/gm, '$1BigInt')
    .trimStart()}`;

const inOwnWords = (script: string): string =>
  script
    .replace(/-- CreateSchema\nCREATE SCHEMA [^\n]*\n+/, '')
    .replaceAll(/(?<=" )TEXT\b/g, 'TEXT COLLATE "C"')
    .replaceAll(/(?<=TYPE )TEXT\b/g, 'TEXT COLLATE "C"');

/** The engine only asks for the PostgreSQL version, so two schemas can be compared without a database. */
const noDatabase = () => {
  const refuse = () => Promise.reject(new Error('no database is needed to compare two schemas'));
  return {
    ...{ provider: 'postgres', adapterName: 'none', executeRaw: refuse, executeScript: refuse },
    ...{ startTransaction: refuse, dispose: async () => undefined },
    queryRaw: async () => ({
      columnNames: ['exists', 'version', 'numeric_version'],
      columnTypes: [5, 7, 0],
      rows: [[true, 'PostgreSQL 18.0', 180_000]],
    }),
  } as unknown as Parameters<typeof withSchemaEngine>[0];
};

/** Null if there is no difference. @param before null: there is no schema yet */
export async function sqlBetween(before: string | null, after: string): Promise<string | null> {
  const folder = mkdtempSync(join(tmpdir(), 'derive-'));
  const files = (content: string) => [{ path: 'schema.prisma', content }];
  try {
    writeFileSync(fileOf(folder), after);
    const { exitCode, stdout } = await withSchemaEngine(noDatabase(), fileOf(folder), (engine) =>
      engine.diff({
        from: before === null ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: files(before) },
        to: { tag: 'schemaDatamodel', files: files(after) },
        script: true,
        exitCode: true,
        filters: { externalTables: [], externalEnums: [] },
      }),
    );
    return exitCode === 0 || stdout === null ? null : inOwnWords(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The derived schema as last written, from which the next migration starts; null: there is none yet. */
export const keptSchema = (folder: string): string | null =>
  existsSync(fileOf(folder)) ? readFileSync(fileOf(folder), 'utf8') : null;

/** Describes what was written; null if schema and migrations are up to date. */
export async function derive({ folder, schema, source }: DerivedPlace, now: Date): Promise<string | null> {
  const after = derivedSchema(schema, source);
  const before = keptSchema(folder);
  if (before === after) return null;
  const sql = await sqlBetween(before, after);
  mkdirSync(migrationsOf(folder), { recursive: true });
  if (sql !== null) {
    const stamp = now.toISOString().replaceAll(/\D/g, '').slice(0, 'yyyymmddHHMMSS'.length);
    const migration = join(migrationsOf(folder), `${stamp}_${before === null ? 'init' : nameOf(source)}`);
    mkdirSync(migration);
    writeFileSync(join(migration, 'migration.sql'), sql);
    writeFileSync(
      join(migrationsOf(folder), 'migration_lock.toml'),
      '# Says which database the migrations are for.\nprovider = "postgresql"\n',
    );
  }
  writeFileSync(fileOf(folder), after);
  return sql === null
    ? fileOf(folder)
    : `${fileOf(folder)} and a migration. Read it, and add what a schema cannot say.`;
}

/** Name of the newest SQLite migration. */
function nameOf(source: string): string {
  const folder = join(source, '..', 'migrations');
  const newest = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /^\d{14}_/.test(name))
        .toSorted()
        .at(-1)
    : undefined;
  return newest?.slice(15) ?? 'change';
}
