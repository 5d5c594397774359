/**
 * Similar answers by minisearch, in memory. The index follows the portal: when the stamp has changed, the documents are
 * loaded again and only what differs is taken out and put in.
 *
 * minisearch finds candidates; what decides is how much of the question's own weight a document holds, rare terms weighing
 * more, and how much of the document's title was asked for. A question whose matter was never published is offered nothing,
 * however well single syllables fit.
 */
import { isPair, termsOfWords } from '../domain/question/search-terms.ts';
import type { AnswerDocument, SimilarAnswer, SimilarAnswers } from '../ports/similar-answers.ts';
import { type AnswerIndex, type Candidate, createAnswerIndex } from './similar-answers-index.ts';
import { mendSlips } from './similar-answers-spelling.ts';

export interface SimilarAnswersOptions {
  /** Everything that may be offered. */
  readonly load: () => Promise<readonly AnswerDocument[]>;
  /** Changes whenever `load` would give something else. Asked before each search: must be cheap. */
  readonly stamp: () => Promise<string>;
}

/** At most so many are offered: a choice that can be read at a glance. */
const offered = 3;
/** Looked at more closely. */
const looked = 30;
/** A question is rarely longer; more words make no search better, and each costs. */
const mostTerms = 60;

// Tuned on one half of tests/fixtures/retrieval.json and checked on the other; `npm run bench -- similar` prints the result.
/** Below it nothing is offered. */
const leastNearness = 0.5;
/** A syllable alone says little, a pair the whole, the name of a matter most. */
const weights = { syllable: 0.3, pair: 1, matter: 1.5, unknownSyllable: 1, unknownPair: 0.2 } as const;
/** What is left of a weight when the term is only in the text. */
const textShare = { syllable: 0.2, other: 0.9 } as const;
const titleShare = 0.4;
/** How much the order of minisearch counts beside nearness, as an exponent. */
const orderShare = 0.25;

const isMatter = (term: string): boolean => term.startsWith('=');

/** The rarer the heavier; a term that is nowhere is the heaviest, because nothing answers for it. */
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

/** How much of what was asked the document holds, and how much of its title was asked for. */
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

/** The same search in two ways: `find` looks for news first, `findLoaded` takes the index as it is. */
export interface SimilarAnswersIndex extends SimilarAnswers {
  /** Brings the index up to date. Others are let through meanwhile; never call it inside a transaction. */
  refresh(): Promise<void>;
  findLoaded(words: string): readonly SimilarAnswer[];
  known(id: string): AnswerDocument | null;
}

/** A search waits for the loading that the portal’s newest change asks for, once for all who search meanwhile. */
export const createSimilarAnswers = ({ load, stamp }: SimilarAnswersOptions): SimilarAnswersIndex => {
  const index = createAnswerIndex();
  let shown: string | null = null;
  let refreshing: Promise<void> | null = null;

  const refresh = async (): Promise<void> => {
    // Asked before loading: what is published meanwhile is seen by the next search.
    const current = await stamp();
    if (current === shown) return;
    await index.bringUpToDate(await load());
    shown = current;
  };

  /** Searches at the same time wait for one loading. */
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
