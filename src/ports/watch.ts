/** What an operator is alarmed by: ages, what waits, deadlines, channels. Counts end at 10,000: so many, or more. */
export interface WatchFigures {
  /** Age of the oldest that waits, in seconds; 0: nothing does. */
  readonly oldestSeconds: Readonly<Record<'inbox' | 'job' | 'outbox' | 'unknown', number>>;
  readonly waiting: readonly { readonly table: string; readonly status: string; readonly count: number }[];
  /** Open cases whose day is over. */
  readonly overdue: Readonly<Record<'item' | 'question', number>>;
  readonly channels: readonly { readonly ward: string; readonly channel: string; readonly isUp: boolean }[];
  /** Null: never, or not by this program. */
  readonly backupMadeAt: Date | null;
}
