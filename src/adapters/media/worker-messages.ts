/** Messages between the main process and the child that opens untrusted files. Types only. */
import type { DocumentRefusal, StoredDocument } from '../../ports/documents.ts';
import type { PhotoChange, PhotoCopy, PhotoRefusal, StoredPhoto } from '../../ports/media.ts';
import type { Strip } from './stamp-strips.ts';

/** The work to do with a file. */
export interface PhotoWork extends PhotoChange {
  readonly kind: 'photo';
}

export interface DocumentWork {
  readonly kind: 'document';
  /** False in the second attempt: a page that cannot be drawn must not lose the text. */
  readonly withPicture: boolean;
}

/** Strips of a picture that may be stamps of secrecy; their letters are recognised. */
export interface StampWork {
  readonly kind: 'stamps';
  readonly strips: readonly Strip[];
}

export type Work = PhotoWork | DocumentWork | StampWork;

export interface Job {
  readonly id: number;
  /** Path of the untrusted bytes; '' for work that includes its data. */
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
  /** Possible stamps. */
  readonly strips: readonly Strip[];
}

export interface ReadDocument extends Pick<StoredDocument, 'kind' | 'pages' | 'pictures' | 'textIsCut'> {
  readonly text: string;
  /** Possible stamps on scanned pages. */
  readonly strips: readonly Strip[];
  /** WebP. */
  readonly picture: { readonly width: number; readonly height: number; readonly bytes: Uint8Array } | null;
}

/** The result of examining a file. */
export type Verdict<Made, Refusal> =
  | { readonly kind: 'made'; readonly made: Made }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export type Outcome<Made, Refusal> =
  | Verdict<Made, Refusal>
  /** Exceeded the time of any legitimate file, or the machine was busy: retried once. */
  | { readonly kind: 'too-slow' }
  /** A failure of this program or the disk, which says nothing about the file. */
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
