/** What happened to an item. Kept as facts: what it looks like afterwards is `evolve`. */
import type { PersonId } from '../ids.ts';
import type { Route } from '../process/process.ts';
import type { ItemFile, Photo, PhotoFate } from './photos-and-files.ts';
import type { Content, Due, Reason, Undoable } from './submission.ts';

/** What an item takes along when it is sent. */
export interface Terms {
  readonly content: Content;
  readonly due: Due;
  readonly route: Route;
  readonly processVersion: string;
  readonly undertakingVersion: string;
  readonly isSensitive?: boolean;
  readonly urgentRoad?: boolean;
  readonly budgetHours?: number | null;
}

export type SubmissionEvent =
  | { readonly type: 'submitted'; readonly at: Date; readonly terms: Terms }
  | { readonly type: 'withdrawn'; readonly at: Date }
  /** What its author had taken back is being written again. */
  | { readonly type: 'restored'; readonly at: Date }
  /** Part of another item now, by somebody of the board; `into` is that one's code. */
  | { readonly type: 'merged'; readonly by: PersonId; readonly name: string; readonly at: Date; readonly into: string }
  /** Taken out of the item that it was part of: it is as it was before. */
  | { readonly type: 'parted'; readonly by: PersonId; readonly name: string; readonly at: Date }
  | {
      readonly type: 'signed';
      readonly by: PersonId;
      readonly name: string;
      readonly at: Date;
      readonly stage: number;
      readonly override?: true;
    }
  | {
      readonly type: 'approved';
      readonly by: PersonId;
      readonly name: string;
      readonly at: Date;
      readonly isUrgent?: true;
      readonly isHeads?: true;
    }
  | {
      readonly type: 'scheduled';
      readonly by: PersonId;
      readonly name: string;
      readonly at: Date;
      readonly publishAt: Date;
    }
  /** `isStopped`: whoever signed may not decide any more, so it does not go out by itself. */
  | {
      readonly type: 'unscheduled';
      readonly by: PersonId;
      readonly name: string;
      readonly at: Date;
      readonly isStopped?: true;
    }
  | { readonly type: 'takenOver'; readonly by: PersonId; readonly name: string; readonly at: Date }
  | {
      readonly type: 'correctionProposed';
      readonly by: PersonId;
      readonly name: string;
      readonly at: Date;
      readonly note: string;
      readonly content: Content | null;
      readonly dropped?: readonly string[];
      readonly files?: readonly ItemFile[];
    }
  | { readonly type: 'correctionSigned'; readonly by: PersonId; readonly name: string; readonly at: Date }
  | {
      readonly type: 'corrected' | 'correctionDropped';
      readonly by: PersonId;
      readonly name: string;
      readonly at: Date;
    }
  | { readonly type: 'reviewed'; readonly by: PersonId; readonly name: string; readonly at: Date }
  | {
      readonly type: 'returned' | 'rejected';
      readonly by: PersonId;
      readonly name: string;
      readonly at: Date;
      readonly reason: Reason;
      readonly isLegal?: true;
    }
  | {
      readonly type: 'contentChanged';
      readonly content: Content;
      readonly by: PersonId;
      readonly at: Date;
      readonly due?: Due;
      /** Taken out or arranged with the words. */
      readonly photos?: readonly Photo[];
      readonly files?: readonly ItemFile[];
    }
  | { readonly type: 'photosAdded'; readonly photos: readonly Photo[]; readonly at: Date }
  | { readonly type: 'photoDropped'; readonly photo: string; readonly at: Date }
  | { readonly type: 'filesAdded'; readonly files: readonly ItemFile[]; readonly at: Date }
  | { readonly type: 'fileDropped'; readonly file: string; readonly at: Date }
  /** Another picture stands in its place: areas of it were made unrecognisable, or only a part is left. */
  | { readonly type: 'photoBlurred'; readonly photo: string; readonly fate: PhotoFate; readonly at: Date }
  | {
      readonly type: 'quarantined';
      readonly at: Date;
      readonly keptFrom?: readonly PersonId[];
      readonly isForChairman?: boolean;
    }
  | {
      readonly type: 'released';
      readonly by: PersonId;
      readonly name: string;
      readonly at: Date;
      readonly why: readonly string[];
      /** The head's own item. */
      readonly override?: true;
    }
  | { readonly type: 'destroyed'; readonly by: PersonId; readonly name: string; readonly at: Date }
  | {
      readonly type: 'unpublished';
      readonly by: PersonId;
      readonly name: string;
      readonly at: Date;
      readonly reason: Reason;
    }
  | { readonly type: 'republished'; readonly by: PersonId; readonly name: string; readonly at: Date }
  | {
      readonly type: 'undone';
      readonly by: PersonId;
      readonly name: string;
      readonly at: Date;
      readonly act: Undoable['act'];
    }
  /** Messages that nothing may stay of: their texts, photos and files are gone. */
  | { readonly type: 'messagesForgotten'; readonly messages: readonly string[]; readonly at: Date }
  | {
      readonly type: 'published';
      readonly at: Date;
      readonly slug: string;
      readonly version: number;
      readonly shownAt: Date;
    };
