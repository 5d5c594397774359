/**
 * A phone: what its owner can do and see, independent of the platform. The page's routes and scripts use this
 * interface; one file per platform implements it.
 */
import type { Seen, SeenButton, SeenDocument } from '../kernel/seen.ts';
import type { CallbackAnswer } from '../telegram/callbacks.ts';
import type { Upload } from './upload.ts';

export type PlatformName = 'telegram' | 'zaloOa' | 'zaloBot';

/** The id is a number on Telegram, text on Zalo. A file whose bytes stay on the phone has neither id nor size. */
export interface ShownMessage
  extends Seen<
    number | string,
    { [Field in keyof SeenDocument]: Field extends 'name' ? string : SeenDocument[Field] | null }
  > {
  readonly editedAt: Date | null;
  /** Formatting and links, with Telegram's names. */
  readonly entities: readonly { readonly type: string; readonly offset: number; readonly length: number }[];
  /** The same for all photos of an album. */
  readonly albumKey: string | null;
  readonly buttons: readonly (readonly SeenButton[])[];
  /** A form that asks for the owner's phone number. */
  readonly asksInfo: { readonly title: string; readonly subtitle: string } | null;
}

/** Everything about a chat except its messages. */
export interface ChatFacts {
  /** `left`: the owner has unfollowed. */
  readonly standing: 'stranger' | 'open' | 'blocked' | 'left';
  readonly commands: readonly { readonly command: string; readonly description: string }[];
  /** Whether the account may answer now. `paid` and `closed` begin after the owner has been silent for some time. */
  readonly window: 'free' | 'paid' | 'closed';
}

export type HandsetEvent =
  | { readonly event: 'message'; readonly data: { readonly message: ShownMessage } }
  | {
      readonly event: 'answered';
      readonly data: CallbackAnswer & { readonly messageId: number; readonly queryId: string };
    }
  | { readonly event: 'chat'; readonly data: ChatFacts };

export interface ShownFile {
  readonly bytes: Uint8Array;
  readonly mimeType: string;
}

/** Kinds of messages an app offers besides text, photos and files. */
export type Thing = 'sticker' | 'voice' | 'location';

/** These kinds as words, for a page that draws none of them. */
export const thingWords: Readonly<Record<Thing, string>> = {
  sticker: '[Nhãn dán]',
  voice: '[Tin nhắn thoại]',
  location: '[Vị trí]',
};

export interface Handset {
  readonly platform: PlatformName;
  facts(): ChatFacts;
  /** Oldest first. */
  messages(): readonly ShownMessage[];
  /** The first contact: Start, a follow, or a greeting. */
  start(payload: string | undefined): void;
  write(text: string): void;
  /** @throws Error if the platform has no editing */
  edit(messageId: string, text: string): void;
  /** Returns the query's id if the platform answers presses. */
  press(messageId: string, data: string): { readonly queryId?: string };
  shareContact(phoneNumber: string): void;
  sendFiles(upload: Upload): void;
  sendThing(thing: Thing): void;
  file(fileId: string): ShownFile | null;
  subscribe(listener: (news: HandsetEvent) => void): () => void;
}

/** Refuses an act that this app does not offer. */
export function refuse(why: string): never {
  throw new Error(why);
}

/** A plain-text message, for platforms without formatting, editing and albums. */
export const plainMessage = (
  { messageId, isMine, sentAt }: Pick<ShownMessage, 'messageId' | 'isMine' | 'sentAt'>,
  text: string,
): ShownMessage => ({
  messageId,
  isMine,
  sentAt,
  editedAt: null,
  text,
  entities: linksIn(text),
  photo: null,
  document: null,
  albumKey: null,
  buttons: [],
  asksInfo: null,
});

const linkShape = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?()\]}…]/g;

/** Platforms with plain text still show addresses as links. */
function linksIn(text: string): ShownMessage['entities'] {
  return [...text.matchAll(linkShape)].map((found) => ({ type: 'url', offset: found.index, length: found[0].length }));
}
