import { vi } from 'vitest';

/** Repeats a check until it passes, for at most 60 seconds, so that a busy machine does not fail a test. */
export const eventually = <Value>(check: () => Value | Promise<Value>): Promise<Value> =>
  vi.waitFor(check, { timeout: 60_000 });
