/** A file on its way to a person: in the chat where the platform carries it, else on a page. */
import type { PaperForm, PaperRef } from './period/paper-ref.ts';

/** A file that goes along with a message: one that is stored, or a paper that is printed when it is sent. */
export type AttachedFile = KeptFile | PaperFile;

/** A document that is in the store: it is read from there when the message is sent. */
export interface KeptFile {
  /** sha256 of the bytes, hex: its name in the store of documents. */
  readonly hash: string;
  readonly kind: 'pdf' | 'docx' | 'xlsx';
  /** What people see, with its ending. */
  readonly name: string;
  readonly sizeBytes: number;
}

/** A paper. It is printed from the records when it is sent or fetched, so nothing is stored and nothing has to be swept. */
export interface PaperFile {
  readonly paper: PaperRef;
  readonly form: PaperForm;
  readonly name: string;
}
