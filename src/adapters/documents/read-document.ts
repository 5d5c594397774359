/** From untrusted bytes to what a document says. Runs in the child only (`../media/file-worker.ts`). */
import type { DocumentOutcome, DocumentWork } from '../media/worker-messages.ts';
import { sniffDocument } from './document-header.ts';

/** Reads a document in the child. Its libraries are loaded for the kind that comes, not before. */
export async function readDocument(
  bytes: Uint8Array,
  { withPicture }: Pick<DocumentWork, 'withPicture'>,
): Promise<DocumentOutcome> {
  const sniffed = sniffDocument(bytes);
  if (!sniffed.ok) return { kind: 'refused', refusal: sniffed.refusal };
  if (sniffed.container === 'pdf') return (await import('./pdf.ts')).readPdf(bytes, withPicture);
  return (await import('./office.ts')).readOffice(bytes);
}
