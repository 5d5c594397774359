/**
 * Renders an `OutgoingMessage` as Zalo's requests, as data. PURE. A message can have one attachment: pictures and
 * documents come first, each alone; the text with its buttons comes last.
 */
import type { Choice, LinkChoice, OutgoingFile, OutgoingMessage } from '../../src/channel/outgoing.ts';
import { carriable, cut, isBlank, splitText, withLines } from '../../src/channel/platform/text.ts';
import { payloadMark } from './parse.ts';

/** In UTF-16 units; longer texts are refused, not shortened. */
export const textMaxLength = 2_000;
export const maxButtons = 5;
const buttonTitleMaxLength = 100;
/** The limit is 1,000 characters; this is stricter, because it counts bytes. */
const payloadMaxBytes = 999;
const formTitleMaxLength = 100;
const formSubtitleMaxLength = 500;
/** A heading is one line and must leave room for the text. */
const headingMaxLength = 512;
/** Zalo requires a text with buttons. */
const buttonsAlone = '⬇️';

/** A file in a form that Zalo accepts; `link` is written as a line of the text. */
export type PreparedFile =
  | { readonly form: 'image'; readonly file: OutgoingFile }
  | { readonly form: 'document'; readonly file: OutgoingFile; readonly bytes: Uint8Array }
  | { readonly form: 'link'; readonly file: OutgoingFile };

export type Button =
  | { readonly title: string; readonly type: 'oa.query.hide'; readonly payload: string }
  | { readonly title: string; readonly type: 'oa.open.url'; readonly payload: { readonly url: string } };

export type ZaloCall =
  | { readonly what: 'image'; readonly file: OutgoingFile; readonly caption: string | null }
  | { readonly what: 'document'; readonly file: OutgoingFile; readonly bytes: Uint8Array }
  | { readonly what: 'text'; readonly text: string; readonly buttons: readonly Button[] }
  /** Zalo's form for name and phone number; if the form is refused, the same is sent as text. */
  | { readonly what: 'form'; readonly title: string; readonly subtitle: string };

/**
 * The calls that send a message, in order; the last one carries the buttons.
 * @param files the prepared `message.photos` and `message.files`
 * @param accountName title of the form for the phone number if the message has no heading
 * @throws RangeError for a message no server could accept (empty, six buttons): a bug of this program, detected before
 *   any call
 */
export function renderMessage(
  message: OutgoingMessage,
  files: readonly PreparedFile[],
  accountName: string,
): readonly ZaloCall[] {
  const { buttons, linkLines } = renderChoices(message.choices);
  const heading = headingOf(message.heading);
  const fileLines = files.filter(({ form }) => form === 'link').map(({ file }) => lineOf(file));
  const text = [heading, withLines(carriable(message.text), [...fileLines, ...linkLines])]
    .filter((part) => part !== null && !isBlank(part))
    .join('\n');

  const [only, ...others] = files.filter(({ form }) => form !== 'link');
  if (only?.form === 'image' && others.length === 0 && buttons.length === 0 && !message.asksContact) {
    if (text.length <= textMaxLength) return [{ what: 'image', file: only.file, caption: text === '' ? null : text }];
  }
  const before = files.flatMap((prepared) => renderFile(prepared));
  if (message.asksContact && !isBlank(text)) return [...before, ...renderForm(message, text, buttons, accountName)];
  if (text === '' && before.length === 0 && buttons.length === 0) {
    throw new RangeError('a message needs a heading, a text, a photo or a button');
  }
  if (text === '' && buttons.length === 0) return before;
  return [...before, ...renderTexts(text === '' ? buttonsAlone : text, buttons)];
}

function renderFile(prepared: PreparedFile): readonly ZaloCall[] {
  switch (prepared.form) {
    case 'image':
      return [{ what: 'image', file: prepared.file, caption: null }];
    case 'document':
      return [{ what: 'document', file: prepared.file, bytes: prepared.bytes }];
    case 'link':
      return [];
  }
}

/** A short question is sent as the form itself; a longer one, or one with buttons, is sent before it. */
function renderForm(
  message: OutgoingMessage,
  text: string,
  buttons: readonly Button[],
  accountName: string,
): readonly ZaloCall[] {
  const words = carriable(message.text).trim() || text;
  const title = cut(headingOf(message.heading) ?? carriable(accountName), formTitleMaxLength);
  const form: ZaloCall = { what: 'form', title, subtitle: cut(words, formSubtitleMaxLength) };
  const isWhole = buttons.length === 0 && words.length <= formSubtitleMaxLength;
  return isWhole
    ? [form]
    : [...renderTexts(text, []), form, ...(buttons.length > 0 ? renderTexts(buttonsAlone, buttons) : [])];
}

function renderTexts(text: string, buttons: readonly Button[]): readonly ZaloCall[] {
  const pieces = splitText(text, textMaxLength);
  return pieces.map((piece, at) => ({ what: 'text', text: piece, buttons: at === pieces.length - 1 ? buttons : [] }));
}

function headingOf(heading: string | null): string | null {
  return heading === null || isBlank(heading) ? null : cut(carriable(heading).trim(), headingMaxLength);
}

const lineOf = ({ name, url }: OutgoingFile): string => carriable(url === null ? name : `${name}: ${url}`);

function renderChoices(rows: OutgoingMessage['choices']): {
  readonly buttons: readonly Button[];
  readonly linkLines: readonly string[];
} {
  const choices = rows.flat();
  const isLine = (choice: Choice | LinkChoice): choice is LinkChoice => 'url' in choice && !isPublicPage(choice.url);
  const buttons = choices.filter((choice) => !isLine(choice)).map(renderButton);
  if (buttons.length > maxButtons) throw new RangeError(`${buttons.length} buttons; Zalo takes ${maxButtons}`);
  return { buttons, linkLines: choices.filter(isLine).map(({ label, url }) => carriable(`${label}: ${url}`)) };
}

function renderButton(choice: Choice | LinkChoice): Button {
  const title = cut(carriable(choice.label).trim(), buttonTitleMaxLength);
  if (title === '') throw new RangeError('a button needs a label');
  if ('url' in choice) return { title, type: 'oa.open.url', payload: { url: choice.url } };
  const payload = `${payloadMark}${choice.value}`;
  const bytes = Buffer.byteLength(payload);
  if (choice.value === '' || bytes > payloadMaxBytes) {
    throw new RangeError(
      `the value of button "${title}" has ${bytes - 1} bytes; Zalo takes 1 to ${payloadMaxBytes - 1}`,
    );
  }
  // Hidden: the value is meaningless to people, so it is not shown as their message.
  return { title, type: 'oa.query.hide', payload };
}

/** Buttons can open public https pages; loopback, names without a dot and IP addresses are written as text instead. */
function isPublicPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  if (protocol !== 'https:' || hostname.startsWith('[') || !hostname.includes('.')) return false;
  return !/\.(localhost|local|internal|test|invalid|lan|home|arpa)$|^\d+\.\d+\.\d+\.\d+$/.test(hostname);
}

// ── bodies ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** The wrapper of the buttons that this account accepts; both occur in practice. */
export type ButtonForm = 'bare' | 'typed';

const to = (userId: string, message: object): object => ({ recipient: { user_id: userId }, message });
const template = (payload: object): object => ({ type: 'template', payload });

/** @param form of the buttons' wrapper; if the platform refuses one, the other is tried */
export function textBody(userId: string, text: string, buttons: readonly Button[], form: ButtonForm = 'bare'): object {
  if (buttons.length === 0) return to(userId, { text });
  const payload = form === 'bare' ? { buttons } : { template_type: 'button', buttons };
  return to(userId, { text, attachment: template(payload) });
}

/** A picture that was uploaded before. @param caption null for none */
export function imageBody(userId: string, attachmentId: string, caption: string | null): object {
  const elements = [{ media_type: 'image', attachment_id: attachmentId }];
  const attachment = template({ template_type: 'media', elements });
  return to(userId, caption === null ? { attachment } : { text: caption, attachment });
}

/** A document that was uploaded before. */
export function fileBody(userId: string, token: string): object {
  return to(userId, { attachment: { type: 'file', payload: { token } } });
}

/** Asks for name and phone number on the platform's own form. */
export function formBody(userId: string, title: string, subtitle: string, imageUrl: string | null): object {
  const element = { title, subtitle, ...(imageUrl !== null && { image_url: imageUrl }) };
  return to(userId, { attachment: template({ template_type: 'request_user_info', elements: [element] }) });
}

/** @throws RangeError for an id that is not Zalo's */
export function userIdOf(conversation: string): string {
  if (!/^[!-~]{1,200}$/.test(conversation)) throw new RangeError('this is not a conversation of Zalo');
  return conversation;
}
