/** A news item on its way: what a contributor gives, what the board sees. `Content` is what was said, untouched. */
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

/** One message's text. `of` is the message's key, so that an edit finds it. */
export interface TextPart {
  readonly of: string;
  readonly text: string;
}

/** What was said. A null slot is filled by the best guess when it is read. */
export interface Content extends UnderPhotos {
  readonly parts: readonly TextPart[];
  readonly title: string | null;
  readonly category: CategoryId | null;
  readonly eventOn: LocalDate | null;
  readonly place: string | null;
  readonly source: Source | null;
  /** Whom the writer credited, kept when the board replaced the words; the words themselves win. */
  readonly authors?: readonly string[];
  readonly photographers?: readonly string[];
  /** Of an item that was merged: by its id, who took a photo. It stands while the item's own list names them (`tookIt`). */
  readonly photoCredits?: Readonly<Record<string, readonly string[]>>;
  /** Number and signer of a paper, where the board has set them; else they are read from the paper itself. */
  readonly documentNumber?: string;
  readonly signer?: string;
  /** Where a forwarded message came from: a proposed source. */
  readonly forwardedFrom: string | null;
  /** What the author said about children in the pictures; null or nothing: not asked, or taken back. */
  readonly children?: ChildrenDeclaration | null;
  /** The author has seen another way of writing it, and keeps this one. */
  readonly isAsWritten?: true;
}

/** One approval of a revision, at one stage of its route. */
export interface Signature {
  readonly stage: number;
  readonly by: PersonId;
  readonly at: Date;
  /** For readers; rows of older programs have none. */
  readonly name?: string;
  /** By the head, where nobody of the stage could sign: four eyes are missing. */
  readonly override?: true;
}

/** Until when an item is to be public, counted by Art. 8 of the regulation. */
export interface Due {
  /** Null where Art. 8 gives no number of days. */
  readonly at: Date | null;
  readonly on: LocalDate | null;
  readonly provisional: boolean;
  readonly explanation: Sentence;
}

/** The texts of an item as they were before personal data was hidden in them. */
export interface Unmasked {
  readonly title: string;
  readonly text: string;
  /** Empty where nothing was hidden in them. */
  readonly source?: string;
  readonly place?: string;
  /** Whoever hid them can take it back for a minute, while nothing else was changed. */
  readonly takeBack?: {
    readonly by: PersonId;
    readonly at: string;
    readonly revision: number;
    readonly content: Content;
    readonly before: Unmasked | null;
  };
}

/** Who decided last. Two people of one name are two: `person` tells them apart, `name` is for readers. */
export interface Decider {
  /** Null: nobody can tell any more, in rows of older programs. */
  readonly person: PersonId | null;
  readonly name: string;
  readonly at: Date;
  readonly action: string;
}

/** The last decision, and what it replaced: taken back, that stands there again. */
export interface Undoable extends Pick<Standing, 'signatures' | 'reason' | 'decidedBy' | 'publication'> {
  readonly act: 'approve' | 'return' | 'reject' | 'unpublish' | 'approveCorrection';
  /** Of a correction: the words as they were, and what was proposed. */
  readonly corrected?: { readonly content: Content; readonly correction: ProposedCorrection | null };
  /** Of a taking down: the correction that waited then, and waits again when the item is back. */
  readonly proposed?: ProposedCorrection;
}

/** Where and when an item became public. */
export interface Published {
  readonly version: number;
  readonly slug: string;
  /** When it first was there: its royalty belongs to that month. */
  readonly at: Date;
  /** The day that its readers see; older rows have none, and show the day of the decision. */
  readonly shownAt?: Date;
}

/** A correction that was proposed and waits for its own approval. */
export interface ProposedCorrection extends By {
  /** As the public will read it. */
  readonly note: string;
  /** The item with the words replaced; null: only the note is added. */
  readonly content: Content | null;
  /** Ids of photos and files that leave the item with it. */
  readonly dropped?: readonly string[];
  /** Ids of files that come with it: until it is approved they are no part of the item. */
  readonly added?: readonly string[];
  /** Of a file that its author brings to a paper of two signatures: the first of them. */
  readonly firstBy?: PersonId;
}

/** A correction that readers see, with its day. What stood there before is a revision of the item. */
export interface Correction {
  readonly at: Date;
  readonly note: string;
  readonly by: PersonId;
  readonly approvedBy: PersonId;
}

/** It went out on one signature where the process asks for more. */
export interface Urgent extends By {
  /** Null: the head has not looked at it yet. */
  readonly reviewedBy: string | null;
}

/** An item as it was before others became part of it. */
export interface MergeKept {
  /** The revision that came of it: what was changed since then stays. */
  readonly revision: number;
  readonly content: Content;
  /** Ids of its own photos. */
  readonly photos: readonly string[];
  readonly others: readonly SubmissionId[];
}

/** What the process has done with the item so far. */
export interface Standing {
  readonly route: Route | null;
  readonly processVersion: string | null;
  /** As the process had it when the item was sent; older rows ask the ward's file. */
  readonly isSensitive?: boolean;
  /** One signature may be enough for what can't wait. */
  readonly urgentRoad?: boolean;
  /** Office hours that the process gives it; null or nothing: the time of the law. */
  readonly budgetHours?: number | null;
  readonly undertakingVersion: string | null;
  readonly submittedAt: Date | null;
  readonly signatures: readonly Signature[];
  readonly reason: Reason | null;
  readonly decidedBy: Decider | null;
  readonly due: Due | null;
  readonly publication: Published | null;
  /** The code of the item that this one is a part of now, and what it was before. */
  readonly mergedInto?: string;
  readonly beforeMerge?: { readonly state: 'submitted' | 'returned'; readonly decidedBy: Decider | null };
  /** What was put into this one, the last at the end: it can be taken apart again. */
  readonly merges?: readonly MergeKept[];
  readonly urgent?: Urgent | null;
  /** Signed, and waiting for its hour. */
  readonly publishAt?: Date | null;
  /** Why it is late, as whoever held it said. */
  readonly lateReason?: (By & { readonly text: string }) | null;
  readonly correction?: ProposedCorrection | null;
  /** How many corrections were proposed so far: a press signs the one that it has seen. */
  readonly proposals?: number;
  /** Oldest first. */
  readonly corrections?: readonly Correction[];
  /** Nobody has acted since the last decision: whoever took it can still take it back. */
  readonly undoable?: Undoable | null;
  /** What the head has looked at and found harmless: rules with a mark of the passage or file. It does not hold the item again. */
  readonly released?: readonly string[];
  /** While it is held: those of the board whom it accuses. They see nothing of it (Luật Tố cáo 25/2018, Điều 8). */
  readonly keptFrom?: readonly PersonId[];
  /** It accuses everybody who could judge it here: the one above the board does. */
  readonly isForChairman?: boolean;
  /** What stood there before private data were hidden: the board reads both side by side. */
  readonly unmasked?: Unmasked | null;
}

/** One of the listed reasons, and what the board member added. */
export interface Reason {
  readonly code: string;
  readonly note: string;
}

/** An item of a contributor from draft to portal, as one row with its photos and files. */
export interface Submission {
  readonly id: SubmissionId;
  readonly code: string;
  readonly authorId: PersonId;
  readonly state: SubmissionState;
  /** Optimistic lock. */
  readonly version: number;
  /** What a decision binds to: +1 at each change of what the board sees. */
  readonly revision: number;
  readonly content: Content;
  readonly photos: readonly Photo[];
  readonly files: readonly ItemFile[];
  readonly standing: Standing;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Its author's alone: never sent, also where it was given up or all that it held had to go. */
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

/** The stage of the route whose signature is missing now. */
export const stageOf = (submission: Submission): number => submission.standing.signatures.length;
