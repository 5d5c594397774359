/** Related items: among the newest, those that share most words, the place, the source and the people. */
import { plainUnit } from '../../domain/text/plain-unit.ts';
import type { PortalVisit } from './answer.ts';
import { type Article, categoriesOfNews, ownPages } from './site.ts';

const shown = 3;
/** Newest items that are compared; read once for all pages. */
const lookedAt = 60;
/** Words with at most this many letters are ignored. */
const shortestWord = 2;
/** Part of a summary that is compared, in UTF-16 units. */
const readOfSummary = 300;

interface Candidates {
  readonly articles: readonly Article[];
  /** Number of words of each. */
  readonly sizes: readonly number[];
  /** Word → the items that contain it. */
  readonly holding: ReadonlyMap<number, readonly number[]>;
  /** For each kind of trait: value → the items that have it. */
  readonly having: readonly ReadonlyMap<string, readonly number[]>[];
}

/** At most `shown` related items, the closest first; none if nothing is shared. */
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
    // Of equal scores the newer item wins, because it comes first.
    let place = Math.min(best.length, shown - 1);
    for (; place > 0 && score > (scores[best[place - 1] ?? 0] ?? 0); place -= 1) best[place] = best[place - 1] ?? 0;
    best[place] = at;
  }
  return best.flatMap((at) => articles[at] ?? []);
}

function add(scores: Float64Array, to: readonly number[] | undefined, worth: number): void {
  if (to) for (let each = 0; each < to.length; each += 1) scores[to[each] ?? 0] = (scores[to[each] ?? 0] ?? 0) + worth;
}

/** Official documents, statistics and answers are related to their own kind, news to news. */
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

/** Words without diacritics as hash numbers; a collision only makes two words count as equal here. */
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
 * Traits that two items may share besides words, with their weights. The same section counts as much as two words, so that
 * items without common words are still related to their section.
 */
const traits: readonly Trait[] = [
  { worth: 2, of: ({ section }) => [section] },
  { worth: 1.5, of: ({ place }) => (place === null ? [] : [place]) },
  { worth: 1, of: ({ source }) => (source === '' ? [] : [source]) },
  { worth: 1, of: ({ signer }) => (signer === null ? [] : [signer]) },
  { worth: 0.5, of: ({ authors }) => authors },
];
