import { vi } from 'vitest';

/** Checks again and again until it holds: what comes in the end, however busy the machine. */
export const soon = <Value>(check: () => Value | Promise<Value>): Promise<Value> =>
  vi.waitFor(check, { timeout: 60_000 });
