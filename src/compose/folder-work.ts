/** Nightly work on the whole data folder, for all its wards: deletes rows and files whose retention period is over. */

import { repairPortal } from '../outbox/mend-portal.ts';
import { nameOffices } from '../outbox/name-offices.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { EndOfProcess, type JobHandlers } from '../ports/queue.ts';
import { createForgetting } from '../schedule/forget-old.ts';
import { alarmPortal } from '../usecases/alarm.ts';
import { sweepMedia } from '../usecases/check/sweep-media.ts';
import type { WardRuntime } from '../ward-runtime.ts';
import { wait } from './channels.ts';
import type { Core } from './core.ts';

/** Pause between two slices of the deletion. */
const pauseMs = 5;

/** What work on the whole data folder needs. */
export interface FolderWorkOptions {
  readonly core: Core;
  readonly runtimes: readonly WardRuntime[];
  readonly clock: Clock;
  readonly log: Log;
  /** Aborted when the process ends: the work stops between two slices and restarts in the next process. */
  readonly ending: AbortSignal;
}

/** Codes listed in a message to the head, and in a log line. */
const mostTold = 5;
const mostLogged = 100;
/** Entries of the audit log per transaction: a lost portal needs one per item. */
const recordedAtOnce = 20;

/** Publishes what the portal lacks; reports other differences to the head and the operator. */
async function mendPortalOf(
  { ward, openUnit }: WardRuntime,
  { core, clock, log, ending }: Omit<FolderWorkOptions, 'runtimes'>,
): Promise<void> {
  const now = clock.now();
  const pause = pauses(ending, 0);
  await nameOffices({ ward: ward.id, unitOfWork: core.unitOfWork, openUnit, reader: core.reader, pause });
  const { republished, left, leftCount } = await repairPortal({
    ...{ ward, now, reader: core.reader, states: core.storage.portalStates, publisher: core.publisher },
    ...{ codes: null, pause },
  });
  log.info(
    { ward: ward.id, republished: republished.length, left: leftCount },
    'the portal was compared with the core',
  );
  if (republished.length === 0 && leftCount === 0) return;
  log.warn(
    {
      ward: ward.id,
      republished: republished.slice(0, mostLogged),
      left: left.map(({ code, problem }) => `${code}: ${problem}`),
    },
    'the portal differed from the core',
  );
  const codes = left
    .slice(0, mostTold)
    .map(({ code }) => code)
    .join(', ');
  for (let from = 0; from < republished.length; from += recordedAtOnce) {
    await core.unitOfWork.run(ward.id, async ({ audit }) => {
      for (const code of republished.slice(from, from + recordedAtOnce))
        await audit.record({ actor: 'system', action: 'republished', object: code }, now);
    });
    await pause();
  }
  await core.unitOfWork.run(ward.id, (stores) =>
    alarmPortal(openUnit(stores, `reconcile:${now.toISOString()}`), republished.length, leftCount, codes),
  );
}

/** A pause that throws EndOfProcess when the process ends. */
const pauses = (ending: AbortSignal, ms: number) => async (): Promise<void> => {
  if (ending.aborted) throw new EndOfProcess();
  await wait(ms);
  if (ending.aborted) throw new EndOfProcess();
};

/** Handlers of jobs that one ward adds for all; each checks `ending` between its slices. */
export const createFolderWork = ({ core, runtimes, clock, log, ending }: FolderWorkOptions): JobHandlers => ({
  forget: createForgetting({
    oldRows: core.storage.oldRows,
    wards: runtimes.map(
      ({ ward, openUnit }) =>
        (work) =>
          core.unitOfWork.run(ward.id, (stores) => work(openUnit(stores, `forget:${clock.now().toISOString()}`))),
    ),
    now: () => clock.now(),
    log,
    pause: pauses(ending, pauseMs),
  }),
  reconcile: async () => {
    for (const runtime of runtimes) await mendPortalOf(runtime, { core, clock, log, ending });
    return { kind: 'done' };
  },
  sweep: async () => {
    const swept = await sweepMedia(core, clock.now());
    log.info({ ...swept }, 'unused files were deleted');
    return { kind: 'done' };
  },
});
