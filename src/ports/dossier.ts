/** Stored records of one item or question, unchanged: the basis of a dossier. */

/** Content of an item at a revision that the board saw. `content` is the text whose hash the decisions refer to. */
export interface KeptRevision {
  readonly revision: number;
  readonly content: string;
  readonly sha256: string;
  readonly at: Date;
}

/** A signature as stored: who signed, at which stage of the route, on which revision. */
export interface KeptDecision {
  readonly id: string;
  readonly onRevision: number;
  readonly stage: number;
  readonly actor: string;
  readonly action: string;
  readonly reason: string | null;
  /** Null in rows written by older versions of the program. */
  readonly contentHash: string | null;
  readonly at: Date;
}

/**
 * The rules under which a decision was taken, from the audit chain. Null if an older version of the program did not record them.
 */
export interface DecisionTerms {
  readonly process: string | null;
  readonly undertaking: string | null;
  /** First day of the version of the deadlines that applied; '1': the deadlines of the ward's file. */
  readonly deadlines: string | null;
  readonly submitted: string | null;
  readonly due: string | null;
}

/** An entry of the timeline. `facts` is JSON. */
export interface KeptEvent {
  readonly at: Date;
  readonly actor: string;
  readonly event: string;
  readonly facts: string;
}

/** Findings of the checks on a revision. */
export interface KeptFindings {
  readonly revision: number;
  readonly at: Date;
  /** JSON list of findings. */
  readonly findings: string;
}

/**
 * One entry of the ward's hash chain. An entry about the subject is included in full. For any other entry only its digest is
 * included: it is enough to verify the chain, and reveals nothing. Entries of older versions of the program have no digest;
 * their hash is included instead.
 */
export type ChainStep =
  | {
      readonly seq: number;
      readonly at: number;
      readonly actor: string;
      readonly action: string;
      readonly object: string;
      /** Canonical JSON: the exact text that was hashed. */
      readonly details: string;
      readonly hash: string;
    }
  | { readonly seq: number; readonly digest: string }
  | { readonly seq: number; readonly hash: string };

/** A part of an audit chain that can be verified by itself: it links the entries about one subject to the head of the chain. */
export interface ChainExtract {
  /** The ward whose chain this is: the dossier's own ward, or a ward that was merged into it. */
  readonly ward: string;
  /** The hash that the first step follows. */
  readonly begins: string;
  /** All entries from the first one about the subject to the head. */
  readonly steps: readonly ChainStep[];
  /** The newest entry of the chain. Null if the chain is empty. */
  readonly head: { readonly seq: number; readonly hash: string; readonly at: Date } | null;
}

/** Content of a dossier as plain data, so that it can be sent to another thread. Dates become ISO text in the file. */
export interface DossierContent {
  readonly code: string;
  readonly ward: { readonly id: string; readonly name: string };
  readonly madeAt: Date;
  /** The item or question with all its state. */
  readonly record: Readonly<Record<string, unknown>>;
  readonly revisions: readonly KeptRevision[];
  readonly checks: readonly { readonly revision: number; readonly at: Date; readonly findings: readonly unknown[] }[];
  readonly decisions: readonly (KeptDecision & { readonly terms: DecisionTerms | null })[];
  readonly events: readonly KeptEvent[];
  /** The ward's own chain comes first. */
  readonly chains: readonly ChainExtract[];
  /** Name and role of every actor, by person id. */
  readonly people: Readonly<Record<string, { readonly name: string; readonly role: string }>>;
}

/** Reads the stored rows of one item or question, with the entries of the audit chain that prove them. */
export interface DossierReader {
  /** Revisions of an item or a question, oldest first. */
  revisions(subject: string): Promise<readonly KeptRevision[]>;
  decisions(subject: string): Promise<readonly KeptDecision[]>;
  findings(subject: string): Promise<readonly KeptFindings[]>;
  events(subject: string): Promise<readonly KeptEvent[]>;
  /** @param secret actions of which only the digest is included, even if the entry is about the subject */
  chains(subject: string, code: string, secret: readonly string[]): Promise<readonly ChainExtract[]>;
  /** Head of the ward's chain. */
  head(): Promise<ChainExtract['head']>;
}
