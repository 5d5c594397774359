/** Photos that a citizen adds to a question. Each becomes a row that the outbox fetches before the platform's address expires. */
import type { Question } from '../../domain/question/question.ts';
import type { PhotoFile } from '../../domain/submission/photos-and-files.ts';
import type { Unit } from '../../ports/services.ts';
import { uploadsAmong } from '../../ports/uploads.ts';
import { put } from '../tell.ts';

/** Files whose rows were deleted, for `forgetFiles`, which keeps those that are still used elsewhere. */
export interface DroppedFiles {
  readonly hashes: readonly string[];
  readonly uploads: readonly string[];
}

/** Deletes the rows and returns the files to delete. */
export const dropQuestionPhotos = async (unit: Unit, question: Question): Promise<DroppedFiles> => {
  const photos = await unit.stores.questions.photosOf(question.id);
  await unit.stores.questions.dropPhotos(question.id);
  return {
    hashes: photos.flatMap(({ fate }) => (fate.state === 'stored' ? [fate.hash] : [])),
    uploads: uploadsAmong(photos.map(({ file }) => file)),
  };
};

/** Stores a message's photos. A repeated message adds nothing: a photo is identified by its message and file. */
export const takeQuestionPhotos = async (
  unit: Unit,
  question: Question,
  messageKey: string,
  photos: readonly PhotoFile[],
): Promise<void> => {
  for (const [at, file] of photos.entries()) {
    const id = unit.ids.next();
    const isNew = await unit.stores.questions.putPhoto({
      id,
      question: question.id,
      itemKey: `${messageKey}:${file.uniqueId}`,
      position: unit.now.getTime() + at,
      file,
    });
    if (isNew)
      await put(unit, `question-photo:${id}`, { kind: 'fetchQuestionPhoto', question: question.id, photo: id });
  }
};
