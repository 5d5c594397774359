/** Nightly work of the whole data folder, whatever wards are in it: what was kept long enough goes, rows and files. */
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { JobHandlers } from '../ports/queue.ts';
import { createForgetting } from '../schedule/forget-old.ts';
import { sweepMedia } from '../usecases/check/sweep-media.ts';
import type { WardRuntime } from '../ward-runtime.ts';
import { wait } from './channels.ts';
import type { Core } from './core.ts';

/** Between two slices of the nightly forgetting. */
const pauseMs = 5;

export interface FolderWorkOptions {
  readonly core: Core;
  readonly runtimes: readonly WardRuntime[];
  readonly clock: Clock;
  readonly log: Log;
}

export const createFolderWork = ({ core, runtimes, clock, log }: FolderWorkOptions): JobHandlers => ({
  forget: createForgetting({
    oldRows: core.storage.oldRows,
    wards: runtimes.map(
      ({ ward, openUnit }) =>
        (work) =>
          core.unitOfWork.run(ward.id, (stores) => work(openUnit(stores, `forget:${clock.now().toISOString()}`))),
    ),
    now: () => clock.now(),
    log,
    pause: () => wait(pauseMs),
  }),
  sweep: async () => {
    const swept = await sweepMedia(core, clock.now());
    log.info({ ...swept }, 'files that nobody needs are gone');
    return { kind: 'done' };
  },
});
