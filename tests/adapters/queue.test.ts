import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMovableClock } from '../../src/adapters/clock.ts';
import { createEmbeddedQueue } from '../../src/adapters/queue/embedded.ts';
import { openCore } from '../../src/compose/core.ts';
import { wardId } from '../../src/domain/ids.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import type { Queue } from '../../src/ports/queue.ts';
import { queueContract } from '../support/contracts/queue.ts';
import { root, silentLog } from '../support/world.ts';

queueContract('the embedded queue', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tin-phuong-queue-'));
  const clock = createMovableClock({ now: () => new Date('2026-11-25T02:00:00Z') });
  let core = await openCore({ root, dataDir, clock, reach: nowhere, wards: [] });
  let queue: Queue;
  const make = () => {
    queue = createEmbeddedQueue({ db: core.core.db, clock, log: silentLog });
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
      (await core.core.db.selectFrom('job').select('id').where('status', '=', status).execute()).length,
    crash: async () => {
      // Its timer must not outlive it; what runs is left where it is.
      await queue.stop(0);
      await core.media.close();
      await core.close();
      core = await openCore({ root, dataDir, clock, reach: nowhere, wards: [] });
      make();
    },
    close: async () => {
      await core.media.close();
      await core.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
});
