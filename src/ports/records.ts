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
  /** What somebody did since then, newest first. */
  actsOf(actor: PersonId, since: Date, limit: number): Promise<readonly DoneAct[]>;
  /** One entry; null: there is none of that number. */
  entry(seq: number): Promise<DoneAct | null>;
  /** What everybody did after an entry, oldest first. */
  after(seq: number, limit: number): Promise<readonly DoneAct[]>;
  /** The number of the newest entry; 0: none. */
  last(): Promise<number>;
}

/** An entry as it is read again. */
export interface DoneAct {
  readonly seq: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly object: string;
  /** Of the item or question, where there is one. */
  readonly code: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface TimelineStore {
  record(subject: string, event: string, actor: string, at: Date, facts?: Facts): Promise<void>;
}
