/** Contracts and use cases again, on a real PostgreSQL. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { postgresBinaries, postgresServer, withClient } from '../support/postgres.ts';

process.env.TEST_DATABASE = 'postgresql';

describe.skipIf(postgresBinaries() === null)('on PostgreSQL (where this machine has one)', () => {
  it('handles each message once although connections break again and again', { timeout: 180_000 }, async () => {
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
  describe('the queue', async () => {
    await import('./queue.test.ts');
  });
  describe('the portal’s publisher', async () => {
    await import('./portal-publisher.test.ts');
  });
  describe('the portal’s pages', async () => {
    await import('../web/portal/page.test.ts');
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
});
