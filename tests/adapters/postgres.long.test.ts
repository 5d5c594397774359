/** Runs contracts and use cases again on a real PostgreSQL. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { publishSet, searchSet } from '../../bench/search.ts';
import { postgresBinaries, postgresServer, withClient } from '../support/postgres.ts';
import { openPortalDatabase } from '../web/portal/world.ts';

process.env.TEST_DATABASE = 'postgresql';

describe.skipIf(postgresBinaries() === null)('on PostgreSQL (where this machine has one)', () => {
  it('Each message is handled once although connections break again and again', { timeout: 180_000 }, async () => {
    const { openStage } = await import('../support/stage.ts');
    const { connectionsOf } = await import('../support/rows.ts');
    const world = await openStage({ platforms: ['telegram'] });
    try {
      const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(
        connectionsOf(world.core).core.db,
      );
      const { url } = await postgresServer();
      const askers = Array.from({ length: 12 }, (_, at) => world.stranger(`Người dân ${at + 1}`, 'telegram'));
      let broken = 0;
      let isOver = false;
      const breaking = withClient(url('postgres'), async (client) => {
        while (!isOver) {
          const { rows: ended } = await client.query<{ pid: number }>(
            `select pg_terminate_backend(pid), pid from pg_stat_activity where datname = $1`,
            [rows[0]?.name],
          );
          broken += ended.length;
          await new Promise((resolve) => setTimeout(resolve, 250));
        }
      });
      for (const [at, asker] of askers.entries()) {
        await asker.says(`Cho tôi hỏi việc số ${at + 1}: làm giấy khai sinh cần những giấy tờ gì?`);
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      isOver = true;
      await breaking;
      for (const asker of askers) await asker.sees('Đã tiếp nhận câu hỏi');
      const kept = await connectionsOf(world.core).core.db.selectFrom('question').select('title').execute();
      expect(kept).toHaveLength(askers.length);
      expect(broken).toBeGreaterThan(10);
      const dead = await connectionsOf(world.core)
        .core.db.selectFrom('job')
        .select('id')
        .where('status', '=', 'dead')
        .execute();
      expect(dead).toEqual([]);
    } finally {
      await world.close();
    }
  });
  it('Every query of the search benchmark finds what SQLite finds, in the same order', async () => {
    const set = searchSet();
    const foundOn = async (database: 'sqlite' | 'postgresql'): Promise<readonly (readonly string[])[]> => {
      process.env.TEST_DATABASE = database;
      const portal = await openPortalDatabase();
      try {
        await publishSet(portal.publisher, set, 300);
        const reader = portal.reader();
        const found = [];
        for (const { before, aside } of set.targets)
          for (const words of [before, aside]) {
            const { items } = await reader.search({ words, after: null, limit: 20 });
            found.push(items.map(({ code }) => code));
          }
        return found;
      } finally {
        process.env.TEST_DATABASE = 'postgresql';
        await portal.close();
      }
    };
    const found = await foundOn('postgresql');
    expect(found).toHaveLength(120);
    const isAmongThree = found.filter((codes, at) => codes.slice(0, 3).includes(`T-${Math.floor(at / 2)}`));
    expect(isAmongThree.length).toBeGreaterThan(108);
    expect(found).toEqual(await foundOn('sqlite'));
  });
  describe('the queue', async () => {
    await import('./queue.test.ts');
  });
  describe('the portal’s publisher', async () => {
    await import('./portal-publisher.test.ts');
  });
  describe('the portal’s pages', async () => {
    await import('../web/portal/page.test.ts');
  });
  describe('the portal’s pages, on a thread of their own', async () => {
    await import('../compose/pages-thread.test.ts');
  });
  describe('lists and figures', async () => {
    await import('../reading/reading.test.ts');
  });
  describe('decisions', async () => {
    await import('../usecases/decisions.test.ts');
  });
  describe('people’s own data', async () => {
    await import('../usecases/own-data.test.ts');
  });
  describe('lists of questions, and the command line beside', async () => {
    await import('../usecases/questions-list.test.ts');
  });
  describe('questions on the portal', async () => {
    await import('../usecases/questions-publication.test.ts');
  });
  describe('what happens by itself', async () => {
    await import('../schedule/timetable.test.ts');
  });
  describe('dated rules', async () => {
    await import('../usecases/dated-rules.test.ts');
  });
  describe('the desk’s pages', async () => {
    await import('../web/desk-pages.test.ts');
  });
  describe('the province’s page', async () => {
    await import('../web/province.test.ts');
  });
});
