/** Ends this process at one named place: only for tests, by CRASH_AT. 'turn.beforeCommit#3' means the third time. */
import type { CrashPoint } from '../ports/crash-point.ts';
import { nowhere } from '../ports/crash-point.ts';

/** Null: nowhere. The process ends as by kill -9: nothing is flushed, nobody is told. */
export const crashPointAt = (wanted: string | null): CrashPoint => {
  if (wanted === null) return nowhere;
  const [name, times] = wanted.split('#');
  let left = Number(times ?? '1');
  return (reached) => {
    if (reached !== name) return;
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  };
};
