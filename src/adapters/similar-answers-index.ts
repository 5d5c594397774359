/** The index behind similar answers: minisearch for candidates, and counts of terms, words and adjacent pairs. */
import { setImmediate } from 'node:timers/promises';
import MiniSearch from 'minisearch';
import { foldedWords, isPair, searchTerms, spokenWords } from '../domain/question/search-terms.ts';
import type { AnswerDocument } from '../ports/similar-answers.ts';

/** Counts occurrences; entries that reach zero are removed. */
export interface Tally {
  add(what: string, by: 1 | -1): void;
  of(what: string): number;
}

const createTally = (): Tally => {
  const counts = new Map<string, number>();
  return {
    add: (what, by) => {
      const left = (counts.get(what) ?? 0) + by;
      if (left > 0) counts.set(what, left);
      else counts.delete(what);
    },
    of: (what) => counts.get(what) ?? 0,
  };
};

/** A document in minisearch: the terms of each field; terms contain no spaces. */
interface Entry {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

interface Known {
  readonly document: AnswerDocument;
  /** Single terms of the title; the share of them that the question contains is a strong signal. */
  readonly titleTerms: readonly string[];
}

export interface AnswerIndex {
  readonly size: () => number;
  /** In how many documents a term occurs. */
  readonly terms: Tally;
  /** Folded words of the texts, and 'word word' for adjacent pairs. */
  readonly words: Tally;
  find(id: string): Known | undefined;
  /** Best first, by BM25+. `match` gives the fields in which a term was found. */
  candidates(terms: readonly string[], limit: number): readonly Candidate[];
  /** Updates only the differences: ten new answers among thousands cost ten updates. Other work runs in between. */
  bringUpToDate(wanted: readonly AnswerDocument[]): Promise<void>;
}

export interface Candidate {
  readonly known: Known;
  readonly score: number;
  readonly match: Readonly<Record<string, readonly string[]>>;
}

/** The longest time that indexing blocks the event loop; webhooks wait meanwhile. */
const longestStretchMs = 10;

/** The title weighs more, because it is the question as another person asked it. */
const boost = { title: 2.5, text: 1 } as const;

const isSame = (one: AnswerDocument, other: AnswerDocument): boolean =>
  one.title === other.title && one.text === other.text && one.kind === other.kind && one.url === other.url;

/** Creates an empty index. Documents are added and removed one by one, without recomputing the others. */
export const createAnswerIndex = (): AnswerIndex => {
  const search = new MiniSearch<Entry>({
    fields: ['title', 'text'],
    tokenize: (terms) => terms.split(' '),
    processTerm: (term) => term || null,
  });
  const documents = new Map<string, Known>();
  const terms = createTally();
  const words = createTally();

  const tally = ({ title, text }: AnswerDocument, found: ReadonlySet<string>, by: 1 | -1): void => {
    for (const term of found) terms.add(term, by);
    for (const part of [title, text]) {
      const folded = foldedWords(spokenWords(part));
      folded.forEach((word, at) => {
        const next = folded[at + 1];
        words.add(word, by);
        if (next !== undefined) words.add(`${word} ${next}`, by);
      });
    }
  };
  const insert = (document: AnswerDocument): void => {
    const title = searchTerms(document.title);
    const text = searchTerms(document.text);
    search.add({ id: document.id, title: title.join(' '), text: text.join(' ') });
    documents.set(document.id, { document, titleTerms: [...new Set(title)].filter((term) => !isPair(term)) });
    tally(document, new Set([...title, ...text]), 1);
  };
  const remove = (document: AnswerDocument): void => {
    search.discard(document.id);
    documents.delete(document.id);
    tally(document, new Set([...searchTerms(document.title), ...searchTerms(document.text)]), -1);
  };

  return {
    size: () => documents.size,
    terms,
    words,
    find: (id) => documents.get(id),
    candidates: (wanted, limit) =>
      search
        .search('', { tokenize: () => [...wanted], boost })
        .slice(0, limit)
        .flatMap(({ id, score, match }) => {
          const known = documents.get(id);
          return known ? [{ known, score, match }] : [];
        }),
    bringUpToDate: async (wanted) => {
      const now = new Map(wanted.map((document) => [document.id, document]));
      let since = performance.now();
      const breathe = async (): Promise<void> => {
        if (performance.now() - since < longestStretchMs) return;
        await setImmediate();
        since = performance.now();
      };
      for (const { document } of [...documents.values()]) {
        const current = now.get(document.id);
        if (!current || !isSame(document, current)) remove(document);
        await breathe();
      }
      for (const document of now.values()) {
        if (!documents.has(document.id)) insert(document);
        await breathe();
      }
    },
  };
};
