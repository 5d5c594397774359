/** Documents: PDF, DOCX and XLSX, by content. Stored as they came, because they were checked and cannot act on their own. */

import type { StoredFileFacts } from '../domain/submission/photos-and-files.ts';

/** Told by the bytes, never by the name. */
export type DocumentKind = 'pdf' | 'docx' | 'xlsx';

export const documentTypes: Readonly<Record<DocumentKind, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Why a file is not taken as a document. Each has its own sentence in `locales`, `file-…`. */
export type DocumentRefusal =
  /** No bytes at all. */
  | 'empty'
  | 'too-big'
  /** A web page, a text, a program, whatever its name says. */
  | 'not-a-document'
  /** A photo that was sent as a file of this kind. */
  | 'picture'
  /** Word, Excel, PowerPoint of before 2007. */
  | 'old-office'
  /** Presentations, OpenDocument, RTF, Word and Excel templates. */
  | 'unsupported-format'
  /** ZIP, RAR, 7z and their like. */
  | 'archive'
  /** Needs a password to be read, changed or printed. */
  | 'encrypted'
  /** Programs inside: macros, ActiveX, DDE, JavaScript, a command to start something. */
  | 'macros'
  /** Fetches something from elsewhere when it is opened: a template, a picture, another workbook. */
  | 'external-content'
  /** A file inside the file. */
  | 'embedded-file'
  /** Grows beyond measure when it is unpacked. */
  | 'bomb'
  /** Made in a way that no office program makes: entities, paths that lead out, two parts of one name. */
  | 'unsafe-structure'
  | 'too-many-pages'
  /** Within the limits, and yet it asked for more memory or time than any document needs. */
  | 'too-heavy'
  /** The end is missing: an upload or a download that stopped. */
  | 'cut-off'
  | 'damaged'
  | 'gone';

/** A document whose files are safely on disk. */
export interface StoredDocument extends Pick<StoredFileFacts, 'sizeBytes' | 'pages' | 'characters' | 'picture'> {
  /** sha256 of the bytes, hex. */
  readonly hash: string;
  readonly kind: DocumentKind;
  /** How many pictures a DOCX or XLSX carries; they stay inside. Of a PDF always 0. */
  readonly pictures: number;
  /** True when there was more text than is kept (`maxTextChars` in `src/adapters/documents/limits.ts`). */
  readonly textIsCut: boolean;
}

/** What became of a file that was sent as a document. */
export type DocumentIntake =
  | {
      readonly ok: true;
      readonly document: StoredDocument;
      /** For people: NFC, no control characters, at most 100 characters, with the extension of its content. */
      readonly name: string;
      /** What anyone can read who opens it: paragraphs as lines, cells by tabs, NFC. Comments, notes and deleted words too. */
      readonly text: string;
    }
  | { readonly ok: false; readonly refusal: DocumentRefusal };
