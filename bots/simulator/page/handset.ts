/**
 * A phone's inside: what its owner can do and see, whatever the platform. The page's routes and scripts speak to this;
 * one file per platform translates.
 */
import type { Seen, SeenButton, SeenDocument } from '../kernel/seen.ts';
import type { CallbackAnswer } from '../telegram/callbacks.ts';
import type { Upload } from './upload.ts';

export type PlatformName = 'telegram' | 'zaloOa' | 'zaloBot';

/** A number on Telegram, text on Zalo. A file whose bytes never leave the phone has neither id nor size. */
export interface ShownMessage
  extends Seen<
    number | string,
    { [Field in keyof SeenDocument]: Field extends 'name' ? string : SeenDocument[Field] | null }
  > {
  readonly editedAt: Date | null;
  /** Formatting and links, as Telegram names them. */
  readonly entities: readonly { readonly type: string; readonly offset: number; readonly length: number }[];
  /** The same for all photos of an album. */
  readonly albumKey: string | null;
  readonly buttons: readonly (readonly SeenButton[])[];
  /** A form that asks for the owner's phone number. */
  readonly asksInfo: { readonly title: string; readonly subtitle: string } | null;
}

/** Everything about a chat but its messages. */
export interface ChatFacts {
  /** `left`: the owner unfollowed. */
  readonly standing: 'stranger' | 'open' | 'blocked' | 'left';
  readonly commands: readonly { readonly command: string; readonly description: string }[];
  /** May the other side answer now? `paid` and `closed` begin with the owner's silence. */
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

/** What an app offers beside words, photos and files. */
export type Thing = 'sticker' | 'voice' | 'location';

/** Things as words, for a page that draws none of them. */
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
  /** The first word: Start, a follow, a greeting. */
  start(payload: string | undefined): void;
  write(text: string): void;
  /** @throws Error where the platform has no editing */
  edit(messageId: string, text: string): void;
  /** Returns the query's id when the platform answers presses. */
  press(messageId: string, data: string): { readonly queryId?: string };
  shareContact(phoneNumber: string): void;
  sendFiles(upload: Upload): void;
  sendThing(thing: Thing): void;
  file(fileId: string): ShownFile | null;
  subscribe(listener: (news: HandsetEvent) => void): () => void;
}

/** What this app has no way to do. */
export function refuse(why: string): never {
  throw new Error(why);
}

/** A message of plain text, on platforms that know nothing of formatting, editing and albums. */
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

/** Platforms that send plain text still show addresses as links. */
function linksIn(text: string): ShownMessage['entities'] {
  return [...text.matchAll(linkShape)].map((found) => ({ type: 'url', offset: found.index, length: found[0].length }));
}
