/** A file that we keep, on its way to a person: in the chat where the platform carries it, else on a page. */
export interface AttachedFile {
  /** sha256 of the bytes, hex: its name in the store of documents. */
  readonly hash: string;
  readonly kind: 'pdf' | 'docx' | 'xlsx';
  /** What people see, with its ending. */
  readonly name: string;
  readonly sizeBytes: number;
}
