/**
 * Identifies a file by its first bytes: a document of a supported format, or the reason for refusal. File names and
 * declared types are ignored. Pure, and cheap enough for the main process; accepted files are still untrusted and are
 * opened elsewhere.
 */
import type { DocumentRefusal } from '../../ports/documents.ts';
import { readHeader, textAt } from '../media/photo-header.ts';
import { maxDocumentBytes } from './limits.ts';

export type Sniffed =
  /** `office` is a ZIP; its content decides between DOCX, XLSX and a refusal. */
  | { readonly ok: true; readonly container: 'pdf' | 'office' }
  | { readonly ok: false; readonly refusal: DocumentRefusal };

/** Old Office files, and encrypted new ones: both are a file system in a file ("compound file"). */
const compoundFile = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const archives: readonly string[] = [
  'PK\x05\x06', // an empty ZIP
  'PK\x07\x08', // a multi-volume ZIP
  'Rar!\x1a\x07',
  '7z\xbc\xaf\x27\x1c',
  '\x1f\x8b',
  'BZh',
  '\xfd7zXZ\0',
];

/** Identifies the document by its first bytes; its name and declared type are not trusted. */
export function sniffDocument(bytes: Uint8Array): Sniffed {
  if (bytes.byteLength === 0) return refused('empty');
  if (bytes.byteLength > maxDocumentBytes) return refused('too-big');
  const starts = (text: string) => textAt(bytes, 0, text.length) === text;

  // Some programs write a byte order mark or an empty line first; a web page with a PDF appended is not a PDF.
  if (/^(\u00ef\u00bb\u00bf)?\s*%PDF-\d/.test(textAt(bytes, 0, 64))) return { ok: true, container: 'pdf' };
  if (starts('PK\x03\x04')) return { ok: true, container: 'office' };
  if (starts(compoundFile)) return refused(isEncryptedOffice(bytes) ? 'encrypted' : 'old-office');
  if (starts('{\\rtf')) return refused('unsupported-format');
  if (archives.some(starts)) return refused('archive');
  return refused(isPicture(bytes) ? 'picture' : 'not-a-document');
}

/** A DOCX or XLSX with a password is a compound file that contains a stream of this name, in UTF-16. */
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
