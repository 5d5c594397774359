/** Extracts the content of untrusted documents. Runs only in the child process (`../media/file-worker.ts`). */
import type { DocumentOutcome, DocumentWork } from '../media/worker-messages.ts';
import { sniffDocument } from './document-header.ts';

/** Reads a document in the child. The libraries of a format are loaded on its first use. */
export async function readDocument(
  bytes: Uint8Array,
  { withPicture }: Pick<DocumentWork, 'withPicture'>,
): Promise<DocumentOutcome> {
  const sniffed = sniffDocument(bytes);
  if (!sniffed.ok) return { kind: 'refused', refusal: sniffed.refusal };
  if (sniffed.container === 'pdf') return (await import('./pdf.ts')).readPdf(bytes, withPicture);
  return (await import('./office.ts')).readOffice(bytes);
}
