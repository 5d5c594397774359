/** Thrown while a document is read, where going on makes no sense; `readOffice` catches it and gives the refusal as a value. */
import type { DocumentRefusal } from '../../ports/documents.ts';

/** Carries the refusal that the person reads; anything else thrown there is an error of ours. */
export class RefusedDocument extends Error {
  readonly refusal: DocumentRefusal;
  constructor(refusal: DocumentRefusal, because: string) {
    super(`${refusal}: ${because}`);
    this.name = 'RefusedDocument';
    this.refusal = refusal;
  }
}
