/**
 * Which archives fit a program: those with the same tables and columns, and older ones whose missing migrations only add
 * (`docs/decisions/0313-an-archive-fits-by-its-columns.md`).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ArchiveManifest, ArchiveRefused, sha256Of } from './archive.ts';

const databases = ['core', 'portal'] as const;
type Database = (typeof databases)[number];

interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** The tables of a program and how they came about. */
export interface ProgramSchema {
  /** Identifies the tables and columns of both databases, on SQLite and PostgreSQL. */
  readonly hash: string;
  /** Hashes under which older programs wrote the same tables. */
  readonly earlierHashes: readonly string[];
  /** Oldest first. */
  readonly migrations: Readonly<Record<Database, readonly Migration[]>>;
}

/** Removes comments, also behind a column; two slashes in quotes are no comment. */
const withoutComments = (schema: string): string =>
  schema.replace(/("(?:[^"\\]|\\.)*")|\/\/[^\n]*/gu, (_, quoted: string | undefined) => quoted ?? '');

/** Names, quoted texts and signs of a line, with one space between them. */
const spaced = (line: string): string => (line.match(/"(?:[^"\\]|\\.)*"|[@\w]+|[^\s\w@]/gu) ?? []).join(' ');

/** One line per table, column and key, such as `inbox id Int @id`, in any order. */
function columnsIn(schema: string): readonly string[] {
  return [...withoutComments(schema).matchAll(/^\s*model\s+(\w+)\s*\{(.*?)^\s*\}/gmsu)].flatMap(
    ([, model, body = '']) => {
      const lines = body.split('\n').map(spaced);
      const mapped = lines.map((line) => /^@@map \( "(.*)" \)$/u.exec(line)?.[1]).find((name) => name !== undefined);
      return lines
        .filter((line) => line !== '' && !/^@@(?:map|index) /u.test(line))
        .map((line) => `${mapped ?? model} ${line}`);
    },
  );
}

/**
 * Identifies the tables of a program, so that an archive is imported only by one with the same: 16 hexadecimal digits of a
 * hash of all tables, columns with their types, and keys. Comments, spaces, order and indexes do not matter to rows.
 * @param schemas contents of `schema.prisma` files
 */
export const schemaHash = (schemas: readonly string[]): string =>
  sha256Of(JSON.stringify(schemas.map((schema) => columnsIn(schema).toSorted()))).slice(0, 16);

/**
 * Hashes of the text of both schemas, under which programs from 28/11/2026 21:13 to 29/11/2026 wrote the tables with this
 * hash. They end with the next migration that changes a column.
 */
const textHashes: Readonly<Record<string, readonly string[]>> = {
  '85bc3aa13b6e18a7': ['5af8cbc4ba760f43', 'e5838e65f4970835', '2663a709557fcf3f', '7e66eeb2ba79c975'],
};

/** Reads the schemas and migrations. @param root the program's folder */
export function readProgramSchema(root: string): ProgramSchema {
  const schemas = databases.map((name) => readFileSync(join(root, 'prisma', name, 'schema.prisma'), 'utf8'));
  const migrationsOf = (database: Database): readonly Migration[] => {
    const folder = join(root, 'prisma', database, 'migrations');
    return readdirSync(folder)
      .filter((name) => !name.endsWith('.toml'))
      .toSorted()
      .map((name) => ({ name, sql: readFileSync(join(folder, name, 'migration.sql'), 'utf8') }));
  };
  const hash = schemaHash(schemas);
  return {
    hash,
    earlierHashes: textHashes[hash] ?? [],
    migrations: { core: migrationsOf('core'), portal: migrationsOf('portal') },
  };
}

/** The newest migration of each database, as an archive names them. */
export const newestOf = ({ migrations }: Pick<ProgramSchema, 'migrations'>): Readonly<Record<Database, string>> => ({
  core: migrations.core.at(-1)?.name ?? '',
  portal: migrations.portal.at(-1)?.name ?? '',
});

/** Statements that leave the rows that are there as they are. */
const additions = [
  /^ALTER TABLE "\w+" ADD COLUMN\s/u,
  /^CREATE TABLE "(?!new_)\w+"/u,
  /^CREATE INDEX "\w+"/u,
  /^DROP INDEX "\w+"/u,
];

/**
 * True if the migration only adds tables and columns, or changes indexes: rows written before it then equal migrated
 * rows. It is false for anything else, for example a statement that fills the new column.
 */
export const isAddition = ({ sql }: Pick<Migration, 'sql'>): boolean =>
  sql
    .replaceAll(/--[^\n]*/gu, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
    .every((statement) => additions.some((addition) => addition.test(statement)));

/** How an archive's tables differ from the program's: not in a way that matters, or by migrations that one of them lacks. */
export type Fit = 'fits' | 'archive-older' | 'archive-newer';

/**
 * Compares an archive with the program.
 * @param isCarriedOver whether code of the program also changes rows at this migration of the core
 */
export function fitOf(
  { schema, migrations }: Pick<ArchiveManifest, 'schema' | 'migrations'>,
  here: ProgramSchema,
  isCarriedOver: (migration: string) => boolean,
): Fit {
  if (schema === here.hash || here.earlierHashes.includes(schema)) return 'fits';
  // Older programs do not name their migrations.
  if (!migrations) return 'archive-older';
  const missing = databases.map((name) => {
    const last = here.migrations[name].findIndex((migration) => migration.name === migrations[name]);
    return last < 0 ? null : here.migrations[name].slice(last + 1);
  });
  if (missing.includes(null)) return 'archive-newer';
  const all = missing.flatMap((each) => each ?? []);
  // The same migrations but other columns: the schema was edited without a migration.
  if (all.length === 0) return 'archive-newer';
  return all.every((migration) => isAddition(migration) && !isCarriedOver(migration.name)) ? 'fits' : 'archive-older';
}

/** @throws ArchiveRefused that names both programs and says what to do */
export function refuseOtherSchema(
  manifest: ArchiveManifest,
  here: ProgramSchema & { readonly program: string },
  isCarriedOver: (migration: string) => boolean,
): void {
  const fit = fitOf(manifest, here, isCarriedOver);
  if (fit === 'fits') return;
  const nameOf = (program: string, { core, portal }: { readonly core: string; readonly portal: string }): string =>
    `${program} (core ${core}, portal ${portal})`;
  const theirs = manifest.migrations
    ? nameOf(manifest.program, manifest.migrations)
    : `${manifest.program} (${manifest.at.slice(0, 10)})`;
  const ours = nameOf(here.program, newestOf(here));
  throw new ArchiveRefused(
    `the archive was made by program ${theirs} with other tables, this one is ${ours}`,
    fit === 'archive-newer' ? 'newer' : 'older',
    { theirs, ours },
  );
}
