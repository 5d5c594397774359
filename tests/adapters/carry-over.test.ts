/** The current program opens a data folder of an older one (tests/fixtures/data-folder) without losing any of its data. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/adapters/clock.ts';
import { verifyAudit } from '../../src/adapters/storage/sql/audit-log.ts';
import { readWards } from '../../src/adapters/ward-file.ts';
import { openCore } from '../../src/compose/core.ts';
import { wardId } from '../../src/domain/ids.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Stores } from '../../src/ports/stores.ts';
import { connectionsOf } from '../support/rows.ts';
import { root, silentLog } from '../support/world.ts';

const fixture = JSON.parse(
  gunzipSync(readFileSync(new URL('../fixtures/data-folder/before-mandates.json.gz', import.meta.url))).toString(),
) as Readonly<Record<'core' | 'portal', string>>;
const wards = readWards(join(root, 'wards'));
const dongLac = wardId('dong-lac');

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tin-phuong-old-'));
  for (const name of ['core', 'portal'] as const)
    writeFileSync(join(dataDir, `${name}.db`), Buffer.from(fixture[name], 'base64'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const logged: string[] = [];
const log: Log = {
  ...silentLog,
  info: ({ migrations }, message) => {
    if (message === 'migrated') logged.push(`migrated ${(migrations as readonly string[]).length}`);
  },
};
const open = (mayMigrate = true) =>
  openCore({ root, dataDir, clock: systemClock, reach: nowhere, wards, mayMigrate, log });
type Opened = Awaited<ReturnType<typeof open>>;

const opened = async <Result>(work: (core: Opened) => Promise<Result>): Promise<Result> => {
  const core = await open();
  try {
    return await work(core);
  } finally {
    await core.media.close();
    await core.close();
  }
};
const inWard = <Result>(work: (stores: Stores) => Promise<Result>): Promise<Result> =>
  opened((core) => core.unitOfWork.run(dongLac, work));

const look = <Result>(work: (database: Database.Database) => Result, name = 'core.db'): Result => {
  const database = new Database(join(dataDir, name), { readonly: true });
  try {
    return work(database);
  } finally {
    database.close();
  }
};
const rowsOf = (table: string, name?: string): readonly Readonly<Record<string, unknown>>[] =>
  look((database) => database.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[], name);
const tables = (name?: string): readonly string[] =>
  look(
    (database) =>
      database
        .prepare<[], string>(
          "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%prisma%'",
        )
        .pluck()
        .all(),
    name,
  );

/** Columns that the migration changes on purpose; all others stay unchanged. */
const changed: Readonly<Record<string, readonly string[]>> = {
  person: ['role', 'status'],
  submission: ['standing'],
  question: ['standing'],
};

describe('a data folder of an older version', () => {
  it('It is opened with all its rows, except those that moved to other tables', async () => {
    const before = new Map(tables().map((table) => [table, rowsOf(table)]));
    await opened(async () => undefined);
    for (const [table, rows] of before) {
      if (rows.length === 0) continue;
      const now = rowsOf(table === 'audit_log' ? 'audit_log_global' : table);
      expect(now, table).toHaveLength(rows.length);
      const kept = rows.map((row) =>
        Object.fromEntries(Object.entries(row).filter(([column]) => !changed[table]?.includes(column))),
      );
      for (const row of kept) expect(now, table).toContainEqual(expect.objectContaining(row));
    }
    expect(before.get('outbox')).toHaveLength(50);
    expect(before.get('dialogue')).not.toHaveLength(0);
  });

  it('Each person keeps their role, and frozen and removed people get none', async () => {
    const old = rowsOf('person');
    await inWard(async ({ people }) => {
      for (const row of old.filter((each) => each.wardId === dongLac)) {
        const person = await people.get(row.id as never);
        expect(person).toMatchObject({ name: row.name, phone: row.phone, status: row.status });
        expect(person.role).toBe(row.status === 'removed' ? 'citizen' : row.role);
      }
      const deputies = await people.holdersOf(['deputy'], new Date());
      expect(deputies.map(({ name }) => name)).toEqual(['Trần Văn Minh', 'Trần Văn Minh']);
      const [head] = await people.holdersOf(['head'], new Date());
      const fresh = (await people.list()).find(({ name }) => name === 'Bùi Văn Mới');
      expect(fresh && (await people.mandatesOf(fresh.id))).toMatchObject([
        { role: 'contributor', grantedBy: head?.id },
      ]);
    });
  });

  it('Decisions of two deputies with the same name stay distinct', async () => {
    const deciders = look((database) =>
      database
        .prepare<[], { code: string; actorId: string }>(
          'SELECT s.code, d.actorId FROM decision d JOIN submission s ON s.id = d.submissionId',
        )
        .all(),
    );
    expect(deciders).toHaveLength(4);
    await inWard(async ({ submissions, questions }) => {
      const items = await submissions.inStates(null, 100);
      for (const { code, actorId } of deciders)
        expect(items.find((item) => item.code === code)?.standing.decidedBy?.person, code).toBe(actorId);
      const [question] = await questions.withNumber(1);
      const returned = items.find(({ state }) => state === 'returned');
      expect(question?.standing.decidedBy?.person).toBe(returned?.standing.decidedBy?.person);
      expect(returned?.standing.decidedBy?.person).not.toBe(
        items.find(({ state }) => state === 'published')?.standing.decidedBy?.person,
      );
    });
  });

  it('Items get their credits, times and the hash of the approved content', async () => {
    await inWard(async ({ submissions, people }) => {
      const items = await submissions.inStates(null, 100);
      const published = items.find(({ state }) => state === 'published');
      const returned = items.find(({ state }) => state === 'returned');
      const waiting = items.find(({ state }) => state === 'submitted');
      if (!published || !returned || !waiting) throw new Error('items are missing');
      const binh = (await people.list()).find(({ name }) => name === 'Phạm Văn Bình');
      expect(await submissions.contributionsOf(published.id)).toMatchObject([
        { kind: 'text', person: published.authorId, name: 'Nguyễn Thị Lan', share: 10_000 },
      ]);
      expect(await submissions.contributionsOf(returned.id)).toMatchObject([
        { kind: 'text', person: null, unit: 'Trường Tiểu học Đồng Lạc' },
      ]);
      expect(await submissions.contributionsOf(waiting.id)).toMatchObject([
        { kind: 'text', person: waiting.authorId },
        { kind: 'photo', person: waiting.authorId, photo: waiting.photos[0]?.id },
      ]);
      expect(binh?.role).toBe('contributor');
      const kept = await submissions.revisionOf(published.id, published.revision);
      expect(kept?.content).toContain('trồng 20 cây xanh');
      expect(rowsOf('decision').find((row) => row.submissionId === published.id)?.contentHash).toBe(kept?.sha256);
      expect(rowsOf('submission').find((row) => row.id === published.id)).toMatchObject({
        submittedAt: published.standing.submittedAt?.getTime(),
        decidedAt: published.standing.decidedBy?.at.getTime(),
        publishedAt: published.standing.publication?.at.getTime(),
        turn: null,
      });
      expect(rowsOf('submission').find((row) => row.id === waiting.id)?.turn).toBe(
        '["deputy","standingDeputy","head"]',
      );
      const answered = rowsOf('question').find((row) => row.state === 'answered');
      expect(answered).toMatchObject({
        answeredAt: expect.any(Number),
        lastDayOn: expect.stringMatching(/^2026-12-/u),
      });
    });
    expect(
      rowsOf('ward_rule')
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['deadlines', 'process', 'rates', 'undertaking']);
  });

  it('The old audit chain stays intact, and each ward continues with its own chain from its end', async () => {
    const old = rowsOf('audit_log').length;
    await opened(async (folder) => {
      const { unitOfWork } = folder;
      const { core } = connectionsOf(folder);
      for (const ward of [dongLac, wardId('phuong-khac')])
        await unitOfWork.run(ward, ({ audit }) =>
          audit.record({ actor: 'admin', action: 'looked', object: 'x' }, new Date()),
        );
      expect(await verifyAudit(core.db, dongLac)).toMatchObject({ ok: true, entries: old + 2 });
      expect(await verifyAudit(core.db, wardId('phuong-khac'))).toMatchObject({ ok: true, entries: old + 2 });
      // The closed global chain is append-only, and a forged change of it is detected in every ward.
      const change = "UPDATE audit_log_global SET action = 'nothing' WHERE seq = 3";
      expect(() => core.handle.exec(change)).toThrow(/append-only/u);
      core.handle.exec(`DROP TRIGGER audit_global_no_update; ${change}`);
      expect(await verifyAudit(core.db, dongLac)).toEqual({ ok: false, chain: 'global', seq: 3 });
    });
  });

  it('The folder is copied before the migration, and the old version can run on the copy', async () => {
    logged.length = 0;
    await opened(async () => undefined);
    expect(logged).toEqual([expect.stringMatching(/^migrated [1-9]\d+$/u)]);
    const [copy] = readdirSync(dataDir).filter((name) => name.startsWith('before-'));
    expect(tables(join(copy ?? '', 'core.db'))).not.toContain('mandate');
    expect(rowsOf('submission', join(copy ?? '', 'core.db'))).toHaveLength(6);
    expect(rowsOf('article', join(copy ?? '', 'portal.db'))).toHaveLength(1);
    await opened(async () => undefined);
    expect(logged).toHaveLength(1);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('before-'))).toHaveLength(1);
  });
});

describe('a data folder is refused with advice and left unchanged', () => {
  const refusal = async (mayMigrate = true): Promise<string> => {
    const bytes = () => ['core.db', 'portal.db'].map((name) => readFileSync(join(dataDir, name)).toString('base64'));
    const before = bytes();
    const message = await open(mayMigrate).then(
      () => 'nothing was refused',
      (error: Error) => `${error.name}: ${error.message}`,
    );
    expect(bytes()).toEqual(before);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('before-'))).toEqual([]);
    return message;
  };

  it('when a newer version has changed it', async () => {
    for (const name of ['core', 'portal']) {
      const database = new Database(join(dataDir, `${name}.db`));
      database.pragma('journal_mode = WAL');
      if (name === 'portal')
        database
          .prepare(
            `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
             VALUES ('x', 'x', 1, '20990101000000_later', 1, 1)`,
          )
          .run();
      database.close();
    }
    expect(await refusal()).toMatch(/DatabaseRefused: .*portal\.db is newer than this program.*20990101000000_later/u);
  });

  it('when a command only reads and the folder is from an older version', async () => {
    expect(await refusal(false)).toMatch(/older version of the program.*admin -- migrate/u);
  });

  it('when a database is damaged, or no database', async () => {
    truncateSync(join(dataDir, 'core.db'), 40_960);
    expect(await refusal()).toMatch(/core\.db.*damaged.*(restore|backup)/iu);
    writeFileSync(join(dataDir, 'core.db'), 'not a database, however long this text may be. '.repeat(200));
    expect(await refusal()).toMatch(/core\.db is not a database/u);
  });

  it('when there is a folder in place of a database', async () => {
    rmSync(join(dataDir, 'portal.db'));
    mkdirSync(join(dataDir, 'portal.db'));
    await expect(open()).rejects.toThrow(/portal\.db is a folder/u);
  });
});
