/**
 * Renders an `OutgoingMessage` as calls of the bot API, as data. PURE. Plain text only, because in Zalo's markup a
 * person's own `*` or `<` would have a meaning. Without buttons and uploads: a picture is sent as an address that Zalo
 * fetches, any other file as a line with its address.
 */
import type { OutgoingFile, OutgoingMessage } from '../../src/channel/outgoing.ts';
import { carriable, isBlank, splitText } from '../../src/channel/platform/text.ts';

/** In UTF-16 units. A caption may be as long as a text. */
export const textMaxLength = 2_000;
export const captionMaxLength = 2_000;

export type ZaloBotCall =
  | { readonly what: 'text'; readonly chatId: string; readonly text: string }
  | { readonly what: 'photo'; readonly chatId: string; readonly url: string; readonly caption: string | null };

/**
 * The calls that send a message, in order. A single photo carries the text if it fits; several photos come first, one
 * by one. A photo without a public address is left out.
 * @throws RangeError for a message Zalo cannot send (empty, buttons, files): a bug of this program, detected before any
 *   call
 */
export function renderMessage(message: OutgoingMessage): readonly ZaloBotCall[] {
  const chatId = message.conversation;
  if (chatId === '') throw new RangeError('a message needs a conversation');
  const buttons = message.choices.flat().length;
  if (buttons > 0) throw new RangeError(`${buttons} buttons; Zalo bots have none`);
  if (message.files.length > 0) throw new RangeError('Zalo bots send no files');

  const photos = message.photos.filter(isShownAsPhoto).flatMap(({ url }) => (url === null ? [] : [url]));
  const others = message.photos.filter((file) => !isShownAsPhoto(file) && file.url !== null);
  const words = wordsOf(message, others);
  if (words === '' && photos.length === 0) {
    throw new RangeError('a message needs a heading, a text or a photo with an address');
  }

  const [only, ...more] = photos;
  if (only !== undefined && more.length === 0 && words.length <= captionMaxLength) {
    return [{ what: 'photo', chatId, url: only, caption: words === '' ? null : words }];
  }
  return [
    ...photos.map((url): ZaloBotCall => ({ what: 'photo', chatId, url, caption: null })),
    ...splitText(words, textMaxLength).map((text): ZaloBotCall => ({ what: 'text', chatId, text })),
  ];
}

const isShownAsPhoto = (file: OutgoingFile): boolean => ['image/jpeg', 'image/png'].includes(file.mimeType);

function wordsOf(message: OutgoingMessage, files: readonly OutgoingFile[]): string {
  const lines = files.map(({ name, url }) => `${name}: ${url}`).join('\n');
  return [message.heading ?? '', message.text, lines]
    .map((part) => carriable(part).trim())
    .filter((part) => !isBlank(part))
    .join('\n\n');
}
