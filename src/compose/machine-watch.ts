/**
 * What a process notices of itself and its machine: that the one before it was killed, that it runs on a restored copy,
 * that the clock jumped, that the disk filled. Written down by ward, for the morning's list (`usecases/machine-log.ts`).
 */

import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Unit } from '../ports/services.ts';
import type { WardWork } from '../ports/unit-of-work.ts';
import { noteEvent, noteOver, noteTrouble } from '../usecases/machine-log.ts';

const minuteMs = 60_000;
/** Clocks are set right by seconds all the time; this is more than any of that. */
const jumpMs = 2 * minuteMs;
/** A stop that was asked for is told when it was longer than an update takes. */
const longStopMs = 15 * minuteMs;
/** The routine that has a slot each minute: its newest one says when this ward was last alive. */
const minuteRoutine = 'remind-dangers';
const endedName = 'machine-ended';
/** Written into the copy by `restore`: when it was made. */
export const restoredName = 'machine-restored';

/** What a look at the machine itself needs: room on its disk, and whether its clock was moved. */
export interface MachineWatchOptions extends WardWork {
  readonly clock: Clock;
  readonly log: Log;
  readonly hasRoom: () => boolean;
  /** Milliseconds that no clock setting moves; null where the clock is moved by hand. */
  readonly steadyMs: (() => number) | null;
}

/** @param options `steadyMs` is a clock that never jumps; without one jumps are not looked for */
export function createMachineWatch(options: MachineWatchOptions) {
  const { ward, unitOfWork, openUnit, clock, log, hasRoom, steadyMs } = options;
  const write = (work: (unit: Unit) => Promise<void>): Promise<void> =>
    unitOfWork.run(ward, (stores) => work(openUnit(stores, `machine:${clock.now().toISOString()}`)));
  let before = steadyMs ? { wall: clock.now().getTime(), steady: steadyMs() } : null;
  /** Since when the disk has no room; null: it has. */
  let fullSince: Date | null = null;
  let isFullNoted = false;
  /** The first look ends what an earlier process saw begin. */
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
        // While it was full nothing could be written, perhaps.
        if (since && !isFullNoted) await noteTrouble(unit, 'disk-full', '', since);
        await noteOver(unit, 'disk-full');
      });
      fullSince = null;
      isFullNoted = false;
    }
    hasLooked = true;
  };

  return {
    /** What the process before this one left behind. */
    begin: (): Promise<void> =>
      write(async (unit) => {
        const { stores, now } = unit;
        const lastAlive = await stores.slots.newest(minuteRoutine);
        const ended = (await stores.setting(endedName)) || null;
        const restored = (await stores.setting(restoredName)) || null;
        if (ended !== null) await stores.setSetting(endedName, '');
        if (restored !== null) {
          await stores.setSetting(restoredName, '');
          log.warn({ ward, of: restored }, 'this is a restored copy: what came after it is not in it');
          await noteEvent(unit, 'restored', { from: restored });
        } else if (lastAlive && lastAlive.getTime() - now.getTime() > jumpMs) {
          const minutes = Math.round((now.getTime() - lastAlive.getTime()) / minuteMs);
          await noteEvent(unit, 'clock', { minutes });
        } else if (lastAlive && (ended === null || now.getTime() - Date.parse(ended) > longStopMs)) {
          const isOrderly = ended === null ? 'no' : 'yes';
          await noteEvent(unit, 'stopped', { from: ended ?? lastAlive.toISOString(), isOrderly });
        }
      }),
    /** Each minute, before what is due. What cannot be written now is tried again at the next. */
    look: async (): Promise<void> => {
      try {
        await lookAtClock();
        await lookAtDisk();
      } catch (error) {
        log.error({ ward, reason: String(error).slice(0, 200) }, 'what befell the machine could not be written down');
      }
    },
    /** An orderly end: the next process does not call it a kill. */
    end: (): Promise<void> => write(({ stores, now }) => stores.setSetting(endedName, now.toISOString())),
  };
}
