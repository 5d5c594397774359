/** A file sent to a person: in the chat if the platform supports it, otherwise through a page. */
import type { PaperForm, PaperRef } from './period/paper-ref.ts';

/** A file attached to a message: a stored document, or a paper that is printed when the message is sent. */
export type AttachedFile = KeptFile | PaperFile;

/** A stored document. It is read from the store when the message is sent. */
export interface KeptFile {
  /** SHA-256 of the bytes, hex: its name in the document store. */
  readonly hash: string;
  readonly kind: 'pdf' | 'docx' | 'xlsx';
  /** Displayed file name, with extension. */
  readonly name: string;
  readonly sizeBytes: number;
}

/** A paper. It is printed from the records when it is sent or downloaded, so that no copy has to be stored and cleaned up. */
export interface PaperFile {
  readonly paper: PaperRef;
  readonly form: PaperForm;
  readonly name: string;
}
