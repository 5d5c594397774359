/** One photo from a platform to our store: download, check, re-encode, fsync. What it became, or when to try again. */
import { ChannelError } from '../channel/channel-error.ts';
import { judgeSecrecy } from '../domain/checks/judge-secrecy.ts';
import type { PhotoFate, PhotoFile } from '../domain/submission/submission.ts';
import type { MediaStore } from '../ports/media.ts';
import type { JobOutcome, RunningJob } from '../ports/queue.ts';
import { maxAttempts } from '../ports/queue.ts';
import type { Sources } from './lines.ts';

/** Bots bring at most this many bytes. */
const downloadLimitBytes = 20 * 1024 * 1024;
const waitsMs = [2_000, 10_000, 60_000, 300_000] as const;

export type Taken =
  | { readonly kind: 'fate'; readonly fate: PhotoFate }
  /** It bears a stamp of secrecy: these rules say so. The file is on disk and must go. */
  | { readonly kind: 'secret'; readonly hash: string; readonly rules: readonly string[] }
  | { readonly kind: 'later'; readonly outcome: JobOutcome };

/** @throws when the disk or the child process fails: the job is tried again */
export const takePhoto = async (
  channels: Sources,
  media: Pick<MediaStore, 'takePhoto'>,
  file: PhotoFile,
  job: RunningJob,
  now: Date,
): Promise<Taken> => {
  const channel = channels.get(file.channel);
  if (!channel) throw new Error(`no channel ${file.channel}`);
  if ((file.sizeBytes ?? 0) > downloadLimitBytes)
    return { kind: 'fate', fate: { state: 'refused', refusal: 'too-big' } };
  let bytes: Uint8Array;
  try {
    bytes = await channel.download({ ...file, width: null, height: null }, downloadLimitBytes);
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    if (error.kind === 'rejected' || (error.kind !== 'rateLimited' && job.attempt >= maxAttempts)) {
      const refusal = /too big/iu.test(error.details.description ?? '') ? 'too-big' : 'gone';
      return { kind: 'fate', fate: { state: 'failed', refusal } };
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
  const intake = await media.takePhoto(bytes);
  if (!intake.ok) return { kind: 'fate', fate: { state: 'refused', refusal: intake.refusal } };
  const { verdict, rules } = judgeSecrecy({ texts: intake.photo.stamps ?? [] });
  if (verdict === 'block') return { kind: 'secret', hash: intake.photo.hash, rules };
  const { hash, width, height, copies, placeholder, takenAt, hadLocation } = intake.photo;
  const widths = [...new Set(copies.map((copy) => copy.width))].sort((a, b) => a - b);
  return {
    kind: 'fate',
    fate: { state: 'stored', hash, facts: { width, height, widths, placeholder, takenAt, hadLocation } },
  };
};
