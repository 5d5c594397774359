/** A correction of what is published, while it waits for its own approval: its press, its files, its signatures. */
import type { ItemFile } from './photos-and-files.ts';
import type { ProposedCorrection, Submission } from './submission.ts';

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
