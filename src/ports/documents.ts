/** Documents: PDF, DOCX and XLSX, recognised by content. They are stored unchanged, because the checks refuse active content. */

import type { StoredFileFacts } from '../domain/submission/photos-and-files.ts';

/** Determined from the bytes, never from the file name. */
export type DocumentKind = 'pdf' | 'docx' | 'xlsx';

export const documentTypes: Readonly<Record<DocumentKind, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Why a file is refused as a document. Each reason has its own sentence in `locales`, `file-…`. */
export type DocumentRefusal =
  /** The file has no bytes. */
  | 'empty'
  | 'too-big'
  /** A web page, a plain text or a program, whatever its name says. */
  | 'not-a-document'
  /** A photo that was sent as a document. */
  | 'picture'
  /** Word, Excel or PowerPoint from before 2007. */
  | 'old-office'
  /** Presentations, OpenDocument, RTF, Word and Excel templates. */
  | 'unsupported-format'
  /** ZIP, RAR, 7z and other archives. */
  | 'archive'
  /** A password is required to read, change or print it. */
  | 'encrypted'
  /** Contains programs: macros, ActiveX, DDE, JavaScript, or a command that starts a program. */
  | 'macros'
  /** Loads external content when it is opened: a template, a picture, another workbook. */
  | 'external-content'
  /** A file inside the file. */
  | 'embedded-file'
  /** Decompresses to far more data than a document needs (a decompression bomb). */
  | 'bomb'
  /** Has a structure that no office program writes: XML entities, paths outside the archive, two parts with one name. */
  | 'unsafe-structure'
  | 'too-many-pages'
  /** Within the size limits, but reading it took more memory or time than any document needs. */
  | 'too-heavy'
  /** The end is missing: the upload or the download was interrupted. */
  | 'cut-off'
  | 'damaged'
  | 'gone';

/** A document whose files are durably stored. */
export interface StoredDocument extends Pick<StoredFileFacts, 'sizeBytes' | 'pages' | 'characters' | 'picture'> {
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  readonly kind: DocumentKind;
  /** Number of pictures inside a DOCX or XLSX; they are not extracted. Always 0 for a PDF. */
  readonly pictures: number;
  /** True if the text was longer than the limit (`maxTextChars` in `src/adapters/documents/limits.ts`) and was cut. */
  readonly textIsCut: boolean;
}

/** Result of taking in a file that was sent as a document. */
export type DocumentIntake =
  | {
      readonly ok: true;
      readonly document: StoredDocument;
      /** Display name: NFC, without control characters, at most 100 characters, with the extension of its real format. */
      readonly name: string;
      /**
       * All text that a reader of the file can see, including comments, notes and deleted words. Paragraphs become lines, cells
       * are separated by tabs; NFC.
       */
      readonly text: string;
    }
  | { readonly ok: false; readonly refusal: DocumentRefusal };
