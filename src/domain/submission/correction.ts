/** A proposed correction of a published item while it waits for approval: its buttons, its files, its signatures. */
import type { ItemFile } from './photos-and-files.ts';
import type { ProposedCorrection, Submission } from './submission.ts';

/** Combines revision and proposal number to one whole number. No item has this many proposals. */
const proposalsPerRevision = 1000;

/**
 * The revision that a button about this item is bound to. Buttons about a correction are bound to the proposal too: its author
 * may make another proposal while the revision stays the same.
 */
export const revisionSeen = ({ revision, standing }: Pick<Submission, 'revision' | 'standing'>, act: string): number =>
  act === 'approveCorrection' || act === 'dropCorrection'
    ? revision * proposalsPerRevision + ((standing.proposals ?? 0) % proposalsPerRevision)
    : revision;

/** True if the correction only adds a note for readers below the item and changes no words, photos or files. */
export const isNoteOnly = ({ content, dropped = [], added = [] }: ProposedCorrection): boolean =>
  content === null && dropped.length + added.length === 0;

/** The files that come with a correction, in any state. */
export const filesOffered = ({ files, standing }: Pick<Submission, 'files' | 'standing'>): readonly ItemFile[] =>
  files.filter(({ id }) => standing.correction?.added?.includes(id));

/** Files count as much as words: files that the author adds to a document with two signatures need both signatures too. */
export const lacksFirstSignature = ({ authorId, standing: { correction, route } }: Submission): boolean =>
  Boolean(correction?.added?.length) &&
  (route?.length ?? 1) > 1 &&
  correction?.by === authorId &&
  correction.firstBy === undefined;
