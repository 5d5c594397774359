/** A submitted item: what the contributor sent and what the board sees. `Content` is the original input. */
import type { By } from '../actor.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { ChildrenDeclaration } from '../checks/check.ts';
import type { Sentence } from '../facts.ts';
import type { PersonId, SubmissionId } from '../ids.ts';
import type { Route } from '../process/process.ts';
import type { CategoryId } from './categories/index.ts';
import type { ItemFile, Photo, UnderPhotos } from './photos-and-files.ts';
import type { Source } from './source.ts';
import type { SubmissionState } from './transitions.ts';

/** Text of one message. `of` is the message's key, by which an edit of the message finds it. */
export interface TextPart {
  readonly of: string;
  readonly text: string;
}

/** What the author sent. Null slots are filled by guesses when the item is read. */
export interface Content extends UnderPhotos {
  readonly parts: readonly TextPart[];
  readonly title: string | null;
  readonly category: CategoryId | null;
  readonly eventOn: LocalDate | null;
  readonly place: string | null;
  readonly source: Source | null;
  /** The writer's credits, kept for when the board replaces the words. Credits in the words take precedence. */
  readonly authors?: readonly string[];
  readonly photographers?: readonly string[];
  /** For a merged item: photographers by photo id. Valid while the item's own list names them (`creditedPhotographers`). */
  readonly photoCredits?: Readonly<Record<string, readonly string[]>>;
  /** Number and signer of a document, if set by the board; otherwise they are read from the document. */
  readonly documentNumber?: string;
  readonly signer?: string;
  /** Origin of a forwarded message: a proposed source. */
  readonly forwardedFrom: string | null;
  /** The author's statement about children in the pictures; null or absent: not asked, or withdrawn. */
  readonly children?: ChildrenDeclaration | null;
  /** The author has seen a proposed spelling and keeps their own. */
  readonly isAsWritten?: true;
}

/** One approval of a revision, at one stage of its route. */
export interface Signature {
  readonly stage: number;
  readonly by: PersonId;
  readonly at: Date;
  /** Absent in rows of older programs. */
  readonly name?: string;
  /** By the head because no person of the stage could sign: the four-eyes rule is not met. */
  readonly override?: true;
}

/** Deadline for publication, by Art. 8 of the regulation. */
export interface Due {
  /** Null if Art. 8 sets no deadline. */
  readonly at: Date | null;
  readonly on: LocalDate | null;
  readonly provisional: boolean;
  readonly explanation: Sentence;
}

/** The texts before personal data was masked in them. */
export interface Unmasked {
  readonly title: string;
  readonly text: string;
  /** Empty if nothing was masked in it. */
  readonly source?: string;
  readonly place?: string;
  /** The person who masked them can undo it for a minute, if nothing else was changed. */
  readonly takeBack?: {
    readonly by: PersonId;
    readonly at: string;
    readonly revision: number;
    readonly content: Content;
    readonly before: Unmasked | null;
  };
}

/** The last decider. `person` identifies them; `name` is for display, because names are not unique. */
export interface Decider {
  /** Null in rows of older programs, where it is unknown. */
  readonly person: PersonId | null;
  readonly name: string;
  readonly at: Date;
  readonly action: string;
}

/** The last decision and the state before it, which undoing restores. */
export interface Undoable extends Pick<Standing, 'signatures' | 'reason' | 'decidedBy' | 'publication'> {
  readonly act: 'approve' | 'return' | 'reject' | 'unpublish' | 'approveCorrection';
  /** For a correction: the content before it, and the proposal. */
  readonly corrected?: { readonly content: Content; readonly correction: ProposedCorrection | null };
  /** For a withdrawal: the correction that was pending, and is pending again once the item is back. */
  readonly proposed?: ProposedCorrection;
}

/** Where and when an item was published. */
export interface Published {
  readonly version: number;
  readonly slug: string;
  /** First publication: the royalty belongs to that month. */
  readonly at: Date;
  /** The date shown to readers. Absent in older rows, which show the day of the decision. */
  readonly shownAt?: Date;
}

/** A proposed correction that waits for its own approval. */
export interface ProposedCorrection extends By {
  /** The note for readers. */
  readonly note: string;
  /** The item with the corrected words; null: only the note is added. */
  readonly content: Content | null;
  /** Ids of photos and files that it removes. */
  readonly dropped?: readonly string[];
  /** Ids of files that it adds. They are not part of the item until it is approved. */
  readonly added?: readonly string[];
  /** First signature, if the author adds a file to a document with two signatures. */
  readonly firstBy?: PersonId;
}

/** A correction shown to readers, with its day. The earlier content is a revision of the item. */
export interface Correction {
  readonly at: Date;
  readonly note: string;
  readonly by: PersonId;
  readonly approvedBy: PersonId;
}

/** Published with one signature where the process requires more. */
export interface Urgent extends By {
  /** Null: not reviewed by the head yet. */
  readonly reviewedBy: string | null;
}

/** An item's state before other items were merged into it. */
export interface MergeKept {
  /** The revision after the merge. Changes made since then are kept when it is undone. */
  readonly revision: number;
  readonly content: Content;
  /** Ids of its own photos. */
  readonly photos: readonly string[];
  readonly others: readonly SubmissionId[];
}

/** State of an item within the process. */
export interface Standing {
  readonly route: Route | null;
  readonly processVersion: string | null;
  /** As the process required at submission. Older rows use the ward's file. */
  readonly isSensitive?: boolean;
  /** True if one signature is enough in an urgent case. */
  readonly urgentRoad?: boolean;
  /** Office hours that the process allows; null or absent: the statutory deadline. */
  readonly budgetHours?: number | null;
  readonly undertakingVersion: string | null;
  readonly submittedAt: Date | null;
  readonly signatures: readonly Signature[];
  readonly reason: Reason | null;
  readonly decidedBy: Decider | null;
  readonly due: Due | null;
  readonly publication: Published | null;
  /** Code of the item that this one was merged into, and its state before. */
  readonly mergedInto?: string;
  readonly beforeMerge?: { readonly state: 'submitted' | 'returned'; readonly decidedBy: Decider | null };
  /** Items merged into this one, newest last; each merge can be undone. */
  readonly merges?: readonly MergeKept[];
  readonly urgent?: Urgent | null;
  /** Set if it is signed and waits for its publication time. */
  readonly publishAt?: Date | null;
  /** Reason for the delay, as given by a person who held it. */
  readonly lateReason?: (By & { readonly text: string }) | null;
  readonly correction?: ProposedCorrection | null;
  /** Number of corrections proposed so far: a press approves the one that was seen. */
  readonly proposals?: number;
  /** Oldest first. */
  readonly corrections?: readonly Correction[];
  /** Set while no act has followed the last decision: its decider can undo it. */
  readonly undoable?: Undoable | null;
  /** Findings that the head reviewed as harmless, as rule and mark of the passage or file. They do not hold the item again. */
  readonly released?: readonly string[];
  /** While it is held: the board members it accuses, who must not see it (Luật Tố cáo 25/2018, Điều 8). */
  readonly keptFrom?: readonly PersonId[];
  /** It accuses everyone here who could judge it, so the chairman does. */
  readonly isForChairman?: boolean;
  /** The texts before personal data was masked: the board sees both side by side. */
  readonly unmasked?: Unmasked | null;
}

/** A listed reason, and what the board member added. */
export interface Reason {
  readonly code: string;
  readonly note: string;
}

/** An item from draft to publication, as one row with its photos and files. */
export interface Submission {
  readonly id: SubmissionId;
  readonly code: string;
  readonly authorId: PersonId;
  readonly state: SubmissionState;
  /** Optimistic lock. */
  readonly version: number;
  /** Decisions are bound to it. It increases with every change that the board can see. */
  readonly revision: number;
  readonly content: Content;
  readonly photos: readonly Photo[];
  readonly files: readonly ItemFile[];
  readonly standing: Standing;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** True for items that were never submitted, including abandoned and emptied ones: only the author may see them. */
export const isDraft = ({ state, standing }: Pick<Submission, 'state' | 'standing'>): boolean =>
  state === 'draft' || (state === 'withdrawn' && standing.submittedAt === null);

export const emptyContent: Content = {
  parts: [],
  title: null,
  category: null,
  eventOn: null,
  place: null,
  source: null,
  forwardedFrom: null,
};

export const emptyStanding: Standing = {
  route: null,
  processVersion: null,
  undertakingVersion: null,
  submittedAt: null,
  signatures: [],
  reason: null,
  decidedBy: null,
  due: null,
  publication: null,
};

/** The stage of the route whose signature is awaited. */
export const stageOf = (submission: Submission): number => submission.standing.signatures.length;
