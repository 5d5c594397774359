/** Deliveries to a program's webhook: one POST with a deadline, waits between tries, and an end for all of them. */
import { setTimeout as delay } from 'node:timers/promises';

export interface Posted {
  /** Null: no answer in time, or none at all. */
  readonly status: number | null;
  /** True when the deadline passed. */
  readonly isLate: boolean;
  readonly statusText: string;
  readonly body: string;
  /** Seconds that the program asked for; 0: none. */
  readonly retryAfterS: number;
}

export interface Posting {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly withinMs: number;
  readonly signal: AbortSignal;
}

/** Never throws: no answer is `status: null`, and `isLate` says whether the deadline was why. */
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

/** Knows what is under way, so that closing can wait for it. */
export function createDeliveries() {
  const running = new Set<Promise<void>>();
  return {
    run(work: Promise<void>): void {
      const task: Promise<void> = work.finally(() => running.delete(task));
      running.add(task);
    },
    /** Resolves when none is under way. */
    async idle(): Promise<void> {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** Ends early, without an error, when the signal fires. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal }).catch(() => undefined);
