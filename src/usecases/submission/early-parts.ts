/**
 * Parts of an album that came before the one with its words. Platforms bring an album as messages of their own, in any order,
 * and what the album is for is known with its words only: they may begin another item, or be for a page of the ward. Then
 * what came early goes there too. Zalo names no album: photos that one answer would be given for are one.
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

/** Quiet after the last part of an album before the one answer goes out, and the longest wait after the first; milliseconds. */
export const albumQuietMs = 2_500;
export const albumLongestMs = 30_000;

/** When the first of what waits for one answer came, epoch ms; '0': nothing waits. */
export const answerSetting = (id: string): string => `answer-draft:${id}`;

/** What is remembered of an album without words so far. */
interface Noted {
  readonly submission: string;
  readonly albumKey: string | null;
  /** Epoch ms of its first part, and of its newest. */
  readonly first: number;
  readonly last: number;
  readonly messages: readonly string[];
}

/** An item, and what of it belongs to the album. */
export interface EarlyParts {
  readonly submission: Submission;
  /** Epoch ms of the first. */
  readonly first: number;
  readonly messages: readonly string[];
  readonly photos: readonly Photo[];
  readonly files: readonly ItemFile[];
}

/** A photo or a document, and where the platform has it among its messages. */
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

/** A part without words went into an item: its words may still come. */
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

/** What came of this album before its words, as long as its author may still change the item that it went into; else null. */
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

/** Taken out of the item that they went into; a draft that holds nothing else is given up. */
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
  // The answer to them would be about an item that has them no more.
  const waiting = answerSetting(before.id);
  if ((await unit.stores.setting(waiting)) === String(first)) await unit.stores.setSetting(waiting, '0');
};

/**
 * They go into the item that the album's words began, and what comes of the album later follows them.
 * @returns what that item takes, still to be fetched
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
