/**
 * Finds the words of a ward that differ from a word by one letter. A single changed letter leaves the beginning or the
 * end of the word intact, so candidates are looked up by these. Trying each letter at each position took about four
 * hundred look-ups per word.
 */
import { isOneLetterFrom } from '../../../domain/text/search-query.ts';

/** Number of letters of a beginning and of an end. */
const kept = 2;
/** In shorter words, beginning and end overlap. */
const shortest = 2 * kept;

/** Two letters as a number. */
const pairAt = (word: string, at: number): number => word.charCodeAt(at) * 0x1_0000 + word.charCodeAt(at + 1);

/** The index of beginnings and ends; words are added as the search index grows. */
export class NearWords {
  private readonly starting = new Map<number, string[]>();
  private readonly ending = new Map<number, string[]>();

  /** @param word without accents, not added before */
  add(word: string): void {
    if (word.length < shortest) return;
    note(this.starting, pairAt(word, 0), word);
    note(this.ending, pairAt(word, word.length - kept), word);
  }

  /**
   * Returns the similar words, each once, in no particular order.
   * @param word of five letters or more, without accents
   */
  near(word: string): readonly string[] {
    const start = pairAt(word, 0);
    const near: string[] = [];
    for (const other of this.starting.get(start) ?? []) if (isOneLetterFrom(word, other)) near.push(other);
    for (const other of this.ending.get(pairAt(word, word.length - kept)) ?? [])
      if (pairAt(other, 0) !== start && isOneLetterFrom(word, other)) near.push(other);
    return near;
  }
}

function note(words: Map<number, string[]>, pair: number, word: string): void {
  const known = words.get(pair);
  if (known) known.push(word);
  else words.set(pair, [word]);
}
