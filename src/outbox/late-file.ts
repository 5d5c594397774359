/** A photo or document that could not be fetched in time for its item and arrives later. */
import type { FileFate, PhotoFate } from '../domain/submission/photos-and-files.ts';
import { isExpected } from '../domain/submission/photos-and-files.ts';
import type { SubmissionState } from '../domain/submission/transitions.ts';

type Fate = PhotoFate | FileFate;

/** States before the first signature. A signed item is not changed. */
const unsigned: readonly SubmissionState[] = ['draft', 'returned', 'submitted', 'quarantined'];

/** True when the item went on without this file. */
export const isLate = ({ fate }: { readonly fate: Fate }): boolean => fate.state === 'failed';

/**
 * True when a file is still expected, or is late but its item has not been signed.
 * @param among all files of the item
 * @param stored how the file was stored, once that is known
 */
export const isWanted = (
  item: { readonly state: SubmissionState },
  one: { readonly fate: Fate },
  among: readonly { readonly fate: Fate }[],
  stored: Fate | null = null,
): boolean =>
  isExpected(one) &&
  (!isLate(one) ||
    (unsigned.includes(item.state) &&
      // The author may have sent it again meanwhile.
      !among.some(({ fate }) => fate.state === 'stored' && stored?.state === 'stored' && fate.hash === stored.hash)));
