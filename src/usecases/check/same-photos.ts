/** That two files show one picture is found when the second comes; here the first one's row learns of it too. */

import type { SubmissionId } from '../../domain/ids.ts';
import { type Photo, photosOf } from '../../domain/submission/photos-and-files.ts';
import type { Unit } from '../../ports/services.ts';

/** Other items whose rows are written at once; a picture that is in more is known well enough. */
const itemsToWrite = 12;

const shows = ({ fate }: Photo, hash: string): boolean => fate.state === 'stored' && fate.hash === hash;

/**
 * Whichever of the two items is sent last names the other.
 * @param hash of a file that this item shows now
 * @param sameAs files of other items with the same picture
 */
export const linkSamePhotos = async (
  { stores }: Unit,
  submission: SubmissionId,
  hash: string,
  sameAs: readonly string[],
): Promise<void> => {
  for (const found of await stores.checks.traces.withPhotos(sameAs, submission, itemsToWrite)) {
    const other = await stores.submissions.get(found.submission);
    for (const { id, fate } of photosOf(other).filter((photo) => shows(photo, found.hash))) {
      if (fate.state !== 'stored' || fate.hash === hash) continue;
      const known = new Set([...(fate.facts.sameAs ?? []), hash]);
      await stores.submissions.settlePhoto(id, { ...fate, facts: { ...fate.facts, sameAs: [...known] } });
    }
  }
};
