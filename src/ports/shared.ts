/** What the processes of one installation tell each other beside the database. Nothing rests on it: it may be silent. */
export interface Counted {
  readonly current: number;
  /** Milliseconds until the count begins anew. */
  readonly ttl: number;
}

/** Counts for the limits of requests that several processes share. */
export interface SharedCounts {
  /** One more within the window; null: no answer, and the process counts for itself. */
  count(key: string, windowMs: number): Promise<Counted | null>;
  /** As it is, without one more. */
  peek(key: string): Promise<Counted | null>;
}

/** Woken by it, a process looks for work that another has put; without an answer it looks by its own clock. */
export interface Shared extends SharedCounts {
  /** There is work: whoever works looks at once, instead of at its next look. */
  wake(): void;
  onWake(listener: () => void): void;
  close(): void;
}
