/** What people ask of a question's workflow, and what happened then. */
import type { Actor, By, Someone } from '../actor.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { PersonId } from '../ids.ts';
import type { PhotoFile } from '../submission/photos-and-files.ts';
import type { Reason } from '../submission/submission.ts';
import type { QuestionDue } from './due.ts';
import type { HandOver } from './hand-over.ts';
import type { PublicationCommand, PublicationEvent } from './publication.ts';
import type { Answer, Assignment, ClosingReason, Delivery, Draft, QuestionUndoable } from './question.ts';

/** What is done on the way to the answer and after it; what is done about publishing it stands beside it. */
export type HandlingCommand =
  | { readonly type: 'assign'; readonly to: Actor }
  | { readonly type: 'draft'; readonly text: string }
  /** `revision`: what was seen, `question.standing.revision` of the card. */
  | { readonly type: 'approve'; readonly revision: number }
  | { readonly type: 'sendBack'; readonly revision: number; readonly reason: Reason }
  | { readonly type: 'clarify'; readonly text: string }
  | {
      readonly type: 'add';
      readonly messageKey: string;
      readonly text: string;
      readonly photos: readonly PhotoFile[];
    }
  /** What was added last is a matter of its own: it is taken out again, and asked by itself. */
  | {
      readonly type: 'separate' /** That was seen; null: said in words, the last is meant. */;
      readonly revision: number | null;
    }
  /** Asked back, the person was phoned: what they said, and nothing else. Who heard it and when is recorded. */
  | { readonly type: 'heardByPhone'; readonly messageKey: string; readonly text: string }
  | { readonly type: 'interim'; readonly text: string; readonly dueOn: LocalDate }
  | { readonly type: 'explainDelay'; readonly reason: Reason }
  | { readonly type: 'redirect'; readonly revision: number; readonly body: string; readonly contact: string }
  | { readonly type: 'handOver'; readonly revision: number; readonly handOver: HandOver }
  /** The answer could not be sent, and somebody phoned: who, when and what was said is the proof. */
  | { readonly type: 'phone'; readonly note: string }
  /** It could not be sent, and calls reached nobody: which were made, when and by whom. */
  | { readonly type: 'giveUp'; readonly note: string }
  /** Under which heading reports count it; null: what was said names none. */
  | { readonly type: 'setTopic'; readonly topic: string | null }
  | { readonly type: 'rate'; readonly isHelpful: boolean; readonly note: string }
  | { readonly type: 'withdraw' }
  /** The last decision is taken back. `revision`: what was seen after it. */
  | { readonly type: 'undo'; readonly revision: number }
  | { readonly type: 'close'; readonly why: OfficeReason; readonly same?: SameQuestion };

/** The other question that asks the same, and what its asker may read of its answer; '' while there is none. */
export interface SameQuestion {
  readonly code: string;
  readonly isOwn: boolean;
  readonly answer: string;
}

/** Why an office may close a case. */
export type OfficeReason = Exclude<ClosingReason, 'withdrawn' | 'unreached'>;

/** What happened to a question on the way to its answer and after it. */
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
      /** Null when nothing was waited for. */
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
  /** Nobody took that back: its words are destroyed, and those concerned are told. */
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
      /** Of the office: a decision. */
      readonly name?: string;
      /** Of a duplicate. */
      readonly same?: SameQuestion;
      /** When nobody could be reached: what was tried. */
      readonly attempts?: Delivery;
    };

/** The member of a union of commands or events that has this type. */
export type Typed<Union extends { readonly type: string }, Type extends Union['type']> = Union extends unknown
  ? Type extends Union['type']
    ? Union & { readonly type: Type }
    : never
  : never;

/** All that can be asked of a question. */
export type QuestionCommand = HandlingCommand | PublicationCommand;
/** All that can have happened to one; `evolve` makes the next state of it. */
export type QuestionEvent = HandlingEvent | PublicationEvent;
