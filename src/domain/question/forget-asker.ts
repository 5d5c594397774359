/**
 * Removes the asker from an answered question that stays on record (Luật 91/2025/QH15, Điều 4; hồ sơ lưu trữ). The question and
 * the answer are kept; the asker cannot be identified from them.
 */
import type { PersonId } from '../ids.ts';
import type { PublicationEvent } from './publication.ts';
import { publicationDestination } from './publication-state.ts';
import type { Answer, Question, QuestionStanding } from './question.ts';

/**
 * Returns the question without its asker.
 * @param hide removes private data and the asker's own name and number from a text
 */
export const withoutAsker = (question: Question, hide: (text: string) => string): Question => {
  const { standing } = question;
  const answer = <Given extends Answer | null>(given: Given): Given =>
    given === null ? given : { ...given, text: hide(given.text) };
  const why = <Given extends QuestionStanding['sentBack']>(given: Given): Given =>
    given === null ? given : { ...given, reason: { ...given.reason, note: hide(given.reason.note) } };
  const { publication, redirect } = standing;
  return {
    ...question,
    title: hide(question.title),
    body: hide(question.body),
    conversation: '',
    // A platform's message id contains the chat, so the key is replaced.
    originKey: `forgotten:${question.id}`,
    standing: {
      ...standing,
      addenda: standing.addenda.map(({ text, at }, index) => ({
        messageKey: `forgotten:${index}`,
        text: hide(text),
        photos: [],
        at,
      })),
      // The board's internal notes may also name people.
      sentBack: why(standing.sentBack),
      overdueReason: why(standing.overdueReason),
      redirect: redirect && { ...redirect, body: hide(redirect.body) },
      publication: {
        ...publication,
        takenDown: publication.takenDown && { ...publication.takenDown, why: hide(publication.takenDown.why) },
      },
      drafts: standing.drafts.map((draft) => ({ ...draft, text: hide(draft.text) })),
      answer: answer(standing.answer),
      earlierAnswers: standing.earlierAnswers.map(answer),
      // The outcome, the time and the channel are the proof of delivery. The platform's message id leads to the chat and is
      // removed.
      deliveries: standing.deliveries.map((delivery) => ({
        ...delivery,
        note: delivery.channel === 'phone' ? hide(delivery.note) : '',
      })),
      pauses: standing.pauses.map((pause) => ({ ...pause, text: hide(pause.text) })),
      interims: standing.interims.map((interim) => ({ ...interim, text: hide(interim.text) })),
      ratings: standing.ratings.map((rating) => ({ ...rating, note: hide(rating.note) })),
    },
  };
};

/** True when `withoutAsker` was applied. */
export const hasNoAsker = ({ originKey }: Question): boolean => originKey.startsWith('forgotten:');

/**
 * After a person is forgotten they cannot withdraw consent any more. So a consent that is not used (not yet, or no longer) ends
 * with them. A published answer stays, masked: the public record keeps the answer without the person (domain §4).
 */
export const consentsEndedWith = (
  { standing }: Question,
  asker: { readonly id: PersonId; readonly name: string },
  at: Date,
): readonly PublicationEvent[] => {
  const { state, consent } = standing.publication;
  const isUnused = consent !== null && state !== 'published';
  return isUnused && publicationDestination(state, 'withdrawConsent')
    ? [{ type: 'consentWithdrawn', by: asker.id, name: asker.name, at }]
    : [];
};

/** The question when its retention period is over: only code, dates and decisions remain, and what was published. */
export const withoutWords = (question: Question): Question => withoutAsker(question, () => '');
