/** Downloads one file from a platform or from our own uploads into our store, or says that it is refused, or when to try again. */
import { ChannelError } from '../channel/channel-error.ts';
import type { PhotoFile } from '../domain/submission/photos-and-files.ts';
import { type JobOutcome, maxAttempts, type RunningJob } from '../ports/queue.ts';
import type { Sources } from './call-slots.ts';

/** The largest file that Telegram lets a bot download. */
const downloadLimitBytes = 20 * 1024 * 1024;
const waitsMs = [2_000, 10_000, 60_000, 300_000] as const;

/** Result of a download. `refused` is final and is reported to the sender; `later` is retried. */
export type Downloaded<Intake> =
  | { readonly kind: 'taken'; readonly intake: Intake }
  | { readonly kind: 'refused'; readonly state: 'refused' | 'failed'; readonly refusal: 'too-big' | 'gone' }
  | { readonly kind: 'later'; readonly outcome: JobOutcome };

/** The file to download, and the job that downloads it. */
export interface Wanted {
  readonly file: PhotoFile;
  readonly job: RunningJob;
  readonly now: Date;
}

/**
 * Downloads at most `downloadLimitBytes`; the chunks flow into the store as they arrive. Returns `refused` when the file will
 * never be available, `later` with the time of the next attempt after a passing failure.
 * @param take stores the chunks, and keeps nothing of them if they break off
 * @throws when the channel is unknown, and errors of `take`
 */
export const download = async <Intake>(
  channels: Sources,
  { file, job, now }: Wanted,
  take: (chunks: AsyncIterable<Uint8Array>) => Promise<Intake>,
): Promise<Downloaded<Intake>> => {
  const channel = channels.get(file.channel);
  if (!channel) throw new Error(`no channel ${file.channel}`);
  if ((file.sizeBytes ?? 0) > downloadLimitBytes) return { kind: 'refused', state: 'refused', refusal: 'too-big' };
  try {
    const chunks = channel.download({ ...file, width: null, height: null }, downloadLimitBytes);
    return { kind: 'taken', intake: await take(chunks) };
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    if (error.kind === 'rejected' || (error.kind !== 'rateLimited' && job.attempt >= maxAttempts && !job.isSuspect)) {
      const refusal = /too big/iu.test(error.details.description ?? '') ? 'too-big' : 'gone';
      return { kind: 'refused', state: 'failed', refusal };
    }
    const wait = error.details.retryAfterMs ?? waitsMs[job.attempt - 1] ?? 300_000;
    return {
      kind: 'later',
      outcome: {
        kind: 'again',
        dueAt: new Date(now.getTime() + wait),
        counts: error.kind !== 'rateLimited',
        reason: error.kind,
      },
    };
  }
};

/** The same chunks; `reach` is called after the last one has arrived. */
export async function* thenReach(chunks: AsyncIterable<Uint8Array>, reach: () => void): AsyncGenerator<Uint8Array> {
  yield* chunks;
  reach();
}
