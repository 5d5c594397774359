/** Serves a file of a non-public item by a signed name: a copy of a photo, a document, or its first page. */
import { type DocumentKind, documentTypes } from '../../ports/documents.ts';
import type { SignedOptions } from './options.ts';

const isDocumentKind = (text: string): text is DocumentKind => Object.hasOwn(documentTypes, text);

/** A stored file as sent to a browser. */
export interface FoundFile {
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly isDocument: boolean;
}

/**
 * Reads a file by its signed name.
 * @param address a signed name; without an extension it means a photo's JPEG
 * @returns null: not genuine, expired, or the file no longer exists
 */
export const signedFile = async (
  { wards, media, now }: Pick<SignedOptions, 'wards' | 'media' | 'now'>,
  address: string,
): Promise<FoundFile | null> => {
  const [, name = '', extension = 'jpg'] = /^(.+?)(?:\.(jpg|webp|pdf|docx|xlsx))?$/u.exec(address) ?? [];
  const file = wards.flatMap(({ signer }) => signer.verifyFile(name, now()) ?? [])[0];
  if (!file) return null;
  if (isDocumentKind(extension)) {
    const found = await media.readDocument(file.hash);
    return found?.document.kind === extension
      ? { type: documentTypes[extension], bytes: found.bytes, isDocument: true }
      : null;
  }
  const format = extension === 'webp' ? 'webp' : 'jpeg';
  // Documents have no widths: 0 means the picture of the first page.
  const bytes =
    file.width === 0 && format === 'webp'
      ? await media.readDocumentPicture(file.hash)
      : await media.readCopy(file.hash, file.width, format);
  return bytes && { type: `image/${format}`, bytes, isDocument: false };
};
