/** Finds items by a typed code. Numbers restart each year, so the month in a code tells items with one number apart. */
import { type Refused, refused } from '../../domain/decision.ts';
import { codeTyped, isNamed } from '../../domain/submission/codes.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { SubmissionStore } from '../../ports/submissions.ts';

/** Returns items newest first. If the code contains a month, only items of that month. */
export async function itemsNamed(
  submissions: Pick<SubmissionStore, 'withNumber'>,
  typed: string,
): Promise<readonly Submission[]> {
  const { number } = codeTyped(typed);
  const found = number === null ? [] : await submissions.withNumber(number);
  return found.filter(({ code }) => isNamed(code, typed));
}

/** The one item meant. If two match, asks which instead of guessing the year. */
export function oneNamed(
  found: readonly Submission[],
  typed: string,
): Refused | { readonly ok: true; readonly item: Submission } {
  const [item, other] = found;
  if (!item) return refused('issue-item-unknown', { code: typed });
  return other ? refused('issue-two-codes', { first: item.code, second: other.code }) : { ok: true, item };
}
