/** Thrown to stop reading a document; `readOffice` catches it and returns the refusal as a value. */
import type { DocumentRefusal } from '../../ports/documents.ts';

/** Carries the refusal that is shown to the person; any other error there is a bug of this program. */
export class RefusedDocument extends Error {
  readonly refusal: DocumentRefusal;
  constructor(refusal: DocumentRefusal, because: string) {
    super(`${refusal}: ${because}`);
    this.name = 'RefusedDocument';
    this.refusal = refusal;
  }
}
