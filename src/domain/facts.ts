/** What a sentence is about. A fact may itself be a sentence: it is spoken first, then put in its place. */
export interface Sentence {
  readonly key: string;
  readonly facts?: Facts;
}

/** What a sentence names: a text as it is, a number as the language writes it, or another sentence. */
export type Fact = string | number | Sentence;
export type Facts = Readonly<Record<string, Fact>>;

/** Sentences under one another as one fact; '' when there are none. */
export const joinedLines = (lines: readonly Sentence[]): Sentence | string =>
  lines.reduceRight<Sentence | string>((rest, line) => ({ key: 'list-join', facts: { line, rest } }), '');

/** @param more how many are not named: they are counted, so that a list of some doesn't look like all */
export const namesOf = (names: string, more: number): Sentence | string =>
  more > 0 ? { key: 'names-more', facts: { names, more } } : names;
