/** A `SecretSlot` in memory, with the promises of the real one: one holder at a time, versions that grow, and failures. */
import type { KeptSecret, SecretSlot } from '../../src/channel/factory.ts';

export interface MemorySecretSlot extends SecretSlot {
  /** Each value that became durable, oldest first. */
  readonly stored: string[];
  /** The next so many calls of `store` fail. */
  failStores(times: number): void;
  /** Puts a value as another process would, outside of any hold. */
  put(value: string): void;
  /** How many have held it at once, at most. */
  readonly mostHolders: () => number;
  /** How often it was held. */
  readonly holds: () => number;
}

/** Share one between two channels and it stands for the database between two processes. */
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
      // A holder that died is passed over.
      last = Promise.race([mine.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, holdMs).unref())]);
      return mine;
    },
  };
}
