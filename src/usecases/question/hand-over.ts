/**
 * Khiếu nại and tố cáo leave our hands: neutral directions, a record without a word of the matter, receivers without the
 * accused (domain §5.3; Luật Tố cáo 25/2018, Điều 8).
 */
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { type Colleague, type HandOver, handOverOf } from '../../domain/question/hand-over.ts';
import type { LetterKind } from '../../domain/question/letter.ts';
import { type Question, wholeText } from '../../domain/question/question.ts';
import { boardRoles } from '../../domain/roles.ts';
import type { PhotoFile } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import type { Outcome } from '../outcome.ts';
import { put, tell } from '../tell.ts';
import { actOnQuestion } from './act-on-question.ts';

const board = async (unit: Unit): Promise<readonly Colleague[]> =>
  (await unit.stores.people.withRoles([...boardRoles, 'chairman'])).map(({ id, name, role }) => ({ id, name, role }));

/** Writes down that a letter was shown its way, and tells the receivers that are left; not a word of it is kept. */
export const recordHandOver = async (unit: Unit, sender: Person, kind: LetterKind, text: string): Promise<HandOver> => {
  const handOver = handOverOf(kind, text, await board(unit));
  const id = unit.ids.next();
  await unit.stores.handovers.insert({
    id,
    kind,
    person: sender.id,
    receivers: handOver.receivers,
    receivedAt: unit.now,
  });
  await unit.stores.audit.record(
    { actor: 'system', action: 'letter-handed-over', object: id, details: { kind } },
    unit.now,
  );
  for (const receiver of handOver.receivers)
    await tell(unit, receiver, { key: 'question-handed-over', facts: { kind } }, `handed-over:${id}`);
  return handOver;
};

/** How long before our clock a platform's may have seen a message. */
const clockSlackMs = 60_000;
/** So long after a letter photos without a word are its evidence. */
const evidenceMs = 10 * 60_000;
/** The channel whose files lie in our own store of uploads. */
const uploadChannel = 'web';

const letterSetting = (person: PersonId): string => `letter-shown:${person}`;

/** Nothing of a letter stays with us: neither the delivery that brought it, nor what waited for a choice, nor in the files. */
export const forgetLetter = async (
  unit: Unit,
  sender: Person,
  { receivedAt, photos }: { readonly receivedAt: Date; readonly photos: readonly PhotoFile[] },
): Promise<void> => {
  const { traces } = unit.stores.checks;
  const inbox = /^in:(\d+)$/u.exec(unit.cause)?.[1];
  if (inbox) await traces.forgetPayload(Number(inbox));
  await traces.forgetTalk(sender.id, new Date(receivedAt.getTime() - clockSlackMs));
  const uploads = photos.filter(({ channel }) => channel === uploadChannel).map(({ fileId }) => fileId);
  await put(unit, `forget:${unit.cause}:letter`, { kind: 'forgetFiles', hashes: [], uploads });
  await unit.stores.setSetting(letterSetting(sender.id), String(unit.now.getTime()));
};

/** @param askedAt when this person asked last, null when never: what comes after a newer question is that question's */
export const belongToLetter = async ({ stores, now }: Unit, { id }: Person, askedAt: Date | null): Promise<boolean> => {
  const shownAt = Number((await stores.setting(letterSetting(id))) || '0');
  return shownAt > (askedAt?.getTime() ?? 0) && now.getTime() - shownAt < evidenceMs;
};

/** The office finds that a question is such a letter. */
export const handOverOfQuestion = async (
  unit: Unit,
  actor: Person,
  question: Question,
  kind: LetterKind,
): Promise<Outcome> => {
  const handOver = handOverOf(kind, wholeText(question), await board(unit));
  return actOnQuestion(unit, actor, question.id, {
    type: 'handOver',
    revision: question.standing.revision,
    handOver,
  });
};
