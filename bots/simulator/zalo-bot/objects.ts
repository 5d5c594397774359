/** Objects of the bot API, with its names. */

/** Content of a person's message, independent of its form: the documentation and the real platform differ. */
export type MessageContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'photo'; readonly picture: Picture; readonly caption: string }
  | { readonly kind: 'sticker'; readonly sticker: string }
  | { readonly kind: 'voice' }
  /** A file, a link or a contact card: the platform does not tell bots which. */
  | { readonly kind: 'file'; readonly name: string };

/** The text, a photo's caption, or a file's name. */
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
  /** Null for the bot itself. */
  readonly from: { readonly id: string; readonly displayName: string } | null;
  readonly sentAt: Date;
  readonly content: MessageContent;
}

/** `flat` is sent by the real platform, `wrapped` is shown in its documentation. */
export type PayloadShape = 'flat' | 'wrapped';

export interface UpdateForm {
  shape: PayloadShape;
  /** Base address of the media path, without a trailing slash. */
  mediaRoot: string;
}
