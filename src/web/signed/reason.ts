/** Why something is decided: a listed reason, own words, or both; the author reads what is on the page. */

import { type ActWithReason, reasons } from '../../domain/act/submission.ts';
import type { Reason } from '../../domain/submission/submission.ts';
import type { SignedOptions } from './options.ts';

/** Characters of a reason in the member's own words. */
export const maxReason = 500;

/** A reason as it was typed: one of the list by its code, and words of one's own. */
export interface ReasonFields {
  readonly code: string;
  readonly note: string;
}

/** Null: neither was given. */
export const readReason = (
  options: Pick<SignedOptions, 'say'>,
  locale: string,
  act: ActWithReason,
  { code, note }: ReasonFields,
): Reason | null => {
  const listed = reasons[act].find((each) => each === code);
  const words = note.replaceAll(/\s+/gu, ' ').trim().slice(0, maxReason);
  if (!listed) return words === '' ? null : { code: 'other', note: words };
  const both = words === '' ? '' : `${options.say(locale, { key: `reason-${listed}` })}; ${words}`;
  return { code: listed, note: both };
};
