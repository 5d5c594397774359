/** Sends messages: carries out rendered calls in order and handles Zalo's answers. */
import type { Sent } from '../../src/channel/channel.ts';
import type { ChannelLog } from '../../src/channel/factory.ts';
import { cleanName } from '../../src/channel/names.ts';
import type { OutgoingFile, OutgoingMessage } from '../../src/channel/outgoing.ts';
import { sendInOrder } from '../../src/channel/platform/send-in-order.ts';
import type { Access } from './access-token.ts';
import type { OaClient } from './client.ts';
import { hasSign, ZaloError } from './errors.ts';
import { readPicture } from './picture.ts';
import {
  type ButtonForm,
  fileBody,
  formBody,
  imageBody,
  type PreparedFile,
  renderMessage,
  textBody,
  userIdOf,
  type ZaloCall,
} from './render.ts';
import { type Uploads, uploadKey } from './uploads.ts';

/** Zalo's "5 MB", taken as decimal megabytes. */
export const documentMaxBytes = 5_000_000;
/** Types that Zalo accepts, with the required extension. */
export const documentTypes: ReadonlyMap<string, string> = new Map([
  ['application/pdf', '.pdf'],
  ['application/msword', '.doc'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', '.docx'],
]);
const pictureTypes: ReadonlySet<string> = new Set(['image/jpeg', 'image/png']);

export interface SpeakerParts {
  readonly client: OaClient;
  readonly access: Access;
  readonly uploads: Uploads;
  readonly log: ChannelLog;
  readonly accountName: () => string;
  readonly contactImageUrl: string | null;
  /** Ends waits when the channel stops. */
  readonly signal: AbortSignal;
}

export interface Speaker {
  /**
   * @returns the id of the last message, which carries the buttons
   * @throws ZaloError; RangeError before any call if the message is invalid
   */
  send(message: OutgoingMessage): Promise<Sent>;
}

interface Speaking extends SpeakerParts {
  /** The wrapper of buttons that this account accepted last. */
  buttonForm: ButtonForm;
}

/** Returns the id of the message with the text; '' if nothing was left to send. */
export function createSpeaker(parts: SpeakerParts): Speaker {
  const at: Speaking = { ...parts, buttonForm: 'bare' };
  return {
    async send(message) {
      const userId = userIdOf(message.conversation);
      const files = await Promise.all([...message.photos.map(prepareFile), ...message.files.map(prepareDocument)]);
      const calls = renderMessage(message, files, at.accountName());
      const hasWords = calls.some((call) => call.what === 'text' || call.what === 'form' || captionOf(call) !== null);
      const steps = calls.map((call) => () => perform(at, userId, call, hasWords));
      return { messageId: (await sendInOrder(steps, at.signal)) ?? '' };
    },
  };
}

const say = (at: Speaking, body: object): Promise<string> => at.access.use((token) => at.client.send(token, body));

/** If Zalo no longer knows an upload's id, the bytes are uploaded once more. */
async function sayUploaded(
  at: Speaking,
  key: string,
  upload: () => Promise<string>,
  bodyOf: (id: string) => object,
): Promise<string> {
  const id = await at.uploads.idOf(key, upload);
  try {
    return await say(at, bodyOf(id));
  } catch (error) {
    if (!hasSign(error, 'uploadGone')) throw error;
    at.uploads.forget(key, id);
    return say(at, bodyOf(await at.uploads.idOf(key, upload)));
  }
}

async function sayImage(at: Speaking, userId: string, file: OutgoingFile, caption: string | null): Promise<string> {
  const bytes = await readPicture(file);
  const name = bytes[0] === 0x89 ? 'photo.png' : 'photo.jpg';
  const upload = () => at.access.use((token) => at.client.uploadImage(token, bytes, name));
  return sayUploaded(at, uploadKey('image', bytes), upload, (id) => imageBody(userId, id, caption));
}

function sayDocument(
  at: Speaking,
  userId: string,
  { name, mimeType }: OutgoingFile,
  bytes: Uint8Array,
): Promise<string> {
  const upload = () =>
    at.access.use((token) => at.client.uploadFile(token, bytes, documentName(name, mimeType), mimeType));
  return sayUploaded(at, uploadKey('file', bytes), upload, (token) => fileBody(userId, token));
}

async function sayText(at: Speaking, userId: string, call: ZaloCall & { what: 'text' }): Promise<string> {
  try {
    return await say(at, textBody(userId, call.text, call.buttons, at.buttonForm));
  } catch (error) {
    if (call.buttons.length === 0 || !hasSign(error, 'badField')) throw error;
    const other: ButtonForm = at.buttonForm === 'bare' ? 'typed' : 'bare';
    const id = await say(at, textBody(userId, call.text, call.buttons, other));
    at.buttonForm = other;
    at.log.warn({ form: other }, 'zalo-oa-buttons-in-another-form');
    return id;
  }
}

/** If Zalo refuses the form, the question is sent as text and the person types the number. */
async function sayForm(
  at: Speaking,
  userId: string,
  { title, subtitle }: ZaloCall & { what: 'form' },
): Promise<string> {
  try {
    return await say(at, formBody(userId, title, subtitle, at.contactImageUrl));
  } catch (error) {
    if (!isRefused(error)) throw error;
    at.log.warn({ description: error.details.description }, 'zalo-oa-form-refused');
    return say(at, textBody(userId, subtitle, []));
  }
}

function carryOut(at: Speaking, userId: string, call: ZaloCall): Promise<string> {
  switch (call.what) {
    case 'image':
      return sayImage(at, userId, call.file, call.caption);
    case 'document':
      return sayDocument(at, userId, call.file, call.bytes);
    case 'text':
      return sayText(at, userId, call);
    case 'form':
      return sayForm(at, userId, call);
  }
}

/**
 * If Zalo refuses a picture or file, the text and buttons are sent without it and a warning is logged. A message of
 * files only fails.
 * @returns the message's id; null if the file was left out
 */
async function perform(at: Speaking, userId: string, call: ZaloCall, hasWords: boolean): Promise<string | null> {
  try {
    return await carryOut(at, userId, call);
  } catch (error) {
    if (call.what === 'text' || call.what === 'form' || !hasWords || !isRefused(error)) throw error;
    at.log.warn({ what: call.what, description: error.details.description }, 'zalo-oa-file-refused');
    const caption = captionOf(call);
    return caption === null ? null : say(at, textBody(userId, caption, []));
  }
}

const captionOf = (call: ZaloCall): string | null => (call.what === 'image' ? call.caption : null);

/**
 * Zalo understood the request and refused it: because of its content, or because this kind of message needs a right or
 * package.
 */
const isRefused = (error: unknown): error is ZaloError =>
  error instanceof ZaloError && (error.kind === 'rejected' || (error.kind === 'credentials' && error.sign === null));

async function prepareFile(file: OutgoingFile): Promise<PreparedFile> {
  return pictureTypes.has(file.mimeType) ? { form: 'image', file } : prepareDocument(file);
}

/** Reads a document's bytes here, because its size decides whether it can be sent. */
async function prepareDocument(file: OutgoingFile): Promise<PreparedFile> {
  if (!documentTypes.has(file.mimeType)) return { form: 'link', file };
  const bytes = await file.bytes();
  return bytes.byteLength <= documentMaxBytes ? { form: 'document', file, bytes } : { form: 'link', file };
}

function documentName(name: string, mimeType: string): string {
  const ending = documentTypes.get(mimeType) ?? '';
  const clean = cleanName(name) || 'document';
  return clean.toLowerCase().endsWith(ending) ? clean : `${clean}${ending}`;
}
