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
  /** Which of them have a trait, by its kind. */
  readonly having: readonly ReadonlyMap<string, readonly number[]>[];
}

/** At most `shown` of them, the closest first; none for an item that has nothing in common with others. */
export async function relatedOf(visit: PortalVisit, article: Article): Promise<readonly Article[]> {
  const { articles, sizes, holding, having } = await candidates(visit, article.category);
  const words = wordsOf(article);
  const scores = new Float64Array(articles.length);
  for (const word of words) add(scores, holding.get(word), 1);
  for (let at = 0; at < scores.length; at += 1)
    scores[at] = (12 * (scores[at] ?? 0)) / Math.max(12, words.size + (sizes[at] ?? 0));
  for (let kind = 0; kind < traits.length; kind += 1) {
    const { worth, of } = traits[kind] as Trait;
    for (const value of of(article)) add(scores, having[kind]?.get(value), worth);
  }
  const best: number[] = [];
  for (let at = 0; at < scores.length; at += 1) {
    const score = scores[at] ?? 0;
    const last = best.length < shown ? undefined : best[shown - 1];
    if ((last !== undefined && score <= (scores[last] ?? 0)) || articles[at]?.code === article.code) continue;
    // Of equals the newer one: it comes first.
    let place = Math.min(best.length, shown - 1);
    for (; place > 0 && score > (scores[best[place - 1] ?? 0] ?? 0); place -= 1) best[place] = best[place - 1] ?? 0;
    best[place] = at;
  }
  return best.flatMap((at) => articles[at] ?? []);
}

function add(scores: Float64Array, to: readonly number[] | undefined, worth: number): void {
  if (to) for (let each = 0; each < to.length; each += 1) scores[to[each] ?? 0] = (scores[to[each] ?? 0] ?? 0) + worth;
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
  const having = traits.map(() => new Map<string, number[]>());
  for (const [at, article] of items.entries()) {
    const words = wordsOf(article);
    sizes.push(words.size);
    for (const word of words) note(holding, word, at);
    for (const [kind, { of }] of traits.entries()) for (const value of of(article)) note(having[kind], value, at);
  }
  const made = { articles: items, sizes, holding, having };
  memory.set(place, made);
  return made;
}

function note<Key>(places: Map<Key, number[]> | undefined, key: Key, at: number): void {
  const list = places?.get(key);
  if (list) list.push(at);
  else places?.set(key, [at]);
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

interface Trait {
  readonly worth: number;
  readonly of: (article: Article) => readonly string[];
}

/**
 * What two items may have in common beside words, and what that is worth: the same section as much as two words, so that
 * neighbours stand there where words say nothing.
 */
const traits: readonly Trait[] = [
  { worth: 2, of: ({ section }) => [section] },
  { worth: 1.5, of: ({ place }) => (place === null ? [] : [place]) },
  { worth: 1, of: ({ source }) => (source === '' ? [] : [source]) },
  { worth: 1, of: ({ signer }) => (signer === null ? [] : [signer]) },
  { worth: 0.5, of: ({ authors }) => authors },
];
