/** Chance that is the same in every run (mulberry32): for what is learned, measured and tried. */

/** Numbers that are the same in every run. */
export interface Dice {
  /** From 0 up to, and without, 1. */
  next(): number;
  /** What dice that go on from here begin with. */
  readonly state: number;
}

/** What each number moves the state by: dice that begin so many numbers later need none of those before. */
const stride = 0x6d2b79f5;

/** @param seed of other dice their state */
export function diceOf(seed: number): Dice {
  let state = seed | 0;
  return {
    next: () => {
      state = (state + stride) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    },
    get state() {
      return state;
    },
  };
}

/** The state of dice after so many numbers more. */
export const stateAfter = (state: number, numbers: number): number => (state + Math.imul(numbers, stride)) | 0;

/** Numbers from 0 up to, and without, 1: the same for the same seed. */
export const numbersFrom = (seed: number): (() => number) => diceOf(seed).next;
