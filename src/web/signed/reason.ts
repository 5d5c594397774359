/** The reason of a decision: a listed reason, own words, or both. The author is shown exactly this text. */

import { type ActWithReason, reasons } from '../../domain/act/submission.ts';
import type { Reason } from '../../domain/submission/submission.ts';
import type { SignedOptions } from './options.ts';

/** Maximum length of own words, in characters. */
export const maxReason = 500;

/** A reason as entered: code of a listed reason, and own words. */
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
