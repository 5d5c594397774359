/**
 * Channels whose "app" is a page of ours: what was typed on the page becomes a delivery like any platform's, and what
 * we said is kept in a mailbox that the page reads. The form of both is the channel's own affair.
 */
import type { Channel } from './channel.ts';
import type { AttachmentRef, Delivery } from './incoming.ts';
import type { Choice, LinkChoice } from './outgoing.ts';

/** What somebody did on the page. */
export interface PageSaying {
  readonly conversation: string;
  readonly displayName: string;
  readonly at: Date;
  /** Of the form that was sent: the same form twice is one delivery. */
  readonly form: string;
  readonly said:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'choice'; readonly choice: string; readonly messageId: string | null }
    | { readonly kind: 'attachments'; readonly attachments: readonly AttachmentRef[]; readonly caption: string }
    | { readonly kind: 'contact'; readonly phone: string };
}

/** What we said, as the mailbox keeps it. */
export interface PageMessage {
  readonly heading: string | null;
  readonly text: string;
  readonly choices: readonly (readonly (Choice | LinkChoice)[])[];
  /** Addresses of pictures; they open for some hours. */
  readonly photos: readonly string[];
}

export interface PageChannel extends Channel {
  /** PURE. */
  hear(saying: PageSaying): Delivery;
  /** PURE. Null: not a message of ours. */
  readMessage(stored: string): PageMessage | null;
}

/** Its messages are kept and read on our own page; nothing leaves this machine. */
export const speaksThroughPages = (channel: Channel): channel is PageChannel => 'readMessage' in channel;
