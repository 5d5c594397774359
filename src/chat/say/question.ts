/** One question as it is read: in full by the board, its state by its asker, and what would be published of it. */
import { countedOnly } from '../../domain/calendar/due-explanation.ts';
import { formatDate } from '../../domain/calendar/local-date.ts';
import type { Facts, Sentence } from '../../domain/facts.ts';
import type { ButtonRows, LinkButton, Message } from '../../domain/message.ts';
import type { Person } from '../../domain/person/person.ts';
import type { MaskedText } from '../../domain/question/publication-state.ts';
import {
  isOverdue,
  isUndelivered,
  openPause,
  type Question,
  titleOfWords,
  wholeText,
} from '../../domain/question/question.ts';
import { contactFact } from '../../domain/question/react.ts';
import { topicOfQuestion } from '../../domain/question/topic.ts';
import { isOpen } from '../../domain/question/transitions.ts';
import { isBoard } from '../../domain/roles.ts';
import { cutText, foldForSearch } from '../../domain/text/normalize.ts';
import { button, skipButton } from './buttons.ts';
import { boardButtons, buttonFor, openButtons, type Reading, titleLength } from './question-acts.ts';

/** Longest question and answer in the full view, in characters. */
const fullLength = 3_000;
/** Longest excerpt of a question beside its masked text. */
const proposalLength = 1_200;
/** Longest answer in a chat, in characters: with greeting and signature it stays below 2,000 everywhere. */
export const longestAnswer = 1_600;

/** The state in words; a signed answer that was not delivered has a separate one. */
export const stateFact = (question: Question): string => (isUndelivered(question) ? 'undelivered' : question.state);

/** Everything about one question, with all buttons open to this reader now. */
export const fullQuestion = (question: Question, reading: Reading): Message => ({
  key: 'question-full',
  facts: {
    code: question.code,
    state: stateFact(question),
    text: cutText(wholeText(question), fullLength) || '…',
    answer:
      cutText(question.standing.drafts.at(-1)?.text ?? question.standing.answer?.text ?? '', fullLength) || 'none',
    assignee: question.standing.assignee?.name ?? 'none',
    topic: { key: `topic-${topicOfQuestion({ ...question, topic: question.standing.topic })}` },
    explanation: question.explanation,
  },
  buttons: boardButtons(question, reading),
});

/** Replaces a notice whose request was settled meanwhile. Only board members see who decided. */
export function questionMovedOn({ code, state, standing }: Question, reader: Person): Message {
  const { decidedBy } = standing;
  // The earlier decision was made before the asker said that the answer did not help.
  if (standing.reopenedAt !== null && state === 'received')
    return { key: 'question-moved-on', facts: { code, own: 'reopened', name: '' } };
  const isBoards = isBoard(reader.role) && decidedBy !== null;
  const own = !isBoards ? 'nobody' : decidedBy.person === reader.id ? 'yes' : 'no';
  return { key: 'question-moved-on', facts: { code, own, name: decidedBy?.name ?? '' } };
}

/** The page with the full text of a long answer. */
export interface AnswerPage {
  readonly url: string;
  readonly until: string;
}

const wholeAnswer = ({ url }: AnswerPage): LinkButton => ({ label: { key: 'choice-q-whole-answer' }, url });

/** Longest excerpt of the asker's own words in a receipt, in characters. */
const receiptLength = 40;

/** First words, code and due date; **Vì sao?** explains how the date was computed. */
export const questionReceipt = (question: Question): Message & { readonly facts: Facts } => ({
  key: 'question-receipt',
  facts: {
    code: question.code,
    // A question hidden from board members has only its code as title; its asker sees their own words.
    words: cutText(titleOfWords(question.body) || question.title, receiptLength),
    due: formatDate(question.dueOn),
  },
  buttons: [[buttonFor(question, 'add'), buttonFor(question, 'whyDue')]],
});

/** **Vì sao?**: the rule and the days counted behind a due date. */
export const whyQuestionDue = ({ code, explanation }: Question): Message => ({
  key: 'why-due',
  facts: { code, explanation },
});

const stateFacts = (question: Question, now: Date, was: string | null): Facts => ({
  code: question.code,
  was: was ?? 'none',
  title: cutText(question.title, titleLength),
  due: formatDate(question.dueOn),
  state: stateFact(question),
  explanation: countedOnly(question.explanation),
  isLate: isOverdue(question, now) ? 'yes' : 'no',
  text: openPause(question)?.text ?? '',
  body: question.standing.redirect?.body ?? '',
});

/**
 * The state of a question for a person who knows its code and the asker's number; it offers no acts.
 * @param was the code that was typed, where a merge of wards gave the question another one; else null
 */
export const stateOfQuestion = (question: Question, now: Date, was: string | null = null): Message => ({
  key: 'question-progress',
  facts: stateFacts(question, now, was),
});

/**
 * The state for the asker.
 * @param page of a long answer
 * @param was as for `stateOfQuestion`
 */
export function stateForAsker(
  question: Question,
  reading: Reading,
  page: AnswerPage | null,
  was: string | null = null,
): Message {
  const { state, standing } = question;
  return {
    ...stateOfQuestion(question, reading.now, was),
    buttons: [
      ...(page ? [[wholeAnswer(page)]] : []),
      ...(state === 'answered' ? openButtons(question, [['rateYes', 'rateNo']], reading) : []),
      ...(isOpen(state) && state !== 'approved'
        ? openButtons(question, [['add', 'whyDue'], ['withdraw']], reading)
        : []),
      ...(standing.publication.consent ? openButtons(question, [['withdrawConsent']], reading) : []),
    ],
  };
}

const greetings = ['kinh gui', 'kinh thua', 'kinh chao'] as const;

/** True when the answer begins with a greeting, so that the frame adds none. */
const isGreeted = (answer: string): boolean => {
  const folded = foldForSearch(answer).trim();
  return greetings.some((words) => folded.startsWith(words));
};

/**
 * The answer for the asker, with buttons to say whether it helped.
 * @param page of a long answer, which is cut here
 */
export function answerMessage(
  question: Question,
  answer: { readonly text: string; readonly signer: { readonly name: string } },
  page: AnswerPage | null,
): Message {
  const { code } = question;
  const text: Sentence | string = page
    ? { key: 'question-long-answer', facts: { answer: cutText(answer.text, longestAnswer), until: page.until } }
    : answer.text;
  const facts = { code, answer: text, name: answer.signer.name, isGreeted: isGreeted(answer.text) ? 'yes' : 'no' };
  const rating = [buttonFor(question, 'rateYes'), buttonFor(question, 'rateNo')];
  return { key: 'question-answer', facts, buttons: [...(page ? [[wholeAnswer(page)]] : []), rating] };
}

/** The masked text, from the patterns or from a person, beside the original before it is handed in. */
export const maskProposal = (question: Question, masked: MaskedText, url: string): Message => {
  const { revision } = question.standing.publication;
  const press = (key: string, action: 'q-maskAsShown' | 'q-maskOwn' | 'q-maskAnswer') =>
    button({ key }, action, question.id, revision);
  return {
    key: 'question-mask-proposal',
    facts: {
      code: question.code,
      text: cutText(masked.question, proposalLength),
      answer: cutText(masked.answer, proposalLength),
      original: cutText(wholeText(question), proposalLength),
    },
    buttons: [
      [press('choice-q-mask-as-shown', 'q-maskAsShown')],
      [press('choice-q-mask-own', 'q-maskOwn'), press('choice-q-mask-answer', 'q-maskAnswer')],
      [{ label: { key: 'choice-q-page-mask' }, url }],
    ],
  };
};

/** "Không thuộc phường", as its asker would read it. */
export const redirectSure = (
  question: Pick<Question, 'id' | 'code'>,
  { body, contact }: { readonly body: string; readonly contact: string },
  revision: number,
): Message => ({
  key: 'question-redirect-sure',
  facts: { code: question.code, body, contact: contactFact(contact) },
  buttons: [
    [button('choice-q-redirect-send', 'q-redirectSure', question.id, revision)],
    [skipButton],
  ] satisfies ButtonRows,
});
