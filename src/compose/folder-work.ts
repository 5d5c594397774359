/** Nightly work of the whole data folder, whatever wards are in it: what was kept long enough goes, rows and files. */

import { mendPortal } from '../outbox/mend-portal.ts';
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

/** Between two slices of the nightly forgetting. */
const pauseMs = 5;

/** For work on the data folder as a whole after a start: old photos, a lost portal. */
export interface FolderWorkOptions {
  readonly core: Core;
  readonly runtimes: readonly WardRuntime[];
  readonly clock: Clock;
  readonly log: Log;
  /** The process is to end: between two slices the work is given up, and begins again with the next process. */
  readonly ending: AbortSignal;
}

/** Codes in a message to the head, and in a line of the log. */
const mostTold = 5;
const mostLogged = 100;
/** Entries of the audit log in one transaction: a portal that was lost has one for each item. */
const recordedAtOnce = 20;

/** What the portal lacks is published again; what is amiss otherwise is told to the head and the operator. */
async function mendPortalOf(
  { ward, openUnit }: WardRuntime,
  { core, clock, log, ending }: Omit<FolderWorkOptions, 'runtimes'>,
): Promise<void> {
  const now = clock.now();
  const pause = pauses(ending, 0);
  await nameOffices({ ward: ward.id, unitOfWork: core.unitOfWork, openUnit, reader: core.reader, pause });
  const { republished, left, leftCount } = await mendPortal({
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
    'the portal differed',
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

/** A pause that does not come back when the process ends. */
const pauses = (ending: AbortSignal, ms: number) => async (): Promise<void> => {
  if (ending.aborted) throw new EndOfProcess();
  await wait(ms);
  if (ending.aborted) throw new EndOfProcess();
};

/** Handlers of jobs that one ward puts for all; each asks `ending` between its slices. */
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
    log.info({ ...swept }, 'files that nobody needs are gone');
    return { kind: 'done' };
  },
});
