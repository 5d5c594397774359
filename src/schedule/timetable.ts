/**
 * What wakes use cases. A tick looks at each routine's newest slot that has come; whoever claims its row does the work,
 * in the same transaction. So a slot runs once over all processes, one that was missed by a stop is made good when we
 * are back, and one that is too old to be of use is noted instead. There is no overlap: a second one finds the row.
 */

import { type CrashPoint, nowhere } from '../ports/crash-point.ts';
import type { Log } from '../ports/log.ts';
import type { InWard, Unit } from '../ports/services.ts';
import type { WardWork } from '../ports/unit-of-work.ts';

/** Work that comes back by the clock: a slot that passed is begun once, by whichever process notices first. */
export interface Routine {
  readonly name: string;
  /** The newest slot at or before `now`; null when there is none. */
  readonly slotBefore: (now: Date) => Date | null;
  /** A slot that is older when we come to it is noted and left. */
  readonly usefulForMs: number;
  /** In the transaction that claims the slot. */
  readonly run?: (unit: Unit, slot: Date) => Promise<void>;
  /**
   * Before it, in transactions of its own that only read: what it returns is run in the one that claims the slot. A stop in
   * between leaves the slot to the next start.
   */
  readonly gather?: (inWard: InWard) => Promise<(unit: Unit) => Promise<void>>;
  /** Behind it, in transactions of its own: of more rows than one should hold. What fails in it is left to the next slot. */
  readonly inSlices?: (inWard: InWard) => Promise<void>;
}

/** What the look at the clock, once a minute, needs. */
export interface TimetableOptions extends WardWork {
  readonly routines: readonly Routine[];
  readonly log: Log;
  readonly now: () => Date;
  /** Left out: nothing ends the process here. */
  readonly reach?: CrashPoint;
}

/** @returns the tick. One that fails is tried again at the next tick: its slot was not claimed. */
export const createTimetable = (options: TimetableOptions) => {
  const { ward, unitOfWork, openUnit, routines, log, now, reach = nowhere } = options;
  /** What this process knows to be done, so that a tick does not ask the database for every routine each time. */
  const done = new Map<string, number>();
  return async (): Promise<void> => {
    for (const { name, slotBefore, usefulForMs, run, gather, inSlices } of routines) {
      const slot = slotBefore(now());
      if (!slot || done.get(name) === slot.getTime()) continue;
      const inWard: InWard = (work) =>
        unitOfWork.run(ward, (stores) => work(openUnit(stores, `slot:${name}:${slot.toISOString()}`)));
      const isTooLate = now().getTime() - slot.getTime() > usefulForMs;
      try {
        const isOpen = async ({ stores }: Unit): Promise<boolean> =>
          (await stores.slots.newest(name))?.getTime() !== slot.getTime();
        const work = gather && !isTooLate && (await inWard(isOpen)) ? await gather(inWard) : run;
        const isOurs = await inWard(async (unit) => {
          const { stores } = unit;
          const isKnown = (await stores.slots.newest(name)) !== null;
          if (!(await stores.slots.claim(name, slot, unit.now, isTooLate ? 'missed' : undefined))) return false;
          if (!isTooLate) await work?.(unit, slot);
          else if (isKnown) log.warn({ ward, routine: name, slot: slot.toISOString() }, 'a slot was missed');
          reach('slot.beforeCommit');
          return !isTooLate;
        });
        done.set(name, slot.getTime());
        if (isOurs && inSlices) reach('slot.afterCommit');
        if (isOurs) await inSlices?.(inWard);
      } catch (error) {
        log.error({ ward, routine: name, reason: String(error).slice(0, 200) }, 'a routine failed');
      }
    }
  };
};
