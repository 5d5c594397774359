/** Notices about a question. The names are the keys of the sentences in `locales/`. */
import type { Facts } from '../facts.ts';
import type { QuestionId } from '../ids.ts';

/** A notice to the asker or the board about one question. */
export interface QuestionView {
  readonly noun: 'question';
  /** Notices to the asker first, then notices to the board. */
  readonly name:
    | 'question-in-hand'
    | 'question-clarify'
    | 'question-heard-thanks'
    | 'question-interim'
    | 'question-redirected'
    | 'question-closed-other'
    | 'question-closed-unanswered'
    | 'question-closed-duplicate'
    | 'question-closed-unreached'
    | 'question-published'
    | 'question-undone-asker'
    | 'question-taken-down'
    | 'question-new'
    | 'question-assigned'
    | 'question-taken-over'
    | 'question-to-approve'
    | 'question-nobody-approves'
    | 'question-sent-back'
    | 'question-undone'
    | 'question-approved'
    | 'question-unreachable'
    | 'question-heard'
    | 'question-added'
    | 'question-photos-added'
    | 'question-separated'
    | 'question-interim-sent'
    | 'question-delay'
    | 'question-rated-helpful'
    | 'question-not-helpful-twice'
    | 'question-reopened-office'
    | 'question-reopened-board'
    | 'question-withdrawn-note'
    | 'question-closed-unreached-note'
    | 'question-to-mask'
    | 'question-consent-withdrawn-note'
    | 'question-mask-to-approve'
    | 'question-mask-rejected'
    | 'question-reminder'
    | 'question-pause-over';
  readonly question: QuestionId;
  readonly code: string;
  /** What the event says; the question itself is read at delivery. */
  readonly facts: Facts;
}

/** A notice without a question: about a letter, a danger, a tip, or many questions at once. */
export interface CitizenView {
  readonly noun: 'citizen';
  readonly name:
    | 'question-letter'
    | 'question-letter-higher'
    | 'question-handed-over'
    | 'question-emergency-alert'
    | 'question-storm'
    | 'tip-to-board'
    | 'tip-taken'
    | 'tip-taken-by';
  readonly facts: Facts;
  /** The tip. */
  readonly subject?: string;
}
