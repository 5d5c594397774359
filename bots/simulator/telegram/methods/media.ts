/** Photos and documents of a call: uploaded with it, attached by name, or known by their file_id. */

import type { ApiCall } from '../../kernel/bot-api.ts';
import { readImageSize } from '../../kernel/image.ts';
import { isObject, type JsonObject } from '../../kernel/json.ts';
import type { UploadedFile } from '../../kernel/multipart.ts';
import { attachment, json } from '../call.ts';
import { faults } from '../faults.ts';
import { captionOf } from '../formatted.ts';
import type { DocumentFile, PhotoSize } from '../objects.ts';
import { captionContent, type MessageContent } from '../post.ts';
import type { MethodContext } from './method.ts';

const maxPhotoBytes = 10 * 1024 * 1024;
const maxSidesTogether = 10_000;
const maxRatio = 20;
const maxDocumentBytes = 50 * 1024 * 1024;

/** @throws ApiFault */
export function photoFrom(call: ApiCall, context: MethodContext, reference: string): readonly PhotoSize[] {
  const { platform, bot } = context;
  const upload = attachment(call, reference) ?? call.files.get(reference) ?? null;
  if (upload) {
    checkPhoto(upload);
    return platform.files.addPhoto(bot.account.id, upload.bytes);
  }
  const file = platform.files.get(bot.account.id, knownId(reference));
  if (file.kind !== 'photo') throw faults.bug("can't use file of type Document as Photo");
  return platform.files.addPhoto(bot.account.id, file.bytes);
}

/** @throws ApiFault */
export function documentFrom(call: ApiCall, context: MethodContext, reference: string): DocumentFile {
  const { platform, bot } = context;
  const upload = attachment(call, reference) ?? call.files.get(reference) ?? null;
  if (upload) {
    if (upload.bytes.byteLength === 0) throw faults.fileEmpty();
    if (upload.bytes.byteLength > maxDocumentBytes) throw faults.tooLarge();
    return platform.files.addDocument(bot.account.id, upload.bytes, upload.name, upload.mimeType);
  }
  const file = platform.files.get(bot.account.id, knownId(reference));
  if (file.kind !== 'document') throw faults.bug("can't use file of type Photo as Document");
  return platform.files.addDocument(bot.account.id, file.bytes, file.name, file.mimeType);
}

export interface InputMedia {
  readonly type: 'photo' | 'document';
  readonly content: MessageContent;
}

/** One `InputMedia`, with its caption. @throws ApiFault */
export function inputMedia(call: ApiCall, context: MethodContext, value: unknown): InputMedia {
  const fail = (problem: string) => faults.bug(`can't parse InputMedia: ${problem}`);
  if (!isObject(value)) throw fail('expected an Object');
  const { type, media } = value;
  if (typeof type !== 'string') throw fail('Can\'t find field "type"');
  if (typeof media !== 'string' || media === '') throw fail('media not found');
  const caption = captionContent(
    captionOf(string(value, 'caption'), string(value, 'parse_mode'), value.caption_entities),
  );
  if (type === 'photo') return { type, content: { photo: photoFrom(call, context, media), ...caption } };
  if (type === 'document') return { type, content: { document: documentFrom(call, context, media), ...caption } };
  throw fail(`type "${type}" is unsupported`);
}

/** The `media` list of an album. @throws ApiFault */
export function inputMediaList(call: ApiCall, context: MethodContext): readonly InputMedia[] {
  const value = json(call, 'media', 'media');
  if (value === undefined) throw faults.bug('parameter "media" is required');
  if (!Array.isArray(value)) throw faults.bug('expected an Array of InputMedia');
  return value.map((item: unknown) => inputMedia(call, context, item));
}

function checkPhoto(upload: UploadedFile): void {
  const bytes = upload.bytes.byteLength;
  if (bytes === 0) throw faults.fileEmpty();
  if (bytes > maxPhotoBytes) throw faults.photoTooBig(bytes, maxPhotoBytes);
  const image = readImageSize(upload.bytes);
  if (!image) throw faults.notAnImage();
  const { width, height } = image;
  const ratio = Math.max(width / height, height / width);
  if (width + height > maxSidesTogether || ratio > maxRatio) throw faults.badDimensions();
}

function knownId(reference: string): string {
  // A name of an attachment that did not come, or a link: this simulator fetches nothing from anywhere.
  if (/^[a-z]+:\/\//i.test(reference)) throw faults.noRemoteFiles();
  return reference;
}

function string(value: JsonObject, name: string): string {
  const field = value[name];
  return typeof field === 'string' ? field : '';
}
