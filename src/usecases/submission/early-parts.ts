/**
 * Album parts that arrive before the part with the words. Platforms deliver an album as separate messages in any order, and
 * only the words show its purpose: another item, or a page of the ward. The earlier parts are then moved there. Zalo does
 * not identify albums, so there photos that share one answer count as an album.
 */
import { fileId, photoId, submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { decideChange } from '../../domain/submission/decide.ts';
import type { SubmissionEvent } from '../../domain/submission/events.ts';
import { evolve } from '../../domain/submission/evolve.ts';
import {
  filesOf,
  type ItemFile,
  type Photo,
  type PhotoFile,
  photosOf,
} from '../../domain/submission/photos-and-files.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { withdraw } from './send.ts';

/** Quiet time after the last part of an album before the answer is sent, and the longest wait after the first; milliseconds. */
export const albumQuietMs = 2_500;
export const albumLongestMs = 30_000;

/** Setting with the arrival of the first part that waits for an answer, epoch ms; '0': none waits. */
export const answerSetting = (id: string): string => `answer-draft:${id}`;

/** An album without words so far. */
interface Noted {
  readonly submission: string;
  readonly albumKey: string | null;
  /** Arrival of its first and of its newest part, epoch ms. */
  readonly first: number;
  readonly last: number;
  readonly messages: readonly string[];
}

/** An item and the parts of it that belong to the album. */
export interface EarlyParts {
  readonly submission: Submission;
  /** Arrival of the first part, epoch ms. */
  readonly first: number;
  readonly messages: readonly string[];
  readonly photos: readonly Photo[];
  readonly files: readonly ItemFile[];
}

/** A photo or a document, and its position among the platform's messages. */
export interface BroughtFile {
  readonly file: PhotoFile;
  readonly position: number;
}

const settingOf = (author: Person): string => `album-without-words:${author.id}`;

const noted = async ({ stores, now }: Unit, author: Person, albumKey: string | null): Promise<Noted | null> => {
  const found = JSON.parse((await stores.setting(settingOf(author))) || 'null') as Noted | null;
  if (!found || found.albumKey !== albumKey) return null;
  const isOver =
    now.getTime() - found.first > albumLongestMs || (albumKey === null && now.getTime() - found.last > albumQuietMs);
  return isOver ? null : found;
};

/** Remembers a part without words that joined an item, because the words may still come. */
export const noteEarlyPart = async (
  unit: Unit,
  author: Person,
  submission: Submission,
  { messageKey, albumKey }: { readonly messageKey: string; readonly albumKey: string | null },
): Promise<void> => {
  const now = unit.now.getTime();
  const before = await noted(unit, author, albumKey);
  const own = before?.submission === submission.id ? before : null;
  const next: Noted = {
    ...{ submission: submission.id, albumKey, first: own?.first ?? now, last: now },
    messages: [...(own?.messages ?? []), messageKey],
  };
  await unit.stores.setSetting(settingOf(author), JSON.stringify(next));
};

/** The album's parts that came before its words, if the author may still change the item they joined. Otherwise null. */
export const earlyParts = async (unit: Unit, author: Person, albumKey: string | null): Promise<EarlyParts | null> => {
  const found = await noted(unit, author, albumKey);
  const submission = found && (await unit.stores.submissions.find(submissionId(found.submission)));
  if (!found || !submission || submission.state === 'submitted' || !decideChange(submission, actorOf(author)).ok)
    return null;
  const isOfAlbum = ({ messageKey }: { readonly messageKey: string }): boolean => found.messages.includes(messageKey);
  const photos = photosOf(submission).filter(isOfAlbum);
  const files = filesOf(submission).filter(isOfAlbum);
  const { first, messages } = found;
  return photos.length + files.length === 0 ? null : { submission, first, messages, photos, files };
};

const isEmpty = (submission: Submission): boolean =>
  submission.content.parts.length + photosOf(submission).length + filesOf(submission).length === 0;

/** Removes the parts from the item they joined; withdraws a draft that contains nothing else. */
export const takeEarlyParts = async (
  unit: Unit,
  author: Person,
  { submission: before, first, photos, files }: EarlyParts,
): Promise<void> => {
  const events: readonly SubmissionEvent[] = [
    ...photos.map(({ id }): SubmissionEvent => ({ type: 'photoDropped', photo: id, at: unit.now })),
    ...files.map(({ id }): SubmissionEvent => ({ type: 'fileDropped', file: id, at: unit.now })),
  ];
  const after = events.reduce(evolve, before);
  await unit.stores.submissions.save(after, before);
  if (before.state === 'draft' && isEmpty(after)) await withdraw(unit, author, after.id);
  await unit.stores.setSetting(settingOf(author), '');
  // Cancels the pending answer, which would be about an item without these parts.
  const waiting = answerSetting(before.id);
  if ((await unit.stores.setting(waiting)) === String(first)) await unit.stores.setSetting(waiting, '0');
};

/**
 * Moves the parts to the item that the album's words started; later parts of the album follow.
 * @returns the parts to add to that item, still to be fetched
 */
export const moveEarlyParts = async (
  unit: Unit,
  author: Person,
  parts: EarlyParts,
  to: Submission,
  albumKey: string | null,
): Promise<Pick<EarlyParts, 'photos' | 'files'>> => {
  await takeEarlyParts(unit, author, parts);
  for (const key of albumKey === null ? parts.messages : [albumKey, ...parts.messages])
    await unit.stores.submissions.moveOrigin(key, to.id);
  const fate = { state: 'todo' } as const;
  return {
    photos: parts.photos.map((photo) => ({ ...photo, fate, id: photoId(unit.ids.next()) })),
    files: parts.files.map((file) => ({ ...file, fate, id: fileId(unit.ids.next()) })),
  };
};
