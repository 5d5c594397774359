/**
 * Detects events of the process and its host: the previous process was killed, the data was restored from a copy, the
 * clock jumped, the disk filled up. They are recorded per ward for the morning's list (`usecases/machine-log.ts`).
 */

import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Unit } from '../ports/services.ts';
import { minuteRoutine } from '../ports/timetable.ts';
import type { WardWork } from '../ports/unit-of-work.ts';
import { noteEvent, noteOver, noteTrouble } from '../usecases/machine-log.ts';

const minuteMs = 60_000;
/** Larger than the usual corrections of a clock, which are seconds. */
const jumpMs = 2 * minuteMs;
/** A graceful stop is reported only if it lasted longer than an update. */
const longStopMs = 15 * minuteMs;
const endedName = 'machine-ended';
/** Setting written into the copy by `restore`: when the copy was made. */
export const restoredName = 'machine-restored';

/** What the watch needs: free disk space, and clocks. */
export interface MachineWatchOptions extends WardWork {
  readonly clock: Clock;
  readonly log: Log;
  readonly hasRoom: () => boolean;
  /** A clock in milliseconds that settings do not change; null if the clock can be moved (the demo). */
  readonly steadyMs: (() => number) | null;
}

/** @param options without `steadyMs`, clock jumps are not detected */
export function createMachineWatch(options: MachineWatchOptions) {
  const { ward, unitOfWork, openUnit, clock, log, hasRoom, steadyMs } = options;
  const write = (work: (unit: Unit) => Promise<void>): Promise<void> =>
    unitOfWork.run(ward, (stores) => work(openUnit(stores, `machine:${clock.now().toISOString()}`)));
  let before = steadyMs ? { wall: clock.now().getTime(), steady: steadyMs() } : null;
  /** Since when the disk is full; null if it has room. */
  let fullSince: Date | null = null;
  let isFullNoted = false;
  /** The first check closes events that an earlier process opened. */
  let hasLooked = false;

  const lookAtClock = async (): Promise<void> => {
    if (!before || !steadyMs) return;
    const now = { wall: clock.now().getTime(), steady: steadyMs() };
    const jumped = now.wall - before.wall - (now.steady - before.steady);
    before = now;
    if (Math.abs(jumped) < jumpMs) return;
    const minutes = Math.round(jumped / minuteMs);
    log.warn({ ward, minutes }, 'the clock jumped');
    await write((unit) => noteEvent(unit, 'clock', { minutes }));
  };

  const lookAtDisk = async (): Promise<void> => {
    if (!hasRoom()) {
      fullSince ??= clock.now();
      const since = fullSince;
      if (!isFullNoted) {
        log.error({ ward }, 'THE DISK IS FULL');
        await write((unit) => noteTrouble(unit, 'disk-full', '', since));
      }
      isFullNoted = true;
    } else if (fullSince || !hasLooked) {
      const since = fullSince;
      await write(async (unit) => {
        // While the disk was full the event may not have been recorded.
        if (since && !isFullNoted) await noteTrouble(unit, 'disk-full', '', since);
        await noteOver(unit, 'disk-full');
      });
      fullSince = null;
      isFullNoted = false;
    }
    hasLooked = true;
  };

  return {
    /** Records what happened to the previous process. */
    begin: (): Promise<void> =>
      write(async (unit) => {
        const { stores, now } = unit;
        const lastAlive = await stores.slots.newest(minuteRoutine);
        const ended = (await stores.setting(endedName)) || null;
        const restored = (await stores.setting(restoredName)) || null;
        if (ended !== null) await stores.setSetting(endedName, '');
        if (restored !== null) {
          await stores.setSetting(restoredName, '');
          log.warn({ ward, of: restored }, 'the data were restored from a backup: later changes are missing');
          await noteEvent(unit, 'restored', { from: restored });
        } else if (lastAlive && lastAlive.getTime() - now.getTime() > jumpMs) {
          const minutes = Math.round((now.getTime() - lastAlive.getTime()) / minuteMs);
          await noteEvent(unit, 'clock', { minutes });
        } else if (lastAlive && (ended === null || now.getTime() - Date.parse(ended) > longStopMs)) {
          const isOrderly = ended === null ? 'no' : 'yes';
          await noteEvent(unit, 'stopped', { from: ended ?? lastAlive.toISOString(), isOrderly });
        }
      }),
    /** Runs each minute, before due work. An event that cannot be recorded now is retried in the next minute. */
    look: async (): Promise<void> => {
      try {
        await lookAtClock();
        await lookAtDisk();
      } catch (error) {
        log.error({ ward, reason: String(error).slice(0, 200) }, 'an incident of the host could not be recorded');
      }
    },
    /** Records a graceful stop, so that the next process does not report a kill. */
    end: (): Promise<void> => write(({ stores, now }) => stores.setSetting(endedName, now.toISOString())),
  };
}
