/** Two files with one picture are detected when the second arrives. This also updates the row of the first item. */

import type { SubmissionId } from '../../domain/ids.ts';
import { type Photo, photosOf } from '../../domain/submission/photos-and-files.ts';
import type { Unit } from '../../ports/services.ts';

/** Upper limit of other items updated at once. With more matches, the reuse of the picture is evident anyway. */
const itemsToWrite = 12;

const shows = ({ fate }: Photo, hash: string): boolean => fate.state === 'stored' && fate.hash === hash;

/**
 * Makes both items name each other, whichever was sent last.
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
