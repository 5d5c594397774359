/** Which texts later ones are compared with: what was sent, as it reads now; not what is gone or held. */
import { fingerprintOf } from '../../domain/checks/copied-text.ts';
import { bodyOf } from '../../domain/checks/subject-of-item.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { SubmissionState } from '../../domain/submission/transitions.ts';
import type { Unit } from '../../ports/services.ts';
import { read } from '../submission/read.ts';

const compared: readonly SubmissionState[] = ['submitted', 'returned', 'approved', 'published', 'unpublished'];
/** Others are compared with it, and it may be named to author and board. Held and destroyed items are not there for anybody. */
export const isCompared = ({ state }: Pick<Submission, 'state'>): boolean => compared.includes(state);

/** Call it after each change of state or text of an item that was sent. */
export const keepFingerprint = async (unit: Unit, submission: Submission): Promise<void> => {
  const { texts } = unit.stores.checks;
  if (!isCompared(submission)) return texts.remove(submission.id);
  return texts.put(submission.id, fingerprintOf(bodyOf(read(unit, submission))), unit.now);
};
