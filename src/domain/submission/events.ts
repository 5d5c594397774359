/** What happened to an item. Kept as facts: what it looks like afterwards is `evolve`. */
import type { By } from '../actor.ts';
import type { PersonId } from '../ids.ts';
import type { Route } from '../process/process.ts';
import type { ItemFile, Photo, PhotoFate } from './photos-and-files.ts';
import type { Content, Due, ProposedCorrection, Reason, Standing, Undoable } from './submission.ts';

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

/** What somebody of the board did: who, under which name, when. */
type Done<Type extends string, Facts = object> = Type extends string ? By & { readonly type: Type } & Facts : never;

/** What happened by its author's hand, or by itself. */
type Happened<Type extends string, Facts = object> = Type extends string
  ? { readonly type: Type; readonly at: Date } & Facts
  : never;

/** What has happened to an item. `evolve` makes the item out of these; the log is written from them. */
export type SubmissionEvent =
  | Happened<'submitted', { readonly terms: Terms }>
  /** `restored`: what its author had taken back is being written again. */
  | Happened<'withdrawn' | 'restored'>
  /** Part of another item now; `into` is that one's code. */
  | Done<'merged', { readonly into: string }>
  /** Taken out of the item that it was part of: it is as it was before. */
  | Done<'parted'>
  | Done<'signed', { readonly stage: number; readonly override?: true }>
  | Done<'approved', { readonly isUrgent?: true; readonly isHeads?: true }>
  | Done<'scheduled', { readonly publishAt: Date }>
  /** `isStopped`: whoever signed may not decide any more, so it does not go out by itself. */
  | Done<'unscheduled', { readonly isStopped?: true }>
  | Done<
      'correctionProposed',
      Pick<ProposedCorrection, 'note' | 'content' | 'dropped'> & { readonly files?: readonly ItemFile[] }
    >
  | Done<
      'takenOver' | 'correctionSigned' | 'corrected' | 'correctionDropped' | 'reviewed' | 'destroyed' | 'republished'
    >
  | Done<'returned' | 'rejected', { readonly reason: Reason; readonly isLegal?: true }>
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
  | Happened<'photosAdded', { readonly photos: readonly Photo[] }>
  | Happened<'photoDropped', { readonly photo: string }>
  | Happened<'filesAdded', { readonly files: readonly ItemFile[] }>
  | Happened<'fileDropped', { readonly file: string }>
  /** Another picture stands in its place: areas of it were made unrecognisable, or only a part is left. */
  | Happened<'photoBlurred', { readonly photo: string; readonly fate: PhotoFate }>
  | Happened<'quarantined', Pick<Standing, 'keptFrom' | 'isForChairman'>>
  /** `override`: the head's own item. */
  | Done<'released', { readonly why: readonly string[]; readonly override?: true }>
  | Done<'unpublished', { readonly reason: Reason }>
  | Done<'undone', { readonly act: Undoable['act'] }>
  /** Messages that nothing may stay of: their texts, photos and files are gone. */
  | Happened<'messagesForgotten', { readonly messages: readonly string[] }>
  | Happened<'published', { readonly slug: string; readonly version: number; readonly shownAt: Date }>;
