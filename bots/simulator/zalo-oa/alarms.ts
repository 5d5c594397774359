/**
 * Timers on the platform's clock, which tests and the demo move. Jumps of the clock are not announced, so it is polled
 * while a timer waits.
 */

export type Alarms = ReturnType<typeof createAlarms>;

/** @param lookEveryMs polling interval in real time */
export function createAlarms(nowMs: () => number, lookEveryMs: number) {
  let waiting: { readonly whenMs: number; readonly ring: () => void }[] = [];
  let timer: ReturnType<typeof setInterval> | null = null;

  function check(): void {
    const due = waiting.filter(({ whenMs }) => whenMs <= nowMs()).sort((left, right) => left.whenMs - right.whenMs);
    waiting = waiting.filter((alarm) => !due.includes(alarm));
    if (waiting.length === 0) stop();
    for (const { ring } of due) ring();
  }

  function stop(): void {
    if (timer !== null) clearInterval(timer);
    timer = null;
  }

  return {
    at(whenMs: number, ring: () => void): void {
      waiting.push({ whenMs, ring });
      timer ??= setInterval(check, lookEveryMs).unref();
    },
    /** Fires the timers that are due. */
    check,
    close(): void {
      waiting = [];
      stop();
    },
  };
}
