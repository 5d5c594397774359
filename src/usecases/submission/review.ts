import type { ItemInReview } from '../../domain/act/submission.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { ReadContext } from '../../ports/services.ts';
import { findingsOf } from '../check/check-item.ts';
import { fourEyesOf } from './cards.ts';

/** An item with everything that the rules of its acts examine. */
export const reviewOf = async (unit: ReadContext, submission: Submission): Promise<ItemInReview> => ({
  submission,
  eyes: await fourEyesOf(unit, submission),
  findings: await findingsOf(unit, submission),
  ward: unit.ward,
});
