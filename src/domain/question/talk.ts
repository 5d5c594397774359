/**
 * What the bot says about questions outside of a change: first answers to a stranger, similar answers, the state of a
 * question, prompts for the board, reminders. Keys and facts; the words are in `locales/<locale>/question.ftl`.
 */
import { countedOnly } from '../calendar/due-explanation.ts';
import { formatDate } from '../calendar/local-date.ts';
import type { Button, Message } from '../effect.ts';
import type { Reminder } from '../reminder/reminder.ts';
import { cutText } from '../text/normalize.ts';
import { isOverdue, isUndelivered, openPause, type Question } from './question.ts';
import type { QuestionSurroundings } from './react.ts';
import type { Triage } from './triage.ts';

const press = (label: string, action: Button['action'], subject = '', revision = 0): Button => ({
  label: { key: label },
  action,
  subject,
  revision,
});

const titleLength = 80;

/**
 * The answer to what is no question of ours; null for what becomes a case (`question`, `report`, `proposal`).
 * @param letterDirections where a letter is shown to, from `handOverOf`
 */
export const answerToTriage = (
  triage: Triage,
  around: QuestionSurroundings,
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
        : { key: 'question-greeting', facts: { ward }, buttons: [[press('choice-ask', 'ask')]] };
    case 'emergency':
      return { key: 'question-emergency', facts: { numbers: triage.numbers.join(', ') } };
    case 'spam':
      return { key: 'question-not-taken' };
    case 'unclear':
      return { key: 'question-unclear', buttons: [[press('choice-ask', 'ask')]] };
    case 'unsure':
      return {
        key: 'question-unsure',
        facts: { kind: triage.between },
        buttons: [
          [press('choice-q-information', 'q-information')],
          [press('choice-q-letter', `q-letter.${triage.between}`)],
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
        buttons: [[press('choice-q-right', 'q-tip')], [press('choice-ask', 'q-ask')]],
      };
    case 'elsewhere':
      return {
        key: 'question-elsewhere',
        facts: { body: triage.body },
        buttons: [[press('choice-q-right', 'q-elsewhere')], [press('choice-ask', 'q-ask')]],
      };
  }
};

/** Asked where a letter is handed in: the place, and a question of its own if more is wanted. */
export const whereToHandIn = ({ place, hours }: QuestionSurroundings): Message => ({
  key: 'question-letter-road',
  facts: { place, hours },
  buttons: [[press('choice-q-right', 'q-elsewhere')], [press('choice-ask', 'q-ask')]],
});

/** Beside a receipt: whom to call if somebody is in danger after all; null when nothing spoke of it. */
export const numbersBeside = (triage: Triage): Message | null =>
  'numbers' in triage && triage.kind !== 'emergency' && triage.numbers
    ? { key: 'question-danger', facts: { numbers: triage.numbers.join(', ') } }
    : null;

/** A published answer that may be the one. */
export interface Offered {
  readonly id: string;
  readonly title: string;
}

/**
 * Offered before a case is opened; `Gửi câu hỏi` opens it. The nearest is named and has `Đúng`, the others their titles.
 * @throws Error when there is nothing to offer
 */
export const offerSimilar = (found: readonly Offered[]): Message => {
  const [nearest, ...others] = found;
  if (!nearest) throw new Error('nothing to offer');
  return {
    key: others.length === 0 ? 'question-similar-one' : 'question-similar',
    facts: { title: cutText(nearest.title, titleLength) },
    buttons: [
      [press('choice-q-right', 'q-similar', nearest.id)],
      ...others.map(({ id, title }) => [
        {
          label: { key: 'choice-q-similar', facts: { title: cutText(title, titleLength) } },
          action: 'q-similar' as const,
          subject: id,
          revision: 0,
        },
      ]),
      [press('choice-ask', 'q-ask')],
    ],
  };
};

/** A published answer, given at once; then the person says whether it was the one. */
export const giveSimilar = (answer: {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly url: string;
}): Message => ({
  key: 'question-similar-answer',
  facts: { title: answer.title, answer: answer.text, url: answer.url },
  buttons: [[press('choice-q-yes', 'q-similarYes', answer.id), press('choice-ask', 'q-ask')]],
});

const addToButton = ({ id, code, title }: Question): Button => ({
  label: { key: 'choice-q-add-to', facts: { code, title: cutText(title, titleLength) } },
  action: 'q-addTo',
  subject: id,
  revision: 0,
});

/** Somebody who was asked something back has written: for which of these is it, or is it new? */
export const askWhich = (questions: readonly Question[]): Message => ({
  key: 'question-which',
  buttons: [...questions.map((question) => [addToButton(question)]), [press('choice-ask', 'q-ask')]],
});

/** Photos without a word came some time after this question: its own, or of something that will be told now? */
export const askWhetherOf = (question: Question): Message => ({
  key: 'citizen-photos-which',
  facts: { code: question.code },
  buttons: [[addToButton(question)]],
});

/** The state of a question, for its asker. */
export const stateOfQuestion = (question: Question, now: Date): Message => {
  const { standing, state } = question;
  const facts = {
    code: question.code,
    title: cutText(question.title, titleLength),
    due: formatDate(question.dueOn),
    state: isUndelivered(question) ? 'undelivered' : state,
    explanation: countedOnly(question.explanation),
    isLate: isOverdue(question, now) ? 'yes' : 'no',
    text: openPause(question)?.text ?? '',
    body: standing.redirect?.body ?? '',
  };
  const isWaiting = state === 'answered';
  return {
    key: 'question-progress',
    facts,
    ...(isWaiting
      ? { buttons: [[press('choice-q-yes', 'q-yes', question.id), press('choice-q-no', 'q-no', question.id)]] }
      : {}),
  };
};

export type QuestionPrompt =
  | 'assign'
  | 'draft'
  | 'sendBack'
  | 'clarify'
  | 'interim'
  | 'interimDate'
  | 'redirect'
  | 'mask'
  | 'maskAnswer'
  | 'takeDown'
  | 'phone'
  | 'giveUp'
  | 'heardByPhone'
  | 'delay'
  | 'why'
  | 'add';

/** What is asked of whoever pressed a button that needs words. `why` and `add` are asked of a citizen. */
export const promptFor = (prompt: QuestionPrompt, { code, title }: Question): Message => {
  const facts = { code, title: cutText(title, titleLength) };
  switch (prompt) {
    case 'assign':
      return { key: 'question-ask-assignee', facts };
    case 'draft':
      return { key: 'question-ask-draft', facts };
    case 'sendBack':
      return { key: 'question-ask-reason', facts };
    case 'clarify':
      return { key: 'question-ask-clarify', facts };
    case 'interim':
      return { key: 'question-ask-interim', facts };
    case 'interimDate':
      return { key: 'question-ask-interim-date', facts };
    case 'redirect':
      return { key: 'question-ask-redirect', facts };
    case 'mask':
      return { key: 'question-ask-mask', facts };
    case 'maskAnswer':
      return { key: 'question-ask-mask-answer', facts };
    case 'takeDown':
      return { key: 'question-ask-take-down', facts };
    case 'phone':
      return { key: 'question-ask-phone', facts };
    case 'heardByPhone':
      return { key: 'question-ask-heard', facts };
    case 'giveUp':
      return { key: 'question-ask-give-up', facts };
    case 'delay':
      return { key: 'question-ask-delay', facts };
    case 'why':
      return { key: 'question-ask-why', facts };
    case 'add':
      return { key: 'question-ask-add', facts };
  }
};

/** A reminder of `remindersOf('question', …)`, for its recipient. */
export const reminderOfQuestion = (question: Question, reminder: Reminder): Message => ({
  key: 'question-reminder',
  facts: {
    level: reminder.level,
    code: question.code,
    title: cutText(question.title, titleLength),
    due: formatDate(question.dueOn),
    holder: question.standing.assignee?.name ?? '',
    hasHolder: question.state === 'approved' ? 'signed' : question.standing.assignee ? 'yes' : 'no',
  },
  buttons: [[press('choice-q-view', 'q-view', question.id, question.standing.revision)]],
});
