/** The writing connection caches rows that it has read; the cache must never return an outdated row. */
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConnectionCache, readCached, tableWrittenBy } from '../../src/adapters/storage/sql/connection-cache.ts';
import { createGroupCommit } from '../../src/adapters/storage/sql/group-commit.ts';
import type { Transact } from '../../src/adapters/storage/sql/job-rows.ts';
import type { DB } from '../../src/adapters/storage/sql/types.core.ts';
import { openSqlite, type SqliteConnection } from '../../src/adapters/storage/sqlite/connection.ts';
import { newDataFolder } from '../support/data-folder.ts';

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as () => void;

let connection: SqliteConnection<DB>;
let other: SqliteConnection<DB>;
let transact: Transact<DB>;
let looks: number;

const row = { wardId: 'w', name: 'title', updatedAt: 0 };

beforeEach(async () => {
  const path = join(await newDataFolder(), 'memory.db');
  connection = openSqlite(path);
  connection.handle.exec(
    'create table setting ("wardId" text, name text, value text, "updatedAt" integer, primary key ("wardId", name))',
  );
  connection.handle.exec('create table once ("wardId" text, key text, at integer)');
  other = openSqlite(path);
  transact = createGroupCommit(connection.groups);
  looks = 0;
  await connection.db
    .insertInto('setting')
    .values({ ...row, value: 'one' })
    .execute();
});
afterEach(async () => {
  await other.close();
  await connection.close();
});

const read: Parameters<typeof transact<string | undefined>>[0] = (tx) =>
  readCached(tx, { from: ['setting'], key: 'title of w' }, async () => {
    looks += 1;
    return (await tx.selectFrom('setting').select('value').executeTakeFirst())?.value;
  });
const seen = () => transact(read);

describe('the cache of reads', () => {
  it('A cached read serves many units, whatever is written to other tables', async () => {
    expect([await seen(), await seen()]).toEqual(['one', 'one']);
    await transact((tx) => tx.insertInto('once').values({ wardId: 'w', key: 'a', at: 1 }).execute());
    expect([await seen(), looks]).toEqual(['one', 1]);
  });

  it.each([
    ['a unit', () => transact((tx) => tx.updateTable('setting').set({ value: 'two' }).execute())],
    ['the same connection outside units', () => connection.db.updateTable('setting').set({ value: 'two' }).execute()],
    ['the doors', () => connection.urgent.updateTable('setting').set({ value: 'two' }).execute()],
    ['another connection, as another program', () => other.db.updateTable('setting').set({ value: 'two' }).execute()],
  ])('A read is repeated after %s changed its table', async (_who, write) => {
    expect(await seen()).toBe('one');
    await write();
    expect([await seen(), await seen(), looks]).toEqual(['two', 'two', 2]);
  });

  it('A rolled-back unit or transaction leaves nothing in the cache', async () => {
    const half = transact(async (tx) => {
      await tx.updateTable('setting').set({ value: 'half' }).execute();
      throw new Error(await read(tx));
    });
    // This unit joins the same commit.
    const beside = seen();
    await expect(half).rejects.toThrow('half');
    expect(await beside).toBe('one');
    const lost = createGroupCommit<DB>({
      ...connection.groups,
      transaction: (ward, work) =>
        connection.groups.transaction(ward, async (open) => {
          await work(open);
          throw new Error('the commit failed');
        }),
    });
    const whole = lost(async (tx) => {
      await tx.updateTable('setting').set({ value: 'lost' }).execute();
      return read(tx);
    });
    await expect(whole).rejects.toThrow('the commit failed');
    expect(await seen()).toBe('one');
  });

  it('A result is not cached if its table was written during the read', async () => {
    const memory = new ConnectionCache();
    const kept = { from: ['setting'] as const, key: 'k' };
    const found = await memory.read(kept, async () => {
      memory.forget('setting');
      return 'old';
    });
    expect(found).toBe('old');
    expect(await memory.read(kept, async () => 'new')).toBe('new');
    expect(await memory.read(kept, async () => 'newer')).toBe('new');
  });

  it('The cache stays bounded if only one of an entry’s tables is written again and again', () => {
    const memory = new ConnectionCache();
    const reads = 100_000;
    gc();
    const at = process.memoryUsage().heapUsed;
    for (let times = 0; times < reads; times += 1) {
      memory.keep(['person', 'mandate'], ['holders of', 'x'.repeat(100)].join(' '), times);
      memory.forget('person');
    }
    gc();
    const grown = process.memoryUsage().heapUsed - at;
    expect(memory.get('it is still there')).toBeUndefined();
    expect(grown / reads).toBeLessThan(8);
  });

  it('The cache is emptied beyond some thousands of entries', async () => {
    const memory = new ConnectionCache();
    for (let at = 0; at < 10_000; at += 1) memory.keep(['setting'], String(at), at);
    const known = Array.from({ length: 10_000 }, (_, at) => memory.get(String(at))).filter(
      (each) => each !== undefined,
    );
    expect(known.length).toBeLessThanOrEqual(4_000);
    expect(memory.get('9999')).toBe(9_999);
  });
});

it.each([
  ['insert into "person" ("id") values (?)', 'person'],
  ['insert or ignore into "person" ("id") values (?)', 'person'],
  ['update "mandate" set "until" = ?', 'mandate'],
  ['delete from "danger_case" where "id" = ?', 'danger_case'],
  ['with "old" as (select 1) delete from "person"', null],
  ['drop table "person"', null],
])('The statement %s is recognised as writing to %s', (text, table) => {
  expect(tableWrittenBy(text)).toBe(table);
});
