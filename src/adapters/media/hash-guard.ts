/**
 * Coordinates work on the same hash: identical bytes that arrive at the same time are stored once, and a file is not
 * stored while it is being removed. One guard per kind of file.
 */
export interface HashGuard<Intake> {
  /** Joins a running intake of the same hash. */
  take(hash: string, work: () => Promise<Intake>): Promise<Intake>;
  /** Waits for a running intake, then removes. Returns the result of `work`. */
  remove(hash: string, work: () => Promise<number>): Promise<number>;
  isBusy(hash: string): boolean;
  /** Resolves when no intake is running. */
  idle(): Promise<void>;
}

/** Creates a guard: per hash, one intake at a time, and none during a removal. */
export function createHashGuard<Intake>(): HashGuard<Intake> {
  const taking = new Map<string, Promise<Intake>>();
  const removing = new Map<string, Promise<number>>();

  async function settled(hash: string): Promise<void> {
    for (;;) {
      const busy = taking.get(hash) ?? removing.get(hash);
      if (busy === undefined) return;
      await busy.catch(() => {});
    }
  }

  return {
    take(hash, work) {
      const joined = taking.get(hash);
      if (joined !== undefined) return joined;
      const removal = removing.get(hash) ?? Promise.resolve();
      const intake = removal
        .catch(() => {})
        .then(work)
        .finally(() => taking.delete(hash));
      taking.set(hash, intake);
      return intake;
    },
    async remove(hash, work) {
      await settled(hash);
      const removal = work().finally(() => removing.delete(hash));
      removing.set(hash, removal);
      return removal;
    },
    isBusy: (hash) => taking.has(hash) || removing.has(hash),
    async idle() {
      await Promise.allSettled(taking.values());
    },
  };
}
