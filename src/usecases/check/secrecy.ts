/**
 * Secrecy screening on arrival (Luật Bảo vệ bí mật nhà nước 117/2025/QH15; regulation Art. 6-III). Every message is
 * screened before anything else is done with it. A message with a secrecy mark is deleted everywhere at once; the log
 * records only that it came. If the head finds it harmless, the sender may send it once more, and it is held for the
 * head's review like any other held item.
 */

import { actNamed } from '../../domain/act/act.ts';
import { checkActs } from '../../domain/act/check.ts';
import { localTime } from '../../domain/calendar/local-time.ts';
import { judgeSecrecy } from '../../domain/checks/judge-secrecy.ts';
import { refused } from '../../domain/decision.ts';
import type { SubmissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { maySubmit } from '../../domain/roles.ts';
import { isWithAuthor } from '../../domain/submission/transitions.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { notify, notifyRoles } from '../react.ts';
import { dropFromItem, dropFromQuestion, forgetFiles } from './drop-messages.ts';
import {
  broughtIn,
  forgetStop,
  hasOwnWords,
  nearMs,
  recentStopAt,
  rememberBrought,
  rememberStop,
  takeMessagesNearStop,
} from './near-photos.ts';

/** How long a permission to send again is valid, in milliseconds. */
export const permissionLifeMs = 24 * 3_600_000;

/** One message, as the screening receives it. */
export interface Heard {
  /** Row id of the delivery, whose payload is deleted. Null: the message came through one of our pages. */
  readonly inboxId: number | null;
  readonly channel: string;
  /** The platform's own message id. */
  readonly messageKey: string;
  readonly albumKey: string | null;
  /** Texts that the sender wrote: text, caption, an edit. */
  readonly texts: readonly string[];
  /** File names given by the sender's device. */
  readonly fileNames: readonly string[];
  /** Everything else that the delivery carries: quoted messages, polls, the message under a button. */
  readonly others: readonly string[];
  /** Files uploaded through our pages with this message. */
  readonly uploads: readonly string[];
  /** True if it brings photos, which may belong to words in another message. */
  readonly hasPhotos?: boolean;
  /** True if it brings documents. Their text is known later; if it bears a mark, everything that came with them is deleted. */
  readonly hasDocuments?: boolean;
}

/** Result of the secrecy rules for a text or a file, before any of it is stored. `rules` are the rule ids, for the log. */
export interface Screening {
  /** stopped: nothing more may be done with it. held: only the head may see the result. */
  readonly verdict: 'clear' | 'held' | 'stopped';
  readonly rules: readonly string[];
}

const clear: Screening = { verdict: 'clear', rules: [] };
const albumSetting = (albumKey: string): string => `secret-album:${albumKey}`;

/** "Tiêu đề: MẬT": the text after a label is also judged alone, because the published page shows it alone. */
const withLabelled = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => [
    text,
    ...text.split('\n').flatMap((line) => /^[^:\n]{1,24}:\s*(\S.*)$/u.exec(line)?.[1] ?? []),
  ]);

const hasWords = ({ texts }: Heard): boolean => texts.some((text) => text.trim() !== '');

const contentHashOf = (unit: Unit, heard: Heard): string =>
  unit.hashToken([...heard.texts, ...heard.fileNames].join('\n'));

/** Stores a record without content, notifies the head with the way to permit it, and sends the sender a neutral message. */
const report = async (
  unit: Unit,
  sender: Person | null,
  heard: Pick<Heard, 'channel' | 'messageKey'>,
  found: { readonly action: 'block' | 'hold'; readonly rules: readonly string[]; readonly contentHash: string },
): Promise<void> => {
  const { stores } = unit;
  const id = unit.ids.next();
  const rules = found.rules.join(', ');
  await stores.checks.secrecy.insert({
    id,
    at: unit.now,
    person: sender?.id ?? '',
    action: found.action,
    rules,
    contentHash: found.contentHash,
    subject: '',
    state: 'open',
  });
  await putOnRecord(unit, sender?.id ?? heard.channel, 'secrecy-stopped', id, {
    rules,
    contentHash: found.contentHash,
    channel: heard.channel,
  });
  if (!sender) return;
  const kind = maySubmit(sender.role) ? 'secrecy-stopped-contributor' : 'secrecy-stopped-citizen';
  await notify(unit, sender.id, { noun: 'check', name: kind }, `stopped:${id}`);
  const facts = { name: sender.name, time: localTime(unit.now, unit.ward.timeZone), channel: heard.channel };
  const view = { noun: 'check', name: 'secrecy-stopped-head', record: id, facts } as const;
  await notifyRoles(unit, ['head'], view, `stopped-head:${id}`);
};

/** Deletes what arrived with the message, including earlier and later parts of the same album. */
const forgetHeard = async (unit: Unit, heard: Heard, messages: readonly string[]): Promise<void> => {
  const { stores } = unit;
  if (heard.inboxId !== null) await stores.checks.traces.forgetPayload(heard.inboxId);
  if (heard.albumKey) await stores.setSetting(albumSetting(heard.albumKey), unit.now.toISOString());
  const known = heard.albumKey ? await stores.submissions.byOrigin(heard.albumKey) : null;
  if (known) {
    const item = await stores.submissions.get(known);
    const ofAlbum = item.photos.filter(({ albumKey }) => albumKey === heard.albumKey).map((photo) => photo.messageKey);
    const all = [...new Set([...messages, ...ofAlbum])];
    await dropFromItem(unit, item, all);
    await stores.checks.traces.forgetTalk(item.authorId, item.createdAt);
  }
  await forgetFiles(unit, [], heard.uploads);
};

/** Sent once, however many photos are deleted. */
const tellPhotosGone = (unit: Unit, person: Person, stoppedAt: number): Promise<void> =>
  notify(
    unit,
    person.id,
    { noun: 'check', name: 'secrecy-photos-stopped', facts: { minutes: nearMs / 60_000 } },
    `stopped-photos:${stoppedAt}`,
  );

/** Deletes photos of the same sender that came shortly before the stopped words, and the chat messages that brought them. */
const forgetNear = async (
  unit: Unit,
  sender: Person,
  { albumKey, at = unit.now.getTime() }: { readonly albumKey: string | null; readonly at?: number },
): Promise<void> => {
  const { stores } = unit;
  const near = await takeMessagesNearStop(unit, sender.id, { at, albumKey });
  await rememberStop(unit, sender.id);
  if (near.length === 0) return;
  const keys = near.map(({ messageKey }) => messageKey);
  const items = new Set<SubmissionId>();
  let isGone = await unit.dropWaitingPhotos(sender.id, keys);
  for (const { messageKey, hasWords } of near) {
    const id = await stores.submissions.byOrigin(messageKey);
    if (id) items.add(id);
    // If it has words of its own, it was asked as a separate question before the stopped words came.
    const question = hasWords ? null : await stores.questions.ofMessage(sender.id, messageKey);
    if (question && (await dropFromQuestion(unit, question, messageKey))) isGone = true;
  }
  for (const id of items) {
    const item = await stores.submissions.get(id);
    // An item already submitted to the board was complete without these words, so it keeps its photos.
    const isOpen = isWithAuthor(item.state);
    if (isOpen && (await dropFromItem(unit, item, keys))) isGone = true;
  }
  await stores.checks.traces.forgetTalk(sender.id, new Date(at - nearMs));
  if (isGone) await tellPhotosGone(unit, sender, unit.now.getTime());
};

/** True for photos that come just after stopped words of the same sender, unless their album has words of its own. */
const isNearStopped = async (unit: Unit, sender: Person, heard: Heard): Promise<boolean> => {
  const stoppedAt = await recentStopAt(unit, sender.id);
  if (stoppedAt === null) return false;
  if (heard.albumKey && (hasWords(heard) || (await hasOwnWords(unit, sender.id, heard.albumKey)))) return false;
  await forgetHeard(unit, heard, [heard.messageKey]);
  await putOnRecord(unit, sender.id, 'secrecy-photo-stopped', heard.messageKey);
  await tellPhotosGone(unit, sender, stoppedAt);
  return true;
};

const remember = async (unit: Unit, sender: Person, heard: Heard): Promise<void> => {
  const { messageKey, albumKey, hasPhotos = false, hasDocuments = false } = heard;
  if (!hasPhotos && !hasDocuments) return;
  await rememberBrought(unit, sender.id, { messageKey, albumKey, hasPhotos, hasWords: hasWords(heard) });
};

/**
 * Decides whether a message may be stored. Call it in the message's transaction, before anything is made of it.
 * @param sender null: an unknown sender, or a message that is not for us; only its traces are removed
 */
export const screen = async (unit: Unit, sender: Person | null, heard: Heard): Promise<Screening> => {
  const { stores } = unit;
  if (heard.albumKey && (await stores.setting(albumSetting(heard.albumKey))) !== null) {
    await forgetHeard(unit, heard, [heard.messageKey]);
    return { verdict: 'stopped', rules: [] };
  }
  const own = judgeSecrecy({ texts: withLabelled(heard.texts), fileNames: heard.fileNames });
  if (own.verdict === 'block') {
    if (sender && (await mayPass(unit, sender, heard, own.rules))) {
      await remember(unit, sender, { ...heard, hasPhotos: false });
      return { verdict: 'held', rules: own.rules };
    }
    await forgetHeard(unit, heard, [heard.messageKey]);
    await report(unit, sender, heard, { action: 'block', rules: own.rules, contentHash: contentHashOf(unit, heard) });
    if (sender) await forgetNear(unit, sender, heard);
    return { verdict: 'stopped', rules: own.rules };
  }
  if (sender && heard.hasPhotos && (await isNearStopped(unit, sender, heard))) return { verdict: 'stopped', rules: [] };
  if (sender) await remember(unit, sender, heard);
  // Quoted messages and polls are not used, so a mark in them only deletes the stored payload.
  if (heard.inboxId !== null && judgeSecrecy({ texts: heard.others }).verdict === 'block') {
    await stores.checks.traces.forgetPayload(heard.inboxId);
    await forgetFiles(unit, [], []);
  }
  return own.verdict === 'hold' ? { verdict: 'held', rules: own.rules } : clear;
};

/** Uses the head's permission: one message of this person, found harmless before, may pass whole. */
const mayPass = async (unit: Unit, sender: Person, heard: Heard, rules: readonly string[]): Promise<boolean> => {
  const { secrecy } = unit.stores.checks;
  const since = new Date(unit.now.getTime() - permissionLifeMs);
  // A caption and the document below it, or a whole album, count as one message.
  const whole = heard.albumKey ?? heard.messageKey;
  if (!(await secrecy.hasPassed(sender.id, whole)) && !(await secrecy.usePermission(sender.id, since, whole)))
    return false;
  await putOnRecord(unit, sender.id, 'secrecy-passed', heard.messageKey, {
    rules: rules.join(', '),
    contentHash: contentHashOf(unit, heard),
  });
  return true;
};

/**
 * Stops a message that only the head may judge but that would become, e.g., a question that the whole board reads. It is
 * deleted like a message with a mark, unless the head has permitted it.
 * @returns true when it was stopped
 */
export const stopHeld = async (
  unit: Unit,
  sender: Person,
  heard: Heard,
  rules: readonly string[],
): Promise<boolean> => {
  const own = judgeSecrecy({ texts: withLabelled(heard.texts), fileNames: heard.fileNames });
  // A message with a mark has already used its permission in `screen`.
  if (own.verdict === 'block' || (await mayPass(unit, sender, heard, rules))) return false;
  await forgetHeard(unit, heard, [heard.messageKey]);
  await report(unit, sender, heard, { action: 'hold', rules, contentHash: contentHashOf(unit, heard) });
  await forgetNear(unit, sender, heard);
  return true;
};

/** A document whose text has been extracted after its message was accepted. */
export interface ReadDocument {
  readonly channel: string;
  readonly messageKey: string;
  readonly hash: string;
  /** The item that the document was added to. */
  readonly submission: SubmissionId;
}

/**
 * Handles a document whose extracted text bears a mark. Deletes what came with it like a stopped message: its name and
 * caption, and the photos close to it. The caller deletes the file itself.
 * @returns true if the head has permitted it; then it is kept and holds its item
 */
export const screenDocument = async (
  unit: Unit,
  sender: Person,
  document: ReadDocument,
  rules: readonly string[],
): Promise<boolean> => {
  const { stores } = unit;
  const brought = await broughtIn(unit, sender.id, document.messageKey);
  const albumKey = brought?.albumKey ?? null;
  const heard: Heard = { ...document, albumKey, inboxId: null, texts: [], fileNames: [], others: [], uploads: [] };
  if (await mayPass(unit, sender, heard, rules)) return true;
  await report(unit, sender, heard, { action: 'block', rules, contentHash: document.hash });
  const item = await stores.submissions.get(document.submission);
  const at = brought?.at ?? item.createdAt.getTime();
  if (albumKey) await stores.setSetting(albumSetting(albumKey), unit.now.toISOString());
  await dropFromItem(unit, item, [document.messageKey]);
  // Previews and receipts have repeated the caption.
  await stores.checks.traces.forgetSaid([item.id, item.code], new Date(at), unit.now);
  await stores.checks.traces.forgetTalk(sender.id, new Date(at - nearMs));
  await forgetNear(unit, sender, { albumKey, at });
  return false;
};

/**
 * Reports a photo of a question in which a secrecy stamp was recognised. The caller deletes the file; the question's words stay.
 */
export const reportSecretPhoto = (
  unit: Unit,
  asker: Person,
  { channel, hash, rules }: { readonly channel: string; readonly hash: string; readonly rules: readonly string[] },
): Promise<void> => report(unit, asker, { channel, messageKey: '' }, { action: 'block', rules, contentHash: hash });

/** **Cho gửi lại**: the head found the message harmless. Its content was not kept, so the sender is asked to send it again. */
export const permitAgain = async (
  unit: Unit,
  head: Person,
  id: string,
): Promise<Outcome<{ readonly name: string; readonly until: string }>> => {
  if (!actNamed(checkActs, 'permit').isOpen({ kind: 'secrecy' }, actorOf(head))) return refused('issue-not-entitled');
  const { secrecy } = unit.stores.checks;
  const record = await secrecy.find(id);
  if (!record || record.person === '') return refused('issue-not-found');
  if (!(await secrecy.move(id, 'open', 'permitted', head.id, unit.now))) return refused('issue-permitted-already');
  await putOnRecord(unit, head.id, 'secrecy-permitted', id, { rules: record.rules });
  const sender = await unit.stores.people.get(record.person);
  await forgetStop(unit, sender.id);
  const until = localTime(new Date(unit.now.getTime() + permissionLifeMs), unit.ward.timeZone);
  await notify(unit, sender.id, { noun: 'check', name: 'secrecy-send-again', facts: { until } }, `send-again:${id}`);
  return { ok: true, name: sender.name, until };
};
