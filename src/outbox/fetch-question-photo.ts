/** Fetches a citizen's photo into our store before the platform's URL expires. */

import type { Effect } from '../domain/effect.ts';
import type { MediaStore } from '../ports/media.ts';
import type { JobOutcome, RunningJob } from '../ports/queue.ts';
import type { WardWork } from '../ports/unit-of-work.ts';
import { uploadsAmong } from '../ports/uploads.ts';
import { forgetFiles } from '../usecases/check/drop-messages.ts';
import { reportSecretPhoto } from '../usecases/check/secrecy.ts';
import type { Sources } from './call-slots.ts';
import { takePhoto } from './take-photo.ts';

export interface FetchQuestionPhotoOptions extends WardWork {
  readonly channels: Sources;
  readonly media: Pick<MediaStore, 'takePhoto'>;
}

/** Creates the worker of that outbox row. It finishes at once when the photo has already been fetched or removed. */
export const createQuestionPhotoFetcher =
  ({ ward, channels, unitOfWork, media, openUnit }: FetchQuestionPhotoOptions) =>
  async (
    outboxId: number,
    effect: Extract<Effect, { kind: 'fetchQuestionPhoto' }>,
    job: RunningJob,
  ): Promise<JobOutcome> => {
    const { photo, question, now } = await unitOfWork.run(ward, async (stores) => ({
      photo: (await stores.questions.photosOf(effect.question)).find(({ id }) => id === effect.photo),
      question: await stores.questions.get(effect.question),
      now: openUnit(stores, '').now,
    }));
    const taken = photo?.fate.state === 'todo' ? await takePhoto(channels, media, photo.file, job, now) : null;
    if (taken?.kind === 'later') return taken.outcome;
    await unitOfWork.run(ward, async (stores) => {
      const unit = openUnit(stores, `out:${outboxId}`);
      if (taken?.kind === 'secret' && photo && question) {
        const asker = await stores.people.get(question.askerId);
        await stores.questions.settlePhoto(effect.photo, { state: 'failed', refusal: 'gone' });
        await reportSecretPhoto(unit, asker, { channel: photo.file.channel, ...taken });
        await forgetFiles(unit, [taken.hash], uploadsAmong([photo.file]));
      } else if (taken?.kind === 'fate') {
        const isThere = (await stores.questions.photosOf(effect.question)).some(({ id }) => id === effect.photo);
        await stores.questions.settlePhoto(effect.photo, taken.fate);
        // Removed while it was being fetched: the stored file is deleted.
        if (!isThere && taken.fate.state === 'stored') await forgetFiles(unit, [taken.fate.hash], []);
      }
      await stores.outbox.mark(outboxId, 'done', unit.now);
    });
    return { kind: 'done' };
  };
