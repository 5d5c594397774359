/** First answers to a citizen's text: where it goes, similar answers, or what is meant. */
import type { Message } from '../../domain/message.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Question } from '../../domain/question/question.ts';
import type { Triage } from '../../domain/question/triage.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { Ward } from '../../domain/ward.ts';
import type { Courtesy } from '../../domain/words/courtesy.ts';
import { button } from './buttons.ts';
import { titleLength } from './question-acts.ts';

/** What the sentences need to know about the ward. */
export interface Surroundings {
  /** 'phường Đồng Lạc' */
  readonly ward: string;
  /** Where letters are handed in, and when. */
  readonly place: string;
  readonly hours: string;
}

/** Where letters are handed in, from the ward's file. */
export const surroundingsOf = ({ fullName, reception }: Pick<Ward, 'fullName' | 'reception'>): Surroundings => ({
  ward: fullName,
  place: reception.place,
  hours: reception.hours,
});

/**
 * The answer to text that is not a question for us; null for text that becomes a case (`question`, `report`, `proposal`).
 * @param letterDirections where a letter is redirected to, from `handOverOf`
 */
export const answerToTriage = (
  triage: Triage,
  around: Surroundings,
  letterDirections: 'ward' | 'higher' = 'ward',
): Message | null => {
  const { ward, place, hours } = around;
  switch (triage.kind) {
    case 'question':
    case 'report':
    case 'proposal':
      return null;
    case 'greeting':
      return triage.isThanks
        ? { key: 'question-thanks' }
        : { key: 'question-greeting', facts: { ward }, buttons: [[button('choice-ask', 'ask')]] };
    case 'emergency':
      return {
        key: 'question-emergency',
        facts: { numbers: triage.numbers.join(', '), first: `no${triage.numbers[0] ?? ''}`, reach: 'known' },
      };
    case 'spam':
      return { key: 'question-not-taken' };
    case 'unclear':
      return { key: 'question-unclear', buttons: [[button('choice-ask', 'ask')]] };
    case 'unsure':
      return {
        key: 'question-unsure',
        facts: { kind: triage.between },
        buttons: [
          [button('choice-q-information', 'q-information')],
          [button('choice-q-letter', `q-letter.${triage.between}`)],
        ],
      };
    case 'complaint':
    case 'denunciation':
      return letterDirections === 'ward'
        ? { key: 'question-letter', facts: { kind: triage.kind, place, hours } }
        : { key: 'question-letter-higher', facts: { kind: triage.kind } };
    case 'mixed':
      return {
        key: 'question-mixed',
        facts: {
          kind: triage.letter,
          text: cutText(triage.stays, titleLength),
          directions:
            letterDirections === 'ward'
              ? { key: 'question-letter-where', facts: { place, hours } }
              : { key: 'question-letter-where-higher' },
        },
      };
    case 'tip':
      return {
        key: 'question-tip',
        facts: { kind: triage.isPraise ? 'praise' : 'event' },
        buttons: [[button('choice-q-right', 'q-tip')], [button('choice-ask', 'q-ask')]],
      };
    case 'elsewhere':
      return {
        key: 'question-elsewhere',
        facts: { body: triage.body },
        buttons: [[button('choice-q-right', 'q-elsewhere')], [button('choice-ask', 'q-ask')]],
      };
  }
};

/** A short answer to a courtesy; citizens get special ones for thanks and greetings. */
export function courtesyTo({ role }: Pick<Person, 'role'>, courtesy: Courtesy, around: Surroundings): Message {
  const isKnown = courtesy === 'thanks' || courtesy === 'greeting';
  const known =
    role === 'citizen' && isKnown
      ? answerToTriage({ kind: 'greeting', isThanks: courtesy === 'thanks' }, around)
      : null;
  return known ?? { key: 'courtesy', facts: { kind: courtesy, role } };
}

/** Says where a letter is handed in, and offers to ask a question. */
export const whereToHandIn = ({ place, hours }: Surroundings): Message => ({
  key: 'question-letter-road',
  facts: { place, hours },
  buttons: [[button('choice-q-right', 'q-elsewhere')], [button('choice-ask', 'q-ask')]],
});

/** A published answer that may fit. */
export interface Offered {
  readonly id: string;
  readonly title: string;
}

/**
 * Offered before a case is opened; `Gửi câu hỏi` opens it. The nearest answer is named and has `Đúng`, the others have their
 * titles as buttons.
 * @throws Error when there is nothing to offer
 */
export const offerSimilar = (found: readonly Offered[]): Message => {
  const [nearest, ...others] = found;
  if (!nearest) throw new Error('nothing to offer');
  return {
    key: others.length === 0 ? 'question-similar-one' : 'question-similar',
    facts: { title: cutText(nearest.title, titleLength) },
    buttons: [
      [button('choice-q-right', 'q-similar', nearest.id)],
      ...others.map(({ id, title }) => [
        button({ key: 'choice-q-similar', facts: { title: cutText(title, titleLength) } }, 'q-similar', id),
      ]),
      [button('choice-ask', 'q-ask')],
    ],
  };
};

/** Shows a published answer and asks whether it was the right one. */
export const giveSimilar = (answer: {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly url: string;
}): Message => ({
  key: 'question-similar-answer',
  facts: { title: answer.title, answer: answer.text, url: answer.url },
  buttons: [[button('choice-q-rate-yes', 'q-similarYes', answer.id), button('choice-ask', 'q-ask')]],
});

const addToButton = ({ id, code, title }: Question) =>
  button({ key: 'choice-q-add-to', facts: { code, title: cutText(title, titleLength) } }, 'q-addTo', id);

/** Asks a person who was asked for clarification which of these questions their text belongs to, or whether it is new. */
export const askWhich = (questions: readonly Question[]): Message => ({
  key: 'question-which',
  buttons: [...questions.map((question) => [addToButton(question)]), [button('choice-ask', 'q-ask')]],
});

/** Asks whether photos without text belong to this earlier question, or to something still to be reported. */
export const askWhetherOf = (question: Question): Message => ({
  key: 'citizen-photos-which',
  facts: { code: question.code },
  buttons: [[addToButton(question)]],
});
