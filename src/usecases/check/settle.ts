/** A photo or a document has come, or could not be had: what the checks say now, and who sees it. */
import type { Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { renewCards } from '../submission/cards.ts';
import { checkItem } from './check-item.ts';
import { recheck } from './hold.ts';

/** @param what the id of what was settled: a card is renewed once for it */
export const afterSettling = async (unit: Unit, submission: Submission, what: string): Promise<void> => {
  switch (submission.state) {
    case 'draft':
    case 'returned':
      // Not answered yet: the answer will check it.
      if (await unit.stores.checks.findings.of(submission.id, submission.revision)) await checkItem(unit, submission);
      return;
    case 'submitted':
    case 'approved': {
      const { submission: saved } = await recheck(unit, submission);
      if (saved.state === 'submitted') await renewCards(unit, saved, what);
      return;
    }
    case 'quarantined':
      await checkItem(unit, submission);
      return;
    case 'published':
    case 'unpublished':
    case 'rejected':
    case 'withdrawn':
    case 'destroyed':
      return;
  }
};
