/** Delivers to a bot's webhook: one POST with a deadline, waits between attempts, and a way to end all of them. */
import { setTimeout as delay } from 'node:timers/promises';

export interface Posted {
  /** Null if no answer came in time, or none at all. */
  readonly status: number | null;
  /** True when the deadline passed. */
  readonly isLate: boolean;
  readonly statusText: string;
  readonly body: string;
  /** Seconds that the bot asked to wait; 0 for none. */
  readonly retryAfterS: number;
}

export interface Posting {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly withinMs: number;
  readonly signal: AbortSignal;
}

/** Never throws: without an answer `status` is null, and `isLate` tells whether the deadline passed. */
export async function postTo(url: string, { headers, body, withinMs, signal }: Posting): Promise<Posted> {
  const deadline = AbortSignal.timeout(withinMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([signal, deadline]),
    });
    const { status, statusText } = response;
    const retryAfterS = Math.max(0, Number.parseInt(response.headers.get('retry-after') ?? '', 10) || 0);
    return { status, statusText, retryAfterS, isLate: false, body: await response.text() };
  } catch {
    return { status: null, statusText: '', retryAfterS: 0, isLate: deadline.aborted, body: '' };
  }
}

/** Tracks running deliveries, so that closing can wait for them. */
export function createDeliveries() {
  const running = new Set<Promise<void>>();
  return {
    run(work: Promise<void>): void {
      const task: Promise<void> = work.finally(() => running.delete(task));
      running.add(task);
    },
    /** Resolves when no delivery is running. */
    async idle(): Promise<void> {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** Waits; returns early, without an error, when the signal fires. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal }).catch(() => undefined);
