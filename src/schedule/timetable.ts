/**
 * Runs routines by the clock. Each tick looks at the newest slot of each routine that has passed; the process that claims the
 * slot's row does the work in the same transaction. So a slot runs once over all processes, a slot missed while the program was
 * stopped runs after the restart, and a slot that is too old to be useful is only recorded. Runs do not overlap, because a second
 * process finds the row claimed.
 */

import { type CrashPoint, nowhere } from '../ports/crash-point.ts';
import type { Log } from '../ports/log.ts';
import type { InWard, Unit } from '../ports/services.ts';
import type { WardWork } from '../ports/unit-of-work.ts';

/** Work that recurs by the clock. A slot that has passed is started once, by the first process that notices it. */
export interface Routine {
  readonly name: string;
  /** The newest slot at or before `now`; null when there is none. */
  readonly slotBefore: (now: Date) => Date | null;
  /** A slot that is older than this when it is noticed is recorded as missed and not run. */
  readonly usefulForMs: number;
  /** Runs in the transaction that claims the slot. */
  readonly run?: (unit: Unit, slot: Date) => Promise<void>;
  /**
   * Runs before the claim, in read-only transactions of its own. The function it returns runs in the transaction that claims the
   * slot. After a stop in between, the slot is still unclaimed and runs at the next start.
   */
  readonly gather?: (inWard: InWard) => Promise<(unit: Unit) => Promise<void>>;
  /**
   * Runs after the claim, in transactions of its own, for more rows than one transaction should hold. What fails in it is left to
   * the next slot.
   */
  readonly inSlices?: (inWard: InWard) => Promise<void>;
}

/** What the timetable needs. */
export interface TimetableOptions extends WardWork {
  readonly routines: readonly Routine[];
  readonly log: Log;
  readonly now: () => Date;
  /** Crash point for tests; without it none is set. */
  readonly reach?: CrashPoint;
}

/**
 * Creates the timetable.
 * @returns the tick. A routine that fails is tried again at the next tick, because its slot was not claimed.
 */
export const createTimetable = (options: TimetableOptions) => {
  const { ward, unitOfWork, openUnit, routines, log, now, reach = nowhere } = options;
  /** Slots that this process has seen claimed, so that a tick does not query the database for every routine. */
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
          else if (isKnown) log.warn({ ward, routine: name, slot: slot.toISOString() }, 'a scheduled run was missed');
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
