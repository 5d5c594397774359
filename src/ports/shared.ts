/**
 * Communication between the processes of one installation, apart from the database. Correctness does not depend on it: it may
 * fail.
 */
export interface Counted {
  readonly current: number;
  /** Milliseconds until the count restarts. */
  readonly ttl: number;
}

/** Request counters for rate limits, shared by several processes. */
export interface SharedCounts {
  /**
   * Adds one and returns the count within the window. Null if the service does not answer: the process then counts for itself.
   */
  count(key: string, windowMs: number): Promise<Counted | null>;
  /** Returns the count without adding to it. */
  peek(key: string): Promise<Counted | null>;
}

/** Also wakes workers in other processes when there is new work. If it fails, workers find the work by polling. */
export interface Shared extends SharedCounts {
  /** Announces new work: workers look at once instead of at their next poll. */
  wake(): void;
  onWake(listener: () => void): void;
  close(): void;
}
