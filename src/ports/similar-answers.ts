/** Finds published answers that are similar to a new question. It only returns published documents and never writes an answer. */

/** A published answer or document, as it is searched. */
export interface AnswerDocument {
  /** Unique among all documents of the ward. */
  readonly id: string;
  readonly kind: 'question' | 'procedure' | 'document';
  /** The published question, or the title of the document. */
  readonly title: string;
  /** The published answer, or the text of the document. */
  readonly text: string;
  readonly url: string;
}

/** A document that may answer a question before the question becomes a case. */
export interface SimilarAnswer {
  readonly document: AnswerDocument;
  /**
   * Score above 0.5: how much of the question the document covers, plus how much of the document's title the question contains.
   */
  readonly nearness: number;
}

/** Search over one ward's documents. */
export interface SimilarAnswers {
  /**
   * At most three documents, most similar first. Empty if none is similar enough.
   * @param words as typed, with or without diacritics
   */
  find(words: string): Promise<readonly SimilarAnswer[]>;
}
