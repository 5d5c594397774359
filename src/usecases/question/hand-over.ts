/**
 * Khiếu nại and tố cáo leave our hands: neutral directions, a record without a word of the matter, receivers without the
 * accused (domain §5.3; Luật Tố cáo 25/2018, Điều 8).
 */
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { type Colleague, type HandOver, handOverOf } from '../../domain/question/hand-over.ts';
import type { LetterKind } from '../../domain/question/letter.ts';
import { askersWords, type Question } from '../../domain/question/question.ts';
import { boardRoles } from '../../domain/roles.ts';
import type { PhotoFile } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { uploadsAmong } from '../../ports/uploads.ts';
import type { Outcome } from '../outcome.ts';
import { put, tell } from '../tell.ts';
import { actOnQuestion } from './act-on-question.ts';
import { type DroppedFiles, dropQuestionPhotos } from './photos.ts';

const board = async (unit: Unit): Promise<readonly Colleague[]> =>
  (await unit.stores.people.holdersOf([...boardRoles, 'chairman'], unit.now)).map(({ id, name, role }) => ({
    id,
    name,
    role,
  }));

/** @returns the id of the record */
const keepRecord = async (unit: Unit, sender: PersonId, { kind, receivers }: HandOver, actor: string) => {
  const id = unit.ids.next();
  await unit.stores.handovers.insert({ id, kind, person: sender, receivers, receivedAt: unit.now });
  await unit.stores.audit.record({ actor, action: 'letter-handed-over', object: id, details: { kind } }, unit.now);
  return id;
};

/** Writes down that a letter was shown its way, and tells the receivers that are left; not a word of it is kept. */
export const recordHandOver = async (unit: Unit, sender: Person, kind: LetterKind, text: string): Promise<HandOver> => {
  const handOver = handOverOf(kind, text, await board(unit));
  const id = await keepRecord(unit, sender.id, handOver, 'system');
  for (const receiver of handOver.receivers)
    await tell(unit, receiver, { key: 'question-handed-over', facts: { kind } }, `handed-over:${id}`);
  return handOver;
};

/** How long before our clock a platform's may have seen a message. */
const clockSlackMs = 60_000;

/** The delivery that is being handled. */
export const forgetDelivery = async (unit: Unit): Promise<void> => {
  const inbox = /^in:(\d+)$/u.exec(unit.cause)?.[1];
  if (inbox) await unit.stores.checks.traces.forgetPayload(Number(inbox));
};

/** Neither the delivery that brought the words stays, nor what waited for a choice, nor what lies in files. */
const forgetWords = async (
  unit: Unit,
  sender: Pick<Person, 'id'>,
  receivedAt: Date,
  files: DroppedFiles,
): Promise<void> => {
  await forgetDelivery(unit);
  await unit.stores.checks.traces.forgetTalk(sender.id, new Date(receivedAt.getTime() - clockSlackMs));
  await put(unit, `forget:${unit.cause}:letter`, { kind: 'forgetFiles', ...files });
};

/** Nothing of a letter stays with us. */
export const forgetLetter = async (
  unit: Unit,
  sender: Person,
  { receivedAt, photos }: { readonly receivedAt: Date; readonly photos: readonly PhotoFile[] },
): Promise<void> => {
  const uploads = uploadsAmong(photos);
  await forgetWords(unit, sender, receivedAt, { hashes: [], uploads });
};

/** People who answer one prompt or another at the same time. */
const mostTalks = 500;

/** It was kept as a question for a while: shown to some of the board, spoken of, half answered. */
const forgetCase = async (unit: Unit, question: Question): Promise<void> => {
  const { dialogues, checks } = unit.stores;
  const since = new Date(question.receivedAt.getTime() - clockSlackMs);
  const soon = new Date(unit.now.getTime() + 1);
  for (const { person, memory } of await dialogues.waiting('questionWords', soon, mostTalks))
    if ((memory as { open?: { question?: string } | null }).open?.question === question.id)
      await dialogues.clear(person);
  await checks.traces.forgetSaid([question.code], since, unit.now);
  const files = await dropQuestionPhotos(unit, question);
  await forgetWords(unit, { id: question.askerId }, question.receivedAt, files);
};

/** The office finds that a question is such a letter: it leaves our store as one that came to the door does. */
export const handOverOfQuestion = async (
  unit: Unit,
  actor: Person,
  question: Question,
  kind: LetterKind,
): Promise<Outcome> => {
  const handOver = handOverOf(kind, askersWords(question), await board(unit));
  const { revision } = question.standing;
  const outcome = await actOnQuestion(unit, actor, question.id, { type: 'handOver', revision, handOver });
  if (!outcome.ok) return outcome;
  await keepRecord(unit, question.askerId, handOver, actor.id);
  await forgetCase(unit, question);
  return outcome;
};
