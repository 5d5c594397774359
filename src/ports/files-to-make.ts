/**
 * What is made from a stored original: the text of a document, the public copies of a photo. An import that could not make it
 * leaves a job, and the running server makes it later.
 */
import type { PhotoChange } from './media.ts';
import type { Job } from './queue.ts';

/** What is to be made, under which hash. */
export type FileToMake =
  | { readonly kind: 'document'; readonly hash: string }
  | {
      readonly kind: 'photo';
      readonly hash: string;
      /** The original, and how the copies differ from it. */
      readonly from: PhotoChange & { readonly hash: string };
    };

export const remakeTask = 'remake-file';

/** After everything else that waits: nobody waits for an answer. */
const bulkPriority = 9;

/** The job that makes the file. Each file has a lane of its own, so that one that must wait holds up no other. */
export const remakeJob = (file: FileToMake, dueAt: Date): Job => ({
  task: remakeTask,
  payload: { kind: file.kind, hash: file.hash, ...(file.kind === 'photo' ? { from: JSON.stringify(file.from) } : {}) },
  lane: `${remakeTask}:${file.hash}`,
  key: `${remakeTask}:${file.hash}`,
  priority: bulkPriority,
  dueAt,
});

/** Reads the payload of such a job. */
export const fileToMake = ({ kind, hash, from }: Job['payload']): FileToMake =>
  kind === 'document'
    ? { kind, hash: String(hash) }
    : {
        kind: 'photo',
        hash: String(hash),
        from: JSON.parse(String(from)) as PhotoChange & { readonly hash: string },
      };

/** Refusals that may have another cause than the file: a busy machine, or one that ran out of memory. */
export const mayPassLater = (refusal: string): boolean => refusal === 'too-heavy' || refusal === 'damaged';
