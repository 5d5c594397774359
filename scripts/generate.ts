/**
 * `npm run generate`: writes the database types from the schemas, with Prisma and prisma-kysely, and derives PostgreSQL's schemas
 * (`postgres-schema.ts`).
 * The files are committed with the schema's SHA-256 in their header: a fresh clone needs no generation, and set-up and a test can
 * tell when they are outdated.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { derive } from './postgres-schema.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export const databases = ['core', 'portal'] as const;
export type DatabaseName = (typeof databases)[number];

/** The schema that people edit. */
export const schemaPath = (database: DatabaseName) => join(root, 'prisma', database, 'schema.prisma');
/** SQLite's migrations, applied in the order of their names. A merged migration is never changed. */
export const migrationsFolder = (database: DatabaseName) => join(root, 'prisma', database, 'migrations');
/** Path of the generated types, which Biome and the limit of lines exclude. */
export const typesPath = (database: DatabaseName) => join(root, 'src/adapters/storage/sql', `types.${database}.ts`);

/** PostgreSQL's schema and migrations, derived from the schema. */
export const postgresPlace = (database: DatabaseName) => ({
  folder: join(root, 'prisma', 'postgresql', database),
  source: `prisma/${database}/schema.prisma`,
});

/** Written into the generated files: a test uses it to tell that `npm run generate` was forgotten. */
export const schemaHash = (schema: string) => createHash('sha256').update(schema).digest('hex');

/** The complete text of a types file. Works on a copy, so that no reader sees a partly written file. */
export async function typesFor(database: DatabaseName, schema: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'generate-'));
  try {
    // Same relative paths as in the project: the generator's `output` is relative to the schema.
    const copy = join(folder, 'prisma', database, 'schema.prisma');
    const output = join(folder, 'src/adapters/storage/sql', `types.${database}.ts`);
    for (const file of [copy, output]) mkdirSync(dirname(file), { recursive: true });
    writeFileSync(copy, schema);
    await prismaGenerate(copy);
    return `${headOf(database, schema)}\n${readFileSync(output, 'utf8')}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function headOf(database: DatabaseName, schema: string): string {
  return [
    `// Written by \`npm run generate\` from prisma/${database}/schema.prisma. Edit that one.`,
    `// schema sha256: ${schemaHash(schema)}`,
  ].join('\n');
}

async function prismaGenerate(schemaFile: string): Promise<void> {
  const env = {
    ...process.env,
    PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
    // Otherwise Prisma downloads its schema engine first, which "generate" never runs. Any path prevents that.
    PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  };
  const prisma = join(root, 'node_modules/prisma/build/index.js');
  try {
    await promisify(execFile)(process.execPath, [prisma, 'generate', '--schema', schemaFile], { cwd: root, env });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`prisma generate failed\n${stdout}${stderr}`, { cause: error });
  }
}

async function generate(database: DatabaseName): Promise<void> {
  const schema = readFileSync(schemaPath(database), 'utf8');
  const derived = await derive({ ...postgresPlace(database), schema }, new Date());
  if (derived !== null) console.error(`Wrote ${relative(root, derived)}`);
  const file = typesPath(database);
  const types = await typesFor(database, schema);
  if (existsSync(file) && readFileSync(file, 'utf8') === types) return;
  writeFileSync(`${file}.new`, types);
  renameSync(`${file}.new`, file);
  console.error(`Wrote src/adapters/storage/sql/types.${database}.ts`);
}

if (import.meta.main) {
  try {
    await Promise.all(databases.filter((database) => existsSync(schemaPath(database))).map(generate));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
