/**
 * Renders an `OutgoingMessage` as Bot API calls, as data. PURE. Text is normalised, shortened or split first and
 * escaped last, so an HTML entity is never split.
 */
import type { Choice, LinkChoice, OutgoingFile, OutgoingMessage } from '../../src/channel/outgoing.ts';
import { carriable, cut, isBlank, splitText, withLines } from '../../src/channel/platform/text.ts';
import { escapeHtml } from './escape.ts';

/** In UTF-16 units; Telegram counts code points, so this limit is on the safe side. */
export const textMaxLength = 4_096;
export const captionMaxLength = 1_024;
const albumMaxFiles = 10;
export const keyboardMaxButtons = 100;
/** Telegram's "50 MB", taken as decimal megabytes. */
export const fileMaxBytes = 50_000_000;
const callbackDataMaxBytes = 64;
/** A heading is one line and must leave room for the text. */
const headingMaxLength = 512;
/** Telegram requires a text with a keyboard. */
const keyboardAlone = '⬇️';

/** A text with markup, and without it in case Telegram refuses the markup. */
export interface Words {
  readonly html: string;
  readonly plain: string;
}

export type Button =
  | { readonly text: string; readonly callback_data: string }
  | { readonly text: string; readonly url: string };
export type Keyboard = readonly (readonly Button[])[];

/** Telegram shows pictures as photos; other files are sent as documents. An album cannot mix the two. */
type FileForm = 'photo' | 'document';

export type TelegramCall =
  | { readonly what: 'text'; readonly chatId: number; readonly words: Words; readonly keyboard: Keyboard | null }
  | {
      readonly what: 'file';
      readonly chatId: number;
      readonly form: FileForm;
      readonly file: OutgoingFile;
      readonly caption: Words | null;
      readonly keyboard: Keyboard | null;
    }
  | {
      readonly what: 'album';
      readonly chatId: number;
      readonly form: FileForm;
      readonly files: readonly OutgoingFile[];
    };

/** The new text and buttons of an existing message; a null keyboard removes the old one. */
export interface TelegramEdit {
  readonly chatId: number;
  readonly words: Words;
  readonly keyboard: Keyboard | null;
}

/**
 * The calls that send a message, in order; the last one is the message that can be edited later.
 * @throws RangeError for a message no server could accept (empty, a value over 64 bytes): a bug of this program,
 *   detected before any call
 */
export function renderMessage(message: OutgoingMessage): readonly TelegramCall[] {
  const chatId = chatIdOf(message.conversation);
  const { keyboard, linkLines } = renderChoices(message.choices);
  const heading = headingOf(message.heading, headingMaxLength);
  const text = withLines(carriable(message.text), linkLines);
  const isSilent = heading === null && isBlank(text);
  const files = [
    ...message.photos.map((file): FormedFile => ({ file, form: formOf(file) })),
    ...message.files.map((file): FormedFile => ({ file, form: 'document' })),
  ];
  const [only, ...others] = files;
  if (isSilent && !only) throw new RangeError('a message needs a heading, a text, a photo or a file');
  if (only && others.length === 0) return renderOneFile(chatId, only, heading, text, keyboard);

  const albums = renderAlbums(chatId, files);
  if (!isSilent) return [...albums, ...renderTexts(chatId, heading, text, keyboard)];
  return keyboard ? [...albums, ...renderTexts(chatId, null, keyboardAlone, keyboard)] : albums;
}

/**
 * Edits a single message, so a text over the limit is shortened; the addresses after it stay complete.
 * @param isCaption the message is a photo or a file with a caption
 * @throws RangeError as `renderMessage`
 */
export function renderEdit(message: OutgoingMessage, isCaption: boolean): TelegramEdit {
  const { keyboard, linkLines } = renderChoices(message.choices);
  const heading = headingOf(message.heading, headingMaxLength);
  const text = carriable(message.text);
  if (!isCaption && heading === null && isBlank(withLines(text, linkLines)))
    throw new RangeError('an edited message needs a heading or a text');
  const room = (isCaption ? captionMaxLength : textMaxLength) - headingLength(heading);
  const links = withLines('', linkLines);
  const left = links === '' ? room : Math.max(0, room - links.length - between.length);
  const words = wordsOf(heading, withLines(cut(text, left), linkLines));
  return { chatId: chatIdOf(message.conversation), words, keyboard };
}

function renderOneFile(
  chatId: number,
  { file, form }: FormedFile,
  heading: string | null,
  text: string,
  keyboard: Keyboard | null,
): readonly TelegramCall[] {
  const isSilent = heading === null && isBlank(text);
  if (headingLength(heading) + text.length <= captionMaxLength) {
    const caption = isSilent ? null : wordsOf(heading, text);
    return [{ what: 'file', chatId, form, file, caption, keyboard }];
  }
  const caption = heading === null ? null : wordsOf(heading, '');
  return [{ what: 'file', chatId, form, file, caption, keyboard: null }, ...renderTexts(chatId, null, text, keyboard)];
}

interface FormedFile {
  readonly file: OutgoingFile;
  readonly form: FileForm;
}

function renderAlbums(chatId: number, files: readonly FormedFile[]): readonly TelegramCall[] {
  const calls: TelegramCall[] = [];
  for (const form of ['photo', 'document'] as const) {
    const alike = files.filter((each) => each.form === form).map(({ file }) => file);
    for (let start = 0; start < alike.length; start += albumMaxFiles) {
      const group = alike.slice(start, start + albumMaxFiles);
      const [only, ...others] = group;
      // An album needs at least two items.
      if (only && others.length === 0) {
        calls.push({ what: 'file', chatId, form, file: only, caption: null, keyboard: null });
      } else {
        calls.push({ what: 'album', chatId, form, files: group });
      }
    }
  }
  return calls;
}

function renderTexts(
  chatId: number,
  heading: string | null,
  text: string,
  keyboard: Keyboard | null,
): readonly TelegramCall[] {
  const [first = '', ...rest] = splitText(text, textMaxLength, headingLength(heading));
  const words = [wordsOf(heading, first), ...rest.map((piece) => wordsOf(null, piece))];
  return words.map((piece, index) => ({
    what: 'text',
    chatId,
    words: piece,
    keyboard: index === words.length - 1 ? keyboard : null,
  }));
}

const formOf = (file: OutgoingFile): FileForm =>
  ['image/jpeg', 'image/png', 'image/webp'].includes(file.mimeType) ? 'photo' : 'document';

/** @throws RangeError for an id that is not Telegram's */
export function chatIdOf(conversation: string): number {
  const id = Number(conversation);
  if (!/^-?\d+$/.test(conversation) || !Number.isSafeInteger(id)) {
    throw new RangeError(`"${conversation}" is not a conversation of Telegram`);
  }
  return id;
}

function headingOf(heading: string | null, limit: number): string | null {
  return heading === null || isBlank(heading) ? null : cut(carriable(heading), limit);
}

const between = '\n\n';
const headingLength = (heading: string | null): number => (heading === null ? 0 : heading.length + between.length);

function wordsOf(heading: string | null, text: string): Words {
  if (heading === null) return { html: escapeHtml(text), plain: text };
  const strong = `<b>${escapeHtml(heading)}</b>`;
  if (isBlank(text)) return { html: strong, plain: heading };
  return { html: `${strong}${between}${escapeHtml(text)}`, plain: `${heading}${between}${text}` };
}

function renderChoices(rows: OutgoingMessage['choices']): {
  readonly keyboard: Keyboard | null;
  readonly linkLines: readonly string[];
} {
  const linkLines: string[] = [];
  const keyboard: Button[][] = [];
  for (const row of rows) {
    const buttons: Button[] = [];
    for (const choice of row) {
      if ('url' in choice && !isPublicAddress(choice.url)) linkLines.push(carriable(`${choice.label}: ${choice.url}`));
      else buttons.push(renderButton(choice));
    }
    if (buttons.length > 0) keyboard.push(buttons);
  }
  const count = keyboard.flat().length;
  if (count > keyboardMaxButtons) throw new RangeError(`${count} buttons; Telegram takes ${keyboardMaxButtons}`);
  return { keyboard: count > 0 ? keyboard : null, linkLines };
}

function renderButton(choice: Choice | LinkChoice): Button {
  const text = carriable(choice.label).trim();
  if (text === '') throw new RangeError('a button needs a label');
  if ('url' in choice) return { text, url: choice.url };
  const bytes = Buffer.byteLength(choice.value);
  if (bytes < 1 || bytes > callbackDataMaxBytes) {
    throw new RangeError(
      `the value of button "${text}" has ${bytes} bytes; Telegram takes 1 to ${callbackDataMaxBytes}`,
    );
  }
  return { text, callback_data: choice.value };
}

/**
 * Telegram refuses a whole message because of one button with an unacceptable address: loopback, names without a dot,
 * unusual forms.
 */
function isPublicAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  if (protocol === 'tg:') return true;
  if (protocol !== 'https:' && protocol !== 'http:') return false;
  if (hostname.startsWith('[') || !hostname.includes('.')) return false;
  if (/\.(localhost|local|internal|test|invalid|lan|home|arpa)$/.test(hostname)) return false;
  // URL has normalised every notation of an IPv4 address (0x7f.1, 2130706433) to four numbers.
  if (!/^\d+\.\d+\.\d+\.\d+$/.test(hostname)) return true;
  return !/^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])|2[2-5]\d)\./.test(
    hostname,
  );
}
