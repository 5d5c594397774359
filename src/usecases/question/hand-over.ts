/**
 * Khiếu nại and tố cáo leave our hands: a record without a word of the matter, receivers without the accused (domain
 * §5.3; Luật Tố cáo 25/2018, Điều 8).
 */
import { withoutSenderWords } from '../../domain/danger/danger-case.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { type HandOver, handOverOf } from '../../domain/question/hand-over.ts';
import type { LetterKind } from '../../domain/question/letter.ts';
import { accusedAmong, type Colleague } from '../../domain/question/named.ts';
import { askersWords, type Question } from '../../domain/question/question.ts';
import { boardRoles } from '../../domain/roles.ts';
import type { PhotoFile } from '../../domain/submission/photos-and-files.ts';
import type { Unit } from '../../ports/services.ts';
import { uploadsAmong } from '../../ports/uploads.ts';
import { putOnRecord } from '../on-record.ts';
import { carryOutReactions } from '../react.ts';
import { put } from '../tell.ts';
import { type DroppedFiles, dropQuestionPhotos } from './photos.ts';
import { leadersOnly } from './relations.ts';

/** Those who might receive a letter or be meant by it. */
export const boardOf = async (unit: Unit): Promise<readonly Colleague[]> =>
  (await unit.stores.people.holdersOf([...boardRoles, 'chairman'], unit.now)).map(({ id, name, role }) => ({
    id,
    name,
    role,
  }));

/** @returns the id of the record */
export async function keepHandOver(
  unit: Unit,
  sender: PersonId,
  { kind, receivers }: HandOver,
  actor: string,
): Promise<string> {
  const id = unit.ids.next();
  await unit.stores.handovers.insert({ id, kind, person: sender, receivers, receivedAt: unit.now });
  await putOnRecord(unit, actor, 'letter-handed-over', id, { kind });
  return id;
}

/** How long before our clock a platform's may have seen a message. */
const clockSlackMs = 60_000;
/** Of one sender, the newest: what charges somebody is hidden when it comes, too. */
const mostCries = 200;

/** The delivery that is being handled. */
export const forgetDelivery = async (unit: Unit): Promise<void> => {
  const inbox = /^in:(\d+)$/u.exec(unit.cause)?.[1];
  if (inbox) await unit.stores.checks.traces.forgetPayload(Number(inbox));
};

/** Neither the delivery that brought the words stays, nor what waited for a choice, nor what lies in files. */
const forgetWords = async (unit: Unit, sender: PersonId, receivedAt: Date, files: DroppedFiles): Promise<void> => {
  await forgetDelivery(unit);
  await unit.stores.checks.traces.forgetTalk(sender, new Date(receivedAt.getTime() - clockSlackMs));
  await put(unit, `forget:${unit.cause}:letter`, { kind: 'forgetFiles', ...files });
};

/** Nothing of a letter stays with us. */
export const forgetLetter = (
  unit: Unit,
  sender: Pick<Person, 'id'>,
  { receivedAt, photos }: { readonly receivedAt: Date; readonly photos: readonly PhotoFile[] },
): Promise<void> => forgetWords(unit, sender.id, receivedAt, { hashes: [], uploads: uploadsAmong(photos) });

/**
 * A letter that came to the door: written down without a word of it, told to the receivers that are left, and forgotten.
 * @param text the part that is the letter
 */
export async function handOverLetter(
  unit: Unit,
  sender: Person,
  kind: LetterKind,
  text: string,
  said: { readonly receivedAt: Date; readonly photos: readonly PhotoFile[] },
): Promise<HandOver> {
  const handOver = handOverOf(kind, text, await boardOf(unit));
  const id = await keepHandOver(unit, sender.id, handOver, 'system');
  await carryOutReactions(
    unit,
    handOver.receivers.map((person) => ({
      to: { person },
      view: { noun: 'citizen', name: 'question-handed-over', facts: { kind } },
      key: `handed-over:${id}`,
    })),
    leadersOnly(unit),
  );
  await forgetLetter(unit, sender, said);
  return handOver;
}

/** It was kept as a question for a while: shown to some of the board, spoken of, half answered. */
export async function forgetCase(unit: Unit, question: Question): Promise<void> {
  const { traces } = unit.stores.checks;
  const since = new Date(question.receivedAt.getTime() - clockSlackMs);
  await traces.forgetTalksAbout(question.id);
  await traces.forgetSaid([question.code], since, unit.now);
  const files = await dropQuestionPhotos(unit, question);
  await forgetWords(unit, question.askerId, question.receivedAt, files);
  await forgetCries(unit, question, since);
}

/** A cry for help in the same words opened a case of its own: it loses them as well, and who may be accused does not see it. */
async function forgetCries(unit: Unit, question: Question, since: Date): Promise<void> {
  const { dangers, checks } = unit.stores;
  const words = askersWords(question);
  const accused = accusedAmong(words, await boardOf(unit));
  for (const danger of await dangers.ofSender(question.askerId, mostCries)) {
    const { messages, passedOver: kept } = danger.standing;
    // What charged somebody was hidden at once: then those who are kept from it tell that it is the same.
    const isSame = messages.some(({ text }) =>
      text === '' ? kept.some((id) => accused.includes(id)) : words.includes(text.replace(/\s*…$/u, '')),
    );
    if (!isSame) continue;
    const bare = withoutSenderWords(danger);
    const passedOver = [...new Set([...danger.standing.passedOver, ...accused])];
    await dangers.save({ ...bare, standing: { ...bare.standing, mayBeLetter: true, passedOver } }, danger);
    await checks.traces.forgetTalksAbout(danger.id);
    await checks.traces.forgetSaid([danger.code, danger.id], since, unit.now);
  }
}
