/** Photos that a citizen adds: each becomes a row that the outbox fetches, before the platform's address is gone; and how they go. */
import type { Question } from '../../domain/question/question.ts';
import type { PhotoFile } from '../../domain/submission/photos-and-files.ts';
import type { Unit } from '../../ports/services.ts';
import { uploadsAmong } from '../../ports/uploads.ts';
import { put } from '../tell.ts';

/** Names of what the store still holds when the rows are gone: for `forgetFiles`, which keeps what something else shows. */
export interface DroppedFiles {
  readonly hashes: readonly string[];
  readonly uploads: readonly string[];
}

/** Takes the rows away; returns the files that the outbox has to forget. */
export const dropQuestionPhotos = async (unit: Unit, question: Question): Promise<DroppedFiles> => {
  const photos = await unit.stores.questions.photosOf(question.id);
  await unit.stores.questions.dropPhotos(question.id);
  return {
    hashes: photos.flatMap(({ fate }) => (fate.state === 'stored' ? [fate.hash] : [])),
    uploads: uploadsAmong(photos.map(({ file }) => file)),
  };
};

/** A message that comes twice adds nothing: a photo is known by its message and its place in it. */
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
