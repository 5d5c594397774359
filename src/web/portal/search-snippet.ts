/** Snippets of search hits: a part of the text with the words marked. PURE. */
import { plainUnit } from '../../domain/text/plain-unit.ts';
import { html, type Markup, markedText, type Stretch } from '../kit/html.ts';

/** Characters before the first marked word, and length of the snippet. */
const before = 60;
const longest = 220;
/** Texts of an item that are searched for a better snippet once one was found. */
const lookedThrough = 3;

/**
 * Creates a function for the snippets of these words.
 * @param words without diacritics
 * @returns the snippet of an item's texts (NFC); null: they contain none of the words
 */
export function snippetsOf(words: readonly string[]): (texts: readonly string[]) => Markup | null {
  const wanted = new Set(words);
  const byLength: string[][] = [];
  for (const word of wanted) byLength[word.length] = [...(byLength[word.length] ?? []), word];
  return (texts) => {
    let best: { readonly text: string; readonly places: readonly Place[]; readonly worth: number } | null = null;
    for (let at = 0; at < texts.length; at += 1) {
      if (best !== null && at >= lookedThrough) break;
      const text = texts[at] ?? '';
      const places = placesOf(text, byLength);
      const worth = places.length < 2 ? places.length : new Set(places.map(({ word }) => word)).size;
      if (worth > (best?.worth ?? 0)) best = { text, places, worth };
      if (worth === wanted.size) break;
    }
    return best && marked(best.text, best.places);
  };
}

interface Place extends Stretch {
  readonly word: string;
}

/** Scans letter by letter without allocating, because a whole article is scanned for every hit. */
function placesOf(text: string, wanted: readonly (readonly string[] | undefined)[]): readonly Place[] {
  const places: Place[] = [];
  let from = 0;
  while (from < text.length) {
    let to = from;
    while (to < text.length && plainUnit(text.charCodeAt(to)) !== 0) to += 1;
    const words = wanted[to - from];
    const word = words && wordAt(words, text, from);
    if (word !== undefined) places.push({ word, from, to });
    from = to + 1;
  }
  return places;
}

function wordAt(words: readonly string[], text: string, from: number): string | undefined {
  for (const word of words) if (stands(word, text, from)) return word;
  return undefined;
}

function stands(word: string, text: string, from: number): boolean {
  for (let at = 0; at < word.length; at += 1)
    if (plainUnit(text.charCodeAt(from + at)) !== word.charCodeAt(at)) return false;
  return true;
}

function marked(whole: string, places: readonly Place[]): Markup {
  const first = places[0]?.from ?? 0;
  const begin = first <= before ? 0 : whole.lastIndexOf(' ', first - before) + 1;
  const cut = whole.indexOf(' ', Math.min(whole.length, begin + longest));
  const end = whole.length <= begin + longest || cut < 0 ? whole.length : cut;
  const inside: Stretch[] = [];
  for (const { from, to } of places)
    if (from >= begin && to <= end) inside.push({ from: from - begin, to: to - begin });
  return html`${begin > 0 && '… '}${markedText(whole.slice(begin, end), inside)}${end < whole.length && ' …'}`;
}
