/** The one answer to what was sent, as a notice: it shows the draft as it is when it is delivered. */
import { aboutItem } from '../../domain/submission/react.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { DraftAnswer } from '../../domain/submission/view.ts';
import type { Unit } from '../../ports/services.ts';
import { checkItem } from '../check/check-item.ts';
import { put } from '../tell.ts';
import { read } from './read.ts';

/** What the draft needs next; when nothing is missing it is shown whole. */
export function answerTo(unit: Pick<Unit, 'ward'>, submission: Submission): DraftAnswer {
  const [missing] = read(unit, submission).missing;
  return missing ? `ask-${missing}` : 'draft-preview';
}

/**
 * Once for each revision, however many parts came at the same moment.
 * @param again true when it is to be shown once more; 'ifOther': should the one that is there say something else
 */
export async function answerDraft(
  unit: Unit,
  submission: Submission,
  again: boolean | 'ifOther' = false,
): Promise<void> {
  const { id, revision, authorId } = submission;
  const name = answerTo(unit, submission);
  if (name === 'draft-preview') await checkItem(unit, submission);
  await put(unit, `answer:${id}:${revision}${again ? `:${unit.cause}` : ''}`, {
    kind: 'notice',
    person: authorId,
    view: { ...aboutItem(submission), name, ...(again === 'ifOther' ? { isRenewal: true } : {}) },
  });
}
