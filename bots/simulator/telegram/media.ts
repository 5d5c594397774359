/**
 * Photos and documents uploaded with a call. Sending by `file_id` or by an address is refused, because the bot never
 * does so.
 */
import type { ApiCall } from '../kernel/bot-api.ts';
import { readImageSize } from '../kernel/image.ts';
import { isObject } from '../kernel/json.ts';
import type { UploadedFile } from '../kernel/multipart.ts';
import { attachment, json, text } from './call.ts';
import type { MessageContent } from './chats.ts';
import { faults } from './faults.ts';
import type { DocumentFile, PhotoSize } from './objects.ts';
import type { Platform } from './platform.ts';

const maxPhotoBytes = 10 * 1024 * 1024;
const maxSidesTogether = 10_000;
const maxRatio = 20;
const maxDocumentBytes = 50 * 1024 * 1024;
const albumLimits = { least: 2, most: 10 };

/** @throws ApiFault */
export const photoFrom = (call: ApiCall, platform: Platform): readonly PhotoSize[] =>
  addPhoto(platform, upload(call, 'photo', text(call, 'photo')));

/** @throws ApiFault */
export const documentFrom = (call: ApiCall, platform: Platform): DocumentFile =>
  addDocument(platform, upload(call, 'document', text(call, 'document')));

/** The `media` list of an album, two to ten of one kind. @throws ApiFault */
export function albumOf(call: ApiCall, platform: Platform): readonly MessageContent[] {
  if (text(call, 'reply_markup') !== '') throw faults.bug("reply markup can't be used with an album");
  const media = json(call, 'media', 'media');
  if (!Array.isArray(media)) throw faults.bug('expected an Array of InputMedia');
  if (media.length > albumLimits.most) throw faults.bug('too many messages to send as an album');
  if (media.length < albumLimits.least) throw faults.bug('an album must have at least 2 items');
  const contents = media.map((item: unknown) => inputMedia(call, platform, item));
  if (new Set(contents.map((content) => 'photo' in content)).size > 1)
    throw faults.bug("can't use the media of the specified type in the album");
  return contents;
}

function inputMedia(call: ApiCall, platform: Platform, value: unknown): MessageContent {
  const fail = (problem: string) => faults.bug(`can't parse InputMedia: ${problem}`);
  if (!isObject(value)) throw fail('expected an Object');
  const { type, media } = value;
  if (typeof media !== 'string' || media === '') throw fail('media not found');
  if (type === 'photo') return { photo: addPhoto(platform, upload(call, type, media)) };
  if (type === 'document') return { document: addDocument(platform, upload(call, type, media)) };
  throw fail(`type "${String(type)}" is unsupported`);
}

/** Uploaded as `attach://name`, or as the field itself. */
function upload(call: ApiCall, kind: 'photo' | 'document', reference: string): UploadedFile {
  const file = attachment(call, reference) ?? call.files.get(kind);
  if (!file) throw reference === '' ? faults.noFile(kind) : faults.wrongFileId();
  if (file.bytes.byteLength === 0) throw faults.fileEmpty();
  return file;
}

function addPhoto({ files }: Platform, { bytes }: UploadedFile): readonly PhotoSize[] {
  if (bytes.byteLength > maxPhotoBytes) throw faults.photoTooBig(bytes.byteLength, maxPhotoBytes);
  const image = readImageSize(bytes);
  if (!image) throw faults.notAnImage();
  const { width, height } = image;
  const ratio = Math.max(width / height, height / width);
  if (width + height > maxSidesTogether || ratio > maxRatio) throw faults.badDimensions();
  return files.addPhoto(bytes);
}

function addDocument({ files }: Platform, { bytes, name, mimeType }: UploadedFile): DocumentFile {
  if (bytes.byteLength > maxDocumentBytes) throw faults.tooLarge();
  return files.addDocument(bytes, name, mimeType);
}
