/** The demo's clock, moved on as time passes: through every slot of the timetable on the way, never over one. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MovableClock } from '../ports/clock.ts';

const minuteMs = 60_000;
/** All slots lie on marks of five minutes but the watch over dangers, which is each minute: an hour is lived like that. */
const stepOf = (ms: number): number => (ms <= 60 * minuteMs ? minuteMs : 5 * minuteMs);
/** A platform that hangs holds the clock no longer than this, step by step: it also holds nobody in real life. */
const patienceMs = 1_000;

/**
 * A demo that is started again goes on at the time to which it was moved. Were it earlier, work of the folder would be due days
 * later, and everything behind it in its lane would wait with it.
 * @param dataDir the demo's folder, where it is kept by how much the clock is ahead, in milliseconds
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

/** How the demo lets days pass in seconds, without anything coming too late or too early. */
export interface PassingTime {
  /** What the timetable does now. */
  readonly look: () => Promise<void>;
  /** Resolves when what is due now is done: messages leave at the time at which they were due. */
  readonly settle: () => Promise<void>;
  readonly isOver: () => boolean;
}

/** @returns advances by `ms`, one after the other; `passed` is called after each step */
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
