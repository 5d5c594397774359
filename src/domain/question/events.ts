/** The commands on a question and the events that follow from them. */
import type { Actor, By, Someone } from '../actor.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { PersonId } from '../ids.ts';
import type { PhotoFile } from '../submission/photos-and-files.ts';
import type { Reason } from '../submission/submission.ts';
import type { QuestionDue } from './due.ts';
import type { HandOver } from './hand-over.ts';
import type { PublicationCommand, PublicationEvent } from './publication.ts';
import type { Answer, Assignment, ClosingReason, Delivery, Draft, QuestionUndoable } from './question.ts';

/** Commands that handle a question before and after its answer. Commands about publication are in `publication.ts`. */
export type HandlingCommand =
  | { readonly type: 'assign'; readonly to: Actor }
  | { readonly type: 'draft'; readonly text: string }
  /** `revision`: the revision that the person saw, `question.standing.revision` of the card. */
  | { readonly type: 'approve'; readonly revision: number }
  | { readonly type: 'sendBack'; readonly revision: number; readonly reason: Reason }
  | { readonly type: 'clarify'; readonly text: string }
  | {
      readonly type: 'add';
      readonly messageKey: string;
      readonly text: string;
      readonly photos: readonly PhotoFile[];
    }
  /** The last addendum is a matter of its own: it is removed from this question and asked separately. */
  | {
      readonly type: 'separate';
      /** The revision that the person saw; null when the request came in words: the last addendum is meant. */
      readonly revision: number | null;
    }
  /** What the asker said on the phone when the board asked back. Who heard it and when are recorded. */
  | { readonly type: 'heardByPhone'; readonly messageKey: string; readonly text: string }
  | { readonly type: 'interim'; readonly text: string; readonly dueOn: LocalDate }
  | { readonly type: 'explainDelay'; readonly reason: Reason }
  | { readonly type: 'redirect'; readonly revision: number; readonly body: string; readonly contact: string }
  | { readonly type: 'handOver'; readonly revision: number; readonly handOver: HandOver }
  /** The answer could not be delivered, so a member phoned: who, when and what was said are the proof. */
  | { readonly type: 'phone'; readonly note: string }
  /** The answer could not be delivered and calls were not answered: which calls were made, when and by whom. */
  | { readonly type: 'giveUp'; readonly note: string }
  /** The topic under which reports count the question; null if the words given name no topic. */
  | { readonly type: 'setTopic'; readonly topic: string | null }
  | { readonly type: 'rate'; readonly isHelpful: boolean; readonly note: string }
  | { readonly type: 'withdraw' }
  /** Undoes the last decision. `revision`: the revision that the person saw after it. */
  | { readonly type: 'undo'; readonly revision: number }
  | { readonly type: 'close'; readonly why: OfficeReason; readonly same?: SameQuestion };

/** The other question that asks the same, and the part of its answer that this asker may read; '' while it has no answer. */
export interface SameQuestion {
  readonly code: string;
  readonly isOwn: boolean;
  readonly answer: string;
}

/** Reasons for which an office may close a question. */
export type OfficeReason = Exclude<ClosingReason, 'withdrawn' | 'unreached'>;

/** Events of handling a question, before and after its answer. */
export type HandlingEvent =
  | (By & { readonly type: 'assigned'; readonly assignee: Assignment; readonly before: Assignment | null })
  | (By & { readonly type: 'drafted'; readonly draft: Draft })
  | (By & { readonly type: 'approved'; readonly answer: Answer })
  | (By & { readonly type: 'sentBack'; readonly reason: Reason })
  | (By & {
      readonly type: 'clarificationAsked';
      readonly text: string;
      readonly resumeTo: 'received' | 'assigned' | 'drafted';
    })
  | (By & {
      readonly type: 'added';
      readonly messageKey: string;
      readonly text: string;
      readonly photos: readonly PhotoFile[];
      readonly heardBy?: Someone;
      /** The new due date; null when the addition ended no pause. */
      readonly resumed: (QuestionDue & { readonly movedDays: number; readonly legalDueOn: LocalDate }) | null;
    })
  | (By & { readonly type: 'separated'; readonly messageKey: string; readonly text: string })
  | (By & {
      readonly type: 'interimSent';
      readonly text: string;
      readonly due: QuestionDue;
      readonly isInTime: boolean;
    })
  | (By & { readonly type: 'delayExplained'; readonly reason: Reason })
  | (By & { readonly type: 'redirected'; readonly body: string; readonly contact: string })
  | (By & { readonly type: 'handedOver'; readonly handOver: HandOver })
  /**
   * The time in which the hand-over could be undone is over: the words are destroyed, and the asker and the receivers are
   * notified.
   */
  | (By & { readonly type: 'letterGone'; readonly handOver: HandOver })
  | (By & { readonly type: 'topicSet'; readonly topic: string })
  | (By & { readonly type: 'undone'; readonly act: QuestionUndoable['act'] })
  | { readonly type: 'answered' | 'heldBack'; readonly at: Date; readonly delivery: Delivery }
  | (By & { readonly type: 'rated'; readonly isHelpful: boolean; readonly note: string })
  | { readonly type: 'reopened'; readonly at: Date; readonly former: Assignment | null; readonly due: QuestionDue }
  | {
      readonly type: 'closed';
      readonly at: Date;
      readonly why: ClosingReason;
      readonly by: PersonId | null;
      /** The name of the person who closed it, when a person decided so. */
      readonly name?: string;
      /** Only for a duplicate: the other question. */
      readonly same?: SameQuestion;
      /** Only for `unreached`: the attempts that were made. */
      readonly attempts?: Delivery;
    };

/** The member of a union of commands or events that has this type. */
export type Typed<Union extends { readonly type: string }, Type extends Union['type']> = Union extends unknown
  ? Type extends Union['type']
    ? Union & { readonly type: Type }
    : never
  : never;

/** Every command on a question. */
export type QuestionCommand = HandlingCommand | PublicationCommand;
/** Every event of a question; `evolveQuestion` derives the next state from it. */
export type QuestionEvent = HandlingEvent | PublicationEvent;
