/**
 * A `SecretSlot` in memory with the guarantees of the real one: one holder at a time, and
 * versions that increase. It can also simulate failures.
 */
import type { KeptSecret, SecretSlot } from '../../src/channel/factory.ts';

export interface MemorySecretSlot extends SecretSlot {
  /** Each value that became durable, oldest first. */
  readonly stored: string[];
  /** Makes the next `times` calls of `store` fail. */
  failStores(times: number): void;
  /** Stores a value without holding the slot, as another process would. */
  put(value: string): void;
  /** The maximum number of simultaneous holders so far. */
  readonly mostHolders: () => number;
  /** How often the slot was held. */
  readonly holds: () => number;
}

/** Two channels that share one slot behave like two processes that share a database. */
export function createMemorySecretSlot(initial: string | null = null): MemorySecretSlot {
  let kept: KeptSecret | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let failures = 0;
  let holders = 0;
  let most = 0;
  let holds = 0;
  const stored: string[] = [];

  const put = (value: string) => {
    kept = { value, version: (kept?.version ?? 0) + 1 };
    stored.push(value);
  };
  if (initial !== null) put(initial);

  return {
    stored,
    put,
    failStores(times) {
      failures = times;
    },
    mostHolders: () => most,
    holds: () => holds,
    async read() {
      await Promise.resolve();
      return kept;
    },
    exclusively(holdMs, work) {
      const mine = last.then(async () => {
        holders += 1;
        holds += 1;
        most = Math.max(most, holders);
        let isOver = false;
        try {
          return await work(kept, async (value) => {
            await Promise.resolve();
            if (isOver) throw new Error('held too long: somebody else has it');
            if (failures > 0) {
              failures -= 1;
              throw new Error('the disk is full');
            }
            put(value);
          });
        } finally {
          isOver = true;
          holders -= 1;
        }
      });
      // After `holdMs` the next holder proceeds, in case this one died.
      last = Promise.race([mine.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, holdMs).unref())]);
      return mine;
    },
  };
}
