/** Photos that a citizen adds: each becomes a row that the outbox fetches, before the platform's address is gone. */
import type { Question } from '../../domain/question/question.ts';
import type { PhotoFile } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { put } from '../tell.ts';

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
