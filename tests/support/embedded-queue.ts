/** Opens the embedded queue for the queue contract, on rows of its own: on SQLite, or on PostgreSQL where stories use it. */
import { rmSync } from 'node:fs';
import { createMovableClock } from '../../src/adapters/clock.ts';
import { createEmbeddedQueue } from '../../src/adapters/queue/embedded.ts';
import { openCore } from '../../src/compose/core.ts';
import { wardId } from '../../src/domain/ids.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import type { Queue } from '../../src/ports/queue.ts';
import type { OpenedQueue } from './contracts/queue.ts';
import { newDataFolder } from './data-folder.ts';
import { storyDatabases } from './postgres.ts';
import { rowsOf } from './rows.ts';
import { root, silentLog } from './world.ts';

/** The queue starts empty; `close` deletes its data. */
export async function openEmbeddedQueue(): Promise<OpenedQueue> {
  const dataDir = await newDataFolder();
  const clock = createMovableClock({ now: () => new Date('2026-11-25T02:00:00Z') });
  const databases = await storyDatabases();
  const open = () => openCore({ root, dataDir, clock, reach: nowhere, wards: [], databases });
  let core = await open();
  let queue: Queue;
  /** While true, jobs are not put back: a killed process cannot release them. */
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
      // Stops the timer of the old queue; its running jobs stay leased.
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
}
