/** Who did what (the audit chain), and what happened to an item or a question (its timeline). */
import type { Facts } from '../domain/facts.ts';
import type { PersonId, WardId } from '../domain/ids.ts';

/** Somebody did something to a thing; `details` are hashed with it. */
export interface AuditEntry {
  readonly actor: string;
  readonly action: string;
  readonly object: string;
  /** Ids and hashes, no personal text. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** The ward’s hash chain: entries are added and never changed. */
export interface AuditStore {
  record(entry: AuditEntry, at: Date): Promise<void>;
  /** What somebody did since then, newest first. */
  actsOf(actor: PersonId, since: Date, limit: number): Promise<readonly DoneAct[]>;
  /** What everybody did from then on, newest first, among the newest entries. */
  recent(since: Date, limit: number): Promise<readonly DoneAct[]>;
  /** One entry; null: there is none of that number. */
  entry(seq: number): Promise<DoneAct | null>;
  /** What everybody did after an entry, oldest first. */
  after(seq: number, limit: number): Promise<readonly DoneAct[]>;
  /** The number of the newest entry; 0: none. */
  last(): Promise<number>;
  /** The number of the newest entry about an object, which is the revision that somebody sees of it; 0: none. */
  lastOf(object: string): Promise<number>;
  /** What was done to an object after an entry, oldest first. */
  about(object: string, after: number, limit: number): Promise<readonly DoneAct[]>;
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

/** What was done to a case, for whoever may see the case. */
export interface TimelineStore {
  record(subject: string, event: string, actor: string, at: Date, facts?: Facts): Promise<void>;
  /** What happened to it from then on, oldest first. */
  since(
    subject: string,
    from: Date,
  ): Promise<readonly { readonly event: string; readonly at: Date; readonly facts: Facts }[]>;
}

/** Whether every entry follows from the one before; if not, the first that doesn’t. */
export type AuditVerdict =
  /** `head`: the last hash of this ward's chain. */
  | { readonly ok: true; readonly entries: number; readonly head: string }
  /** The first entry that does not follow from those before it, in the chain of the ward or the closed one of all wards. */
  | { readonly ok: false; readonly chain: 'ward' | 'global'; readonly seq: number };

/** An entry up to which the chain was found whole. */
export interface AuditCheckpoint {
  readonly seq: number;
  readonly hash: string;
}

/** `last`: the number of the newest entry; the walk has reached it when the checkpoint has that number. */
export type AuditProgress =
  | { readonly ok: true; readonly checkpoint: AuditCheckpoint; readonly last: number }
  | Extract<AuditVerdict, { readonly ok: false }>;

/** Which entries of the log are asked for, the newest first. */
export interface AuditQuery {
  /** Id of a person, or 'system', 'admin'; null: everybody. */
  readonly actor: string | null;
  readonly since: Date | null;
  /** Only entries before this one, by its number; null: from the newest on. */
  readonly before?: number | null;
  readonly most: number;
}

/** An entry of the log without its details, with its link in the chain of hashes. */
export interface KeptAuditEntry extends Omit<DoneAct, 'details'> {
  readonly hash: string;
}

/** For whoever looks through the chain; nothing here writes. */
export interface AuditReader {
  /** Walks the whole chain. */
  verifyAudit(ward: WardId): Promise<AuditVerdict>;
  /** Goes on from a checkpoint, at most so many entries. @param from null: from the beginning */
  verifyAuditPart(ward: WardId, from: AuditCheckpoint | null, most: number): Promise<AuditProgress>;
  /** Newest first. */
  auditEntries(ward: WardId, wanted: AuditQuery): Promise<readonly KeptAuditEntry[]>;
}
