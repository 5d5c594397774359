/** Events of an item, stored as facts. `evolve` computes the state after them. */
import type { By } from '../actor.ts';
import type { PersonId } from '../ids.ts';
import type { Route } from '../process/process.ts';
import type { ItemFile, Photo, PhotoFate } from './photos-and-files.ts';
import type { Content, Due, ProposedCorrection, Reason, Standing, Undoable } from './submission.ts';

/** Data fixed when the item is submitted. */
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

/** An act of a board member: who, under which name, when. */
type Done<Type extends string, Facts = object> = Type extends string ? By & { readonly type: Type } & Facts : never;

/** An act of the author, or an automatic event. */
type Happened<Type extends string, Facts = object> = Type extends string
  ? { readonly type: Type; readonly at: Date } & Facts
  : never;

/** All events of an item. `evolve` builds the item from them, and the log is written from them. */
export type SubmissionEvent =
  | Happened<'submitted', { readonly terms: Terms }>
  /** `restored`: a withdrawn item becomes a draft again. */
  | Happened<'withdrawn' | 'restored'>
  /** The item became part of another item. `into` is the code of that one. */
  | Done<'merged', { readonly into: string }>
  /** The item was taken out of the merged item and is as it was before. */
  | Done<'parted'>
  | Done<'signed', { readonly stage: number; readonly override?: true }>
  | Done<'approved', { readonly isUrgent?: true; readonly isHeads?: true }>
  | Done<'scheduled', { readonly publishAt: Date }>
  /** `isStopped`: the signer may no longer decide, so the item is not published automatically. */
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
      /** Photos that were removed or rearranged together with the words. */
      readonly photos?: readonly Photo[];
      readonly files?: readonly ItemFile[];
    }
  | Happened<'photosAdded', { readonly photos: readonly Photo[] }>
  | Happened<'photoDropped', { readonly photo: string }>
  | Happened<'filesAdded', { readonly files: readonly ItemFile[] }>
  | Happened<'fileDropped', { readonly file: string }>
  /** The photo was replaced by a changed copy: areas made unrecognisable, or only a part kept. */
  | Happened<'photoBlurred', { readonly photo: string; readonly fate: PhotoFate }>
  | Happened<'quarantined', Pick<Standing, 'keptFrom' | 'isForChairman'>>
  /** `override`: it is the head's own item. */
  | Done<'released', { readonly why: readonly string[]; readonly override?: true }>
  | Done<'unpublished', { readonly reason: Reason }>
  | Done<'undone', { readonly act: Undoable['act'] }>
  /** Messages that must be deleted completely: their texts, photos and files are gone. */
  | Happened<'messagesForgotten', { readonly messages: readonly string[] }>
  | Happened<'published', { readonly slug: string; readonly version: number; readonly shownAt: Date }>;
