/** Tells those who show or await it what changed on a platform. */
export function createAnnouncer<Change>() {
  const listeners = new Set<(change: Change) => void>();
  return {
    announce(change: Change): void {
      for (const listener of listeners) listener(change);
    },
    /** Returns how to end it. */
    subscribe(listener: (change: Change) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
