/**
 * Units that wait at the same time share a commit: each gets its result only after the commit, a failing unit does not affect the
 * others, and if the transaction dies every unit fails.
 */
import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createGroupCommit } from '../../src/adapters/storage/sql/group-commit.ts';
import type { Transact } from '../../src/adapters/storage/sql/job-rows.ts';
import { openSqlite, type SqliteConnection } from '../../src/adapters/storage/sqlite/connection.ts';
import { newDataFolder } from '../support/data-folder.ts';

interface Tables {
  readonly word: { readonly word: string };
}

let connection: SqliteConnection<Tables>;
let other: SqliteConnection<Tables>;
let transact: Transact<Tables>;

beforeEach(async () => {
  const path = join(await newDataFolder(), 'group.db');
  connection = openSqlite(path);
  connection.handle.exec('create table word (word text primary key)');
  other = openSqlite(path, { readonly: true });
  // No time limit, so that waiting units share their commit even on a slow machine.
  transact = createGroupCommit({ ...connection.groups, longestMs: Number.POSITIVE_INFINITY });
});
afterEach(async () => {
  await other.close();
  await connection.close();
});

const kept = (): readonly string[] =>
  (other.handle.prepare('select word from word order by word').all() as { word: string }[]).map(({ word }) => word);
const write = (word: string) => transact((tx) => tx.insertInto('word').values({ word }).execute());
const commits = (): { count: number } => {
  const counted = { count: 0 };
  const prepare = connection.handle.prepare.bind(connection.handle);
  const counting = (text: string) => {
    const statement = prepare(text);
    if (text !== 'commit') return statement;
    const run = statement.run.bind(statement);
    statement.run = (...values: unknown[]) => {
      counted.count += 1;
      return run(...values);
    };
    return statement;
  };
  Object.assign(connection.handle, { prepare: counting });
  return counted;
};

it('All waiting transactions share one commit, and each is durable when it resolves', async () => {
  const counted = commits();
  const seen: number[] = [];
  await Promise.all(
    ['a', 'b', 'c', 'd', 'e'].map(async (word) => {
      await write(word);
      seen.push(kept().length);
    }),
  );
  expect(kept()).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(seen).toEqual([5, 5, 5, 5, 5]);
  expect(counted.count).toBe(1);
});

it.runIf(process.platform === 'linux')(
  'A unit’s changes are journaled in memory, not in a temporary file',
  async () => {
    const long = 'x'.repeat(2_000);
    const openFiles = () => readdirSync('/proc/self/fd').flatMap((fd) => nameOf(fd));
    const nameOf = (fd: string): readonly string[] => {
      try {
        return [readlinkSync(`/proc/self/fd/${fd}`)];
      } catch {
        return []; // the descriptor of this directory listing
      }
    };
    for (let at = 0; at < 200; at += 1) await write(`${at}${long}`);
    const before = new Set(openFiles());
    // Changes about eighty pages within a savepoint: by default SQLite keeps only 64 KiB of old pages in memory.
    const made = await transact(async (tx) => {
      await tx.updateTable('word').set({ word: sql<string>`replace(word, 'x', 'y')` }).execute();
      return openFiles().filter((file) => !before.has(file));
    });
    expect(made).toEqual([]);
    await expect(
      transact(async (tx) => {
        await tx.deleteFrom('word').execute();
        throw new Error('taken back');
      }),
    ).rejects.toThrow('taken back');
    expect(kept()).toHaveLength(200);
    expect(kept()[0]).toContain('yyy');
  },
);

it('A failed transaction rolls back only its own changes and rejects with its own error after the commit', async () => {
  const heard: string[] = [];
  const work = [
    write('a'),
    transact(async (tx) => {
      await tx.insertInto('word').values({ word: 'half' }).execute();
      throw new Error('changed my mind');
    }).catch((error: Error) => void heard.push(`${error.message}, ${kept().length} kept`)),
    write('a').catch((error: Error) => void heard.push(error.message)),
    write('b'),
  ];
  await Promise.all(work);
  expect(kept()).toEqual(['a', 'b']);
  expect(heard).toEqual(['changed my mind, 2 kept', expect.stringContaining('UNIQUE')]);
});

it('A lost transaction rejects all its units, and the next one works', async () => {
  const lost = await Promise.allSettled([
    write('a'),
    transact(async (tx) => {
      // Simulates a full disk, on which SQLite rolls back the whole transaction by itself.
      connection.handle.exec('rollback');
      await tx.selectFrom('word').selectAll().execute();
      throw new Error('database or disk is full');
    }),
  ]);
  expect(lost.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(kept()).toEqual([]);
  await write('c');
  expect(kept()).toEqual(['c']);
});
