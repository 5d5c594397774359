/** Ends this process at a named point; for tests, set by CRASH_AT. 'turn.beforeCommit#3' means the third time. */
import type { CrashPoint } from '../ports/crash-point.ts';
import { nowhere } from '../ports/crash-point.ts';

/** Null disables it. The process ends as with kill -9: nothing is flushed, and no handler runs. */
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
