/**
 * How long to wait after "quota exceeded". Zalo says neither until when nor which of its quotas it was: a moment's
 * pace, or the month's plan. So the first wait is short and the following ones longer, up to an hour; one message that
 * comes through starts again from the beginning.
 */

/** The last one repeats until the plan renews. */
export const defaultQuotaWaitsMs: readonly number[] = [60_000, 300_000, 900_000, 3_600_000];

export interface QuotaWait {
  /** Milliseconds to wait now. Refusals that come during one wait (other conversations) share it. */
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
