/** Items beside an item: those that share most of its words, its place, its source and the people in charge, among the newest. */
import { foldForSearch } from '../../domain/text/normalize.ts';
import type { PortalVisit } from './answer.ts';
import { type Article, categoriesOfNews, ownPages } from './site.ts';

const shown = 3;
/** Of the newest so many are looked at, and they are read once for all pages. */
const lookedAt = 60;
/** Letters of a word that says what an item is about. */
const shortestWord = 2;

interface Candidates {
  readonly articles: readonly Article[];
  /** How many words each has. */
  readonly sizes: readonly number[];
  /** Which of them hold a word. */
  readonly holding: ReadonlyMap<string, readonly number[]>;
}

/** At most `shown` of them, the closest first; none for an item that has nothing in common with others. */
export async function relatedOf(visit: PortalVisit, article: Article): Promise<readonly Article[]> {
  const { articles, sizes, holding } = await candidates(visit, article.category);
  const words = wordsOf(article);
  const common = new Uint16Array(articles.length);
  for (const word of words) for (const at of holding.get(word) ?? []) common[at] = (common[at] ?? 0) + 1;
  const best: Article[] = [];
  const scores: number[] = [];
  for (let at = 0; at < articles.length; at += 1) {
    const other = articles[at];
    if (!other || other.code === article.code) continue;
    // The same section counts as much as two words in common: where words say nothing, neighbours stand there.
    const rare = (12 * (common[at] ?? 0)) / Math.max(12, words.size + (sizes[at] ?? 0));
    const score = rare + likeness(article, other);
    // Of equals the newer one: it comes first.
    let place = best.length;
    while (place > 0 && score > (scores[place - 1] ?? 0)) place -= 1;
    if (place >= shown) continue;
    best.splice(place, 0, other);
    scores.splice(place, 0, score);
    best.length = Math.min(best.length, shown);
    scores.length = best.length;
  }
  return best;
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
  const holding = new Map<string, number[]>();
  for (const [at, article] of items.entries()) {
    const words = wordsOf(article);
    sizes.push(words.size);
    for (const word of words) {
      const list = holding.get(word) ?? [];
      list.push(at);
      holding.set(word, list);
    }
  }
  const made = { articles: items, sizes, holding };
  memory.set(place, made);
  return made;
}

const wordsOf = ({ title, summary }: Article): ReadonlySet<string> =>
  new Set(
    (foldForSearch(`${title} ${summary.slice(0, 300)}`).match(/[a-z0-9]+/gu) ?? []).filter(
      (word) => word.length > shortestWord,
    ),
  );

const likeness = (article: Article, other: Article): number =>
  (other.section === article.section ? 2 : 0) +
  (other.place !== null && other.place === article.place ? 1.5 : 0) +
  (other.source !== '' && other.source === article.source ? 1 : 0) +
  (article.authors.some((name) => other.authors.includes(name)) ? 0.5 : 0) +
  (article.signer !== null && article.signer === other.signer ? 1 : 0);
