/**
 * An answered question stays on record without its asker (Luật 91/2025/QH15, Điều 4; hồ sơ lưu trữ): what was asked and
 * answered is kept, whoever asked is not to be found in it.
 */
import type { PersonId } from '../ids.ts';
import type { PublicationEvent } from './publication.ts';
import { publicationDestination } from './publication-state.ts';
import type { Answer, Question, QuestionStanding } from './question.ts';

/**
 * @param hide takes private data, the asker's own name and number out of a text
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
    // Platforms name a message by its chat.
    originKey: `forgotten:${question.id}`,
    standing: {
      ...standing,
      addenda: standing.addenda.map(({ text, at }, index) => ({
        messageKey: `forgotten:${index}`,
        text: hide(text),
        photos: [],
        at,
      })),
      // What the board wrote to itself names people too.
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
      // That it arrived, when and by which way is the proof; the platform's name of the message leads to the chat.
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

/** Whether `withoutAsker` has been here. */
export const hasNoAsker = ({ originKey }: Question): boolean => originKey.startsWith('forgotten:');

/**
 * Whoever is forgotten can take back nothing any more: a consent that has not been used yet, or is used no longer, ends
 * with them. What is published stays, masked: the public record keeps the answer without the person (domain §4).
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

/** Its years in the records are over: code, dates and decisions are left, and what the public was shown. */
export const withoutWords = (question: Question): Question => withoutAsker(question, () => '');
