/** Items beside an item: those that share most of its words, its place, its source and the people in charge, among the newest. */
import { foldForSearch } from '../../domain/text/normalize.ts';
import type { PortalVisit } from './answer.ts';
import type { Article } from './site.ts';

const shown = 3;
/** Of the newest so many are looked at, and they are read once for all pages. */
const lookedAt = 60;
/** Letters of a word that says what an item is about. */
const shortestWord = 2;

interface Candidate {
  readonly article: Article;
  readonly words: ReadonlySet<string>;
}

export async function relatedOf(visit: PortalVisit, article: Article): Promise<readonly Article[]> {
  const words = wordsOf(article);
  return (await candidates(visit))
    .filter(({ article: { code } }) => code !== article.code)
    .map((candidate) => ({ candidate, score: likeness(article, words, candidate) }))
    .sort((one, other) => other.score - one.score)
    .slice(0, shown)
    .map(({ candidate }) => candidate.article);
}

async function candidates({ reader, memory }: PortalVisit): Promise<readonly Candidate[]> {
  const known = memory.get('related') as readonly Candidate[] | undefined;
  if (known) return known;
  const { items } = await reader.list({ section: null, categories: null, after: null, limit: lookedAt });
  const made = items.map((article) => ({ article, words: wordsOf(article) }));
  memory.set('related', made);
  return made;
}

const wordsOf = ({ title, summary }: Article): ReadonlySet<string> =>
  new Set(
    (foldForSearch(`${title} ${summary.slice(0, 300)}`).match(/[a-z0-9]+/gu) ?? []).filter(
      (word) => word.length > shortestWord,
    ),
  );

/** The same section counts as much as two words in common: where words say nothing, neighbours stand there. */
function likeness(article: Article, words: ReadonlySet<string>, { article: other, words: theirs }: Candidate): number {
  let common = 0;
  for (const word of words) if (theirs.has(word)) common += 1;
  const rare = (12 * common) / Math.max(12, words.size + theirs.size);
  return (
    rare +
    (other.section === article.section ? 2 : 0) +
    (other.place !== null && other.place === article.place ? 1.5 : 0) +
    (other.source !== '' && other.source === article.source ? 1 : 0) +
    (article.authors.some((name) => other.authors.includes(name)) ? 0.5 : 0) +
    (article.signer !== null && article.signer === other.signer ? 1 : 0)
  );
}
