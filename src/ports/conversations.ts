/** What somebody is in the middle of, and the newest numbered list of each chat. */
import type { PersonId } from '../domain/ids.ts';

/** What somebody is in the middle of, as JSON: one row a person, whichever app they write in. */
export interface DialogueStore {
  /** Null when nothing is open, or its shape is of another version. */
  read(person: PersonId, version: number): Promise<unknown>;
  write(person: PersonId, version: number, memory: unknown, at: Date): Promise<void>;
  /** When it was written last; null: nothing is remembered. */
  writtenAt(person: PersonId): Promise<Date | null>;
  /** Talks that hold this piece of JSON and were written before then. */
  waiting(
    piece: string,
    before: Date,
    limit: number,
  ): Promise<readonly { readonly person: PersonId; readonly memory: unknown }[]>;
  clear(person: PersonId): Promise<void>;
}

/** A line of a list that was shown, and what choosing it means. */
export interface OfferedChoice {
  /** As a button would carry it: signed. */
  readonly value: string;
  readonly label: string;
  /** It stands there as a button: no number means it. */
  readonly isButton?: true;
  /** Since when, in milliseconds: its reader asked for this list or was asked by it, and has chosen nothing of it. */
  readonly askedAt?: number;
}

/** The newest choices of each chat, numbered or buttons; a list that waits for an answer stands before what came by itself. */
export interface OfferStore {
  put(channel: string, conversation: string, choices: readonly OfferedChoice[], at: Date): Promise<void>;
  find(
    channel: string,
    conversation: string,
  ): Promise<{ readonly choices: readonly OfferedChoice[]; readonly at: Date } | null>;
}
