/** What a sentence is about. A fact may itself be a sentence: it is spoken first, then put in its place. */
export interface Sentence {
  readonly key: string;
  readonly facts?: Facts;
}

export type Fact = string | number | Sentence;
export type Facts = Readonly<Record<string, Fact>>;
