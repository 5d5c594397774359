/**
 * Effects as data: what must be sent or done outside the database. They are written to the outbox with the change that caused
 * them.
 */
import type { Sentence } from './facts.ts';
import type { CardId, FileId, PersonId, PhotoId, QuestionId, SubmissionId } from './ids.ts';
import type { Message } from './message.ts';
import type { QuestionView } from './question/view.ts';
import type { SectionPageSlug } from './section/section-page.ts';
import type { View } from './view.ts';

/** Where to send messages for one of a person's accounts. */
export interface AccountAddress {
  readonly channel: string;
  readonly conversation: string;
}

/** Content of one outbox row. Most contain only ids and a few facts; the rest is read when the effect is carried out. */
export type Effect =
  /** The minute in which a hand-over can be undone has passed. */
  | { readonly kind: 'finishHandOver'; readonly question: QuestionId }
  /** A notice by its name. Its text is composed on delivery, from the current state. */
  | {
      readonly kind: 'notice';
      readonly person: PersonId;
      readonly view: View;
      /** Set if the notice answers a message in this language. If absent, the recipient's own language is used. */
      readonly locale?: Message['locale'];
      /** Deliver to this account only: a warning to its holder. */
      readonly only?: AccountAddress;
    }
  /** A composed message that answers the person's own act; also in old rows, written before notices existed. */
  | {
      readonly kind: 'tell';
      readonly person: PersonId;
      readonly message: Message;
      /** Deliver to this account only: a warning to its holder. */
      readonly only?: AccountAddress;
    }
  /** An item's card for a board member, composed from the item's state when it is sent. */
  | {
      readonly kind: 'card';
      readonly person: PersonId;
      readonly submission: SubmissionId;
      /**
       * Send text and buttons only, without the picture: for a picture message the platform may not report whether it arrived.
       */
      readonly isPlain?: true;
    }
  | { readonly kind: 'renewCard'; readonly card: CardId; readonly person: PersonId }
  /** All photos and the full text, in the chat. */
  | { readonly kind: 'show'; readonly person: PersonId; readonly submission: SubmissionId }
  | {
      readonly kind: 'acknowledge';
      readonly channel: string;
      readonly acknowledgement: string;
      readonly person: PersonId;
      readonly sentence: Sentence | null;
      readonly isAlert: boolean;
    }
  /** The approved answer for the asker. Both delivery and failure are recorded. */
  | {
      readonly kind: 'answer';
      readonly person: PersonId;
      readonly question: QuestionId;
      readonly code: string;
      /** Number of earlier answers to this question. */
      readonly round: number;
      /** Only in rows written before rounds existed. */
      readonly message?: Message;
    }
  /** A question with its photos and the buttons that this reader may use. */
  | { readonly kind: 'showQuestion'; readonly person: PersonId; readonly question: QuestionId }
  /**
   * Updates a message that showed a question with buttons to the question's current state. `view` null: it showed the whole
   * question.
   */
  | {
      readonly kind: 'renewQuestion';
      readonly person: PersonId;
      readonly question: QuestionId;
      readonly channel: string;
      readonly conversation: string;
      readonly messageId: string;
      readonly view: QuestionView | null;
    }
  | { readonly kind: 'fetchQuestionPhoto'; readonly question: QuestionId; readonly photo: string }
  /** Publishes or withdraws a masked question with its answer, according to its state when this is carried out. */
  | { readonly kind: 'publishQuestion'; readonly question: QuestionId; readonly revision: number }
  /** Publishes the newest text of a portal page. */
  | { readonly kind: 'publishSection'; readonly slug: SectionPageSlug }
  /** Fetches a picture or a document of such a page, by its number. */
  | { readonly kind: 'fetchSectionFile'; readonly number: number }
  | { readonly kind: 'menu'; readonly person: PersonId }
  /** `isTakenBack`: the approval was undone. The page is withdrawn with this version, whatever the item's state is now. */
  | {
      readonly kind: 'publish';
      readonly submission: SubmissionId;
      readonly revision: number;
      readonly isTakenBack?: true;
    }
  | { readonly kind: 'fetchPhoto'; readonly submission: SubmissionId; readonly photo: PhotoId }
  | { readonly kind: 'fetchFile'; readonly submission: SubmissionId; readonly file: FileId }
  /** Files and uploads to be deleted completely, from the store and from the database's own files. */
  | { readonly kind: 'forgetFiles'; readonly hashes: readonly string[]; readonly uploads: readonly string[] };

/**
 * idempotent: can be repeated freely. atLeastOnce: repeated once if the outcome is unknown.
 * atMostOnce: never repeated; an unknown outcome is shown to an operator.
 */
export type Semantics = 'idempotent' | 'atLeastOnce' | 'atMostOnce';

export const semanticsOf: Readonly<Record<Effect['kind'], Semantics>> = {
  notice: 'atLeastOnce',
  tell: 'atLeastOnce',
  card: 'atLeastOnce',
  renewCard: 'idempotent',
  show: 'atLeastOnce',
  acknowledge: 'idempotent',
  answer: 'atLeastOnce',
  publishQuestion: 'idempotent',
  publishSection: 'idempotent',
  fetchSectionFile: 'idempotent',
  fetchQuestionPhoto: 'idempotent',
  showQuestion: 'atLeastOnce',
  renewQuestion: 'idempotent',
  menu: 'idempotent',
  publish: 'idempotent',
  fetchPhoto: 'idempotent',
  fetchFile: 'idempotent',
  forgetFiles: 'idempotent',
  finishHandOver: 'idempotent',
};

/** Lists that are composed again each morning. They are dropped if they cannot be delivered. */
const listsOfTheDay: readonly string[] = ['unreached', 'digest', 'digest-nothing'];

/** Name of the message or notice. Null for effects that send neither. */
const nameOf = (effect: Effect): string | null =>
  effect.kind === 'tell' ? effect.message.key : effect.kind === 'notice' ? effect.view.name : null;

/** True for a morning list. If it cannot be delivered it is dropped, because the next morning's list replaces it. */
export const isListOfTheDay = (effect: Effect): boolean => listsOfTheDay.includes(nameOf(effect) ?? '');

/**
 * True if a board member must telephone the recipient when the message does not arrive. Menus, card updates, requested views,
 * morning lists and technical alarms are not worth a call.
 */
export const isWorthCall = (
  effect: Effect,
): effect is Extract<Effect, { kind: 'notice' | 'tell' | 'card' | 'answer' }> => {
  const name = nameOf(effect);
  if (name !== null) return !listsOfTheDay.includes(name) && !name.startsWith('alarm-');
  return effect.kind === 'card' || effect.kind === 'answer';
};

/** Answers to a person in danger, with the emergency numbers. */
const dangerAnswers: readonly string[] = ['question-emergency', 'question-danger', 'danger-nobody-left'];

/** True for a message to or about a person in danger: it waits behind no other message. */
export const isAboutDanger = (effect: Effect): effect is Extract<Effect, { kind: 'notice' | 'tell' }> =>
  effect.kind === 'notice'
    ? effect.view.noun === 'danger'
    : effect.kind === 'tell' && dangerAnswers.includes(effect.message.key);

/** The code of the item or question that the effect is about. Null if there is none. */
export const codeIn = (effect: Effect): string | null => {
  const code =
    effect.kind === 'answer'
      ? (effect.code ?? effect.message?.facts?.code)
      : effect.kind === 'tell'
        ? effect.message.facts?.code
        : effect.kind === 'notice' && 'code' in effect.view
          ? effect.view.code
          : null;
  return typeof code === 'string' ? code : null;
};
