/** Confirms an act on a question: one line to a board member, one message per step to the asker. */
import { formatDate } from '../../domain/calendar/local-date.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { Message } from '../../domain/message.ts';
import type { QuestionEvent } from '../../domain/question/events.ts';
import type { Question } from '../../domain/question/question.ts';
import { buttonFor } from './question-acts.ts';

/**
 * The line for a board member.
 * @param assignee the name, if the act has one
 */
export const boardNote = ({ code }: Question, act: string, assignee: string): Sentence => ({
  key: 'note-question-act',
  facts: { code, act, name: assignee },
});

/** The asker's short note that something was done; the next message says what. */
export const askersNote = ({ code }: Question): Sentence => ({ key: 'note-question', facts: { code } });

const messageOf = (event: QuestionEvent, before: Question, after: Question, phone: string): Message | null => {
  const facts = { code: after.code };
  const inTime = { ...facts, due: formatDate(after.dueOn) };
  switch (event.type) {
    case 'added':
      return { key: event.resumed ? 'question-clarified-thanks' : 'question-added-thanks', facts: inTime };
    case 'rated':
      if (event.isHelpful) return { key: 'question-rated-thanks', facts };
      // The first time, the question is reopened, which is said instead.
      return before.standing.reopenedAt === null ? null : { key: 'question-rated-sorry', facts: { ...facts, phone } };
    case 'reopened':
      return { key: 'question-reopened', facts: inTime };
    case 'closed':
      return event.why === 'withdrawn' ? { key: 'question-withdrawn', facts } : null;
    case 'consentAsked':
      return {
        key: 'question-consent',
        facts,
        buttons: [[buttonFor(after, 'agree'), buttonFor(after, 'disagree')]],
      };
    case 'consentGiven':
      return { key: 'question-consent-thanks', facts };
    case 'consentRefused':
      return { key: 'question-consent-refused', facts };
    case 'consentWithdrawn':
      return { key: 'question-consent-withdrawn', facts };
    default:
      return null;
  }
};

/**
 * The messages about these events for the asker.
 * @param phone the ward's, for an asker who was not helped a second time
 */
export const askersOutcome = (
  events: readonly QuestionEvent[],
  before: Question,
  after: Question,
  phone: string,
): readonly Message[] => events.flatMap((event) => messageOf(event, before, after, phone) ?? []);
