/** What the bot API says and hears, in its own words. */

/** What a person's message is about, before it has a form: the documentation and the live platform spell it apart. */
export type MessageContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'photo'; readonly picture: Picture; readonly caption: string }
  | { readonly kind: 'sticker'; readonly sticker: string }
  | { readonly kind: 'voice' }
  /** A file, a link, a contact card: the platform does not tell bots which. */
  | { readonly kind: 'file'; readonly name: string };

/** Text, a photo's caption, a file's name. */
export const wordsIn = (content: MessageContent): string =>
  content.kind === 'text'
    ? content.text
    : content.kind === 'photo'
      ? content.caption
      : content.kind === 'file'
        ? content.name
        : '';

export interface Picture {
  readonly bytes: Uint8Array;
  readonly mimeType: string;
  readonly width: number;
  readonly height: number;
  /** Its name in the media path, for photos of people. */
  readonly mediaName: string;
}

export interface ChatMessage {
  readonly messageId: string;
  readonly chat: { readonly id: string; readonly chatType: 'PRIVATE' | 'GROUP' };
  /** Null: the bot itself. */
  readonly from: { readonly id: string; readonly displayName: string } | null;
  readonly sentAt: Date;
  readonly content: MessageContent;
}

/** `flat` is what the live platform sends, `wrapped` what its documentation shows. */
export type PayloadShape = 'flat' | 'wrapped';

export interface UpdateForm {
  shape: PayloadShape;
  /** Where the media path is reached, without a trailing slash. */
  mediaRoot: string;
}
