/** One of somebody's own questions is meant: each is named, and the button does it. */
import type { Message } from '../../domain/message.ts';
import type { Question } from '../../domain/question/question.ts';
import { cutText } from '../../domain/text/normalize.ts';
import { button } from './buttons.ts';
import { titleLength } from './question-acts.ts';

/** First words of a question on its button, in characters. */
const labelLength = 40;
/** Buttons of one message. */
const mostNamed = 5;

/** All that are listed, up to the newest of them: what is asked later stays. */
const allButton = (questions: readonly Question[]) =>
  button({ key: 'choice-q-withdraw-all', facts: { count: questions.length } }, 'q-withdrawAll', questions[0]?.id ?? '');

/** Several at once: each is named, and one press takes them back. */
export const withdrawAllSure = (questions: readonly Question[]): Message => ({
  key: 'question-withdraw-all',
  facts: {
    count: questions.length,
    lines: questions.map(({ code, title }) => `${code} “${cutText(title, labelLength)}”`).join('; '),
  },
  buttons: [[allButton(questions)], [button('choice-retreat', 'skip')]],
});

/** Where there are more than it names, it says how many. */
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
