/**
 * PostgreSQL keeps the same guarantees as SQLite: runs the same tests on a real server, and those that apply only to PostgreSQL.
 * `npm run test:long` runs all stories on it.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPostgres } from '../../src/adapters/storage/postgres/connection.ts';
import { bringUpToDate } from '../../src/adapters/storage/postgres/migrate.ts';
import { lockServer, waitForServer } from '../../src/adapters/storage/postgres/server-lock.ts';
import type { DB } from '../../src/adapters/storage/sql/types.core.ts';
import { type Core, openCore } from '../../src/compose/core.ts';
import type { DatabasePlaces } from '../../src/config.ts';
import { ConflictError } from '../../src/domain/decision.ts';
import { personId, submissionId, wardId } from '../../src/domain/ids.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import type { Job } from '../../src/ports/queue.ts';
import { anItem } from '../domain/submission-builders.ts';
import { queueContract } from '../support/contracts/queue.ts';
import { newDataFolder } from '../support/data-folder.ts';
import { openEmbeddedQueue } from '../support/embedded-queue.ts';
import { emptyDatabases, newDatabases, postgresBinaries, withClient } from '../support/postgres.ts';
import { rowsOf } from '../support/rows.ts';
import { openWorld, root } from '../support/world.ts';

process.env.TEST_DATABASE = 'postgresql';

const here = describe.skipIf(postgresBinaries() === null);
const migrations = (name: 'core' | 'portal') => join(root, 'prisma', 'postgresql', name, 'migrations');
const now = new Date('2026-11-25T02:00:00Z');
const dongLac = wardId('dong-lac');

here('on PostgreSQL (where this machine has one)', async () => {
  describe('the stores', async () => {
    await import('./stores.test.ts');
  });
  describe('the portal’s reader and its search', async () => {
    await import('./portal-reader.test.ts');
  });
  queueContract('the embedded queue', openEmbeddedQueue);
});

here('a ward on PostgreSQL', () => {
  it('An item goes from a message to the portal', async () => {
    const world = await openWorld();
    try {
      const lan = await world.person('Nguyễn Thị Lan', 'contributor');
      const minh = await world.person('Trần Văn Minh', 'deputy');
      await lan.says('Khối 4 họp dân\nTối qua khối 4 họp dân tại nhà văn hóa.\nNguồn: bà Lan');
      await lan.chooses('Gửi');
      await minh.choosesOn('Chờ duyệt', 'Duyệt đăng');
      await world.article('Khối 4 họp dân');
    } finally {
      await world.close();
    }
  });
});

here('a database of PostgreSQL', () => {
  const columnsInSqlite = (path: string): readonly string[] => {
    const file = new Database(path, { readonly: true });
    try {
      return file
        .prepare<[], string>(
          `select t.name || '.' || c.name from pragma_table_list t join pragma_table_info(t.name) c
           where t.type = 'table' and t.schema = 'main' and t.name not like 'sqlite%'
             and t.name <> '_prisma_migrations'`,
        )
        .pluck()
        .all()
        .toSorted();
    } finally {
      file.close();
    }
  };
  const indexesInSqlite = (path: string): readonly string[] => {
    const file = new Database(path, { readonly: true });
    try {
      return file
        .prepare<[], string>("select name from sqlite_master where type = 'index' and name not like 'sqlite_%'")
        .pluck()
        .all()
        .toSorted();
    } finally {
      file.close();
    }
  };

  it.each(['core', 'portal'] as const)(
    'PostgreSQL has the same tables, columns and indexes as SQLite: %s',
    async (name) => {
      const folder = await newDataFolder();
      const url = (await newDatabases())[name];
      const [columns, indexes] = await withClient(url, async (client) => [
        await client.query<{ name: string }>(
          `select table_name || '.' || column_name as name from information_schema.columns
         where table_schema = 'public' and table_name <> '_prisma_migrations'`,
        ),
        await client.query<{ name: string }>("select indexname as name from pg_indexes where schemaname = 'public'"),
      ]);
      expect(columns.rows.map((row) => row.name).toSorted()).toEqual(columnsInSqlite(join(folder, `${name}.db`)));
      // PostgreSQL truncates long names, so they are compared by their beginnings.
      const known = new Set(indexes.rows.map((row) => row.name.slice(0, 50)));
      expect(indexesInSqlite(join(folder, `${name}.db`)).filter((index) => !known.has(index.slice(0, 50)))).toEqual([]);
      rmSync(folder, { recursive: true, force: true });
    },
  );

  it('Processes that start together migrate once', async () => {
    const { core } = await emptyDatabases();
    const request = { url: core, migrationsFolder: migrations('core'), mayMigrate: true };
    await Promise.all([bringUpToDate(request), bringUpToDate(request), bringUpToDate(request)]);
    const { rows } = await withClient(core, (client) =>
      client.query<{ count: number; names: number }>(
        'select count(*)::int as count, count(distinct "migration_name")::int as names from "_prisma_migrations"',
      ),
    );
    expect(rows[0]?.count).toBe(rows[0]?.names);
  });

  it('Photos of the former schema keep their hashes, numbers and buckets', async () => {
    const { core } = await emptyDatabases();
    const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
    cpSync(migrations('core'), folder, { recursive: true, filter: (path) => !path.includes('_0188_narrow_photos') });
    await bringUpToDate({ url: core, migrationsFolder: folder, mayMigrate: true });
    await withClient(core, (client) =>
      client.query(`insert into "photo_fingerprint" ("wardId", "hash", "bits", "updatedAt") values
          ('dong-lac', repeat('0a', 32), 'AAAA__8BAAAAAAAC', 1), ('dong-lac', repeat('0b', 32), '', 2);
        insert into "photo_band" values (281474976710655, 1), (5, 1)`),
    );
    await bringUpToDate({ url: core, migrationsFolder: migrations('core'), mayMigrate: true });
    const { rows } = await withClient(core, (client) =>
      client.query<{ text: string }>(`select encode("hash", 'hex') || ' ' || encode("bits", 'hex') as text
        from "photo_fingerprint" union all select "bucket"::text from "photo_band" order by 1`),
    );
    expect(rows.map(({ text }) => text)).toEqual([
      ...['-2147483643', `${'0a'.repeat(32)} ffff01000002`, `${'0b'.repeat(32)} `, '2147483647'],
    ]);
    rmSync(folder, { recursive: true, force: true });
  });

  it('A failed migration changes nothing, and a program older than the database is refused', async () => {
    const { core } = await newDatabases();
    const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
    const request = { url: core, migrationsFolder: folder, mayMigrate: true };
    await expect(bringUpToDate(request)).rejects.toThrow(/newer than this program/);
    cpSync(migrations('core'), folder, { recursive: true });
    mkdirSync(join(folder, '29991231000000_broken'));
    writeFileSync(
      join(folder, '29991231000000_broken', 'migration.sql'),
      'create table "half" ("id" int); select 1/0;',
    );
    await expect(bringUpToDate({ ...request, mayMigrate: false })).rejects.toThrow(/created by an older version/);
    await expect(bringUpToDate(request)).rejects.toThrow(/29991231000000_broken failed.*division by zero/);
    const { rows } = await withClient(core, (client) =>
      client.query<{ half: unknown }>("select to_regclass('half') as half"),
    );
    expect(rows[0]?.half).toBeNull();
    rmSync(folder, { recursive: true, force: true });
  });

  it('The audit log refuses changes and deletions', async () => {
    const { core } = await newDatabases();
    await withClient(core, async (client) => {
      await client.query(`insert into audit_log values ('dong-lac', 1, 0, 'a', 'approve', 's', '{}', '', 'h')`);
      await expect(client.query(`update audit_log set action = 'reject'`)).rejects.toThrow(/append-only/);
      await expect(client.query('delete from audit_log')).rejects.toThrow(/append-only/);
    });
  });

  it('Only one server holds the lock at a time, and another can follow it', async () => {
    const { core } = await emptyDatabases();
    const first = await lockServer(core, () => undefined);
    expect(await lockServer(core, () => undefined)).toMatchObject({ held: false });
    if (first.held) await first.release();
    const second = await lockServer(core, () => undefined);
    expect(second.held).toBe(true);
    if (second.held) await second.release();
  });

  it('A standby worker replaces one that stops or loses its lock', async () => {
    const { core } = await emptyDatabases();
    const told: string[] = [];
    const nextTo = (name: string) =>
      waitForServer(
        core,
        () => told.push(`${name} waits`),
        () => told.push(`${name} ends`),
      );
    const first = await nextTo('first');
    const second = nextTo('second');
    await expect.poll(() => told).toEqual(['second waits']);
    // A process that changes data which running servers have already read is refused, and does not join the waiting line.
    expect(await lockServer(core, () => undefined)).toMatchObject({ held: false });
    await first.release();
    const lock = await second;
    expect(told).toEqual(['second waits']);

    const third = nextTo('third');
    await expect.poll(() => told).toEqual(['second waits', 'third waits']);
    await withClient(core, (client) =>
      client.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted`),
    );
    const last = await third;
    await expect.poll(() => told).toEqual(['second waits', 'third waits', 'second ends']);
    await lock.release();
    await last.release();
  });

  it('Closing ends all connections, also after a single unit of work', async () => {
    const { core } = await newDatabases();
    const { groups, close } = openPostgres<DB>(core, { most: 1, name: 'leaves' });
    const unit = await groups.transaction(dongLac, async (open) => open().keep());
    expect(unit).toBeUndefined();
    await close();
    await close();
    await withClient(core, (client) =>
      expect
        .poll(async () => {
          const { rows } = await client.query(
            `select pid from pg_stat_activity where datname = current_database() and application_name like '%leaves'`,
          );
          return rows;
        })
        .toEqual([]),
    );
  });

  it('A read-only connection cannot write', async () => {
    const { core } = await newDatabases();
    const { db, close } = openPostgres<DB>(core, { most: 1, readonly: true, name: 'test' });
    await expect(
      db.transaction().execute((tx) => tx.insertInto('once').values({ wardId: 'a', key: 'b', at: 1 }).execute()),
    ).rejects.toThrow(/read-only/);
    await close();
  });
});

here('two programs on one PostgreSQL', () => {
  let folder: string;
  let databases: DatabasePlaces;
  let cores: readonly Core[];
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tin-phuong-two-'));
    databases = await newDatabases();
    const open = () =>
      openCore({ root, dataDir: folder, databases, clock: { now: () => now }, reach: nowhere, wards: [] });
    cores = [await open(), await open()];
  });
  afterEach(async () => {
    for (const core of cores) {
      await core.media.close();
      await core.close();
    }
    rmSync(folder, { recursive: true, force: true });
  });
  const [first, second] = [() => cores[0] as Core, () => cores[1] as Core];
  const job = (lane: string, number: number): Job => ({
    ...{ task: 'turn', payload: { number }, lane, priority: 5, dueAt: now },
  });

  it('Two programs issue no number twice and run a ward’s units one after the other', async () => {
    const numbers = await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        (cores[at % 2] as Core).unitOfWork.run(dongLac, async (stores) => {
          const before = Number((await stores.setting('counted')) ?? 0);
          await stores.setSetting('counted', String(before + 1));
          return stores.nextNumber('submission', 2026);
        }),
      ),
    );
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, at) => at + 1));
    expect(await first().unitOfWork.run(dongLac, ({ setting }) => setting('counted'))).toBe('40');
  });

  it('The first job of each lane stays correct whichever process puts or claims jobs', async () => {
    const claimed: number[] = [];
    const lanes = ['a', 'b', 'c'];
    let isPutting = true;
    const put = async (core: Core, from: number) => {
      for (let number = from; number < from + 60; number += 2)
        await core.unitOfWork.run(dongLac, ({ jobs }) => jobs.put(job(lanes[number % 3] ?? '', number)));
    };
    const work = async (core: Core) => {
      let finished: Parameters<Core['storage']['jobs']['exchange']>[0] = [];
      for (let idle = 0; idle < 3; ) {
        const token = crypto.randomUUID();
        const lease = { token, now, until: new Date(now.getTime() + 60_000) };
        const shares = { room: 4, running: [], isSuspectRunning: false, mostAtOnce: {} };
        const taken = (await core.storage.jobs.exchange(finished, shares, lease)).claimed;
        const inLanes = taken.map(({ lane }) => lane);
        expect(new Set(inLanes).size).toBe(inLanes.length);
        claimed.push(...taken.map(({ payload }) => Number((payload as { number: number }).number)));
        finished = taken.map((each) => ({ job: each, outcome: { kind: 'done' as const }, token }));
        idle = taken.length === 0 && !isPutting ? idle + 1 : 0;
      }
    };
    const working = [work(first()), work(second())];
    await Promise.all([put(first(), 0), put(second(), 1)]);
    isPutting = false;
    await Promise.all(working);
    expect(claimed.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, at) => at));
  });

  it('A unit continues after a row that already existed', async () => {
    await first().unitOfWork.run(dongLac, async (stores) => {
      expect(await stores.once('said', now)).toBe(true);
      expect(await stores.once('said', now)).toBe(false);
      const item = anItem({ id: submissionId('item') });
      await stores.submissions.insert(item);
      const decision = { submission: item.id, actor: personId('p'), at: now, stage: 0, onRevision: item.revision };
      let times = 0;
      const record = () => {
        times += 1;
        const own = { id: `decision ${times}`, key: `press ${times}` };
        return stores.submissions.recordDecision({ ...decision, ...own, action: 'approve', reason: null });
      };
      await record();
      await expect(record()).rejects.toThrow(ConflictError);
      await stores.setSetting('after', 'yes');
    });
    expect(await second().unitOfWork.run(dongLac, ({ setting }) => setting('after'))).toBe('yes');
  });

  it('A NUL character, which PostgreSQL cannot store, is left out', async () => {
    await first().unitOfWork.run(dongLac, (stores) =>
      stores.people.insert({
        ...{ id: personId('p'), name: 'La\u0000n', role: 'citizen', unit: null, status: 'active', locale: 'vi' },
        ...{ noticedAt: null, createdAt: now },
      }),
    );
    expect((await rowsOf(second()).selectFrom('person').select('name').execute())[0]?.name).toBe('Lan');
  });
});
