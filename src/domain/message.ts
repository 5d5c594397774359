/** A chat message before translation: the key of a sentence, its facts, and the buttons below it. */
import type { Action } from './act/press.ts';
import type { AttachedFile } from './attached-file.ts';
import type { Facts, Sentence } from './facts.ts';

/** A button and the act it triggers. It is signed when it is sent. */
export interface Button {
  readonly label: Sentence;
  /** 'approve', 'date.2026-11-24': the act and its argument. */
  readonly action: Action;
  /** Id of the subject of the act, or ''. */
  readonly subject: string;
  /** The revision that the presser saw; 0 if it does not matter. */
  readonly revision: number;
  /** What to type where there are no buttons: 'D 0042'. Acts that decide have one and get no number in a list. */
  readonly typed?: string;
  /** Can be left out in chats with few buttons: its label can be typed instead. */
  readonly isSpare?: true;
}

/** A button that opens a URL. */
export interface LinkButton {
  readonly label: Sentence;
  readonly url: string;
}

/** Rows of buttons as intended. For platforms with fewer buttons the outbox makes a numbered list of them. */
export type ButtonRows = readonly (readonly (Button | LinkButton)[])[];

/** A message to one person: a sentence by key and facts, with its buttons and files. */
export interface Message {
  readonly key: string;
  readonly facts?: Facts;
  readonly heading?: string;
  readonly buttons?: ButtonRows;
  /** Asks for a phone number with the platform's own form, if it has one. */
  readonly asksContact?: boolean;
  readonly files?: readonly AttachedFile[];
  /** Language of the message, regardless of the recipient's own: it answers words in this language. */
  readonly locale?: 'vi' | 'en';
}
