/**
 * Finds similar answers with minisearch, in memory. When the portal's stamp changes, the documents are loaded again and
 * only the differences are indexed. minisearch finds candidates. The decision depends on how much of the question's
 * weight a document contains (rare terms weigh more) and how much of the document's title was asked for. If the subject
 * of a question was never published, nothing is offered, however well single syllables match.
 */
import { isPair, termsOfWords } from '../domain/question/search-terms.ts';
import type { AnswerDocument, SimilarAnswer, SimilarAnswers } from '../ports/similar-answers.ts';
import { type AnswerIndex, type Candidate, createAnswerIndex } from './similar-answers-index.ts';
import { mendSlips } from './similar-answers-spelling.ts';

export interface SimilarAnswersOptions {
  /** Loads every document that may be offered. */
  readonly load: () => Promise<readonly AnswerDocument[]>;
  /** Changes whenever `load` would return something else. It is read before each search, so it must be cheap. */
  readonly stamp: () => Promise<string>;
}

/** Maximum number of offered answers, so that the choice can be read at a glance. */
const offered = 3;
/** Candidates that are examined. */
const looked = 30;
/** Terms of a question that are used: more do not improve the search, and each costs time. */
const mostTerms = 60;

// Tuned on one half of tests/fixtures/retrieval.json and checked on the other; `npm run bench -- similar` prints the result.
/** Minimum similarity of an offered answer. */
const leastNearness = 0.5;
/** A single syllable says little, an adjacent pair more, the name of a subject most. */
const weights = { syllable: 0.3, pair: 1, matter: 1.5, unknownSyllable: 1, unknownPair: 0.2 } as const;
/** The share of a term's weight if it occurs only in the text. */
const textShare = { syllable: 0.2, other: 0.9 } as const;
const titleShare = 0.4;
/** The exponent of minisearch's score beside the similarity. */
const orderShare = 0.25;

const isMatter = (term: string): boolean => term.startsWith('=');

/** Rarer terms weigh more; an unknown term weighs most, because no document can answer it. */
const rarityOf = (index: AnswerIndex, term: string): number =>
  Math.log(1 + index.size() / (index.terms.of(term) + 0.5));

const weightOf = (index: AnswerIndex, term: string): number => {
  const rarity = rarityOf(index, term);
  const isKnown = index.terms.of(term) > 0;
  if (isPair(term)) return rarity * (isKnown ? weights.pair : weights.unknownPair);
  if (isMatter(term)) return rarity * weights.matter;
  return rarity * (isKnown ? weights.syllable : weights.unknownSyllable);
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Similarity: how much of the question the document contains, and how much of its title was asked for. */
const nearnessOf = (index: AnswerIndex, terms: readonly string[], { known, match }: Candidate): number => {
  const whole = sum(terms.map((term) => weightOf(index, term)));
  const held = terms.map((term) => {
    const fields = match[term];
    if (!fields) return 0;
    const isAlone = !isPair(term) && !isMatter(term);
    const share = fields.includes('title') ? 1 : isAlone ? textShare.syllable : textShare.other;
    return weightOf(index, term) * share;
  });
  const title = sum(known.titleTerms.map((term) => rarityOf(index, term)));
  const asked = sum(known.titleTerms.filter((term) => terms.includes(term)).map((term) => rarityOf(index, term)));
  return (whole === 0 ? 0 : sum(held) / whole) + (title === 0 ? 0 : (titleShare * asked) / title);
};

/** Two variants of a search: `find` updates the index first, `findLoaded` uses it as it is. */
export interface SimilarAnswersIndex extends SimilarAnswers {
  /** Updates the index. Other work runs meanwhile; never call it inside a transaction. */
  refresh(): Promise<void>;
  findLoaded(words: string): readonly SimilarAnswer[];
  known(id: string): AnswerDocument | null;
}

/**
 * Creates the search. Searches wait for the reload after a change of the portal; searches at the same time share it.
 */
export const createSimilarAnswers = ({ load, stamp }: SimilarAnswersOptions): SimilarAnswersIndex => {
  const index = createAnswerIndex();
  let shown: string | null = null;
  let refreshing: Promise<void> | null = null;

  const refresh = async (): Promise<void> => {
    // Read before loading, so that the next search finds what is published meanwhile.
    const current = await stamp();
    if (current === shown) return;
    await index.bringUpToDate(await load());
    shown = current;
  };

  /** Searches at the same time wait for one reload. */
  const ensureFresh = async (): Promise<void> => {
    refreshing ??= refresh().finally(() => {
      refreshing = null;
    });
    await refreshing;
  };

  const findLoaded = (words: string): readonly SimilarAnswer[] => {
    const terms = [...new Set(termsOfWords(mendSlips(words, index.words)))].slice(0, mostTerms);
    if (terms.length === 0) return [];
    return index
      .candidates(terms, looked)
      .map((candidate) => {
        const nearness = nearnessOf(index, terms, candidate);
        return { document: candidate.known.document, nearness, order: nearness * candidate.score ** orderShare };
      })
      .filter(({ nearness }) => nearness >= leastNearness)
      .sort((one, other) => other.order - one.order)
      .slice(0, offered)
      .map(({ document, nearness }) => ({ document, nearness }));
  };

  return {
    refresh: ensureFresh,
    find: async (words) => {
      await ensureFresh();
      return findLoaded(words);
    },
    findLoaded,
    known: (id) => index.find(id)?.document ?? null,
  };
};
