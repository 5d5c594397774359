/** How well similar answers are found, how often one is offered although none was published, and how fast with 10,000 answers. */
import { readFileSync } from 'node:fs';
import { createSimilarAnswers } from '../src/adapters/similar-answers.ts';
import type { AnswerDocument, SimilarAnswers } from '../src/ports/similar-answers.ts';
import type { Figure } from './figure.ts';

interface Query {
  readonly text: string;
  readonly answer: string;
}
interface RetrievalSet {
  readonly documents: readonly Omit<AnswerDocument, 'url'>[];
  readonly queries: readonly Query[];
  readonly unrelated: readonly string[];
  readonly laterQueries: readonly Query[];
  readonly laterUnrelated: readonly string[];
}

const manyDocuments = 10_000;

const over = (documents: readonly AnswerDocument[]): SimilarAnswers =>
  createSimilarAnswers({ load: async () => documents, stamp: async () => '1' });

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const placesOf = async (answers: SimilarAnswers, queries: readonly Query[]): Promise<readonly number[]> => {
  const places: number[] = [];
  for (const { text, answer } of queries)
    places.push((await answers.find(text)).findIndex(({ document }) => document.id === answer));
  return places;
};

const offersOf = async (answers: SimilarAnswers, texts: readonly string[]): Promise<number> => {
  let offers = 0;
  for (const text of texts) if ((await answers.find(text)).length > 0) offers += 1;
  return offers / texts.length;
};

/** Documents with the same words in other orders, combined from pieces of the set's own titles and texts by a fixed rule. */
const multiply = (documents: readonly AnswerDocument[]): readonly AnswerDocument[] => {
  const pieces = documents.flatMap(({ title, text }) => [title, ...text.split(/(?<=[.;])\s+/u)]);
  const piece = (at: number): string => pieces[at % pieces.length] ?? '';
  return Array.from({ length: manyDocuments }, (_, at) => ({
    id: `made-${at}`,
    kind: 'procedure' as const,
    title: piece(at * 7919),
    text: [piece(at * 104_729 + 1), piece(at * 1_299_709 + 2), piece(at * 15_485_863 + 3)].join(' '),
    url: '',
  }));
};

/**
 * Share of questions for which the right published answer is offered first or among the first three, and the time of a search
 * among 10,000.
 */
export const similar = async (): Promise<readonly Figure[]> => {
  const set = JSON.parse(
    readFileSync(new URL('../tests/fixtures/retrieval.json', import.meta.url), 'utf8'),
  ) as RetrievalSet;
  const documents = set.documents.map((each) => ({ ...each, url: '' }));
  const answers = over(documents);
  const tuned = await placesOf(answers, set.queries);
  const later = await placesOf(answers, set.laterQueries);
  const share = (places: readonly number[], upTo: number): string =>
    percent(places.filter((place) => place >= 0 && place < upTo).length / places.length);

  const many = over(multiply(documents));
  const loading = performance.now();
  await many.find('khai sinh');
  const loadedMs = performance.now() - loading;
  const waits: number[] = [];
  for (const { text } of set.queries) {
    const started = performance.now();
    await many.find(text);
    waits.push(performance.now() - started);
  }
  waits.sort((one, other) => one - other);
  const at = (part: number): string => (waits[Math.floor(waits.length * part)] ?? 0).toFixed(1);
  return [
    { name: `${tuned.length} questions, the right answer is the first`, value: share(tuned, 1) },
    { name: `${tuned.length} questions, it is among the three`, value: share(tuned, 3) },
    { name: `${later.length} questions written after tuning, the first`, value: share(later, 1) },
    { name: `${later.length} questions written after tuning, among the three`, value: share(later, 3) },
    {
      name: `${set.unrelated.length} questions never answered, something is offered`,
      value: percent(await offersOf(answers, set.unrelated)),
    },
    {
      name: `${set.laterUnrelated.length} of them written after tuning`,
      value: percent(await offersOf(answers, set.laterUnrelated)),
    },
    { name: `${manyDocuments} answers, indexed in ms`, value: loadedMs.toFixed(0) },
    { name: `${manyDocuments} answers, a search, p50 in ms`, value: at(0.5) },
    { name: `${manyDocuments} answers, a search, p99 in ms`, value: at(0.99) },
  ];
};
