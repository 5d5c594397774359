/**
 * Splits a short request into the things it mentions, in any order: "tuần này ai chậm" is a week, a question about a person,
 * and lateness. Words that fit no part are returned, because then the sentence may mean something else. The parts are data
 * (`words/lists/parts.json`). Pure.
 */
import lists from '../../../words/lists/parts.json' with { type: 'json' };
import type { FoldedText } from './folded-text.ts';
import { titles } from './names.ts';

/** The name of a part in `words/lists/parts.json`, or a person. */
export type Part = keyof typeof lists.parts | 'person';

/** The parts of a request. */
export interface PartsOfWish {
  readonly parts: ReadonlySet<Part>;
  /** The words of the named person as written; '' when there is none. */
  readonly person: string;
  /** The month, quarter or year, folded; '' when there is none. */
  readonly period: string;
  /** Words that fit no part, as written. */
  readonly rest: readonly string[];
}

/** In words. */
const longestPhrase = 6;
const longestWish = 16;
const longestName = 3;

const whole = (phrases: readonly string[]): RegExp => new RegExp(`^(?:${phrases.join('|')})$`, 'u');
const known = (Object.keys(lists.parts) as (keyof typeof lists.parts)[]).map(
  (part) => [part, whole(lists.parts[part])] as const,
);
const filler = whole(lists.filler);
const title = new RegExp(`^(?:${titles})$`, 'u');

const partsOfPhrase = (phrase: string): readonly Part[] =>
  known.flatMap(([part, pattern]) => (pattern.test(phrase) ? [part] : []));

/** The longest phrase that begins at this word: its number of words and its parts. */
function phraseAt(words: readonly string[], at: number): { readonly length: number; readonly parts: readonly Part[] } {
  for (let length = Math.min(longestPhrase, words.length - at); length > 0; length -= 1) {
    const phrase = words.slice(at, at + length).join(' ');
    const parts = partsOfPhrase(phrase);
    if (parts.length > 0 || filler.test(phrase)) return { length, parts };
  }
  return { length: 0, parts: [] };
}

/** The parts of a request. Null when the text is too long to be one. */
export function partsOfWish({ text, folded }: FoldedText): PartsOfWish | null {
  const places = [...folded.matchAll(/[a-z0-9/]+/gu)];
  const words = places.map(([word]) => word);
  if (words.length > longestWish || text.includes('\n')) return null;
  const written = (from: number, to: number): string => {
    const last = places[to - 1];
    return text.slice(places[from]?.index ?? 0, last ? last.index + last[0].length : 0);
  };
  const parts = new Set<Part>();
  const rest: string[] = [];
  let person = '';
  let period = '';
  for (let at = 0; at < words.length; ) {
    const { length, parts: found } = phraseAt(words, at);
    if (title.test(words[at] ?? '') && length <= 1) {
      let end = at + 1;
      while (end < words.length && end - at <= longestName && phraseAt(words, end).length === 0) end += 1;
      if (end > at + 1) {
        parts.add('person');
        person = written(at, end);
        at = end;
        continue;
      }
    }
    // "nhuận bút của Lan": a person named without a title.
    if (length === 0 && words[at - 1] === 'cua' && /^\p{Lu}/u.test(written(at, at + 1))) {
      parts.add('person');
      person = written(at, at + 1);
      at += 1;
      continue;
    }
    for (const part of found) parts.add(part);
    if (found.includes('period')) period = words.slice(at, at + length).join(' ');
    if (length === 0) rest.push(written(at, at + 1));
    at += Math.max(1, length);
  }
  return { parts, person, period, rest };
}
