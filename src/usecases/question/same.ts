/**
 * Which other question asks the same: the asker's own, open or answered, or an answered one of somebody else. Never an open
 * one of somebody else: whoever asked this one would hear nothing of its answer.
 */
import type { SameQuestion } from '../../domain/question/events.ts';
import { type Question, wholeText } from '../../domain/question/question.ts';
import type { QuestionState } from '../../domain/question/transitions.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import type { Sight } from '../../ports/services.ts';
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
/** Own ones, and answered ones, that are looked through; and that are offered. */
const mostOwn = 20;
const mostAnswered = 200;
const mostOffered = 6;
/** Somebody else's shares so many words at least, of so many letters. */
const leastShared = 2;
const word = /[\p{L}\p{N}]{3,}/gu;

const wordsOf = (question: Question): ReadonlySet<string> =>
  new Set(foldForSearch(wholeText(question)).match(word) ?? []);

/** The likeliest first, the asker's own before those of others. */
async function sameAsThis({ stores: { questions } }: Sight, question: Question): Promise<readonly Question[]> {
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

/** The same, as they are named to whoever chooses: titles are masked, for they were told with another question. */
export const offeredAsSame = async (
  sight: Sight,
  question: Question,
): Promise<readonly Pick<Question, 'id' | 'code' | 'title'>[]> =>
  (await sameAsThis(sight, question)).map((other) => ({
    ...{ id: other.id, code: other.code, title: maskAsItStands(sight, other).title },
  }));

/** What its asker may read: of somebody else's answer what the patterns leave. Null: it is none of those that may be meant. */
export async function sameNamed(sight: Sight, question: Question, code: string): Promise<SameQuestion | null> {
  const other = (await sameAsThis(sight, question)).find((each) => each.code === code);
  if (!other) return null;
  const isOwn = other.askerId === question.askerId;
  const text = isOwn ? (other.standing.answer?.text ?? '') : maskAsItStands(sight, other).answer;
  return { code, isOwn, answer: answered.includes(other.state) ? text : '' };
}
