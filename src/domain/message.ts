/** What the chat says, before it has words: the key of a sentence, what it is about, and what can be pressed below it. */
import type { Action } from './act/press.ts';
import type { AttachedFile } from './attached-file.ts';
import type { Facts, Sentence } from './facts.ts';

/** A button: what pressing it means. Signed when it is put on a screen. */
export interface Button {
  readonly label: Sentence;
  /** 'approve', 'date.2026-11-24': what is done, and with what. */
  readonly action: Action;
  /** The id of the thing it is done to, or ''. */
  readonly subject: string;
  /** The revision that the presser saw; 0 where none matters. */
  readonly revision: number;
  /** What a person types instead where there are no buttons: 'D 0042'. Acts that decide have one and no number. */
  readonly typed?: string;
  /** Left out where a chat has too few buttons: its label can be typed. */
  readonly isSpare?: true;
}

/** A button that opens an address. */
export interface LinkButton {
  readonly label: Sentence;
  readonly url: string;
}

/** Rows of buttons as they are meant; where a platform has fewer, the outbox makes a numbered list of them. */
export type ButtonRows = readonly (readonly (Button | LinkButton)[])[];

/** What is said to one person: a sentence by its key and facts, with what can be pressed and what goes along. */
export interface Message {
  readonly key: string;
  readonly facts?: Facts;
  readonly heading?: string;
  readonly buttons?: ButtonRows;
  /** Asks for a phone number in the platform's own form, where it has one. */
  readonly asksContact?: boolean;
  readonly files?: readonly AttachedFile[];
  /** Said in this language, whatever the reader's is: it answers words of that language. */
  readonly locale?: 'vi' | 'en';
}
