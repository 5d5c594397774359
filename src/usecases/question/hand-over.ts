/**
 * Complaints (khiếu nại) and denunciations (tố cáo) are handed over: the record holds nothing of the matter, and the
 * receivers exclude the accused (domain §5.3; Luật Tố cáo 25/2018, Điều 8).
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

/** People who might receive a letter or be accused by it. */
export const boardOf = async (unit: Unit): Promise<readonly Colleague[]> =>
  (await unit.stores.people.holdersOf([...boardRoles, 'chairman'], unit.now)).map(({ id, name, role }) => ({
    id,
    name,
    role,
  }));

/** Records a hand-over. @returns the id of the record */
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

/** Margin for platform clocks that run behind ours. */
const clockSlackMs = 60_000;
/** Upper limit of a sender's newest danger cases that are examined; their messages may repeat the letter. */
const mostCries = 200;

/** Deletes the payload of the delivery that is being handled. */
export const forgetDelivery = async (unit: Unit): Promise<void> => {
  const inbox = /^in:(\d+)$/u.exec(unit.cause)?.[1];
  if (inbox) await unit.stores.checks.traces.forgetPayload(Number(inbox));
};

/** Deletes the delivery, the sender's unfinished dialogue and the files. */
const forgetWords = async (unit: Unit, sender: PersonId, receivedAt: Date, files: DroppedFiles): Promise<void> => {
  await forgetDelivery(unit);
  await unit.stores.checks.traces.forgetTalk(sender, new Date(receivedAt.getTime() - clockSlackMs));
  await put(unit, `forget:${unit.cause}:letter`, { kind: 'forgetFiles', ...files });
};

/** Deletes everything that the program stored of a letter. */
export const forgetLetter = (
  unit: Unit,
  sender: Pick<Person, 'id'>,
  { receivedAt, photos }: { readonly receivedAt: Date; readonly photos: readonly PhotoFile[] },
): Promise<void> => forgetWords(unit, sender.id, receivedAt, { hashes: [], uploads: uploadsAmong(photos) });

/**
 * Handles a letter on arrival: records it without its content, tells the remaining receivers, and deletes it.
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

/** Deletes the traces of a letter that was treated as a question for a while: messages about it, drafts, files. */
export async function forgetCase(unit: Unit, question: Question): Promise<void> {
  const { traces } = unit.stores.checks;
  const since = new Date(question.receivedAt.getTime() - clockSlackMs);
  await traces.forgetTalksAbout(question.id);
  await traces.forgetSaid([question.code], since, unit.now);
  const files = await dropQuestionPhotos(unit, question);
  await forgetWords(unit, question.askerId, question.receivedAt, files);
  await forgetCries(unit, question, since);
}

/** Clears the danger case that the same words opened, and hides it from the people whom the letter may accuse. */
async function forgetCries(unit: Unit, question: Question, since: Date): Promise<void> {
  const { dangers, checks } = unit.stores;
  const words = askersWords(question);
  const accused = accusedAmong(words, await boardOf(unit));
  for (const danger of await dangers.ofSender(question.askerId, mostCries)) {
    const { messages, passedOver: kept } = danger.standing;
    // A message that accuses someone was stored empty; then the people excluded from the case identify it.
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
