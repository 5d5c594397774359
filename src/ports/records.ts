/** Who did what (the audit chain), and what happened to an item or a question (its timeline). */
import type { Facts } from '../domain/facts.ts';
import type { PersonId } from '../domain/ids.ts';

export interface AuditEntry {
  readonly actor: string;
  readonly action: string;
  readonly object: string;
  /** Ids and hashes, no personal text. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

export interface AuditStore {
  record(entry: AuditEntry, at: Date): Promise<void>;
  /** What somebody did since then, newest first; the code of the item where there is one. */
  actsOf(
    actor: PersonId,
    since: Date,
    limit: number,
  ): Promise<readonly { readonly at: Date; readonly action: string; readonly code: string | null }[]>;
}

export interface TimelineStore {
  record(subject: string, event: string, actor: string, at: Date, facts?: Facts): Promise<void>;
}
