/**
 * Finds pictures that another item already contains, from the results of the look-up, and pictures that occur twice in this
 * item.
 */
import type { Check, Finding } from './check.ts';

/** Warns of photos that another item contains, also mirrored. */
export const photoSeenBefore: Check = {
  id: 'photo-seen-before',
  find: ({ seenPhotos }) =>
    seenPhotos.map(({ number, code, title, otherNumber, isMirrored = false }): Finding => {
      const evidence = [{ where: 'photo' as const, number, other: { code, number: otherNumber } }];
      const facts = { number, code, title, otherNumber };
      return {
        check: 'photo-seen-before',
        key: isMirrored ? 'check-photo-mirrored' : 'check-photo-seen',
        severity: 'warning',
        facts,
        evidence,
      };
    }),
};

/** Notes photos that occur twice in the item, by their hash. */
export const photoTwice: Check = {
  id: 'photo-twice',
  find: ({ photos }) =>
    photos.flatMap(({ number, hash }): readonly Finding[] => {
      const first = photos.find((photo) => hash !== null && photo.hash === hash);
      if (!first || first.number === number) return [];
      const evidence = [{ where: 'photo' as const, number }];
      const facts = { number, otherNumber: first.number };
      return [{ check: 'photo-twice', key: 'check-photo-twice', severity: 'note', facts, evidence }];
    }),
};
