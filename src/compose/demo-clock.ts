/** The demo's clock. Moving it forward runs every slot of the timetable on the way, without skipping any. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MovableClock } from '../ports/clock.ts';

const minuteMs = 60_000;
/**
 * All slots are at multiples of five minutes, except the watch over danger cases, which runs every minute; so jumps of
 * up to an hour go minute by minute.
 */
const stepOf = (ms: number): number => (ms <= 60 * minuteMs ? minuteMs : 5 * minuteMs);
/** Maximum wait per step for a platform that hangs; in real time it would not delay the clock either. */
const patienceMs = 1_000;

/**
 * A restarted demo continues at the time its clock was moved to. With an earlier time, jobs of the folder would be due
 * days later and block the jobs behind them in their lanes.
 * @param dataDir the demo's folder, which stores how far the clock is ahead, in milliseconds
 */
export const keptClock = (clock: MovableClock, dataDir: string): MovableClock => {
  const file = join(dataDir, 'demo-clock');
  let ahead = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (Number.isSafeInteger(ahead) && ahead > 0) clock.advance(ahead);
  else ahead = 0;
  return {
    now: clock.now,
    advance: (ms) => {
      clock.advance(ms);
      ahead += ms;
      writeFileSync(file, String(ahead), { mode: 0o600 });
    },
  };
};

/** What is needed to let days pass in seconds while everything still runs at its time. */
export interface PassingTime {
  /** Runs the timetable for the current time. */
  readonly look: () => Promise<void>;
  /** Resolves when everything due now is done, so that messages are sent at their due time. */
  readonly settle: () => Promise<void>;
  readonly isOver: () => boolean;
}

/** @returns a function that advances by `ms`, one call after the other; `passed` is called after each step */
export const runningClock = (clock: MovableClock, { look, settle, isOver }: PassingTime) => {
  let last: Promise<void> = Promise.resolve();
  const run = async (ms: number, passed: () => void): Promise<void> => {
    const end = clock.now().getTime() + ms;
    const stepMs = stepOf(ms);
    for (let now = end - ms; now < end && !isOver(); now = clock.now().getTime()) {
      clock.advance(Math.min(stepMs - (now % stepMs), end - now));
      await look();
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, patienceMs);
      });
      await Promise.race([settle(), patience]);
      clearTimeout(timer);
      passed();
    }
  };
  return (ms: number, passed: () => void = () => undefined): Promise<void> => {
    last = last.then(() => run(ms, passed));
    return last;
  };
};
