/** The audit chain (who did what) and the timeline of an item or a question (what happened to it). */
import type { Facts } from '../domain/facts.ts';
import type { PersonId, WardId } from '../domain/ids.ts';

/** An act to be recorded. `details` are part of the hash. */
export interface AuditEntry {
  readonly actor: string;
  readonly action: string;
  readonly object: string;
  /** Ids and hashes, no personal data. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** The ward's hash chain. It is append-only. */
export interface AuditStore {
  record(entry: AuditEntry, at: Date): Promise<void>;
  /** Acts of this actor since then, newest first. */
  actsOf(actor: PersonId, since: Date, limit: number): Promise<readonly DoneAct[]>;
  /** Acts of all actors since then, newest first, among the newest entries. */
  recent(since: Date, limit: number): Promise<readonly DoneAct[]>;
  /** One entry by its number. Null if there is none. */
  entry(seq: number): Promise<DoneAct | null>;
  /** All entries after this one, oldest first. */
  after(seq: number, limit: number): Promise<readonly DoneAct[]>;
  /** Number of the newest entry; 0 if there is none. */
  last(): Promise<number>;
  /**
   * Number of the newest entry about an object; 0 if there is none. It serves as the revision of the object that a reader saw.
   */
  lastOf(object: string): Promise<number>;
  /** Entries about an object after this number, oldest first. */
  about(object: string, after: number, limit: number): Promise<readonly DoneAct[]>;
}

/** An entry read back from the chain. */
export interface DoneAct {
  readonly seq: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly object: string;
  /** Code of the item or question, if there is one. */
  readonly code: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Timeline of a case, for the people who may see the case. */
export interface TimelineStore {
  record(subject: string, event: string, actor: string, at: Date, facts?: Facts): Promise<void>;
  /** Events since then, oldest first. */
  since(
    subject: string,
    from: Date,
  ): Promise<readonly { readonly event: string; readonly at: Date; readonly facts: Facts }[]>;
}

/** Result of verifying that every entry follows from the one before. */
export type AuditVerdict =
  /** `head`: the newest hash of this ward's chain. */
  | { readonly ok: true; readonly entries: number; readonly head: string }
  /**
   * `seq`: the first entry that does not follow from the ones before it. `chain`: the ward's chain, or the closed chain that all
   * wards once shared.
   */
  | { readonly ok: false; readonly chain: 'ward' | 'global'; readonly seq: number };

/** An entry up to which the chain was verified. */
export interface AuditCheckpoint {
  readonly seq: number;
  readonly hash: string;
}

/** `last`: number of the newest entry. The verification is complete when the checkpoint has this number. */
export type AuditProgress =
  | { readonly ok: true; readonly checkpoint: AuditCheckpoint; readonly last: number }
  | Extract<AuditVerdict, { readonly ok: false }>;

/** Which entries of the audit log to read, newest first. */
export interface AuditQuery {
  /** Id of a person, or 'system', 'admin'; null: all actors. */
  readonly actor: string | null;
  readonly since: Date | null;
  /** Only entries with a smaller number; null: from the newest. */
  readonly before?: number | null;
  readonly most: number;
}

/** An entry of the log without its details, with its hash. */
export interface KeptAuditEntry extends Omit<DoneAct, 'details'> {
  readonly hash: string;
}

/** Read-only access to the audit chain. */
export interface AuditReader {
  /** Verifies the whole chain. */
  verifyAudit(ward: WardId): Promise<AuditVerdict>;
  /** Verifies at most `most` entries after a checkpoint. @param from null: from the beginning */
  verifyAuditPart(ward: WardId, from: AuditCheckpoint | null, most: number): Promise<AuditProgress>;
  /** Newest first. */
  auditEntries(ward: WardId, wanted: AuditQuery): Promise<readonly KeptAuditEntry[]>;
}
