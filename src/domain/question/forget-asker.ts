/**
 * An answered question stays on record without its asker (Luật 91/2025/QH15, Điều 4; hồ sơ lưu trữ): what was asked and
 * answered is kept, whoever asked is not to be found in it.
 */
import type { Answer, Question } from './question.ts';

/**
 * @param hide takes private data, the asker's own name and number out of a text
 */
export const withoutAsker = (question: Question, hide: (text: string) => string): Question => {
  const { standing } = question;
  const answer = <Given extends Answer | null>(given: Given): Given =>
    given === null ? given : { ...given, text: hide(given.text) };
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

/** Its years in the records are over: code, dates and decisions are left, and what the public was shown. */
export const withoutWords = (question: Question): Question => withoutAsker(question, () => '');
