/** Asks which of the person's own questions is meant: each is named, and its button acts on it. */
import type { Message } from '../../domain/message.ts';
import type { Question } from '../../domain/question/question.ts';
import { cutText } from '../../domain/text/normalize.ts';
import { button } from './buttons.ts';
import { titleLength } from './question-acts.ts';

/** Longest excerpt of a question on its button, in characters. */
const labelLength = 40;
/** Buttons of one message. */
const mostNamed = 5;

/** Withdraws the listed questions up to the newest of them; later ones stay. */
const allButton = (questions: readonly Question[]) =>
  button({ key: 'choice-q-withdraw-all', facts: { count: questions.length } }, 'q-withdrawAll', questions[0]?.id ?? '');

/** Names several questions and withdraws them with one press. */
export const withdrawAllSure = (questions: readonly Question[]): Message => ({
  key: 'question-withdraw-all',
  facts: {
    count: questions.length,
    lines: questions.map(({ code, title }) => `${code} “${cutText(title, labelLength)}”`).join('; '),
  },
  buttons: [[allButton(questions)], [button('choice-retreat', 'skip')]],
});

/** Names the questions, and says how many more there are. */
export const ofWhichQuestion = (
  questions: readonly Question[],
  press: 'q-withdraw' | 'q-add' | 'q-withdrawConsent',
): Message => {
  const named = questions.slice(0, mostNamed);
  const [only] = named;
  const more = questions.length - named.length;
  const isAll = press === 'q-withdraw' && questions.length > 1;
  const facts = { act: press, count: named.length, more, title: only ? cutText(only.title, titleLength) : '' };
  return {
    key: 'service-question',
    facts,
    buttons: [
      ...named.map(({ id, code, title, standing }) => [
        button(
          { key: 'choice-service-question', facts: { act: press, code, title: cutText(title, labelLength) } },
          press,
          id,
          standing.revision,
        ),
      ]),
      ...(isAll ? [[allButton(questions)]] : []),
      [button('choice-retreat', 'skip')],
    ],
  };
};
