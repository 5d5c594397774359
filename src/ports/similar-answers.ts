/** Which published answers are near to a new question? Never an answer of its own making: what is found was published. */

/** A published answer or document as it is searched. */
export interface AnswerDocument {
  /** Unique among all documents of the ward. */
  readonly id: string;
  readonly kind: 'question' | 'procedure' | 'document';
  /** The question as it was published, or the title. */
  readonly title: string;
  /** The answer, or the text. */
  readonly text: string;
  readonly url: string;
}

/** What may answer a question before it becomes a case. */
export interface SimilarAnswer {
  readonly document: AnswerDocument;
  /** How much of what was asked is there, and of its title was asked for; above a half. More is nearer. */
  readonly nearness: number;
}

/** Made for one ward. */
export interface SimilarAnswers {
  /**
   * The nearest first, at most three; none when nothing is near enough to be offered.
   * @param words as a person typed them, with or without diacritics
   */
  find(words: string): Promise<readonly SimilarAnswer[]>;
}
