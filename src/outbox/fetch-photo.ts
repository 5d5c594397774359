/**
 * Fetches a photo from the platform into our store: download, check, re-encode, fsync. Then stores the row and which earlier
 * photos it repeats.
 */

import { judgeSecrecy } from '../domain/checks/judge-secrecy.ts';
import { mirrored, samePhoto } from '../domain/checks/repeated-photo.ts';
import type { PhotoId, SubmissionId } from '../domain/ids.ts';
import type { Photo, PhotoFate } from '../domain/submission/photos-and-files.ts';
import type { Submission } from '../domain/submission/submission.ts';
import type { CrashPoint } from '../ports/crash-point.ts';
import type { MediaStore, PhotoIntake, StoredPhoto } from '../ports/media.ts';
import type { JobOutcome, RunningJob } from '../ports/queue.ts';
import type { Reader } from '../ports/reader.ts';
import type { Unit } from '../ports/services.ts';
import type { WardWork } from '../ports/unit-of-work.ts';
import { uploadsAmong } from '../ports/uploads.ts';
import { forgetFiles } from '../usecases/check/drop-messages.ts';
import { linkSamePhotos } from '../usecases/check/same-photos.ts';
import { screenDocument } from '../usecases/check/secrecy.ts';
import { afterSettling } from '../usecases/check/settle.ts';
import { whichPhoto } from '../usecases/submission/refused-photo.ts';
import { tell } from '../usecases/tell.ts';
import type { Sources } from './call-slots.ts';
import { download, thenReach } from './download.ts';
import { isLate, isWanted } from './late-file.ts';

export interface FetchPhotoOptions extends WardWork {
  readonly channels: Sources;
  readonly reader: Reader;
  readonly media: MediaStore;
  readonly reach: CrashPoint;
}

/** Photos that show the same picture, and those that show it mirrored. */
interface Repeated {
  readonly sameAs: readonly string[];
  readonly mirrorOf: readonly string[];
}

/** What the row stores about an accepted photo, including the earlier photos it repeats. */
export const storedFate = (
  photo: StoredPhoto,
  { sameAs, mirrorOf }: Repeated,
): Extract<PhotoFate, { state: 'stored' }> => ({
  state: 'stored',
  hash: photo.hash,
  facts: {
    width: photo.width,
    height: photo.height,
    widths: [...new Set(photo.copies.map((copy) => copy.width))].sort((a, b) => a - b),
    placeholder: photo.placeholder,
    takenAt: photo.takenAt,
    hadLocation: photo.hadLocation,
    sharpness: photo.sharpness ?? null,
    ...(sameAs.length > 0 ? { sameAs } : {}),
    ...(mirrorOf.length > 0 ? { mirrorOf } : {}),
  },
});

/** One fetch in progress. */
interface Fetching {
  readonly options: FetchPhotoOptions;
  readonly outboxId: number;
  readonly submission: SubmissionId;
  readonly photo: Photo;
}

const wantedPhoto = (item: Submission, id: PhotoId): Photo | undefined =>
  item.photos.find((photo) => photo.id === id && isWanted(item, photo, item.photos));

const inUnit = <Result>(
  { options: { ward, unitOfWork, openUnit }, outboxId }: Pick<Fetching, 'options' | 'outboxId'>,
  work: (unit: Unit) => Promise<Result>,
): Promise<Result> => unitOfWork.run(ward, (stores) => work(openUnit(stores, `out:${outboxId}`)));

const done: JobOutcome = { kind: 'done' };

/** Creates the worker of that outbox row. A refused photo is settled as refused and its sender is told why. */
export const createPhotoFetcher =
  (options: FetchPhotoOptions) =>
  async (
    outboxId: number,
    { submission, photo: id }: { readonly submission: SubmissionId; readonly photo: PhotoId },
    job: RunningJob,
  ): Promise<JobOutcome> => {
    const { photo, now } = await inUnit({ options, outboxId }, async (unit) => ({
      photo: wantedPhoto(await unit.stores.submissions.get(submission), id),
      now: unit.now,
    }));
    if (!photo) {
      await inUnit({ options, outboxId }, ({ stores }) => stores.outbox.mark(outboxId, 'done', now));
      return done;
    }
    const fetching: Fetching = { options, outboxId, submission, photo };
    const downloaded = await download(options.channels, { file: photo.file, job, now }, (chunks) =>
      options.media.takePhoto(thenReach(chunks, () => options.reach('media.afterDownload'))),
    );
    if (downloaded.kind === 'later') return downloaded.outcome;
    if (downloaded.kind === 'refused') {
      const { state, refusal } = downloaded;
      await settle(fetching, { state, refusal });
      return done;
    }
    await settleIntake(fetching, downloaded.intake);
    return done;
  };

async function settleIntake(fetching: Fetching, intake: PhotoIntake): Promise<void> {
  if (!intake.ok) return settle(fetching, { state: 'refused', refusal: intake.refusal });
  const { verdict, rules } = judgeSecrecy({ texts: intake.photo.stamps ?? [] });
  if (verdict === 'block' && (await isStopped(fetching, intake.photo.hash, rules))) return;
  const fate = storedFate(intake.photo, await repeated(fetching.options, intake.photo));
  await settle(fetching, fate, intake.photo.fingerprint);
}

const settle = (fetching: Fetching, fate: PhotoFate, fingerprint = ''): Promise<void> =>
  inUnit(fetching, async (unit) => {
    const { stores, now } = unit;
    const { submission, photo, outboxId, options } = fetching;
    const before = isLate(photo) ? await stores.submissions.get(submission) : null;
    const isMeant = !before || isWanted(before, photo, before.photos, fate);
    if (isMeant) await stores.submissions.settlePhoto(photo.id, fate);
    const after = await stores.submissions.get(submission);
    if (isMeant && after.photos.some(({ id }) => id === photo.id)) await settled(unit, after, photo, fate, fingerprint);
    // Removed from the item while it was being fetched, together with its message: the stored file is deleted.
    else if (fate.state === 'stored') await forgetFiles(unit, [fate.hash], []);
    await stores.outbox.mark(outboxId, 'done', now);
    options.reach('media.beforeCommit');
  });

async function settled(unit: Unit, item: Submission, photo: Photo, fate: PhotoFate, fingerprint: string) {
  const facts = { which: whichPhoto(item, photo.id), code: item.code };
  if (fate.state === 'stored') {
    await unit.stores.checks.photos.put(fate.hash, fingerprint, unit.now);
    await linkSamePhotos(unit, item.id, fate.hash, fate.facts.sameAs ?? []);
    if (isLate(photo)) await tell(unit, item.authorId, { key: 'photo-here', facts }, `photo:${photo.id}`);
  } else if (fate.state !== 'todo') {
    await tell(unit, item.authorId, { key: `photo-${fate.refusal}`, facts }, `photo:${photo.id}`);
  }
  await afterSettling(unit, item, photo.id);
}

/**
 * The picture contains a secrecy stamp. Returns true when the photo was deleted like a marked document; false when the head has
 * let this one pass.
 */
const isStopped = (fetching: Fetching, hash: string, rules: readonly string[]): Promise<boolean> =>
  inUnit(fetching, async (unit) => {
    const { stores, now } = unit;
    const { submission, outboxId } = fetching;
    const { id, file, messageKey } = fetching.photo;
    const author = await stores.people.get((await stores.submissions.get(submission)).authorId);
    if (await screenDocument(unit, author, { channel: file.channel, messageKey, hash, submission }, rules))
      return false;
    await forgetFiles(unit, [hash], uploadsAmong([file]));
    await afterSettling(unit, await stores.submissions.get(submission), id);
    await stores.outbox.mark(outboxId, 'done', now);
    return true;
  });

type Comparing = Pick<FetchPhotoOptions, 'ward' | 'reader' | 'media'>;

/**
 * Looks for earlier photos with the same picture. If there is none, also compares the mirror image, which is likely the same
 * picture; a person decides.
 */
async function repeated(options: Comparing, { hash, fingerprint }: StoredPhoto): Promise<Repeated> {
  if (!fingerprint) return { sameAs: [], mirrorOf: [] };
  const sameAs = await sameAmong(options, hash, fingerprint);
  return { sameAs, mirrorOf: sameAs.length > 0 ? [] : await sameAmong(options, hash, mirrored(fingerprint)) };
}

/** Candidates are read on a read-only connection, and compared outside it because each comparison takes milliseconds. */
async function sameAmong(
  { ward, reader, media }: Comparing,
  hash: string,
  fingerprint: string,
): Promise<readonly string[]> {
  const near = await reader.read(ward, ({ checks }) => checks.photos.near(fingerprint));
  const same: string[] = [];
  for (const other of near.filter((each) => each !== hash)) {
    const photo = await media.readPhoto(other);
    // For a blurred photo, compares the original.
    const theirs = ((photo?.blurredFrom && (await media.readPhoto(photo.blurredFrom.hash))) ?? photo)?.fingerprint;
    if (theirs && samePhoto(fingerprint, theirs).same) same.push(other);
  }
  return same;
}
