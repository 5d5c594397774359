/** What must leave, as data: written to the outbox with the change that caused it. */
import type { Sentence } from './facts.ts';
import type { CardId, FileId, PersonId, PhotoId, QuestionId, SubmissionId } from './ids.ts';
import type { Message } from './message.ts';
import type { QuestionView } from './question/view.ts';
import type { SectionPageSlug } from './section/section-page.ts';
import type { View } from './view.ts';

/** Where one of a person's accounts is spoken to. */
export interface AccountAddress {
  readonly channel: string;
  readonly conversation: string;
}

/** One row of the outbox. Most hold ids and few facts: what else they need is read when they are carried out. */
export type Effect =
  /** The minute in which a hand-over can be taken back is over. */
  | { readonly kind: 'finishHandOver'; readonly question: QuestionId }
  /** What somebody is told, by name: the words are found when it is delivered, from what is true then. */
  | {
      readonly kind: 'notice';
      readonly person: PersonId;
      readonly view: View;
      /** It answers a message in this language. Left out: the one they read. */
      readonly locale?: Message['locale'];
      /** Said to this account of theirs or not at all: a warning to who holds it. */
      readonly only?: AccountAddress;
    }
  /** Said by whoever shows the act to the person who acts; also what waits in an outbox from before there were notices. */
  | {
      readonly kind: 'tell';
      readonly person: PersonId;
      readonly message: Message;
      /** Said to this account of theirs or not at all: a warning to who holds it. */
      readonly only?: AccountAddress;
    }
  /** A board member's card: composed from the item as it is when it is sent. */
  | {
      readonly kind: 'card';
      readonly person: PersonId;
      readonly submission: SubmissionId;
      /** Words and buttons alone: with its picture nobody knows whether it came. */
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
  /** The approved answer, to whoever asked; that it arrived is recorded, and that it could not. */
  | {
      readonly kind: 'answer';
      readonly person: PersonId;
      readonly question: QuestionId;
      readonly code: string;
      /** How often it had been answered before. */
      readonly round: number;
      /** Of rows from before there were rounds. */
      readonly message?: Message;
    }
  /** A question with its photos and the buttons that are open to this reader. */
  | { readonly kind: 'showQuestion'; readonly person: PersonId; readonly question: QuestionId }
  /** A message that showed a question with buttons: what is true of it now. `view` null: it showed the whole question. */
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
  /** A question and its answer, masked and with consent: shown, or taken down, as it is when it is carried out. */
  | { readonly kind: 'publishQuestion'; readonly question: QuestionId; readonly revision: number }
  /** The newest text of a page of the portal. */
  | { readonly kind: 'publishSection'; readonly slug: SectionPageSlug }
  /** A picture or a document of such a page, by its number. */
  | { readonly kind: 'fetchSectionFile'; readonly number: number }
  | { readonly kind: 'menu'; readonly person: PersonId }
  /** `isTakenBack`: its approval was taken back; the page goes, with this version, whatever the item is now. */
  | {
      readonly kind: 'publish';
      readonly submission: SubmissionId;
      readonly revision: number;
      readonly isTakenBack?: true;
    }
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

/** Made anew each morning: when it cannot be said now it is not kept. */
const listsOfTheDay: readonly string[] = ['unreached', 'digest', 'digest-nothing'];

/** What it is called; null: nobody reads it. */
const nameOf = (effect: Effect): string | null =>
  effect.kind === 'tell' ? effect.message.key : effect.kind === 'notice' ? effect.view.name : null;

/** A morning's list: when it can't be delivered it is dropped, for the next morning has a newer one. */
export const isListOfTheDay = (effect: Effect): boolean => listsOfTheDay.includes(nameOf(effect) ?? '');

/**
 * Somebody phones when it does not arrive. Menus, renewals and what was only looked at are not worth a call; nor is what
 * the machine says of itself to the board.
 */
export const isWorthCall = (
  effect: Effect,
): effect is Extract<Effect, { kind: 'notice' | 'tell' | 'card' | 'answer' }> => {
  const name = nameOf(effect);
  if (name !== null) return !listsOfTheDay.includes(name) && !name.startsWith('alarm-');
  return effect.kind === 'card' || effect.kind === 'answer';
};

/** The code of the item or question that it is about. */
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
