/**
 * Figures for operators' alarms: ages, backlogs, overdue cases, channels. Counting stops at 10,000, which means 10,000 or more.
 */
export interface WatchFigures {
  /** Age of the oldest waiting row, in seconds; 0 if none waits. */
  readonly oldestSeconds: Readonly<Record<'inbox' | 'job' | 'outbox' | 'unknown', number>>;
  readonly waiting: readonly { readonly table: string; readonly status: string; readonly count: number }[];
  /** Open cases past their due date. */
  readonly overdue: Readonly<Record<'item' | 'question', number>>;
  readonly channels: readonly { readonly ward: string; readonly channel: string; readonly isUp: boolean }[];
  /** Null if there is no backup by this program. */
  readonly backupMadeAt: Date | null;
}
