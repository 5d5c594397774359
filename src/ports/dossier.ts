/** What is on record of one item or question, as it stands there: the ground of a dossier. */

/** What stood in an item at a revision that the board saw; `content` is the text whose hash decisions name. */
export interface KeptRevision {
  readonly revision: number;
  readonly content: string;
  readonly sha256: string;
  readonly at: Date;
}

/** A signature as its row has it: who, at which stage of the route, on which revision. */
export interface KeptDecision {
  readonly id: string;
  readonly onRevision: number;
  readonly stage: number;
  readonly actor: string;
  readonly action: string;
  readonly reason: string | null;
  /** Null in rows of older programs. */
  readonly contentHash: string | null;
  readonly at: Date;
}

/** The rules that a decision was taken under, as the audit chain has them; null: an older program did not write them there. */
export interface DecisionTerms {
  readonly process: string | null;
  readonly undertaking: string | null;
  /** The day of the deadlines' version; '1': those of the ward's file. */
  readonly deadlines: string | null;
  readonly submitted: string | null;
  readonly due: string | null;
}

/** A line of the timeline; `facts` is JSON. */
export interface KeptEvent {
  readonly at: Date;
  readonly actor: string;
  readonly event: string;
  readonly facts: string;
}

/** What the checks said of a revision when they looked at it. */
export interface KeptFindings {
  readonly revision: number;
  readonly at: Date;
  /** JSON list of findings. */
  readonly findings: string;
}

/**
 * One step of the ward's hash chain. An entry about the thing is told whole. Of any other only its digest is told, which
 * is enough to follow the chain over it and says nothing of it. An entry of an older program has no digest: its hash is told.
 */
export type ChainStep =
  | {
      readonly seq: number;
      readonly at: number;
      readonly actor: string;
      readonly action: string;
      readonly object: string;
      /** Canonical JSON, as it was hashed. */
      readonly details: string;
      readonly hash: string;
    }
  | { readonly seq: number; readonly digest: string }
  | { readonly seq: number; readonly hash: string };

/** A part of an audit chain that can be checked without the rest: it joins the entries about one thing to the head. */
export interface ChainExtract {
  /** Whose chain it is: the ward's own, or that of one which became part of it. */
  readonly ward: string;
  /** The hash before the first step. */
  readonly begins: string;
  /** From the first entry about the thing to the head. */
  readonly steps: readonly ChainStep[];
  /** The last entry of the ward's chain; null: it has none. */
  readonly head: { readonly seq: number; readonly hash: string; readonly at: Date } | null;
}

/** Plain data: it goes to another thread. Instants inside are dates and become ISO text in the file. */
export interface DossierContent {
  readonly code: string;
  readonly ward: { readonly id: string; readonly name: string };
  readonly madeAt: Date;
  /** What it is, with its whole standing. */
  readonly record: Readonly<Record<string, unknown>>;
  readonly revisions: readonly KeptRevision[];
  readonly checks: readonly { readonly revision: number; readonly at: Date; readonly findings: readonly unknown[] }[];
  readonly decisions: readonly (KeptDecision & { readonly terms: DecisionTerms | null })[];
  readonly events: readonly KeptEvent[];
  /** The ward's own first. */
  readonly chains: readonly ChainExtract[];
  /** By id: who stands behind the actors. */
  readonly people: Readonly<Record<string, { readonly name: string; readonly role: string }>>;
}

/** Rows of one item or question as they lie there, with the steps of the chain that prove them. */
export interface DossierReader {
  /** Of an item or a question, oldest first. */
  revisions(subject: string): Promise<readonly KeptRevision[]>;
  decisions(subject: string): Promise<readonly KeptDecision[]>;
  findings(subject: string): Promise<readonly KeptFindings[]>;
  events(subject: string): Promise<readonly KeptEvent[]>;
  /** @param secret actions whose entries are told by their digest, though they are about the thing */
  chains(subject: string, code: string, secret: readonly string[]): Promise<readonly ChainExtract[]>;
  /** Head of the ward's chain. */
  head(): Promise<ChainExtract['head']>;
}
