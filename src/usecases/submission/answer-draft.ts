/** The answer to a contributor's message: a notice that shows the draft as it is on delivery. */
import { aboutItem } from '../../domain/submission/react.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { DraftAnswer } from '../../domain/submission/view.ts';
import type { Unit } from '../../ports/services.ts';
import { checkItem } from '../check/check-item.ts';
import { put } from '../tell.ts';
import { read } from './read.ts';

/** What the draft needs next; a complete draft is previewed. */
export function answerTo(unit: Pick<Unit, 'ward'>, submission: Submission): DraftAnswer {
  const [missing] = read(unit, submission).missing;
  return missing ? `ask-${missing}` : 'draft-preview';
}

/**
 * Sends one answer per revision, however many parts arrived together.
 * @param again true: send it once more; 'ifOther': only if it would differ from the one sent
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
