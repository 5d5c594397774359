/** The machine's clock, and the demo's, which people may move forward. */
import type { Clock, MovableClock } from '../ports/clock.ts';

export const systemClock: Clock = { now: () => new Date() };

/** Forward only, by whole milliseconds: what was written stays in the past. @throws RangeError for anything else */
export const createMovableClock = (from: Clock = systemClock): MovableClock => {
  let ahead = 0;
  return {
    now: () => new Date(from.now().getTime() + ahead),
    advance: (ms) => {
      if (!Number.isSafeInteger(ms) || ms <= 0) throw new RangeError('time goes forward only, by whole milliseconds');
      ahead += ms;
    },
  };
};
