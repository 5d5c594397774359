/**
 * Detects repeated refused calls. A call that a retry cannot fix may be repeated twice (for example with a new token,
 * or after a deployment), one that waiting can fix a few times more.
 */
import { createHash } from 'node:crypto';
import { isHealedByWaiting } from './faults.ts';

const fetchWithinMs = 60_000;
const maxRefused = 2;
const maxRefusedForNow = 6;

/** Considers the last minute of the platform's clock. */
export function createRepetitions(nowMs: () => number) {
  let refused: { readonly key: string; readonly atMs: number }[] = [];
  return {
    /** Records a refusal; returns true if it exceeds the allowed repetitions. */
    isStorm(path: string, body: Uint8Array, code: number): boolean {
      const key = createHash('sha256').update(`${path}\0${code}\0`).update(body).digest('hex');
      refused = refused.filter(({ atMs }) => nowMs() - atMs < fetchWithinMs);
      refused.push({ key, atMs: nowMs() });
      const times = refused.filter((other) => other.key === key).length;
      return times > (isHealedByWaiting(code) ? maxRefusedForNow : maxRefused);
    },
  };
}
