/**
 * "Ông/Bà trả lời ngay tại đây": a person who was asked for clarification answers in plain words, without a code or a button. If
 * it is unclear which question is meant, or whether the text is the answer, the person is asked.
 */
import type { Person } from '../../domain/person/person.ts';
import { isNewMatter, isStatement } from '../../domain/question/new-matter.ts';
import { openPause, type Question } from '../../domain/question/question.ts';
import { triage } from '../../domain/question/triage.ts';
import type { Unit } from '../../ports/services.ts';
import type { Outcome } from '../../usecases/outcome.ts';
import type { Received } from '../../usecases/question/open-question.ts';
import { askWhich } from '../say/triage-answers.ts';
import { addToQuestion } from './add-to-question.ts';
import { ownQuestions } from './own-questions.ts';
import { rememberPending } from './pending-words.ts';
import { say } from './screen-citizen-text.ts';

/** People write in several messages: a statement within this time after a reply belongs to it. Milliseconds. */
const nextPartMs = 10 * 60_000;

/** A shorter courtesy is a greeting. In words. */
const shortestAnswer = 4;

const pausedAt = (question: Question): string => openPause(question)?.at ?? '';

const waitingAmong = (own: readonly Question[]): readonly Question[] =>
  own.filter(({ state }) => state === 'clarification').toSorted((a, b) => pausedAt(b).localeCompare(pausedAt(a)));

/** This person's questions that wait for their clarification, most recently asked first. */
export const pausedOf = async (unit: Unit, person: Person): Promise<readonly Question[]> =>
  waitingAmong(await ownQuestions(unit, person));

/** A question whose asker replied just now and which has not been signed yet. */
const isRepliedJustNow = ({ state, standing }: Question, now: Date): boolean => {
  const endedAt = standing.pauses.at(-1)?.endedAt ?? null;
  const isOpen = state === 'received' || state === 'assigned' || state === 'drafted';
  return isOpen && endedAt !== null && now.getTime() - Date.parse(endedAt) < nextPartMs;
};

/** Kinds of text with a procedure of their own, whatever was asked. */
const ownRoads = ['greeting', 'spam', 'complaint', 'denunciation', 'mixed', 'emergency'] as const;

/**
 * Adds the text to the question that waits for clarification. Returns null when none waits or the text is no reply; it is then
 * new.
 */
export const replyToClarification = async (unit: Unit, person: Person, received: Received): Promise<Outcome | null> => {
  const heard = triage(received.text, unit.words);
  const { kind } = heard;
  // "Dạ thuê nhà ạ" is courteous and may still be the answer.
  const mayAnswer =
    kind === 'greeting' && !heard.isThanks && received.text.trim().split(/\s+/u).length >= shortestAnswer;
  if (received.text === '' || (ownRoads.some((each) => each === kind) && !mayAnswer)) return null;
  const own = await ownQuestions(unit, person);
  const paused = waitingAmong(own);
  const [asked, ...others] = paused;
  if (!asked) {
    const replied = isStatement(received.text) && own.find((question) => isRepliedJustNow(question, unit.now));
    return replied ? addToQuestion(unit, person, replied.id, received) : null;
  }
  const isNew = isNewMatter(received.text, asked.standing.about);
  if (others.length === 0 && !isNew) return addToQuestion(unit, person, asked.id, received);
  if (kind === 'unsure') return null;
  // If no choice is made, text that looks new becomes a question, and any other text the reply to what was asked last.
  await rememberPending(unit, person, isNew ? received : { ...received, addTo: asked.id });
  return say(unit, person, askWhich(paused));
};
