/**
 * Finds questions that ask the same: the asker's own, open or answered, and answered ones of others. Open questions of
 * others are excluded, because this asker would never receive their answer.
 */
import type { SameQuestion } from '../../domain/question/events.ts';
import { type Question, wholeText } from '../../domain/question/question.ts';
import type { QuestionState } from '../../domain/question/transitions.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import type { ReadContext } from '../../ports/services.ts';
import { maskAsItStands } from './mask.ts';

const answered: readonly QuestionState[] = ['answered', 'rated'];
const mayBeSame: readonly QuestionState[] = [
  ...answered,
  'received',
  'assigned',
  'drafted',
  'clarification',
  'approved',
];
/** Upper limits: own questions compared, answered ones compared, and questions offered. */
const mostOwn = 20;
const mostAnswered = 200;
const mostOffered = 6;
/** Minimum of shared words with a question of another person; `word` sets their minimum length. */
const leastShared = 2;
const word = /[\p{L}\p{N}]{3,}/gu;

const wordsOf = (question: Question): ReadonlySet<string> =>
  new Set(foldForSearch(wholeText(question)).match(word) ?? []);

/** Most similar first, the asker's own before others. */
async function sameAsThis({ stores: { questions } }: ReadContext, question: Question): Promise<readonly Question[]> {
  const words = wordsOf(question);
  const shared = (other: Question): number => wordsOf(other).intersection(words).size;
  const ranked = (found: readonly Question[]): readonly Question[] =>
    found
      .map((other) => ({ other, shared: shared(other) }))
      .toSorted((a, b) => b.shared - a.shared)
      .map(({ other }) => other);
  const own = (await questions.ofAsker(question.askerId, mostOwn)).filter(
    ({ id, state }) => id !== question.id && mayBeSame.includes(state),
  );
  const others = (await questions.inStates(answered, mostAnswered)).filter(
    (other) => other.askerId !== question.askerId && shared(other) >= leastShared,
  );
  return [...ranked(own), ...ranked(others)].slice(0, mostOffered);
}

/** Candidates to choose from. Titles are masked, because they come from other people's questions. */
export const offeredAsSame = async (
  sight: ReadContext,
  question: Question,
): Promise<readonly Pick<Question, 'id' | 'code' | 'title'>[]> =>
  (await sameAsThis(sight, question)).map((other) => ({
    ...{ id: other.id, code: other.code, title: maskAsItStands(sight, other).title },
  }));

/**
 * The candidate with this code and the answer its asker may read; of others' answers only the masked text. Null: not a candidate.
 */
export async function sameNamed(sight: ReadContext, question: Question, code: string): Promise<SameQuestion | null> {
  const other = (await sameAsThis(sight, question)).find((each) => each.code === code);
  if (!other) return null;
  const isOwn = other.askerId === question.askerId;
  const text = isOwn ? (other.standing.answer?.text ?? '') : maskAsItStands(sight, other).answer;
  return { code, isOwn, answer: answered.includes(other.state) ? text : '' };
}
