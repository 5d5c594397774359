/**
 * Determines which item receives a person's messages: the returned one they chose, otherwise the open draft, otherwise a returned
 * one.
 */
import type { PersonId } from '../../domain/ids.ts';
import { submissionId } from '../../domain/ids.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { ReadContext, Unit } from '../../ports/services.ts';

const settingOf = (author: PersonId): string => `mending:${author}`;
/** Set by **Sửa bài**: all messages go into this item, including new albums. */
const chosenMark = '!';

/** The item that receives a contributor's next message. */
export interface OpenDraft {
  readonly draft: Submission | null;
  /** True if the person chose this item, so a new album does not start another one. */
  readonly isChosen: boolean;
}

/** The item that this author is writing: the one chosen to continue, otherwise the newest draft, otherwise a returned one. */
export const openDraft = async (unit: Pick<ReadContext, 'stores'>, author: PersonId): Promise<OpenDraft> => {
  const setting = (await unit.stores.setting(settingOf(author))) ?? '';
  const isChosen = setting.endsWith(chosenMark);
  const id = isChosen ? setting.slice(0, -chosenMark.length) : setting;
  const found = id === '' ? null : await unit.stores.submissions.find(submissionId(id));
  const mended = found?.state === 'returned' && found.authorId === author ? found : null;
  if (mended && isChosen) return { draft: mended, isChosen };
  // A draft started after the return has precedence; its photos may arrive one by one.
  return { draft: (await unit.stores.submissions.openDraftOf(author)) ?? mended, isChosen: false };
};

/** After a return, the author's next messages go into the returned item, unless another draft is open. */
export const continueReturnedItem = async (unit: Unit, submission: Submission): Promise<void> => {
  const { draft } = await openDraft(unit, submission.authorId);
  if (!draft || draft.id === submission.id) await unit.stores.setSetting(settingOf(submission.authorId), submission.id);
};

/** **Sửa bài**: selects a returned item to continue. */
export const chooseReturnedItem = async (unit: Unit, submission: Submission): Promise<void> =>
  unit.stores.setSetting(settingOf(submission.authorId), `${submission.id}${chosenMark}`);
