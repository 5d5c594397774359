/** Opens a citizen's question (Art. 8.1.đ): assigns code and due date and tells the office. */
import { dueDate } from '../../domain/calendar/due-date.ts';
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { type PersonId, questionId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import type { LetterKind } from '../../domain/question/letter.ts';
import { openingStanding, type Question, type QuestionKind, titleOfWords } from '../../domain/question/question.ts';
import { reactToReceipt } from '../../domain/question/react.ts';
import type { Topic } from '../../domain/question/topic.ts';
import { spokenCode } from '../../domain/submission/codes.ts';
import type { PhotoFile } from '../../domain/submission/photos-and-files.ts';
import { deadlinesOn } from '../../domain/ward.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { carryOutReactions } from '../react.ts';
import { mayNotifyOffice } from './flood.ts';
import { takeQuestionPhotos } from './photos.ts';
import { relationsOf } from './relations.ts';

/** A received message with its origin, kept until it is known what it becomes. */
export interface Received {
  readonly text: string;
  readonly photos: readonly PhotoFile[];
  readonly messageKey: string;
  readonly channel: string;
  readonly conversation: string;
  readonly receivedAt: Date;
  /** True if it arrived long after it was written, so the sender is no longer waiting for an immediate reply. */
  readonly isLate?: boolean;
  /** The published answer that was offered first, and whether its text was shown. */
  readonly offered?: { readonly id: string; readonly isGiven: boolean };
  /** Id of the existing question that it adds to. */
  readonly addTo?: string;
  /** The text is unclear, but it followed a letter of this kind and may be part of it. */
  readonly follows?: LetterKind;
}

/** Prefix of question codes (Hỏi – Đáp). */
export const questionPrefix = 'HD';

/** How a citizen's message was classified when it became a case. */
export interface OpenedAs {
  readonly kind: QuestionKind;
  readonly about: Topic | null;
  /** People whom the text may accuse. */
  readonly keptFrom?: readonly PersonId[];
  /** True if these are all the people who lead. */
  readonly isForChairman?: boolean;
}

/** Opens a question. @returns null if this message has already opened one */
export const openQuestion = async (
  unit: Unit,
  asker: Person,
  received: Received,
  { kind, about, keptFrom = [], isForChairman = false }: OpenedAs,
): Promise<Question | null> => {
  if (await unit.stores.questions.byOrigin(received.messageKey)) return null;
  const receivedOn = localDateOf(received.receivedAt, unit.ward.timeZone);
  const due = dueDate({
    category: 'answer',
    startOn: receivedOn,
    calendar: unit.calendar,
    receiptPolicy: unit.ward.receiptPolicy,
    rules: deadlinesOn(unit.ward, receivedOn),
  });
  if (!due.dueOn || !due.dueAt) throw new Error('every ward must have a due date for answers');
  const number = await unit.stores.nextNumber('question', Number(receivedOn.slice(0, 4)));
  const code = spokenCode(questionPrefix, receivedOn, number);
  const opening = openingStanding(due.dueOn, kind, about);
  const question: Question = {
    id: questionId(unit.ids.next()),
    code,
    state: 'received',
    version: 1,
    askerId: asker.id,
    channel: received.channel,
    conversation: received.conversation,
    // Lists, reminders and digests are read by many people, so they show the code instead of a text that some may not read.
    title: keptFrom.length > 0 ? code : titleOfWords(received.text),
    body: received.text,
    originKey: received.messageKey,
    receivedAt: received.receivedAt,
    dueAt: due.dueAt,
    dueOn: due.dueOn,
    explanation: due.explanation,
    standing: {
      ...opening,
      ...(keptFrom.length > 0 ? { keptFrom } : {}),
      ...(isForChairman ? { isForChairman } : {}),
    },
  };
  await unit.stores.questions.insert(question);
  await unit.stores.timeline.record(question.id, 'received', asker.id, unit.now);
  await putOnRecord(unit, asker.id, 'question-received', question.id, {
    code: question.code,
    due: question.dueOn,
    received: question.receivedAt.toISOString(),
  });
  await takeQuestionPhotos(unit, question, received.messageKey, received.photos);
  if (await mayNotifyOffice(unit)) await carryOutReactions(unit, reactToReceipt(question), relationsOf(unit, question));
  return question;
};
