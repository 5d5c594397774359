/** A news item on its way: what a contributor gives, what the board sees. `Content` is what was said, untouched. */
import type { LocalDate } from '../calendar/local-date.ts';
import type { ChildrenDeclaration, Finding } from '../checks/check.ts';
import type { Sentence } from '../facts.ts';
import type { FileId, PersonId, PhotoId, SubmissionId } from '../ids.ts';
import type { Route } from '../process/process.ts';
import type { CategoryId } from './categories/index.ts';
import type { Source } from './source.ts';
import type { SubmissionState } from './transitions.ts';

/** One message's text. `of` is the message's key, so that an edit finds it. */
export interface TextPart {
  readonly of: string;
  readonly text: string;
}

/** What was said. A null slot is filled by the best guess when it is read. */
export interface Content {
  readonly parts: readonly TextPart[];
  readonly title: string | null;
  readonly category: CategoryId | null;
  readonly eventOn: LocalDate | null;
  readonly place: string | null;
  readonly source: Source | null;
  /** Whom the writer credited, kept when the board replaced the words; the words themselves win. */
  readonly authors?: readonly string[];
  readonly photographers?: readonly string[];
  /** By the photo's id. A photo without one is shown without words. */
  readonly captions?: Readonly<Record<string, string>>;
  /** What a photo shows, for who does not see it; by the photo's id. Read aloud, not printed. */
  readonly descriptions?: Readonly<Record<string, string>>;
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

/** The platform's handle of a picture or a document. */
export interface PhotoFile {
  readonly channel: string;
  readonly fileId: string;
  readonly uniqueId: string;
  readonly kind: 'photo' | 'document';
  readonly name: string | null;
  readonly mimeType: string | null;
  readonly sizeBytes: number | null;
}

/** What is known of a stored picture. Widths are pixels of the public copies, ascending. */
export interface StoredPhotoFacts {
  readonly width: number;
  readonly height: number;
  readonly widths: readonly number[];
  readonly placeholder: string;
  readonly takenAt: string | null;
  readonly hadLocation: boolean;
  /** Of fine detail, as the checks read it; older rows have none. */
  readonly sharpness?: number | null;
  /** Files of other items that show the same picture, as they were found when it came. */
  readonly sameAs?: readonly string[];
  /** Files of other items that show it in a mirror: likely the same picture. */
  readonly mirrorOf?: readonly string[];
  /** Files that stood in its place before it was blurred, or before that was taken back: the original, and each step. */
  readonly earlier?: readonly string[];
  /** The file that stood there last, with what a page needs of it: a mask by a thief's hand is taken back with it. */
  readonly before?: Pick<StoredPhotoFacts, 'width' | 'height' | 'widths' | 'placeholder'> & { readonly hash: string };
}

export type PhotoFate =
  | { readonly state: 'todo' }
  | { readonly state: 'stored'; readonly hash: string; readonly facts: StoredPhotoFacts }
  | { readonly state: 'refused' | 'failed'; readonly refusal: string };

export interface Photo {
  readonly id: PhotoId;
  /** One picture of one message, once. */
  readonly itemKey: string;
  /** The platform's order inside the chat, until somebody arranges them; the first is the cover. */
  readonly position: number;
  readonly messageKey: string;
  readonly albumKey: string | null;
  readonly file: PhotoFile;
  readonly fate: PhotoFate;
  readonly dropped: boolean;
}

/** What is known of a stored document. `name` is for people; `pages` of a PDF only. */
export interface StoredFileFacts {
  readonly kind: 'pdf' | 'docx' | 'xlsx';
  readonly name: string;
  readonly sizeBytes: number;
  readonly pages: number | null;
  /** Of the text that was read; 0: perhaps a scan. */
  readonly characters: number;
  /** Pixels of the picture of the first page. */
  readonly picture: { readonly width: number; readonly height: number } | null;
  /** Rules of secrecy that only the head may judge, found when the whole text was read. */
  readonly marks?: readonly string[];
  /** What the checks said of its text, then. */
  readonly findings?: readonly Finding[];
}

export type FileFate =
  | { readonly state: 'todo' }
  | { readonly state: 'stored'; readonly hash: string; readonly facts: StoredFileFacts }
  | { readonly state: 'refused' | 'failed'; readonly refusal: string };

/** Every file that this part of an item is or was: what has to go when it goes. */
export const hashesOf = (fate: PhotoFate | FileFate): readonly string[] =>
  fate.state === 'stored' ? [fate.hash, ...('earlier' in fate.facts ? (fate.facts.earlier ?? []) : [])] : [];

/** A document of an item. Its text is kept beside it: it may be long, and few ask for it. */
export interface ItemFile {
  readonly id: FileId;
  /** One file of one message, once. */
  readonly itemKey: string;
  readonly position: number;
  readonly messageKey: string;
  readonly file: PhotoFile;
  readonly fate: FileFate;
  readonly dropped: boolean;
}

export interface Signature {
  readonly stage: number;
  readonly by: PersonId;
  readonly at: Date;
  /** For readers; rows of older programs have none. */
  readonly name?: string;
  /** By the head, where nobody of the stage could sign: four eyes are missing. */
  readonly override?: true;
}

export interface Due {
  /** Null where Art. 8 gives no number of days. */
  readonly at: Date | null;
  readonly on: LocalDate | null;
  readonly provisional: boolean;
  readonly explanation: Sentence;
}

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
export interface Undoable {
  readonly act: 'approve' | 'return' | 'reject' | 'unpublish' | 'approveCorrection';
  readonly signatures: readonly Signature[];
  readonly reason: Reason | null;
  readonly decidedBy: Decider | null;
  readonly publication: Published | null;
  /** Of a correction: the words as they were, and what was proposed. */
  readonly corrected?: { readonly content: Content; readonly correction: ProposedCorrection | null };
}

export interface Published {
  readonly version: number;
  readonly slug: string;
  /** When it first was there: its royalty belongs to that month. */
  readonly at: Date;
  /** The day that its readers see; older rows have none, and show the day of the decision. */
  readonly shownAt?: Date;
}

/** A correction that was proposed and waits for its own approval. */
export interface ProposedCorrection {
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
  readonly by: PersonId;
  readonly name: string;
  readonly at: Date;
}

/** Proposals are numbered per revision: no item has so many, and a revision and a number are one whole number. */
const proposalsPerRevision = 1000;

/**
 * What a press about this item has seen. One about a correction has seen that very proposal: its author may propose
 * another, and the revision is the same.
 */
export const revisionSeen = ({ revision, standing }: Pick<Submission, 'revision' | 'standing'>, act: string): number =>
  act === 'approveCorrection' || act === 'dropCorrection'
    ? revision * proposalsPerRevision + ((standing.proposals ?? 0) % proposalsPerRevision)
    : revision;

/** It adds a sentence for readers below the item, and leaves words, photos and files as they are. */
export const isNoteOnly = ({ content, dropped = [], added = [] }: ProposedCorrection): boolean =>
  content === null && dropped.length + added.length === 0;

/** The files that come with a correction, whatever has become of them so far. */
export const filesOffered = ({ files, standing }: Pick<Submission, 'files' | 'standing'>): readonly ItemFile[] =>
  files.filter(({ id }) => standing.correction?.added?.includes(id));

/** A file is as much of the paper as its words: what its author brings takes both signatures, as the paper did. */
export const lacksFirstSignature = ({ authorId, standing: { correction, route } }: Submission): boolean =>
  Boolean(correction?.added?.length) &&
  (route?.length ?? 1) > 1 &&
  correction?.by === authorId &&
  correction.firstBy === undefined;

/** A correction that readers see, with its day. What stood there before is a revision of the item. */
export interface Correction {
  readonly at: Date;
  readonly note: string;
  readonly by: PersonId;
  readonly approvedBy: PersonId;
}

/** It went out on one signature where the process asks for more. */
export interface Urgent {
  readonly by: PersonId;
  readonly name: string;
  readonly at: Date;
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
  readonly lateReason?: {
    readonly text: string;
    readonly by: PersonId;
    readonly name: string;
    readonly at: Date;
  } | null;
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

type Given = Pick<Photo | ItemFile, 'dropped' | 'fate' | 'position'>;

const inOrder = <Each extends Given>(given: readonly Each[]): readonly Each[] =>
  given.filter(({ dropped }) => !dropped).sort((a, b) => a.position - b.position);

/** What could not be taken is nobody's photo: it has no number, and none is kept free for it. */
export const isTaken = ({ fate }: Pick<Given, 'fate'>): boolean => fate.state === 'todo' || fate.state === 'stored';

/** What the author sent and did not take out, refused or not, in the platform's order. */
export const photosGiven = ({ photos }: Pick<Submission, 'photos'>): readonly Photo[] => inOrder(photos);

/** Documents likewise. */
export const filesGiven = ({ files }: Pick<Submission, 'files'>): readonly ItemFile[] => inOrder(files);

/** What is said under a photo; '' while nothing is. */
export const captionOf = ({ captions }: Pick<Content, 'captions'>, { id }: Pick<Photo, 'id'>): string =>
  captions?.[id] ?? '';

/** What is read aloud in a photo's place; '' while nobody described it. */
export const descriptionOf = ({ descriptions }: Pick<Content, 'descriptions'>, { id }: Pick<Photo, 'id'>): string =>
  descriptions?.[id] ?? '';

/** The photos in another order: those that are named first, at the places that there are. What is not named is taken out. */
export function arranged(photos: readonly Photo[], order: readonly string[]): readonly Photo[] {
  const kept = order.flatMap((id) => photos.find((photo) => photo.id === id && !photo.dropped) ?? []);
  const places = kept.map(({ position }) => position).sort((a, b) => a - b);
  // Two photos of one message may share a place.
  const distinct: number[] = [];
  for (const place of places) distinct.push(Math.max(place, (distinct.at(-1) ?? place - 1) + 1));
  return photos.map((photo) => {
    const at = kept.indexOf(photo);
    // What could not be taken has no number and stays where it is.
    if (at === -1) return photo.dropped || !isTaken(photo) ? photo : { ...photo, dropped: true };
    return { ...photo, position: distinct[at] ?? photo.position };
  });
}

/** Photos that go along, in the platform's order: there, or still to come. Everybody counts and numbers these. */
export const photosOf = (submission: Pick<Submission, 'photos'>): readonly Photo[] =>
  photosGiven(submission).filter(isTaken);

/** Documents that go along, in the platform's order. */
export const filesOf = (submission: Pick<Submission, 'files'>): readonly ItemFile[] =>
  filesGiven(submission).filter(isTaken);

/** Something is still on its way: publication waits for it. */
export const isWaitingForFiles = (submission: Submission): boolean =>
  [...photosOf(submission), ...filesOf(submission)].some(({ fate }) => fate.state === 'todo');

/** The stage of the route whose signature is missing now. */
export const stageOf = (submission: Submission): number => submission.standing.signatures.length;
