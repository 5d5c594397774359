/**
 * Channels whose "app" is a page of this server: input on the page becomes a delivery like any platform's, and messages
 * to the person are stored in a mailbox that the page reads. The channel defines the format of both.
 */
import type { Channel } from './channel.ts';
import type { AttachmentRef, Delivery } from './incoming.ts';
import type { Choice, LinkChoice } from './outgoing.ts';

/** An action of a person on the page. */
export interface PageSaying {
  readonly conversation: string;
  readonly displayName: string;
  readonly at: Date;
  /** Id of the submitted form: the same form sent twice is one delivery. */
  readonly form: string;
  readonly said:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'choice'; readonly choice: string; readonly messageId: string | null }
    | { readonly kind: 'attachments'; readonly attachments: readonly AttachmentRef[]; readonly caption: string }
    | { readonly kind: 'contact'; readonly phone: string };
}

/** A message to the person, as stored in the mailbox. */
export interface PageMessage {
  readonly heading: string | null;
  readonly text: string;
  readonly choices: readonly (readonly (Choice | LinkChoice)[])[];
  /** Addresses of pictures, valid for some hours. */
  readonly photos: readonly string[];
}

export interface PageChannel extends Channel {
  /** PURE. */
  hear(saying: PageSaying): Delivery;
  /** PURE. Null if it is not a valid message. */
  readMessage(stored: string): PageMessage | null;
}

/** Whether messages are stored and read on this server's own page; nothing is sent to a platform. */
export const speaksThroughPages = (channel: Channel): channel is PageChannel => 'readMessage' in channel;
