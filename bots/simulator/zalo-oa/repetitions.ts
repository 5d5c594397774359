/**
 * Notices a storm: the very same call, refused, and made again and again. What no repeat can heal may be tried twice (a
 * new token, a new try after a deploy), what waiting heals a few times more.
 */
import { createHash } from 'node:crypto';
import { isHealedByWaiting } from './faults.ts';

const fetchWithinMs = 60_000;
const maxRefused = 2;
const maxRefusedForNow = 6;

/** Looks back one minute of the platform's clock. */
export function createRepetitions(nowMs: () => number) {
  let refused: { readonly key: string; readonly atMs: number }[] = [];
  return {
    /** Notes a refusal; true when this one makes it a storm. */
    isStorm(path: string, body: Uint8Array, code: number): boolean {
      const key = createHash('sha256').update(`${path}\0${code}\0`).update(body).digest('hex');
      refused = refused.filter(({ atMs }) => nowMs() - atMs < fetchWithinMs);
      refused.push({ key, atMs: nowMs() });
      const times = refused.filter((other) => other.key === key).length;
      return times > (isHealedByWaiting(code) ? maxRefusedForNow : maxRefused);
    },
  };
}
