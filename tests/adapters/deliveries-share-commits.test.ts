/**
 * Deliveries that wait together share commits: one commit marks all of them as "sending", one stores all outcomes. Separate
 * commits would wait for the disk twice per delivery. The test counts the commits of the real database file while the whole
 * program runs.
 */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openBenchWard, textDelivery } from '../../bench/ward.ts';
import { systemClock } from '../../src/adapters/clock.ts';
import { personId, wardId } from '../../src/domain/ids.ts';
import { createInboxWriter } from '../../src/inbox/inbox-writer.ts';
import { tell } from '../../src/usecases/tell.ts';
import { rowsOf } from '../support/rows.ts';

const dongLac = wardId('dong-lac');
/** Fewer than the parallel calls that a quick platform is allowed after a while, and than `maxConcurrentByTask.deliver`. */
const many = 12;
/** Enough quick answers for that many parallel calls. */
const greeted = 80;
const rounds = 8;

/** Calls `look` after each commit of the core database, between `begin` and `pause`. */
function afterCommits(look: () => void) {
  const { prepare } = Database.prototype;
  let isLooking = false;
  Database.prototype.prepare = function (this: Database.Database, text: string) {
    const statement = prepare.call(this, text) as Database.Statement<unknown[]>;
    if (text !== 'commit' || !this.name.endsWith('core.db')) return statement;
    const run = statement.run.bind(statement);
    statement.run = (...values: unknown[]) => {
      const result = run(...values);
      if (isLooking) look();
      return result;
    };
    return statement;
  } as typeof prepare;
  return {
    begin: () => {
      isLooking = true;
    },
    pause: () => {
      isLooking = false;
    },
    end: () => {
      Database.prototype.prepare = prepare;
    },
  };
}

it('Twelve waiting messages are marked as sending in one commit, and their outcomes are stored in one', async () => {
  let seen: { readonly sending: number; readonly done: number }[] = [];
  let look = (): void => undefined;
  const commits = afterCommits(() => look());
  const ward = await openBenchWard();
  const file = new Database(join(ward.dataDir, 'core.db'), { readonly: true });
  try {
    const [runtime] = ward.system.runtimes;
    if (!runtime) throw new Error('no ward');
    const counted = file.prepare<[string], { sending: number; done: number }>(
      `select coalesce(sum(status = 'sending'), 0) sending, coalesce(sum(status = 'done'), 0) done from outbox where key like ?`,
    );
    await ward.system.start();
    const inbox = createInboxWriter(ward.core.storage, systemClock, () => ward.system.queue.nudge());
    await inbox.receive(
      dongLac,
      Array.from({ length: greeted }, (_, at) => textDelivery(at + 1)),
    );
    await ward.system.queue.idle();
    await expect.poll(() => ward.said()).toBeGreaterThanOrEqual(greeted);
    await ward.system.queue.idle();
    const people = (await rowsOf(ward.core).selectFrom('person').select('id').limit(many).execute()).map(
      ({ id }) => id,
    );
    const figures: { readonly begun: number; readonly ended: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      seen = [];
      look = () => {
        const row = counted.get(`%round:${round}:%`);
        if (row) seen.push(row);
      };
      await ward.core.unitOfWork.run(dongLac, async (stores) => {
        const unit = runtime.openUnit(stores, `round:${round}:`);
        for (const id of people) await tell(unit, personId(id), { key: 'question-please' });
      });
      commits.begin();
      ward.system.queue.nudge();
      await expect.poll(() => counted.get(`%round:${round}:%`)?.done, { interval: 5 }).toBe(many);
      await ward.system.queue.idle();
      commits.pause();
      const steps = (value: (row: (typeof seen)[number]) => number): number =>
        seen.filter((row, at) => value(row) > (at === 0 ? 0 : value(seen[at - 1] as typeof row))).length;
      figures.push({ begun: steps(({ sending, done }) => sending + done), ended: steps(({ done }) => done) });
    }
    process.stdout.write(`commits of ${many} deliveries, by rounds: ${JSON.stringify(figures)}\n`);
    // On a busy machine a group ends after 15 ms, before all units have joined, so the best round counts.
    expect(Math.min(...figures.map(({ begun }) => begun))).toBe(1);
    expect(Math.min(...figures.map(({ ended }) => ended))).toBe(1);
    const all = figures.reduce((sum, { begun, ended }) => sum + begun + ended, 0);
    expect(all).toBeLessThan((rounds * many * 2) / 3);
  } finally {
    commits.pause();
    commits.end();
    file.close();
    await ward.close();
  }
});
