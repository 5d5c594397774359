/** Each person's unfinished conversation, and the newest list of choices in each chat. */
import type { PersonId } from '../domain/ids.ts';

/** A person's unfinished conversation, as JSON. One row a person, whichever app they write in. */
export interface DialogueStore {
  /** Null if there is none, or if it was stored by another `version` of its shape. */
  read(person: PersonId, version: number): Promise<unknown>;
  write(person: PersonId, version: number, memory: unknown, at: Date): Promise<void>;
  /** When the conversation was last stored. Null if there is none. */
  writtenAt(person: PersonId): Promise<Date | null>;
  /** Conversations that contain this piece of JSON and were last stored before `before`. */
  waiting(
    piece: string,
    before: Date,
    limit: number,
  ): Promise<readonly { readonly person: PersonId; readonly memory: unknown }[]>;
  clear(person: PersonId): Promise<void>;
}

/** One choice of a list that was sent, and what choosing it means. */
export interface OfferedChoice {
  /** The signed value that a button carries. */
  readonly value: string;
  readonly label: string;
  /** True if the choice was shown as a button, so that no number selects it. */
  readonly isButton?: true;
  /**
   * When the list was sent, in milliseconds. Set if the recipient requested the list or was asked to choose, and has not chosen
   * yet.
   */
  readonly askedAt?: number;
}

/** The newest choices of each chat, numbered or buttons. A list that waits for an answer comes before lists sent unasked. */
export interface OfferStore {
  put(channel: string, conversation: string, choices: readonly OfferedChoice[], at: Date): Promise<void>;
  find(
    channel: string,
    conversation: string,
  ): Promise<{ readonly choices: readonly OfferedChoice[]; readonly at: Date } | null>;
}
