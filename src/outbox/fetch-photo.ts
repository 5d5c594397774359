/** A photo comes from the platform to our store: download, check, re-encode, fsync; then the row. */
import type { Channel } from '../channel/channel.ts';
import { ChannelError } from '../channel/channel-error.ts';
import type { PhotoId, SubmissionId, WardId } from '../domain/ids.ts';
import { type PhotoFate, photosOf } from '../domain/submission/submission.ts';
import type { CrashPoint } from '../ports/crash-point.ts';
import type { MediaStore } from '../ports/media.ts';
import type { JobOutcome, RunningJob } from '../ports/queue.ts';
import { maxAttempts } from '../ports/queue.ts';
import type { Unit } from '../ports/services.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import { renewCards } from '../usecases/submission/cards.ts';
import { tell } from '../usecases/tell.ts';

/** Telegram's bots bring at most this many bytes. */
const downloadLimitBytes = 20 * 1024 * 1024;
const waitsMs = [2_000, 10_000, 60_000, 300_000] as const;

export interface FetchPhotoOptions {
  readonly ward: WardId;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly unitOfWork: UnitOfWork;
  readonly media: MediaStore;
  readonly openUnit: (stores: Stores, cause: string) => Unit;
  readonly reach: CrashPoint;
}

export const createPhotoFetcher = ({ ward, channels, unitOfWork, media, openUnit, reach }: FetchPhotoOptions) => {
  const settle = async (outboxId: number, submission: SubmissionId, photo: PhotoId, fate: PhotoFate): Promise<void> =>
    unitOfWork.run(ward, async (stores) => {
      const unit = openUnit(stores, `out:${outboxId}`);
      await stores.submissions.settlePhoto(photo, fate);
      const after = await stores.submissions.get(submission);
      if (fate.state === 'refused' || fate.state === 'failed') {
        const number = photosOf(after).findIndex((each) => each.id === photo) + 1;
        await tell(
          unit,
          after.authorId,
          { key: `photo-${fate.refusal}`, facts: { number, code: after.code } },
          `photo:${photo}`,
        );
      }
      if (after.state === 'submitted') await renewCards(unit, after, photo);
      await stores.outbox.mark(outboxId, 'done', unit.now);
      reach('media.beforeCommit');
    });

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
    const channel = channels.get(photo.file.channel);
    if (!channel) throw new Error(`no channel ${photo.file.channel}`);
    if ((photo.file.sizeBytes ?? 0) > downloadLimitBytes) {
      await settle(outboxId, effect.submission, photo.id, { state: 'refused', refusal: 'too-big' });
      return { kind: 'done' };
    }
    let bytes: Uint8Array;
    try {
      bytes = await channel.download({ ...photo.file, width: null, height: null }, downloadLimitBytes);
    } catch (error) {
      if (!(error instanceof ChannelError)) throw error;
      if (error.kind === 'rejected' || job.attempt >= maxAttempts) {
        const refusal = /too big/iu.test(error.details.description ?? '') ? 'too-big' : 'gone';
        await settle(outboxId, effect.submission, photo.id, { state: 'failed', refusal });
        return { kind: 'done' };
      }
      const wait = error.details.retryAfterMs ?? waitsMs[job.attempt - 1] ?? 300_000;
      return {
        kind: 'again',
        dueAt: new Date(found.now.getTime() + wait),
        counts: error.kind !== 'rateLimited',
        reason: error.kind,
      };
    }
    reach('media.afterDownload');
    const intake = await media.takePhoto(bytes);
    await settle(
      outboxId,
      effect.submission,
      photo.id,
      intake.ok
        ? {
            state: 'stored',
            hash: intake.photo.hash,
            facts: {
              width: intake.photo.width,
              height: intake.photo.height,
              widths: [...new Set(intake.photo.copies.map((copy) => copy.width))].sort((a, b) => a - b),
              placeholder: intake.photo.placeholder,
              takenAt: intake.photo.takenAt,
              hadLocation: intake.photo.hadLocation,
            },
          }
        : { state: 'refused', refusal: intake.refusal },
    );
    return { kind: 'done' };
  };
};
