/** Which item a person's words go into: the returned one that was chosen, else the open draft, else one that came back. */
import type { PersonId } from '../../domain/ids.ts';
import { submissionId } from '../../domain/ids.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Sight, Unit } from '../../ports/services.ts';

const settingOf = (author: PersonId): string => `mending:${author}`;
/** Pressed **Sửa bài**: everything goes there, whole new albums as well. */
const chosenMark = '!';

/** The item that a contributor's next message goes into. */
export interface OpenDraft {
  readonly draft: Submission | null;
  /** The person chose this item; a new album does not start another one. */
  readonly isChosen: boolean;
}

/** What this author is writing: the item chosen for mending, else the newest draft, else one that was returned. */
export const openDraft = async (unit: Pick<Sight, 'stores'>, author: PersonId): Promise<OpenDraft> => {
  const setting = (await unit.stores.setting(settingOf(author))) ?? '';
  const isChosen = setting.endsWith(chosenMark);
  const id = isChosen ? setting.slice(0, -chosenMark.length) : setting;
  const found = id === '' ? null : await unit.stores.submissions.find(submissionId(id));
  const mended = found?.state === 'returned' && found.authorId === author ? found : null;
  if (mended && isChosen) return { draft: mended, isChosen };
  // What was begun after the return is what the person is at: its photos may come one by one.
  return { draft: (await unit.stores.submissions.openDraftOf(author)) ?? mended, isChosen: false };
};

/** After a return the author mends in the same thread, unless something else is being written. */
export const mendByDefault = async (unit: Unit, submission: Submission): Promise<void> => {
  const { draft } = await openDraft(unit, submission.authorId);
  if (!draft || draft.id === submission.id) await unit.stores.setSetting(settingOf(submission.authorId), submission.id);
};

/** **Sửa bài**. */
export const chooseToMend = async (unit: Unit, submission: Submission): Promise<void> =>
  unit.stores.setSetting(settingOf(submission.authorId), `${submission.id}${chosenMark}`);
