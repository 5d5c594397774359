/**
 * Waits after "quota exceeded". Zalo says neither how long to wait nor which quota it was: the short-term rate, or the
 * monthly plan. So the first wait is short and later ones grow up to an hour; a successful message resets them.
 */

/** The last one repeats until the plan renews. */
export const defaultQuotaWaitsMs: readonly number[] = [60_000, 300_000, 900_000, 3_600_000];

export interface QuotaWait {
  /** Returns the wait in milliseconds. Refusals during a wait (in other conversations) share it. */
  refused(): number;
  accepted(): void;
}

/** @param monotonicMs real time, not the ward's clock */
export function createQuotaWait(waitsMs: readonly number[], monotonicMs: () => number): QuotaWait {
  let step = 0;
  let until = Number.NEGATIVE_INFINITY;
  return {
    refused() {
      const now = Math.floor(monotonicMs());
      if (now >= until) {
        until = now + (waitsMs[Math.min(step, waitsMs.length - 1)] ?? 60_000);
        step += 1;
      }
      return Math.ceil(until - now);
    },
    accepted() {
      step = 0;
      until = Number.NEGATIVE_INFINITY;
    },
  };
}
