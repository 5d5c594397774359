/** What the main process and the child that opens strangers' files say to each other. Types only. */
import type { DocumentRefusal, StoredDocument } from '../../ports/documents.ts';
import type { PhotoArea, PhotoCopy, PhotoRefusal, StoredPhoto } from '../../ports/media.ts';

/** What is to be done with a file. */
export interface PhotoWork {
  readonly kind: 'photo';
  /** To be made unrecognisable; usually none. */
  readonly areas: readonly PhotoArea[];
}

export interface DocumentWork {
  readonly kind: 'document';
  /** A page that cannot be drawn must not cost the text: the second try goes without. */
  readonly withPicture: boolean;
}

export type Work = PhotoWork | DocumentWork;

export interface Job {
  readonly id: number;
  /** Where the untrusted bytes lie. */
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
}

export interface ReadDocument extends Pick<StoredDocument, 'kind' | 'pages' | 'pictures' | 'textIsCut'> {
  readonly text: string;
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
export type OutcomeOf<W extends Work> = W extends PhotoWork ? PhotoOutcome : DocumentOutcome;

export type WorkerMessage =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'done';
      readonly id: number;
      readonly outcome: PhotoOutcome | DocumentOutcome;
      readonly rssBytes: number;
    };
