/** A sentence by key, with its facts. A fact can be a sentence too: it is translated first and then inserted. */
export interface Sentence {
  readonly key: string;
  readonly facts?: Facts;
}

/** A value inserted in a sentence: text, a number formatted for the language, or another sentence. */
export type Fact = string | number | Sentence;
export type Facts = Readonly<Record<string, Fact>>;

/** Joins sentences to one fact, a line each; '' for an empty list. */
export const joinedLines = (lines: readonly Sentence[]): Sentence | string =>
  lines.reduceRight<Sentence | string>((rest, line) => ({ key: 'list-join', facts: { line, rest } }), '');

/** @param more number of names that are left out: it is stated, so that a partial list does not look complete */
export const namesOf = (names: string, more: number): Sentence | string =>
  more > 0 ? { key: 'names-more', facts: { names, more } } : names;
