import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createMovableClock } from '../../src/adapters/clock.ts';
import { createEmbeddedQueue } from '../../src/adapters/queue/embedded.ts';
import { openCore } from '../../src/compose/core.ts';
import { wardId } from '../../src/domain/ids.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import { mostAtOnce, type Queue } from '../../src/ports/queue.ts';
import { queueContract } from '../support/contracts/queue.ts';
import { storyDatabases } from '../support/postgres.ts';
import { connectionsOf, rowsOf } from '../support/rows.ts';
import { root, silentLog } from '../support/world.ts';

queueContract('the embedded queue', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tin-phuong-queue-'));
  const clock = createMovableClock({ now: () => new Date('2026-11-25T02:00:00Z') });
  const databases = await storyDatabases();
  const open = () => openCore({ root, dataDir, clock, reach: nowhere, wards: [], databases });
  let core = await open();
  let queue: Queue;
  /** A process that is killed says no goodbye. */
  let isCrashing = false;
  const make = () => {
    const rows = core.storage.jobs;
    const putBack: typeof rows.putBack = async (...given) => (isCrashing ? undefined : rows.putBack(...given));
    queue = createEmbeddedQueue({ rows: { ...rows, putBack }, clock, log: silentLog });
    core.whenJobs(() => queue.nudge());
  };
  make();
  return {
    get queue() {
      return queue;
    },
    now: () => clock.now(),
    advance: (ms) => clock.advance(ms),
    put: (jobs, fails = false) =>
      core.unitOfWork.run(wardId('dong-lac'), async (stores) => {
        for (const job of jobs) await stores.jobs.put(job);
        if (fails) throw new Error('rolled back');
      }),
    count: async (status) =>
      (await rowsOf(core).selectFrom('job').select('id').where('status', '=', status).execute()).length,
    crash: async () => {
      // Its timer must not outlive it; what runs is left where it is.
      isCrashing = true;
      await queue.stop(0);
      isCrashing = false;
      await core.media.close();
      await core.close();
      core = await open();
      make();
    },
    close: async () => {
      await core.media.close();
      await core.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
});

describe('a claim', () => {
  it('searches indexes and scans nothing, whatever it asks for', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'tin-phuong-plan-'));
    const clock = createMovableClock();
    const core = await openCore({ root, dataDir, clock, reach: nowhere, wards: [] });
    const seen: string[] = [];
    const watched = connectionsOf(core).core.handle;
    const prepare = watched.prepare.bind(watched);
    watched.prepare = ((text: string) => {
      seen.push(text);
      return prepare(text);
    }) as typeof watched.prepare;
    await core.unitOfWork.run(wardId('dong-lac'), async ({ jobs }) => {
      const job = { task: 'turn', payload: {}, lane: 'one', priority: 5, dueAt: clock.now(), key: 'k' };
      await jobs.put(job);
      await jobs.put({ ...job, lane: 'two' });
    });
    const rows = core.storage.jobs;
    const lease = { token: 't', now: clock.now(), until: clock.now() };
    const shares = { room: 9, running: [{ id: 7, task: 'turn' }], isSuspectRunning: false, mostAtOnce };
    const { claimed } = await rows.exchange([], shares, lease);
    const [job] = claimed;
    if (!job) throw new Error('nothing was claimed');
    for (const kind of ['again', 'done'] as const)
      await rows.exchange(
        [
          {
            job,
            token: 't',
            outcome: kind === 'done' ? { kind } : { kind, dueAt: clock.now(), counts: true, reason: '' },
          },
        ],
        { ...shares, room: 0 },
        lease,
      );
    watched.prepare = prepare;
    const queries = seen.filter((text) => /"job"/u.test(text) && /^(select|update|with|delete)/iu.test(text.trim()));
    expect(queries.length).toBeGreaterThan(6);
    for (const text of queries) {
      const plan = connectionsOf(core)
        .core.handle.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
        .all(...Array.from({ length: (text.match(/\?/gu) ?? []).length }, () => null));
      for (const { detail } of plan) expect(detail, text).not.toMatch(/SCAN (?:"?job"?|j)\b|TEMP B-TREE/u);
    }
    await core.media.close();
    await core.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
});
