/**
 * Who is busy with a hash: the same bytes at the same time are taken once, and nothing is given out while it is removed.
 * One guard for one kind of file.
 */
export interface HashGuard<Intake> {
  /** Joins whoever takes the same hash now. */
  take(hash: string, work: () => Promise<Intake>): Promise<Intake>;
  /** Waits for whoever takes it now, then removes. Returns what `work` returns. */
  remove(hash: string, work: () => Promise<number>): Promise<number>;
  isBusy(hash: string): boolean;
  /** Resolves when nobody takes anything. */
  idle(): Promise<void>;
}

/** Of one hash nothing is taken twice at once, and nothing taken while it is removed. */
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
