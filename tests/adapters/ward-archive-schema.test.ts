/** Which archives fit a program: the same tables however their schema is written, and older ones that lack nothing but additions. */
import { describe, expect, it } from 'vitest';
import { ArchiveRefused } from '../../src/adapters/ward-archive/archive.ts';
import {
  fitOf,
  isAddition,
  type newestOf,
  type ProgramSchema,
  readProgramSchema,
  refuseOtherSchema,
  schemaHash,
} from '../../src/adapters/ward-archive/program-schema.ts';
import { root } from '../support/root.ts';

const schema = `// The portal's database.
datasource db {
  provider = "sqlite"
}

/// What is shown.
model Article {
  id    Int     @id @default(autoincrement())
  title String
  link  String  @default("https://a.vn")
  facts String  @default("{}")

  @@unique([title, link])
  @@index([title])
  @@map("article")
}
`;

describe('schemas with the same tables', () => {
  it.each([
    ['a comment above a table', schema.replace('What is shown.', 'What people read.')],
    ['a comment behind a column', schema.replace('  title String', '  title String // as typed, up to 200 characters')],
    ['a comment between columns', schema.replace('  title', '  /// As typed {\n  // }\n  title')],
    ['a blank line', schema.replace('  title', '\n\n  title')],
    ['aligned columns', schema.replace('  title String', '  title      String     ')],
    ['tabs and spaces within a key', schema.replace('@@unique([title, link])', '@@unique( [ title,\tlink ] )')],
    ['line ends of Windows', schema.replaceAll('\n', '\r\n')],
    ['another order of columns', schema.replace(/( {2}title.*\n)(.*\n)/u, '$2$1')],
    ['another order of tables', `model Zebra {\n  id Int @id\n}\n${schema}`],
    ['an index', schema.replace('  @@index([title])', '  @@index([link])')],
    ['another name for the code', schema.replace('model Article', 'model Text')],
    ['PostgreSQL', schema.replace('"sqlite"', '"postgresql"')],
  ])('The hash ignores %s', (what, written) => {
    const before = what === 'another order of tables' ? `${schema}model Zebra {\n  id Int @id\n}\n` : schema;
    expect(written).not.toBe(before);
    expect(schemaHash([written])).toBe(schemaHash([before]));
  });

  it.each([
    ['a new column', schema.replace('  title', '  note String?\n  title')],
    ['a column less', schema.replace(/ {2}title.*\n/u, '')],
    ['another type', schema.replace('title String', 'title Int')],
    ['a value that may be missing', schema.replace('title String', 'title String?')],
    ['another name of a column', schema.replaceAll('title', 'heading')],
    ['another value of a new row, with two slashes', schema.replace('https://a.vn', 'https://b.vn')],
    ['another value of a new row, behind a bracket', schema.replace('"{}"', '"{}}"')],
    ['another key', schema.replace('@@unique([title, link])', '@@unique([title])')],
    ['another name of the table', schema.replace('@@map("article")', '@@map("articles")')],
    ['a new table', `${schema}model Other {\n  id Int @id\n}\n`],
  ])('The hash changes with %s', (_what, written) => {
    expect(written).not.toBe(schema);
    expect(schemaHash([written])).not.toBe(schemaHash([schema]));
  });

  it('The hash and migrations are read from this program’s whole schema', () => {
    const { hash, migrations, earlierHashes } = readProgramSchema(root);
    expect(hash).toMatch(/^[0-9a-f]{16}$/u);
    // The hash of the text in archives of 29/11/2026, 06:33 to 12:49; with other columns they fit no longer.
    if (hash === '85bc3aa13b6e18a7') expect(earlierHashes).toContain('e5838e65f4970835');
    expect(migrations.core.length).toBeGreaterThan(20);
    expect(migrations.portal.map(({ name }) => name)).toEqual(migrations.portal.map(({ name }) => name).toSorted());
  });
});

describe('a migration that an archive lacks', () => {
  it.each([
    ['ALTER TABLE "tip" ADD COLUMN "note" TEXT;', true],
    ['-- AlterTable\nALTER TABLE "tip" ADD COLUMN "often" BIGINT NOT NULL DEFAULT 0;\n', true],
    ['CREATE TABLE "visit" (\n  "id" TEXT NOT NULL PRIMARY KEY\n);\nCREATE INDEX "visit_at" ON "visit"("at");', true],
    ['DROP INDEX "job_place_idx";\nCREATE INDEX "job_due" ON "job"("dueAt");', true],
    ['ALTER TABLE "tip" ADD COLUMN "note" TEXT;\nUPDATE "tip" SET "note" = "text";', false],
    ['CREATE UNIQUE INDEX "one_tip" ON "tip"("text");', false],
    ['CREATE TABLE "new_tip" ("id" TEXT);\nINSERT INTO "new_tip" SELECT "id" FROM "tip";', false],
    ['CREATE TABLE "new_tip" ("id" TEXT);', false],
    ['ALTER TABLE "tip" RENAME TO "hint";', false],
    ['DELETE FROM "tip";', false],
    ['CREATE TRIGGER "t" AFTER INSERT ON "tip" BEGIN SELECT 1; END;', false],
  ])('The migration only adds: %j → %s', (sql, adds) => {
    expect(isAddition({ sql })).toBe(adds);
  });
});

const adds = { name: '3_adds', sql: 'ALTER TABLE "tip" ADD COLUMN "note" TEXT;' };
const fills = { name: '4_fills', sql: 'UPDATE "tip" SET "note" = "text";' };
const here = (...more: ProgramSchema['migrations']['core']): ProgramSchema => ({
  ...{ hash: 'now', earlierHashes: ['same-text'] },
  migrations: { core: [{ name: '1_init', sql: '' }, ...more], portal: [{ name: '2_init', sql: '' }] },
});
const oldest = { core: '1_init', portal: '2_init' };

describe('whether an archive fits', () => {
  const never = () => false;
  it.each([
    ['of the same tables', { schema: 'now', migrations: { core: 'x', portal: 'y' } }, here(), 'fits'],
    ['of a program that hashed the text', { schema: 'same-text' }, here(), 'fits'],
    ['without the names of its migrations', { schema: 'else' }, here(adds), 'archive-older'],
    ['that lacks an addition', { schema: 'else', migrations: oldest }, here(adds), 'fits'],
    ['that lacks more than additions', { schema: 'else', migrations: oldest }, here(adds, fills), 'archive-older'],
    ['of a newer program', { schema: 'else', migrations: { core: '9', portal: '2_init' } }, here(), 'archive-newer'],
    ['of other tables without a migration', { schema: 'else', migrations: oldest }, here(), 'archive-newer'],
  ] as const)('%s: %j', (_what, manifest, program, fit) => {
    expect(fitOf(manifest, program, never)).toBe(fit);
  });

  it('An archive does not fit if program code fills what the missing migration adds', () => {
    const manifest = { schema: 'else', migrations: oldest };
    expect(fitOf(manifest, here(adds), (name) => name === adds.name)).toBe('archive-older');
  });

  it('The refusal of an archive names both programs', () => {
    const manifest = {
      ...({ format: 'tin-phuong-ward/1', ward: 'dong-lac', name: 'x', at: '2026-11-28T01:00:00Z' } as const),
      ...{ program: '0.1.0', schema: 'else', mediaIn: null, files: {}, chain: { begins: '', head: '', entries: 0 } },
    };
    const program = { ...here(adds, fills), program: '0.2.0' };
    const refusalOf = (migrations?: ReturnType<typeof newestOf>): unknown => {
      try {
        refuseOtherSchema({ ...manifest, migrations }, program, never);
        return null;
      } catch (error) {
        return error instanceof ArchiveRefused ? { why: error.why, ...error.facts } : error;
      }
    };
    const ours = '0.2.0 (core 4_fills, portal 2_init)';
    expect(refusalOf()).toEqual({ why: 'older', theirs: '0.1.0 (2026-11-28)', ours });
    expect(refusalOf(oldest)).toEqual({ why: 'older', theirs: '0.1.0 (core 1_init, portal 2_init)', ours });
    expect(refusalOf({ core: '9_far', portal: '2_init' })).toMatchObject({ why: 'newer', ours });
  });
});
