/** Closes a draft that was started by files alone, none of which could be accepted. */
import { evolve } from '../../domain/submission/evolve.ts';
import { filesGiven, isTaken, photosGiven } from '../../domain/submission/photos-and-files.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { pagesChannel } from '../../ports/uploads.ts';
import { putOnRecord } from '../on-record.ts';

/** A draft with files from our page is not closed, because the page still shows them. */
const isEmptied = (submission: Submission): boolean => {
  const given = [...photosGiven(submission), ...filesGiven(submission)];
  const { parts, title, forwardedFrom } = submission.content;
  return (
    submission.state === 'draft' &&
    given.length > 0 &&
    given.every((each) => !isTaken(each) && each.file.channel !== pagesChannel) &&
    parts.every(({ text }) => text.trim() === '') &&
    title === null &&
    forwardedFrom === null
  );
};

/**
 * Closes the draft without asking for more; the message about each file has already said which kinds are accepted.
 * @returns true if it was closed
 */
export const closeEmptied = async (unit: Unit, submission: Submission): Promise<boolean> => {
  if (!isEmptied(submission)) return false;
  await unit.stores.submissions.save(evolve(submission, { type: 'withdrawn', at: unit.now }), submission);
  await putOnRecord(unit, submission.authorId, 'draft-emptied', submission.id, { code: submission.code });
  return true;
};
