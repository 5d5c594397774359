/** Notices about an item. The names are the keys of the sentences in `locales/`. */
import type { LocalDate } from '../calendar/local-date.ts';
import type { SpokenFinding } from '../checks/finding-sentences.ts';
import type { SubmissionId } from '../ids.ts';
import type { Reminder } from '../reminder/reminder.ts';
import type { CategoryId } from './categories/index.ts';
import type { Reason } from './submission.ts';

/** The reply to an open draft: the next question, or the preview if nothing is missing. */
interface Answered {
  readonly name: 'ask-text' | 'ask-eventOn' | 'ask-source' | 'draft-preview';
  /** Send it only if it differs from the preview that was sent before. */
  readonly isRenewal?: true;
}
/** Name of a reply to an open draft. */
export type DraftAnswer = Answered['name'];

interface OfItem {
  readonly noun: 'submission';
  readonly submission: SubmissionId;
  readonly code: string;
  /** The revision at the time of the event. */
  readonly revision: number;
}

/** `by` is the name of the person who acted. */
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
    /** Acts of one person that normally need two, and other acts of which the head, the board or a proposer is informed. */
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
    /** Reports of one event were merged into another item. */
    | { readonly name: 'merged-to-author'; readonly by: string; readonly into: string }
    /** The item is independent again. */
    | { readonly name: 'parted-to-author'; readonly by: string; readonly from: string }
    | { readonly name: 'correction-to-approve' | 'note-to-author'; readonly by: string; readonly words: string }
    /** `act`: what was undone. */
    | { readonly name: 'undone-to-author'; readonly act: 'approve' | 'return' | 'reject' }
    /** `time` is formatted for display. */
    | { readonly name: 'secrecy-held-head'; readonly by: string; readonly time: string }
    /** @property before the revision before the edit; absent in rows of older programs */
    | { readonly name: 'edited-by-board'; readonly by: string; readonly before?: number }
    /** Category and due date before and after: '26/11/2026', or 'none'. */
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
