/**
 * The cost of a message on PostgreSQL: how often a turn and its answer wait for the database, and how many statements they send.
 */
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBenchWard, textDelivery } from '../../bench/ward.ts';
import { systemClock } from '../../src/adapters/clock.ts';
import { openPostgres, type PostgresConnection } from '../../src/adapters/storage/postgres/connection.ts';
import { runWithoutResult } from '../../src/adapters/storage/sql/direct.ts';
import { createGroupCommit } from '../../src/adapters/storage/sql/group-commit.ts';
import type { Transact } from '../../src/adapters/storage/sql/job-rows.ts';
import { wardId } from '../../src/domain/ids.ts';
import { createInboxWriter } from '../../src/inbox/inbox-writer.ts';
import { emptyDatabases, newDatabases, postgresBinaries, withClient } from '../support/postgres.ts';

const people = 60;

/** Counts the statements on the connection of the turns, and how many of them were sent while no answer was outstanding. */
function countTurns() {
  const counted = { statements: 0, roundTrips: 0, commits: 0 };
  const query = pg.Client.prototype.query as (...parameters: unknown[]) => unknown;
  const flying = new WeakMap<object, number>();
  const counting = function (this: object, ...parameters: unknown[]): unknown {
    const answer = query.apply(this, parameters);
    const { application_name: name } = (this as { readonly connectionParameters: { application_name: string } })
      .connectionParameters;
    if (!name.endsWith(' turns') || !(answer instanceof Promise)) return answer;
    const owed = flying.get(this) ?? 0;
    const [{ text } = { text: '' }] = parameters as [{ readonly text: string }];
    counted.statements += 1;
    counted.roundTrips += owed === 0 ? 1 : 0;
    counted.commits += text === 'commit' ? 1 : 0;
    flying.set(this, owed + 1);
    const isAnswered = () => void flying.set(this, (flying.get(this) ?? 0) - 1);
    answer.then(isAnswered, isAnswered);
    return answer;
  };
  pg.Client.prototype.query = counting as typeof pg.Client.prototype.query;
  return {
    reset: () => Object.assign(counted, { statements: 0, roundTrips: 0, commits: 0 }),
    each: (of: number) =>
      Object.fromEntries(Object.entries(counted).map(([name, count]) => [name, Math.round((10 * count) / of) / 10])),
    end: () => {
      pg.Client.prototype.query = query as typeof pg.Client.prototype.query;
    },
  };
}

/** Number of people, messages and questions of a ward after a year; none of these rows belongs to a person of the test. */
const aYear = 5_000;
const fillYear = (url: string) =>
  withClient(url, async (client) => {
    await client.query(`insert into person (id, "wardId", name, locale, "createdAt")
      select 'old' || n, 'dong-lac', '', 'vi', 0 from generate_series(1, ${aYear}) n`);
    await client.query(`insert into inbox ("wardId", channel, "externalId", lane, priority, kind, payload, status, "occurredAt", "receivedAt", "doneAt")
      select 'dong-lac', 'old', n, 'old', 5, 'message', '{}', 'done', 0, 0, 0 from generate_series(1, ${aYear}) n`);
    await client.query(`insert into job ("wardId", task, lane, payload, "dueAt", "createdAt", place)
      select 'dong-lac', 'turn', 'old' || n, '{}', 4e12, 0, 'later' from generate_series(1, ${aYear}) n`);
  });
/** Rows read from these tables, available after all connections have ended and reported their statistics. */
const rowsRead = (url: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string; read: number }>(
      `select relname as name, seq_tup_read + idx_tup_fetch as read from pg_stat_user_tables
       where relname in ('person', 'inbox', 'job', 'question')`,
    );
    return Object.fromEntries(rows.map(({ name, read }) => [name, Number(read)]));
  });

const from = (number: number, text: string) => ({
  ...textDelivery(number),
  lane: `c:p${Math.abs(number)}`,
  payload: JSON.stringify({ number, sender: `p${Math.abs(number)}`, text }),
});

describe.skipIf(postgresBinaries() === null)('a message on PostgreSQL', () => {
  it('Messages need few round trips: units share commits, and statements without results are sent together', async () => {
    const counting = countTurns();
    const databases = await newDatabases();
    const ward = await openBenchWard({ databases });
    try {
      const inbox = createInboxWriter(ward.core.storage, systemClock, () => ward.system.queue.nudge());
      await ward.system.start();
      const handled = async (numbers: readonly number[], text: string): Promise<void> => {
        const before = ward.said();
        await inbox.receive(
          wardId('dong-lac'),
          numbers.map((number) => from(number, text)),
        );
        await ward.system.queue.idle();
        await expect.poll(() => ward.said() - before).toBeGreaterThanOrEqual(numbers.length);
        await ward.system.queue.idle();
      };
      const numbers = Array.from({ length: people }, (_, at) => at + 1);
      await handled(
        numbers.map((number) => -number),
        'Xin chào',
      );
      counting.reset();
      await handled(numbers, 'Cho tôi hỏi giờ tiếp dân ở phường?');
      const each = counting.each(people) as Record<'statements' | 'roundTrips' | 'commits', number>;
      process.stdout.write(`a message on PostgreSQL: ${JSON.stringify(each)}\n`);
      // About 20, 45 and 1.5 on a quiet machine; a slow one shares fewer commits. If each unit and each poll of the queue ran
      // alone, there would be five commits, and nearly every statement would wait.
      expect(each.roundTrips).toBeLessThan(28);
      expect(each.statements).toBeLessThan(56);
      expect(each.commits).toBeLessThan(3);
    } finally {
      counting.end();
      await ward.close();
    }
  });
});

describe.skipIf(postgresBinaries() === null)('a ward that grows on PostgreSQL', () => {
  it('Tables are not scanned for each message, even if the first plans were made for empty tables', async () => {
    const databases = await newDatabases();
    const ward = await openBenchWard({ databases });
    const inbox = createInboxWriter(ward.core.storage, systemClock, () => ward.system.queue.nudge());
    await ward.system.start();
    const ask = async (first: number, count: number): Promise<void> => {
      for (let number = first; number < first + count; number += 1) {
        const before = ward.said();
        await inbox.receive(wardId('dong-lac'), [from(number, 'Cho tôi hỏi giờ tiếp dân ở phường?')]);
        await expect.poll(() => ward.said(), { interval: 2, timeout: 10_000 }).toBeGreaterThan(before);
        await ward.system.queue.idle();
      }
    };
    await ask(1, 10);
    await fillYear(databases.core);
    await ask(100, 60);
    await ward.close();
    const read = await rowsRead(databases.core);
    process.stdout.write(`rows read of a grown ward: ${JSON.stringify(read)}\n`);
    // Sixty messages that scan a whole table would read 300,000 rows of it.
    for (const rows of Object.values(read)) expect(rows).toBeLessThan(40 * aYear);
  });
});

describe.skipIf(postgresBinaries() === null)('units of one ward share a commit on PostgreSQL', () => {
  interface Tables {
    readonly word: { readonly word: string };
  }
  let connection: PostgresConnection<Tables>;
  let transact: Transact<Tables>;
  let url: string;
  const [here, there] = [wardId('dong-lac'), wardId('le-dai-hanh')];

  beforeEach(async () => {
    ({ core: url } = await emptyDatabases());
    await withClient(url, (client) => client.query('create table word (word text primary key)'));
    connection = openPostgres(url, { most: 1, name: 'turns' });
    transact = createGroupCommit(connection.groups);
  });
  afterEach(() => connection.close());

  const kept = async () =>
    (await withClient(url, (client) => client.query<{ word: string }>('select word from word order by word'))).rows.map(
      ({ word }) => word,
    );
  const write = (word: string, ward = here) =>
    transact((tx) => tx.insertInto('word').values({ word }).execute(), ward).then(
      () => 'kept',
      ({ message }: Error) => message,
    );

  it('Units of one ward share a commit, and another ward has its own', async () => {
    const counting = countTurns();
    try {
      await Promise.all([write('a'), write('b', there), write('c')]);
      expect(counting.each(1).commits).toBe(2);
    } finally {
      counting.end();
    }
    expect(await kept()).toEqual(['a', 'b', 'c']);
  });

  it('A failed statement that was not awaited rolls back its unit with the reason', async () => {
    const first = write('a');
    const unheard = transact(async (tx) => {
      await tx.insertInto('word').values({ word: 'half' }).execute();
      await runWithoutResult(tx, tx.insertInto('word').values({ word: 'a' }).compile());
      await tx.selectFrom('word').selectAll().execute();
    }, here).catch(({ message }: Error) => message);
    const last = transact((tx) => runWithoutResult(tx, tx.insertInto('word').values({ word: 'a' }).compile()), here);
    const heard = await Promise.all([first, unheard, last.catch(({ message }: Error) => message), write('b')]);
    expect(heard).toEqual(['kept', expect.stringContaining('duplicate key'), heard[1], 'kept']);
    expect(await kept()).toEqual(['a', 'b']);
  });

  it('A unit that continues after its end writes nothing', async () => {
    let late: Promise<unknown> = Promise.resolve();
    const unit = transact(async (tx) => {
      late = new Promise((resolve) => setTimeout(resolve, 20))
        .then(() => tx.insertInto('word').values({ word: 'late' }).execute())
        .catch(({ message }: Error) => message);
    }, here);
    await Promise.all([unit, write('a')]);
    expect(await late).toBe('the unit of work has ended');
    expect(await kept()).toEqual(['a']);
  });

  it('A lost connection rejects every unit of the group, and the next one works', async () => {
    const lose = (word: string) =>
      Promise.all([
        write(word),
        transact(async (tx) => {
          await tx.insertInto('word').values({ word: 'lost' }).execute();
          const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
          await withClient(url, (client) => client.query('select pg_terminate_backend($1)', [rows[0]?.pid]));
          await tx.insertInto('word').values({ word: 'after' }).execute();
        }, here).catch(() => 'lost'),
      ]);
    // On a busy machine the group can commit after 40 ms, before the second unit joins; the first unit is then correctly kept.
    const alone: string[] = [];
    let told = await lose('a0');
    for (; told[0] === 'kept' && alone.length < 30; told = await lose(`a${alone.length}`))
      alone.push(`a${alone.length}`);
    expect(told).toEqual([expect.not.stringMatching('kept'), 'lost']);
    expect(await write('b')).toBe('kept');
    expect(await kept()).toEqual([...alone.toSorted(), 'b']);
  });
});
