/**
 * What a file is, by its first bytes: a document that we may take, or why not. Names and declared types are never asked.
 * Pure, and cheap enough for the main process; whatever passes here is still untrusted and is opened elsewhere.
 */
import type { DocumentRefusal } from '../../ports/documents.ts';
import { readHeader, textAt } from '../media/photo-header.ts';
import { maxDocumentBytes } from './limits.ts';

export type Sniffed =
  /** `office` is a ZIP; which of the two kinds it is, or whether it is any, is seen inside. */
  | { readonly ok: true; readonly container: 'pdf' | 'office' }
  | { readonly ok: false; readonly refusal: DocumentRefusal };

/** Old Office files, and new ones that are encrypted: both are a file system in a file ("compound file"). */
const compoundFile = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const archives: readonly string[] = [
  'PK\x05\x06', // an empty ZIP
  'PK\x07\x08', // a ZIP of several volumes
  'Rar!\x1a\x07',
  '7z\xbc\xaf\x27\x1c',
  '\x1f\x8b',
  'BZh',
  '\xfd7zXZ\0',
];

/** What kind of document the first bytes say it is; its name and declared type are a stranger's words. */
export function sniffDocument(bytes: Uint8Array): Sniffed {
  if (bytes.byteLength === 0) return refused('empty');
  if (bytes.byteLength > maxDocumentBytes) return refused('too-big');
  const starts = (text: string) => textAt(bytes, 0, text.length) === text;

  // Some programs write a byte order mark or an empty line first; a web page with a PDF behind it is no PDF.
  if (/^(\u00ef\u00bb\u00bf)?\s*%PDF-\d/.test(textAt(bytes, 0, 64))) return { ok: true, container: 'pdf' };
  if (starts('PK\x03\x04')) return { ok: true, container: 'office' };
  if (starts(compoundFile)) return refused(isEncryptedOffice(bytes) ? 'encrypted' : 'old-office');
  if (starts('{\\rtf')) return refused('unsupported-format');
  if (archives.some(starts)) return refused('archive');
  return refused(isPicture(bytes) ? 'picture' : 'not-a-document');
}

/** A DOCX or XLSX with a password is a compound file with a stream of this name, in UTF-16. */
function isEncryptedOffice(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return file.includes(Buffer.from('EncryptedPackage', 'utf16le'));
}

function isPicture(bytes: Uint8Array): boolean {
  const header = readHeader(bytes);
  return header.ok || !['not-a-picture', 'document', 'film', 'empty', 'too-big'].includes(header.refusal);
}

function refused(refusal: DocumentRefusal): Sniffed {
  return { ok: false, refusal };
}
