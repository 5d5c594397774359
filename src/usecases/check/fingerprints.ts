/** States in which an item's text is compared with later ones: submitted items, but not withdrawn, deleted or held ones. */
import { fingerprintOf } from '../../domain/checks/copied-text.ts';
import { bodyOf } from '../../domain/checks/subject-of-item.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { SubmissionState } from '../../domain/submission/transitions.ts';
import type { Unit } from '../../ports/services.ts';
import { read } from '../submission/read.ts';

const compared: readonly SubmissionState[] = ['submitted', 'returned', 'approved', 'published', 'unpublished'];
/**
 * True if other items are compared with it, and it may be named to their author and the board. Held and destroyed items
 * are excluded.
 */
export const isCompared = ({ state }: Pick<Submission, 'state'>): boolean => compared.includes(state);

/** Stores or removes the fingerprint of the text. Call it after each change of state or text of a submitted item. */
export const keepFingerprint = async (unit: Unit, submission: Submission): Promise<void> => {
  const { texts } = unit.stores.checks;
  if (!isCompared(submission)) return texts.remove(submission.id);
  return texts.put(submission.id, fingerprintOf(bodyOf(read(unit, submission))), unit.now);
};
