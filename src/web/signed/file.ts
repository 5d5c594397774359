/** A file of an item that is not public, by a name that we signed: a copy of a photo, a document, its first page. */
import { type DocumentKind, documentTypes } from '../../ports/documents.ts';
import type { SignedOptions } from './options.ts';

const isDocumentKind = (text: string): text is DocumentKind => Object.hasOwn(documentTypes, text);

/** A stored file as it is sent to a browser. */
export interface FoundFile {
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly isDocument: boolean;
}

/**
 * @param address a signed name, with its extension or without: then it is a photo's JPEG
 * @returns null: not ours, its time is over, or the file is gone
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
  // A document has no widths: 0 names its first page.
  const bytes =
    file.width === 0 && format === 'webp'
      ? await media.readDocumentPicture(file.hash)
      : await media.readCopy(file.hash, file.width, format);
  return bytes && { type: `image/${format}`, bytes, isDocument: false };
};
