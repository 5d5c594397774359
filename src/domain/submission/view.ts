/** What is told about an item. The names are the keys of the sentences in `locales/`. */
import type { SubmissionId } from '../ids.ts';
import type { Reason } from './submission.ts';

interface OfItem {
  readonly noun: 'submission';
  readonly submission: SubmissionId;
  readonly code: string;
  /** That was there when it happened. */
  readonly revision: number;
}

export type SubmissionView =
  | (OfItem & {
      readonly name: 'returned-to-author' | 'rejected-to-author' | 'unpublished-to-author' | 'stopped-to-author';
      readonly reason: Reason;
    })
  | (OfItem & {
      readonly name: 'unpublished-to-head' | 'stopped-to-head';
      readonly reason: Reason;
      /** The name of whoever did it. */
      readonly by: string;
    });
