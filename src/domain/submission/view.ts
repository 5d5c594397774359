/** What is told about an item. The names are the keys of the sentences in `locales/`. */
import type { LocalDate } from '../calendar/local-date.ts';
import type { SpokenFinding } from '../checks/finding-sentences.ts';
import type { SubmissionId } from '../ids.ts';
import type { Reminder } from '../reminder/reminder.ts';
import type { CategoryId } from './categories/index.ts';
import type { Reason } from './submission.ts';

/** How an open draft is answered: the next question, or the preview when nothing is missing. */
interface Answered {
  readonly name: 'ask-text' | 'ask-eventOn' | 'ask-source' | 'draft-preview';
  /** Only where the preview that is there says something else. */
  readonly isRenewal?: true;
}
/** By which notice an open draft is answered. */
export type DraftAnswer = Answered['name'];

interface OfItem {
  readonly noun: 'submission';
  readonly submission: SubmissionId;
  readonly code: string;
  /** That was there when it happened. */
  readonly revision: number;
}

/** `by` is the name of whoever did it. */
export type SubmissionView = OfItem &
  (
    | Answered
    | {
        readonly name: 'returned-to-author' | 'rejected-to-author' | 'unpublished-to-author' | 'stopped-to-author';
        readonly reason: Reason;
      }
    | { readonly name: 'unpublished-to-head' | 'stopped-to-head'; readonly reason: Reason; readonly by: string }
    | {
        readonly name:
          | 'secrecy-held-sender'
          | 'secrecy-released-sender'
          | 'secrecy-destroyed-sender'
          | 'consent-withdrawn-author'
          | 'children-ask-again'
          | 'scheduled-to-author'
          | 'unscheduled-to-author'
          | 'late-part-joined';
      }
    /** The head decided alone what is decided by two: the board hears of it. */
    | {
        readonly name:
          | 'republished-to-head'
          | 'urgent-to-head'
          | 'override-to-board'
          | 'own-release-to-board'
          | 'legal-to-head'
          | 'schedule-stopped'
          | 'correction-approved'
          | 'correction-dropped';
        readonly by: string;
      }
    /** Reports of one event became another item. */
    | { readonly name: 'merged-to-author'; readonly by: string; readonly into: string }
    /** It is an item of its own again. */
    | { readonly name: 'parted-to-author'; readonly by: string; readonly from: string }
    | { readonly name: 'correction-to-approve' | 'note-to-author'; readonly by: string; readonly words: string }
    /** What was taken back. */
    | { readonly name: 'undone-to-author'; readonly act: 'approve' | 'return' | 'reject' }
    /** `time` as shown. */
    | { readonly name: 'secrecy-held-head'; readonly by: string; readonly time: string }
    /** @property before the revision that was edited; rows of older programs have none */
    | { readonly name: 'edited-by-board'; readonly by: string; readonly before?: number }
    /** Category and due day as they were and are: '26/11/2026', or 'none'. */
    | {
        readonly name: 'reclassified-author';
        readonly by: string;
        readonly reason: Reason;
        readonly from: CategoryId;
        readonly to: CategoryId;
        readonly dueBefore: string;
        readonly dueAfter: string;
      }
    | { readonly name: 'masked-by-board'; readonly by: string; readonly count: number }
    | {
        readonly name:
          | 'blurred-by-board'
          | 'unblurred-by-board'
          | 'cropped-by-board'
          | 'photo-put-back'
          | 'unblurred-by-author'
          | 'consent-withdrawn-head';
        readonly by: string;
      }
    | { readonly name: 'findings-since-approval'; readonly findings: readonly SpokenFinding[] }
    | { readonly name: 'remind-draft' }
    | { readonly name: `remind-item-${Reminder['level']}`; readonly due: LocalDate }
    | { readonly name: 'too-many-files' | 'too-many-photos'; readonly max: number }
  );
