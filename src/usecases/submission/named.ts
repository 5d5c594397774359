/** Items by the code that somebody typed: numbers begin anew each year, so that a code's month says which is meant. */
import { type Refused, refused } from '../../domain/decision.ts';
import { codeTyped, isNamed } from '../../domain/submission/codes.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { SubmissionStore } from '../../ports/submissions.ts';

/** The newest first; with a month in the code only those of that month. */
export async function itemsNamed(
  submissions: Pick<SubmissionStore, 'withNumber'>,
  typed: string,
): Promise<readonly Submission[]> {
  const { number } = codeTyped(typed);
  const found = number === null ? [] : await submissions.withNumber(number);
  return found.filter(({ code }) => isNamed(code, typed));
}

/** The one that is meant. Two that fit alike are asked about: nobody's year is guessed. */
export function oneNamed(
  found: readonly Submission[],
  typed: string,
): Refused | { readonly ok: true; readonly item: Submission } {
  const [item, other] = found;
  if (!item) return refused('issue-item-unknown', { code: typed });
  return other ? refused('issue-two-codes', { first: item.code, second: other.code }) : { ok: true, item };
}
