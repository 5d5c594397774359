/**
 * Fetches one photo from a platform into our store: download, check, re-encode, fsync. Returns the result, or when to try again.
 */
import { judgeSecrecy } from '../domain/checks/judge-secrecy.ts';
import type { PhotoFate, PhotoFile } from '../domain/submission/photos-and-files.ts';
import type { MediaStore } from '../ports/media.ts';
import type { JobOutcome, RunningJob } from '../ports/queue.ts';
import type { Sources } from './call-slots.ts';
import { download } from './download.ts';

/** The result of fetching a photo. */
export type Taken =
  | { readonly kind: 'fate'; readonly fate: PhotoFate }
  /** The picture contains a secrecy stamp, found by these rules. The file is on disk and must be deleted. */
  | { readonly kind: 'secret'; readonly hash: string; readonly rules: readonly string[] }
  | { readonly kind: 'later'; readonly outcome: JobOutcome };

/**
 * Fetches and screens a photo.
 * @throws when the disk or the child process fails; the job is then retried
 */
export const takePhoto = async (
  channels: Sources,
  media: Pick<MediaStore, 'takePhoto'>,
  file: PhotoFile,
  job: RunningJob,
  now: Date,
): Promise<Taken> => {
  const downloaded = await download(channels, { file, job, now }, (chunks) => media.takePhoto(chunks));
  if (downloaded.kind === 'later') return downloaded;
  if (downloaded.kind === 'refused') {
    const { state, refusal } = downloaded;
    return { kind: 'fate', fate: { state, refusal } };
  }
  const { intake } = downloaded;
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
