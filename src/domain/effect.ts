/** What must leave, as data: written to the outbox with the change that caused it. */
import type { Facts, Sentence } from './facts.ts';
import type { CardId, FileId, PersonId, PhotoId, QuestionId, SubmissionId } from './ids.ts';

/** A button: what pressing it means. Signed when it is put on a screen. */
export interface Button {
  readonly label: Sentence;
  /** 'approve', 'date.2026-11-24': what is done, and with what. */
  readonly action: string;
  /** The id of the thing it is done to, or ''. */
  readonly subject: string;
  /** The revision that the presser saw; 0 where none matters. */
  readonly revision: number;
  /** What a person types instead where there are no buttons: 'D 0042'. Acts that decide have one and no number. */
  readonly typed?: string;
}

export interface LinkButton {
  readonly label: Sentence;
  readonly url: string;
}

/** A file that we keep, on its way to a person: in the chat where the platform carries it, else on a page. */
export interface AttachedFile {
  /** sha256 of the bytes, hex: its name in the store of documents. */
  readonly hash: string;
  readonly kind: 'pdf' | 'docx' | 'xlsx';
  /** What people see, with its ending. */
  readonly name: string;
  readonly sizeBytes: number;
}

export interface Message {
  readonly key: string;
  readonly facts?: Facts;
  readonly heading?: string;
  readonly buttons?: readonly (readonly (Button | LinkButton)[])[];
  /** Asks for a phone number in the platform's own form, where it has one. */
  readonly asksContact?: boolean;
  readonly files?: readonly AttachedFile[];
}

/** Where one of a person's accounts is spoken to. */
export interface AccountAddress {
  readonly channel: string;
  readonly conversation: string;
}

export type Effect =
  | {
      readonly kind: 'tell';
      readonly person: PersonId;
      readonly message: Message;
      /** Said to this account of theirs or not at all: a warning to who holds it. */
      readonly only?: AccountAddress;
    }
  /** A board member's card: composed from the item as it is when it is sent. */
  | { readonly kind: 'card'; readonly person: PersonId; readonly submission: SubmissionId }
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
  /** The approved answer, to whoever asked; that it arrived is recorded, and that it could not. */
  | { readonly kind: 'answer'; readonly person: PersonId; readonly question: QuestionId; readonly message: Message }
  /** A question with its photos and the buttons that are open to this reader. */
  | { readonly kind: 'showQuestion'; readonly person: PersonId; readonly question: QuestionId }
  | { readonly kind: 'fetchQuestionPhoto'; readonly question: QuestionId; readonly photo: string }
  /** A question and its answer, masked and with consent: shown, or taken down, as it is when it is carried out. */
  | { readonly kind: 'publishQuestion'; readonly question: QuestionId; readonly revision: number }
  | { readonly kind: 'menu'; readonly person: PersonId }
  | { readonly kind: 'publish'; readonly submission: SubmissionId; readonly revision: number }
  | { readonly kind: 'fetchPhoto'; readonly submission: SubmissionId; readonly photo: PhotoId }
  | { readonly kind: 'fetchFile'; readonly submission: SubmissionId; readonly file: FileId }
  /** Files and uploads that nothing may be left of, in the store and in the database's own files. */
  | { readonly kind: 'forgetFiles'; readonly hashes: readonly string[]; readonly uploads: readonly string[] };

/**
 * idempotent: may be repeated freely. atLeastOnce: repeated once when the outcome is unknown.
 * atMostOnce: never repeated; an unknown outcome is shown to an operator.
 */
export type Semantics = 'idempotent' | 'atLeastOnce' | 'atMostOnce';

export const semanticsOf: Readonly<Record<Effect['kind'], Semantics>> = {
  tell: 'atLeastOnce',
  card: 'atLeastOnce',
  renewCard: 'idempotent',
  show: 'atLeastOnce',
  acknowledge: 'idempotent',
  answer: 'atLeastOnce',
  publishQuestion: 'idempotent',
  fetchQuestionPhoto: 'idempotent',
  showQuestion: 'atLeastOnce',
  menu: 'idempotent',
  publish: 'idempotent',
  fetchPhoto: 'idempotent',
  fetchFile: 'idempotent',
  forgetFiles: 'idempotent',
};

/** Made anew each morning: when it cannot be said now it is not kept. */
const listOfTheDay = 'unreached';

export const isListOfTheDay = (effect: Effect): boolean =>
  effect.kind === 'tell' && effect.message.key === listOfTheDay;

/**
 * Somebody phones when it does not arrive. Menus, renewals and what was only looked at are not worth a call; nor is what
 * the machine says of itself to the board.
 */
export const isWorthCall = (effect: Effect): effect is Extract<Effect, { kind: 'tell' | 'card' | 'answer' }> =>
  effect.kind === 'card' ||
  effect.kind === 'answer' ||
  (effect.kind === 'tell' && !isListOfTheDay(effect) && !effect.message.key.startsWith('alarm-'));
