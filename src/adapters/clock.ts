/** The system clock, and the demo's clock, which can be moved forward. */
import type { Clock, MovableClock } from '../ports/clock.ts';

export const systemClock: Clock = { now: () => new Date() };

/**
 * Moves forward only, by whole milliseconds, so that recorded times stay in the past.
 * @throws RangeError for anything else
 */
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
