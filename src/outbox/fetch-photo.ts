/** A photo comes from the platform to our store: download, check, re-encode, fsync; then the row, and what it repeats. */
import { judgeSecrecy } from '../domain/checks/judge-secrecy.ts';
import { mirrored, samePhoto } from '../domain/checks/repeated-photo.ts';
import type { PhotoId, SubmissionId, WardId } from '../domain/ids.ts';
import type { Photo, PhotoFate } from '../domain/submission/submission.ts';
import type { CrashPoint } from '../ports/crash-point.ts';
import type { MediaStore, StoredPhoto } from '../ports/media.ts';
import type { JobOutcome, RunningJob } from '../ports/queue.ts';
import type { Unit } from '../ports/services.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import { uploadsAmong } from '../ports/uploads.ts';
import { forgetFiles } from '../usecases/check/drop-messages.ts';
import { linkSamePhotos } from '../usecases/check/same-photos.ts';
import { screenDocument } from '../usecases/check/secrecy.ts';
import { afterSettling } from '../usecases/check/settle.ts';
import { whichPhoto } from '../usecases/submission/refused-photo.ts';
import { tell } from '../usecases/tell.ts';
import { download } from './download.ts';
import type { Sources } from './lines.ts';

export interface FetchPhotoOptions {
  readonly ward: WardId;
  readonly channels: Sources;
  readonly unitOfWork: UnitOfWork;
  readonly media: MediaStore;
  readonly openUnit: (stores: Stores, cause: string) => Unit;
  readonly reach: CrashPoint;
}

/** Files of other items with the same picture, and with the same in a mirror. */
interface Repeated {
  readonly sameAs: readonly string[];
  readonly mirrorOf: readonly string[];
}

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

export const createPhotoFetcher = ({ ward, channels, unitOfWork, media, openUnit, reach }: FetchPhotoOptions) => {
  const settle = async (
    outboxId: number,
    submission: SubmissionId,
    photo: PhotoId,
    fate: PhotoFate,
    fingerprint = '',
  ): Promise<void> =>
    unitOfWork.run(ward, async (stores) => {
      const unit = openUnit(stores, `out:${outboxId}`);
      await stores.submissions.settlePhoto(photo, fate);
      const after = await stores.submissions.get(submission);
      // Taken out while it was on its way, with the message that brought it: it does not stay.
      if (!after.photos.some((each) => each.id === photo)) {
        if (fate.state === 'stored') await forgetFiles(unit, [fate.hash], []);
      } else {
        if (fate.state === 'stored') {
          await stores.checks.photos.put(fate.hash, fingerprint, unit.now);
          await linkSamePhotos(unit, submission, fate.hash, fate.facts.sameAs ?? []);
        } else if (fate.state !== 'todo') {
          const facts = { which: whichPhoto(after, photo), code: after.code };
          await tell(unit, after.authorId, { key: `photo-${fate.refusal}`, facts }, `photo:${photo}`);
        }
        await afterSettling(unit, after, photo);
      }
      await stores.outbox.mark(outboxId, 'done', unit.now);
      reach('media.beforeCommit');
    });

  /** A stamp of secrecy stands in it: like a document that bears one it goes, unless the head has let one pass. */
  const isStopped = async (
    outboxId: number,
    submission: SubmissionId,
    { id, file, messageKey }: Photo,
    hash: string,
    rules: readonly string[],
  ): Promise<boolean> =>
    unitOfWork.run(ward, async (stores) => {
      const unit = openUnit(stores, `out:${outboxId}`);
      const author = await stores.people.get((await stores.submissions.get(submission)).authorId);
      if (await screenDocument(unit, author, { channel: file.channel, messageKey, hash, submission }, rules))
        return false;
      await forgetFiles(unit, [hash], uploadsAmong([file]));
      await afterSettling(unit, await stores.submissions.get(submission), id);
      await stores.outbox.mark(outboxId, 'done', unit.now);
      return true;
    });

  /** The candidates are found in the database, and compared outside: that takes milliseconds each. */
  const sameAmong = async (hash: string, fingerprint: string): Promise<readonly string[]> => {
    const near = await unitOfWork.run(ward, (stores) => stores.checks.photos.near(fingerprint));
    const same: string[] = [];
    for (const other of near.filter((each) => each !== hash)) {
      const photo = await media.readPhoto(other);
      // Of a blurred one the picture as it came.
      const theirs = ((photo?.blurredFrom && (await media.readPhoto(photo.blurredFrom.hash))) ?? photo)?.fingerprint;
      if (theirs && samePhoto(fingerprint, theirs).same) same.push(other);
    }
    return same;
  };

  /** In a mirror, it is likely the same picture; a person looks. */
  const repeated = async ({ hash, fingerprint }: StoredPhoto): Promise<Repeated> => {
    if (!fingerprint) return { sameAs: [], mirrorOf: [] };
    const sameAs = await sameAmong(hash, fingerprint);
    return { sameAs, mirrorOf: sameAs.length > 0 ? [] : await sameAmong(hash, mirrored(fingerprint)) };
  };

  return async (
    outboxId: number,
    effect: { readonly submission: SubmissionId; readonly photo: PhotoId },
    job: RunningJob,
  ): Promise<JobOutcome> => {
    const found = await unitOfWork.run(ward, async (stores) => {
      const photo = (await stores.submissions.get(effect.submission)).photos.find((each) => each.id === effect.photo);
      return { photo, now: openUnit(stores, '').now };
    });
    const { photo } = found;
    if (photo?.fate.state !== 'todo') {
      await unitOfWork.run(ward, (stores) => stores.outbox.mark(outboxId, 'done', found.now));
      return { kind: 'done' };
    }
    const downloaded = await download(channels, photo.file, job, found.now);
    if (downloaded.kind === 'later') return downloaded.outcome;
    if (downloaded.kind === 'refused') {
      const { state, refusal } = downloaded;
      await settle(outboxId, effect.submission, photo.id, { state, refusal });
      return { kind: 'done' };
    }
    reach('media.afterDownload');
    const intake = await media.takePhoto(downloaded.bytes);
    const { verdict, rules } = judgeSecrecy({ texts: intake.ok ? (intake.photo.stamps ?? []) : [] });
    if (
      intake.ok &&
      verdict === 'block' &&
      (await isStopped(outboxId, effect.submission, photo, intake.photo.hash, rules))
    )
      return { kind: 'done' };
    if (intake.ok) {
      const fate = storedFate(intake.photo, await repeated(intake.photo));
      await settle(outboxId, effect.submission, photo.id, fate, intake.photo.fingerprint);
    } else await settle(outboxId, effect.submission, photo.id, { state: 'refused', refusal: intake.refusal });
    return { kind: 'done' };
  };
};
