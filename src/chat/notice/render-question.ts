/** Notices about questions, and answers: read when they are delivered, then said. */
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

/** Null: it is not there any more, or over. */
export async function renderQuestion(unit: Unit, reader: Person, view: QuestionView): Promise<Message | null> {
  const question = await unit.stores.questions.get(view.question);
  if (!question || isKeptFrom(question, reader.id)) return null;
  const purpose = pageBeside(view, question);
  const page = purpose && (await pageFor(unit, reader.id, question, purpose));
  const { ward, now, publicUrl } = unit;
  const message = questionNotice(
    view,
    {
      // Kept from somebody it has no title of its own in lists; whoever may read it is told its words.
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
  // A typed code decides about what its writer was shown.
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

/** With the ward's reception as it is now. */
export const renderCitizen = ({ ward }: Unit, view: CitizenView): Message => citizenNotice(view, ward.reception);

/** Null: the question is not there any more, or has no such answer. */
export async function renderAnswer(
  unit: Unit,
  { question: id, round }: { readonly question: string; readonly round: number },
): Promise<Message | null> {
  const question = await unit.stores.questions.get(questionId(id));
  const given = question && [...question.standing.earlierAnswers, question.standing.answer][round];
  const page = given ? await answerPageOf(unit, question, round) : null;
  return given ? toAsker(unit, question, answerMessage(question, given, page)) : null;
}
