/** A repeatable random generator (mulberry32), for training, measurements and tests. */

/** A sequence of numbers that is the same in every run. */
export interface Dice {
  /** A number from 0 up to, but excluding, 1. */
  next(): number;
  /** State from which another generator can continue the sequence. */
  readonly state: number;
}

/** Each number advances the state by this, so a generator can start at any later position of the sequence directly. */
const stride = 0x6d2b79f5;

/** @param seed a seed, or the state of another generator */
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

/** The state after this many further numbers. */
export const stateAfter = (state: number, numbers: number): number => (state + Math.imul(numbers, stride)) | 0;

/** Numbers from 0 up to, but excluding, 1: the same for the same seed. */
export const numbersFrom = (seed: number): (() => number) => diceOf(seed).next;
