import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyMigrations, type MigrationStep } from '../../src/adapters/storage/sqlite/migrate.ts';

const schema = `
datasource db {
  provider = "sqlite"
}
model Item {
  id    Int    @id @default(autoincrement())
  title String
}
`;

const items = 'CREATE TABLE item (id INTEGER PRIMARY KEY, title TEXT NOT NULL);';
const photos = `CREATE TABLE photo (id INTEGER PRIMARY KEY, itemId INTEGER NOT NULL REFERENCES item(id) ON DELETE CASCADE);
INSERT INTO item (id, title) VALUES (1, 'Tree planting');
INSERT INTO photo (itemId) VALUES (1);`;
/** The statements by which Prisma rebuilds a table. With foreign keys enforced, the DROP would delete the photos too. */
const rebuilt = `PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE new_item (id INTEGER PRIMARY KEY, title TEXT NOT NULL, code TEXT);
INSERT INTO new_item (id, title) SELECT id, title FROM item;
DROP TABLE item;
ALTER TABLE new_item RENAME TO item;
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;`;
const guarded = `CREATE TRIGGER item_stays BEFORE DELETE ON item BEGIN SELECT RAISE(ABORT, 'items stay; COMMIT is a word here'); END;`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrate-'));
  writeFileSync(join(folder, 'schema.prisma'), schema);
  mkdirSync(join(folder, 'migrations'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const request = (file = 'core.db') => ({
  sqlitePath: join(folder, file),
  schemaPath: join(folder, 'schema.prisma'),
  migrationsFolder: join(folder, 'migrations'),
});

function migrations(scripts: Readonly<Record<string, string>>): void {
  rmSync(join(folder, 'migrations'), { recursive: true });
  for (const [name, sql] of Object.entries(scripts)) {
    mkdirSync(join(folder, 'migrations', name), { recursive: true });
    writeFileSync(join(folder, 'migrations', name, 'migration.sql'), sql);
  }
}

function look<Result>(see: (database: Database.Database) => Result, file = 'core.db'): Result {
  const database = new Database(join(folder, file));
  try {
    return see(database);
  } finally {
    database.close();
  }
}

const tables = (file?: string) =>
  look(
    (database) => database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1").pluck().all(),
    file,
  );

const refusal = (migrating: Promise<unknown>) =>
  migrating.then(
    () => 'nothing was refused',
    (error: Error) => error.message,
  );

/** Runs the migrations in a separate process, which dies at the step or is killed from outside. */
function migrateElsewhere(dieAt: MigrationStep | 'never') {
  const program = `
    import { applyMigrations } from ${JSON.stringify(new URL('../../src/adapters/storage/sqlite/migrate.ts', import.meta.url).href)};
    const onStep = (step) => {
      process.stdout.write(step + '\\n');
      if (step === ${JSON.stringify(dieAt)}) process.kill(process.pid, 'SIGKILL');
    };
    const names = await applyMigrations({ ...${JSON.stringify(request())}, onStep });
    process.stdout.write('applied ' + names.join(' ') + '\\n');
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, said: said.join('') }));
  return { child, said, ended };
}

describe('migrations', () => {
  it('Migrations are applied once and in order, and recorded as Prisma does', async () => {
    migrations({ '20260101000000_items': items, '20260102000000_photos': photos });

    expect(await applyMigrations(request())).toEqual(['20260101000000_items', '20260102000000_photos']);
    expect(await applyMigrations(request())).toEqual([]);

    migrations({ '20260101000000_items': items, '20260102000000_photos': photos, '20260103000000_guard': guarded });
    expect(await applyMigrations(request())).toEqual(['20260103000000_guard']);
    expect(tables()).toEqual(['_prisma_migrations', 'item', 'photo']);
    const rows = look((database) =>
      database.prepare('SELECT migration_name, finished_at, applied_steps_count FROM _prisma_migrations').all(),
    );
    expect(rows).toHaveLength(3);
    expect(rows).toContainEqual(expect.objectContaining({ applied_steps_count: 1, finished_at: expect.any(String) }));
    expect(look((database) => database.pragma('journal_mode', { simple: true }))).toBe('wal');
  });

  it('Migrations of several databases are applied in parallel', async () => {
    migrations({ '20260101000000_items': items });

    const applied = await Promise.all(
      ['core.db', 'portal.db', 'other.db'].map((file) => applyMigrations(request(file))),
    );

    expect(applied.flat()).toHaveLength(3);
    expect(tables('portal.db')).toContain('item');
  });

  it('A start without new migrations does not load the migration engine', async () => {
    migrations({ '20260101000000_items': items });
    await applyMigrations(request());
    const program = `
      import { applyMigrations } from ${JSON.stringify(new URL('../../src/adapters/storage/sqlite/migrate.ts', import.meta.url).href)};
      import { version } from '@prisma/schema-engine-wasm/schema_engine_bg';
      await applyMigrations(${JSON.stringify(request())});
      try { process.stdout.write('loaded ' + version()); } catch { process.stdout.write('not loaded'); }
    `;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [chunk] = await once(child.stdout, 'data');
    expect(String(chunk)).toBe('not loaded');
  });

  it('A migration that rebuilds a table keeps the rows that refer to it', async () => {
    migrations({ a_items: items, b_photos: photos });
    await applyMigrations(request());
    migrations({ a_items: items, b_photos: photos, c_rebuilt: rebuilt });
    await applyMigrations(request());
    expect(look((database) => database.prepare('SELECT count(*) FROM photo').pluck().get())).toBe(1);
  });

  it('A migration that leaves broken references is refused', async () => {
    migrations({ a_items: items, b_photos: photos, c_loss: 'DELETE FROM item;' });
    expect(await refusal(applyMigrations(request()))).toMatch(
      /c_loss failed.*1 rows with broken foreign keys, in photo/,
    );
    expect(tables()).toEqual([]);
  });

  it('Two programs apply the migrations once; the second finds nothing to do', async () => {
    migrations({ a_items: items, b_photos: photos });
    const both = await Promise.all([migrateElsewhere('never').ended, migrateElsewhere('never').ended]);
    expect(both.map((one) => one.code)).toEqual([0, 0]);
    expect(both.filter((one) => /applied a_items b_photos/.test(one.said))).toHaveLength(1);
  });
});

describe('a migration that fails', () => {
  it('A failed migration changes nothing and explains why, and the next start applies the corrected one', async () => {
    migrations({ a_items: items, b_broken: 'CREATE TABLE more (x);\nCREATE TABLE item (x);' });

    expect(await refusal(applyMigrations(request()))).toMatch(
      /The migration b_broken failed on .*core\.db: table item already exists\. Nothing was changed/,
    );
    expect(tables()).toEqual([]);

    migrations({ a_items: items, b_broken: 'CREATE TABLE more (x);' });
    expect(await applyMigrations(request())).toEqual(['a_items', 'b_broken']);
  });

  it('A migration that commits itself is refused', async () => {
    migrations({ a_items: `${items}\nCOMMIT;\nCREATE TABLE more (x);` });
    expect(await refusal(applyMigrations(request()))).toMatch(/a_items contains "COMMIT"/);
    expect(tables()).toEqual([]);
  });

  it('A database with tables that no migration created is refused', async () => {
    look((database) => database.exec('CREATE TABLE somebodys (x)'));
    migrations({ a_items: items });
    expect(await refusal(applyMigrations(request()))).toMatch(/can't be migrated: .*not empty/);
    expect(tables()).toEqual(['somebodys']);
  });
});

describe('a migration history that does not fit', () => {
  beforeEach(async () => {
    migrations({ a_items: items, b_photos: photos });
    await applyMigrations(request());
  });

  it('A database of a newer program is refused', async () => {
    migrations({ a_items: items });
    expect(await refusal(applyMigrations(request()))).toMatch(/is newer than this program.*b_photos.*Start the newer/);
  });

  it('A migration edited after it was applied is refused', async () => {
    migrations({ a_items: items, b_photos: `${photos}\n-- a thought` });
    expect(await refusal(applyMigrations(request()))).toMatch(/b_photos was changed after/);
  });

  it('Other line endings in a migration are accepted', async () => {
    migrations({ a_items: items, b_photos: photos.replaceAll('\n', '\r\n') });
    expect(await applyMigrations(request())).toEqual([]);
  });

  it('A migration that another tool left unfinished is refused', async () => {
    look((database) =>
      database.exec("UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = 'b_photos'"),
    );
    expect(await refusal(applyMigrations(request()))).toMatch(/b_photos was started .* not finished.*Restore a backup/);
  });

  it('A migration that was rolled back and applied again is accepted', async () => {
    look((database) =>
      database.exec(`INSERT INTO _prisma_migrations (id, checksum, migration_name, rolled_back_at, started_at)
        VALUES ('x', 'y', 'b_photos', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')`),
    );
    expect(await applyMigrations(request())).toEqual([]);
  });

  it('A missing migrations folder is refused', async () => {
    rmSync(join(folder, 'migrations'), { recursive: true });
    expect(await refusal(applyMigrations(request()))).toMatch(/the folder .*migrations is missing/);
  });
});

describe('a process killed during a migration', () => {
  const before = ['_prisma_migrations', 'item', 'photo'];
  const after = ['_prisma_migrations', 'big', 'item', 'photo'];
  /** Takes long enough to be killed during it. */
  const big = `CREATE TABLE big (x INTEGER);
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400000) INSERT INTO big SELECT i FROM n;
CREATE INDEX big_x ON big (x);
UPDATE big SET x = -x;`;

  beforeEach(async () => {
    migrations({ a_items: items, b_photos: photos });
    await applyMigrations(request());
    migrations({ a_items: items, b_photos: photos, c_big: big, d_rebuilt: rebuilt });
  });

  async function nextStartCompletes(): Promise<void> {
    expect(await applyMigrations(request()).then((names) => names.length)).toBeOneOf([0, 2]);
    expect(tables()).toEqual(after);
    expect(look((database) => database.pragma('integrity_check', { simple: true }))).toBe('ok');
    expect(look((database) => database.prepare('SELECT count(*), max(x) FROM big').raw().get())).toEqual([400000, -1]);
  }

  const steps = ['begun', 'scriptStarts', 'scriptRun', 'beforeCommit'] as const satisfies readonly MigrationStep[];
  it.each(steps)('A kill at "%s" leaves the schema unchanged, and the next start completes it', async (step) => {
    expect(await migrateElsewhere(step).ended).toMatchObject({ signal: 'SIGKILL' });
    expect(tables()).toEqual(before);
    await nextStartCompletes();
  });

  it('A kill after the commit loses nothing', async () => {
    expect(await migrateElsewhere('committed').ended).toMatchObject({ signal: 'SIGKILL' });
    expect(tables()).toEqual(after);
    expect(await applyMigrations(request())).toEqual([]);
  });

  it.each([5, 40, 120, 250])('A kill inside a statement after %i ms leaves no partial change', async (ms) => {
    const { child, said, ended } = migrateElsewhere('never');
    while (!said.join('').includes('scriptStarts')) await pause(1);
    await pause(ms);
    child.kill('SIGKILL');
    await ended;
    expect(tables()).toBeOneOf([before, after]);
    await nextStartCompletes();
  });
});
