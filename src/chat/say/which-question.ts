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

export const ofWhichQuestion = (
  questions: readonly Question[],
  press: 'q-withdraw' | 'q-add' | 'q-withdrawConsent',
): Message => {
  const named = questions.slice(0, mostNamed);
  const [only] = named;
  const facts = { act: press, count: named.length, title: only ? cutText(only.title, titleLength) : '' };
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
      [button('choice-retreat', 'skip')],
    ],
  };
};
