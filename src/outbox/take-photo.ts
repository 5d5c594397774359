/** One photo from a platform to our store: download, check, re-encode, fsync. What it became, or when to try again. */
import { judgeSecrecy } from '../domain/checks/judge-secrecy.ts';
import type { PhotoFate, PhotoFile } from '../domain/submission/photos-and-files.ts';
import type { MediaStore } from '../ports/media.ts';
import type { JobOutcome, RunningJob } from '../ports/queue.ts';
import { download } from './download.ts';
import type { Sources } from './lines.ts';

/** What became of the bytes of a photo that was fetched. */
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
  const downloaded = await download(channels, file, job, now);
  if (downloaded.kind === 'later') return downloaded;
  if (downloaded.kind === 'refused') {
    const { state, refusal } = downloaded;
    return { kind: 'fate', fate: { state, refusal } };
  }
  const intake = await media.takePhoto(downloaded.bytes);
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
