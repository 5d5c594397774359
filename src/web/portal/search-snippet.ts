/** Where an item speaks of what was searched for: a piece of its text, with the words marked. PURE. */
import { foldInPlace } from '../../domain/text/normalize.ts';
import { html, type Markup } from '../kit/html.ts';
import type { Article } from './site.ts';

/** Characters before the first word that is marked, and of the whole piece. */
const before = 60;
const longest = 220;

/** @param words folded; null: the text has none of them */
export function snippet({ summary, paragraphs }: Article, words: readonly string[]): Markup | null {
  const wanted = new Set(words);
  let best: { readonly text: string; readonly places: readonly Place[]; readonly worth: number } | null = null;
  for (const text of new Set([...paragraphs, summary])) {
    const places = placesOf(text, wanted);
    const worth = new Set(places.map(({ word }) => word)).size;
    if (worth > (best?.worth ?? 0)) best = { text, places, worth };
    if (worth === wanted.size) break;
  }
  return best && marked(best.text, best.places);
}

interface Place {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** Folding keeps each character's place, so what is found in the folded text stands there in the text too. */
const placesOf = (text: string, wanted: ReadonlySet<string>): readonly Place[] =>
  [...foldInPlace(text.normalize('NFC')).matchAll(/[\p{L}\p{N}]+/gu)]
    .filter(([word]) => wanted.has(word))
    .map((found) => ({ word: found[0], from: found.index, to: found.index + found[0].length }));

function marked(text: string, places: readonly Place[]): Markup {
  const whole = text.normalize('NFC');
  const first = places[0]?.from ?? 0;
  const begin = first <= before ? 0 : whole.lastIndexOf(' ', first - before) + 1;
  const cut = whole.indexOf(' ', Math.min(whole.length, begin + longest));
  const end = whole.length <= begin + longest || cut < 0 ? whole.length : cut;
  const inside = places.filter(({ from, to }) => from >= begin && to <= end);
  let at = begin;
  const parts = inside.map(({ from, to }) => {
    const part = html`${whole.slice(at, from)}<mark>${whole.slice(from, to)}</mark>`;
    at = to;
    return part;
  });
  return html`${begin > 0 && '… '}${parts}${whole.slice(at, end)}${end < whole.length && ' …'}`;
}
