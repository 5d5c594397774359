/** What the main process and the child that opens strangers' files say to each other. Types only. */
import type { DocumentRefusal, StoredDocument } from '../../ports/documents.ts';
import type { PhotoChange, PhotoCopy, PhotoRefusal, StoredPhoto } from '../../ports/media.ts';
import type { Strip } from './stamp-strips.ts';

/** What is to be done with a file. */
export interface PhotoWork extends PhotoChange {
  readonly kind: 'photo';
}

export interface DocumentWork {
  readonly kind: 'document';
  /** A page that cannot be drawn must not cost the text: the second try goes without. */
  readonly withPicture: boolean;
}

/** Strips of a picture that may be stamps of secrecy: their letters are read. */
export interface StampWork {
  readonly kind: 'stamps';
  readonly strips: readonly Strip[];
}

export type Work = PhotoWork | DocumentWork | StampWork;

export interface Job {
  readonly id: number;
  /** Where the untrusted bytes lie; '' for work that brings its own. */
  readonly path: string;
  readonly work: Work;
}

export interface MadeCopy extends PhotoCopy {
  readonly bytes: Uint8Array;
}

export interface MadePhoto
  extends Pick<
    StoredPhoto,
    'width' | 'height' | 'takenAt' | 'hadLocation' | 'placeholder' | 'sharpness' | 'fingerprint'
  > {
  readonly copies: readonly MadeCopy[];
  /** Places that may be stamps. */
  readonly strips: readonly Strip[];
}

export interface ReadDocument extends Pick<StoredDocument, 'kind' | 'pages' | 'pictures' | 'textIsCut'> {
  readonly text: string;
  /** Places of scanned pages that may be stamps. */
  readonly strips: readonly Strip[];
  /** WebP. */
  readonly picture: { readonly width: number; readonly height: number; readonly bytes: Uint8Array } | null;
}

/** What was found out about a file. */
export type Verdict<Made, Refusal> =
  | { readonly kind: 'made'; readonly made: Made }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export type Outcome<Made, Refusal> =
  | Verdict<Made, Refusal>
  /** Took longer than any honest file, or the machine was busy: tried once more. */
  | { readonly kind: 'too-slow' }
  /** We were wrong, or the disk was: it says nothing about the file. */
  | { readonly kind: 'failed'; readonly reason: string };

export type PhotoOutcome = Outcome<MadePhoto, PhotoRefusal>;
export type DocumentOutcome = Outcome<ReadDocument, DocumentRefusal>;
/** The stamps that were read. */
export type StampOutcome = Outcome<readonly string[], never>;
export type OutcomeOf<W extends Work> = W extends PhotoWork
  ? PhotoOutcome
  : W extends DocumentWork
    ? DocumentOutcome
    : StampOutcome;

export type WorkerMessage =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'done';
      readonly id: number;
      readonly outcome: PhotoOutcome | DocumentOutcome | StampOutcome;
      readonly rssBytes: number;
    };
