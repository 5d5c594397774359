/** Notices about questions, and answers: built from the state at the time of delivery. */
import { type PersonId, questionId } from '../../domain/ids.ts';
import type { Message } from '../../domain/message.ts';
import type { Person } from '../../domain/person/person.ts';
import { isKeptFrom, type Question, titleOfWords } from '../../domain/question/question.ts';
import type { CitizenView, QuestionView } from '../../domain/question/view.ts';
import type { Unit } from '../../ports/services.ts';
import { createPageLink } from '../../usecases/page-link.ts';
import { answerPageOf } from '../question/answer-page-of.ts';
import { toAsker } from '../question/askers-language.ts';
import { rememberShown } from '../question/shown-before.ts';
import { answerMessage } from '../say/question.ts';
import { citizenNotice, pageBeside, questionNotice } from '../say/question-notices.ts';

/**
 * Builds the message of a notice about a question. Returns null when the question no longer exists, is settled for this notice,
 * or must not be shown to this reader.
 */
export async function renderQuestion(unit: Unit, reader: Person, view: QuestionView): Promise<Message | null> {
  const question = await unit.stores.questions.get(view.question);
  if (!question || isKeptFrom(question, reader.id)) return null;
  const purpose = pageBeside(view, question);
  const page = purpose && (await pageFor(unit, reader.id, question, purpose));
  const { ward, now, publicUrl } = unit;
  const message = questionNotice(
    view,
    {
      // A question hidden from a board member has only its code as title in lists; a reader who may see it gets a title made from
      // its text.
      question: question.title === question.code ? { ...question, title: titleOfWords(question.body) } : question,
      reader,
      now,
      timeZone: ward.timeZone,
      asker: await unit.stores.people.get(question.askerId),
      phone: ward.contact.phone,
      url: `${publicUrl}/hoi-dap/${question.code}`,
    },
    page,
  );
  // Remembered so that a code typed later acts on what this reader was shown.
  if (message && reader.id === question.askerId) return toAsker(unit, question, message);
  if (message) await rememberShown(unit, question, reader.id);
  return message;
}

const pageFor = (unit: Unit, person: PersonId, { id, standing }: Question, purpose: 'answer' | 'mask') =>
  createPageLink(unit, {
    purpose,
    person,
    subject: id,
    ...(purpose === 'mask' ? { revision: standing.publication.revision } : {}),
  });

/** Builds the message of a notice to a citizen, with the ward's current reception hours and place. */
export const renderCitizen = ({ ward }: Unit, view: CitizenView): Message => citizenNotice(view, ward.reception);

/** Builds the message with an answer. Returns null when the question no longer exists, or has no such answer. */
export async function renderAnswer(
  unit: Unit,
  { question: id, round }: { readonly question: string; readonly round: number },
): Promise<Message | null> {
  const question = await unit.stores.questions.get(questionId(id));
  const given = question && [...question.standing.earlierAnswers, question.standing.answer][round];
  const page = given ? await answerPageOf(unit, question, round) : null;
  return given ? toAsker(unit, question, answerMessage(question, given, page)) : null;
}
