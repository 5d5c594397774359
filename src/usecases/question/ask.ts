/** A citizen's question is received (Art. 8.1.đ): code, due date and the sentence that explains it, in one message. */
import { dueDate } from '../../domain/calendar/due-date.ts';
import { formatDate, localDateOf } from '../../domain/calendar/local-date.ts';
import { refused } from '../../domain/decision.ts';
import { questionId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { spokenCode } from '../../domain/submission/codes.ts';
import { cutText, foldForSearch } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../outcome.ts';
import { tell } from '../tell.ts';

export interface Asked {
  readonly text: string;
  readonly messageKey: string;
  readonly channel: string;
  readonly conversation: string;
  readonly receivedAt: Date;
}

const titleLength = 90;
/** Codes of questions begin with these letters (Hỏi – Đáp). */
const questionPrefix = 'HD';

export const ask = async (unit: Unit, asker: Person, asked: Asked): Promise<Outcome> => {
  if (await unit.stores.questions.byOrigin(asked.messageKey)) return done();
  const receivedOn = localDateOf(asked.receivedAt, unit.ward.timeZone);
  const due = dueDate({
    category: 'answer',
    startOn: receivedOn,
    calendar: unit.calendar,
    receiptPolicy: unit.ward.receiptPolicy,
    rules: unit.ward.deadlines,
  });
  if (!due.dueOn || !due.dueAt) throw new Error('answers have a due date in every ward');
  const number = await unit.stores.nextNumber('question', Number(receivedOn.slice(0, 4)));
  const question = {
    id: questionId(unit.ids.next()),
    code: spokenCode(questionPrefix, receivedOn, number),
    state: 'received' as const,
    version: 1,
    askerId: asker.id,
    channel: asked.channel,
    conversation: asked.conversation,
    title: cutText(asked.text.split('\n')[0] ?? '', titleLength),
    body: asked.text,
    originKey: asked.messageKey,
    receivedAt: asked.receivedAt,
    dueAt: due.dueAt,
    dueOn: due.dueOn,
    explanation: due.explanation,
  };
  await unit.stores.questions.insert(question);
  await unit.stores.timeline.record(question.id, 'received', asker.id, unit.now);
  await unit.stores.audit.record(
    { actor: asker.id, action: 'question-received', object: question.id, details: { code: question.code } },
    unit.now,
  );
  await tell(
    unit,
    asker.id,
    {
      key: 'question-receipt',
      facts: { code: question.code, due: formatDate(due.dueOn), explanation: due.explanation },
    },
    `receipt:${question.id}`,
  );
  return done('note-question', { code: question.code });
};

/** `/tracuu CODE`: the state of one's own question or item. */
export const lookUp = async (unit: Unit, person: Person, code: string): Promise<Outcome> => {
  const wanted = foldForSearch(code).toUpperCase().replaceAll(/\s+/gu, '');
  const question = (await unit.stores.questions.list()).find(
    (each) => each.code === wanted && each.askerId === person.id,
  );
  if (question) {
    await tell(unit, person.id, {
      key: 'question-state',
      facts: { code: question.code, due: formatDate(question.dueOn), explanation: question.explanation },
    });
    return done();
  }
  const own = (await unit.stores.submissions.ofAuthor(person.id, 200)).find((each) => each.code === wanted);
  if (!own) return refused('issue-code-unknown', { code: cutText(code, 30) });
  await tell(unit, person.id, { key: 'item-state', facts: { code: own.code, state: own.state } });
  return done();
};
