/** What the main process and the photo child say to each other. Types only. */
import type { PhotoCopy, PhotoRefusal, StoredPhoto } from '../../ports/media.ts';

export interface PhotoJob {
  readonly id: number;
  /** Where the untrusted bytes lie. */
  readonly path: string;
}

export interface MadeCopy extends PhotoCopy {
  readonly bytes: Uint8Array;
}

export interface MadePhoto extends Pick<StoredPhoto, 'width' | 'height' | 'takenAt' | 'hadLocation' | 'placeholder'> {
  readonly copies: readonly MadeCopy[];
}

export type PhotoOutcome =
  | { readonly kind: 'made'; readonly photo: MadePhoto }
  | { readonly kind: 'refused'; readonly refusal: PhotoRefusal }
  /** Took longer than any honest photo, or the machine was busy: tried once more. */
  | { readonly kind: 'too-slow' }
  /** We were wrong, or the disk was: it says nothing about the photo. */
  | { readonly kind: 'failed'; readonly reason: string };

export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly id: number; readonly outcome: PhotoOutcome; readonly rssBytes: number };
