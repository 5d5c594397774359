/** The embedded queue on rows of its own, as the contract of queues opens it: on SQLite, or on PostgreSQL where stories run so. */
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

/** Nothing is in its rows; `close` takes them away. */
export async function openEmbeddedQueue(): Promise<OpenedQueue> {
  const dataDir = await newDataFolder();
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
}
