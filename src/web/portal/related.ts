/** Items beside an item: those that share most of its words, its place, its source and the people in charge, among the newest. */
import { plainUnit } from '../../domain/text/plain-unit.ts';
import type { PortalVisit } from './answer.ts';
import { type Article, categoriesOfNews, ownPages } from './site.ts';

const shown = 3;
/** Of the newest so many are looked at, and they are read once for all pages. */
const lookedAt = 60;
/** Letters of a word that says what an item is about. */
const shortestWord = 2;
/** Of a summary that is read, in UTF-16 units. */
const readOfSummary = 300;

interface Candidates {
  readonly articles: readonly Article[];
  /** How many words each has. */
  readonly sizes: readonly number[];
  /** Which of them hold a word. */
  readonly holding: ReadonlyMap<number, readonly number[]>;
  /** Which of them have a trait. */
  readonly having: ReadonlyMap<string, readonly number[]>;
}

/** At most `shown` of them, the closest first; none for an item that has nothing in common with others. */
export async function relatedOf(visit: PortalVisit, article: Article): Promise<readonly Article[]> {
  const { articles, sizes, holding, having } = await candidates(visit, article.category);
  const words = wordsOf(article);
  const common = new Uint16Array(articles.length);
  for (const word of words) for (const at of holding.get(word) ?? []) common[at] = (common[at] ?? 0) + 1;
  const scores = Float64Array.from(common, (count, at) => (12 * count) / Math.max(12, words.size + (sizes[at] ?? 0)));
  for (const [trait, worth] of traitsOf(article))
    for (const at of having.get(trait) ?? []) scores[at] = (scores[at] ?? 0) + worth;
  const best: number[] = [];
  for (let at = 0; at < articles.length; at += 1) {
    if (articles[at]?.code === article.code) continue;
    // Of equals the newer one: it comes first.
    let place = best.length;
    while (place > 0 && (scores[at] ?? 0) > (scores[best[place - 1] ?? 0] ?? 0)) place -= 1;
    if (place >= shown) continue;
    best.splice(place, 0, at);
    best.length = Math.min(best.length, shown);
  }
  return best.flatMap((at) => articles[at] ?? []);
}

/** Papers, figures and answers are followed by their like, news by news. */
const alike = (category: string): readonly string[] =>
  Object.values<string>(ownPages).includes(category) ? [category] : categoriesOfNews;

async function candidates({ reader, memory }: PortalVisit, category: string): Promise<Candidates> {
  const categories = alike(category);
  const place = `related ${categories.join(' ')}`;
  const known = memory.get(place) as Candidates | undefined;
  if (known) return known;
  const { items } = await reader.list({ section: null, categories, after: null, limit: lookedAt });
  const sizes: number[] = [];
  const holding = new Map<number, number[]>();
  const having = new Map<string, number[]>();
  for (const [at, article] of items.entries()) {
    const words = wordsOf(article);
    sizes.push(words.size);
    for (const word of words) note(holding, word, at);
    for (const [trait] of traitsOf(article)) note(having, trait, at);
  }
  const made = { articles: items, sizes, holding, having };
  memory.set(place, made);
  return made;
}

function note<Key>(places: Map<Key, number[]>, key: Key, at: number): void {
  const list = places.get(key);
  if (list) list.push(at);
  else places.set(key, [at]);
}

/** Words without accents as numbers made of their letters: two words with one number would only seem alike here. */
function wordsOf({ title, summary }: Article): ReadonlySet<number> {
  const words = new Set<number>();
  for (const text of [title, summary.slice(0, readOfSummary)]) {
    let [word, letters] = [0, 0];
    for (let at = 0; at <= text.length; at += 1) {
      const unit = at < text.length ? plainUnit(text.charCodeAt(at)) : 0;
      if (unit !== 0) {
        word = (Math.imul(word, 31) + unit) | 0;
        letters += 1;
      } else {
        if (letters > shortestWord) words.add(word);
        [word, letters] = [0, 0];
      }
    }
  }
  return words;
}

/**
 * What two items may have in common beside words, and what that is worth: the same section as much as two words, so that
 * neighbours stand there where words say nothing.
 */
const traitsOf = ({ section, place, source, authors, signer }: Article): readonly (readonly [string, number])[] => [
  [`section ${section}`, 2],
  ...(place === null ? [] : [[`place ${place}`, 1.5] as const]),
  ...(source === '' ? [] : [[`source ${source}`, 1] as const]),
  ...(signer === null ? [] : [[`signer ${signer}`, 1] as const]),
  ...authors.map((name) => [`author ${name}`, 0.5] as const),
];
