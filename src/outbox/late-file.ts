/** A photo or document that could not be had when its item went on, and comes after all. */
import type { FileFate, PhotoFate } from '../domain/submission/photos-and-files.ts';
import { isExpected } from '../domain/submission/photos-and-files.ts';
import type { SubmissionState } from '../domain/submission/transitions.ts';

type Fate = PhotoFate | FileFate;

/** Nobody has signed it yet: what is signed stays as it was signed. */
const unsigned: readonly SubmissionState[] = ['draft', 'returned', 'submitted', 'quarantined'];

/** It went on without this one. */
export const isLate = ({ fate }: { readonly fate: Fate }): boolean => fate.state === 'failed';

/** Still on its way, or late and in time for whoever signs. @param among those of its item */
export const isWanted = (
  item: { readonly state: SubmissionState },
  one: { readonly fate: Fate },
  among: readonly { readonly fate: Fate }[],
  stored: Fate | null = null,
): boolean =>
  isExpected(one) &&
  (!isLate(one) ||
    (unsigned.includes(item.state) &&
      // Its author may have sent it again meanwhile.
      !among.some(({ fate }) => fate.state === 'stored' && stored?.state === 'stored' && fate.hash === stored.hash)));
