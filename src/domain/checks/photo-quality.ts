/** Checks whether photos are present where they are expected, and good enough to publish. */
import { daysBetween, parseLocalDate } from '../calendar/local-date.ts';
import type { Category } from '../submission/categories/category.ts';
import { categories } from '../submission/categories/index.ts';
import type { Check, CheckedPhoto, Finding } from './check.ts';

/**
 * Minimum length of the longer side in pixels. The portal's medium copy is 960 wide; a photo below 800 would be enlarged on a
 * phone.
 */
export const smallestLongSide = 800;

/**
 * Variance of the Laplacian of the 480 pixels wide grey copy, values 0 to 255. Of 55 photos of people, streets, papers and
 * landscapes the sharp ones had 223 and more, the one out of focus 38. Blurred by four pixels at a width of 1600, most fell
 * below this value; by six, nearly all.
 */
export const blurredBelow = 60;

/** The same measure for a picture without content: a wall, a finger, a black screen. */
export const blankBelow = 2;

/** In days. A photo taken this long before the event shows something else. */
const agedDays = 14;

const noPhotos: readonly Finding[] = [];

const about = (photo: CheckedPhoto) => [{ where: 'photo' as const, number: photo.number }];

/** Warns when a category that expects photos has none. */
export const photoExpected: Check = {
  id: 'photo-expected',
  find: ({ category, photos }) => {
    const { expectsPhotos }: Category = categories[category];
    if (!expectsPhotos || photos.length > 0) return noPhotos;
    return [{ check: 'photo-expected', key: 'check-photo-expected', severity: 'warning', facts: {}, evidence: [] }];
  },
};

/** Warns of photos whose longer side is below `smallestLongSide`. */
export const photoSmall: Check = {
  id: 'photo-small',
  find: ({ photos }) =>
    photos.flatMap((photo): readonly Finding[] => {
      const { number, width, height } = photo;
      if (width === null || height === null || Math.max(width, height) >= smallestLongSide) return [];
      const facts = { number, width, height, least: smallestLongSide };
      return [{ check: 'photo-small', key: 'check-photo-small', severity: 'warning', facts, evidence: about(photo) }];
    }),
};

/** Warns of photos that are blurred or without content. */
export const photoBlurred: Check = {
  id: 'photo-blurred',
  find: ({ photos }) =>
    photos.flatMap((photo): readonly Finding[] => {
      if (photo.sharpness === null || photo.sharpness >= blurredBelow) return [];
      const facts = { number: photo.number };
      const key = photo.sharpness < blankBelow ? 'check-photo-blank' : 'check-photo-blurred';
      return [{ check: 'photo-blurred', key, severity: 'warning', facts, evidence: about(photo) }];
    }),
};

/** Notes photos that were taken long before the event. */
export const photoOld: Check = {
  id: 'photo-old',
  find: ({ photos, eventOn }) =>
    photos.flatMap((photo): readonly Finding[] => {
      const takenOn = parseLocalDate(photo.takenAt?.slice(0, 10).replaceAll(':', '-') ?? '');
      if (!takenOn || !eventOn || daysBetween(takenOn, eventOn) <= agedDays) return [];
      const facts = { number: photo.number, day: takenOn.split('-').reverse().join('/') };
      return [{ check: 'photo-old', key: 'check-photo-old', severity: 'note', facts, evidence: about(photo) }];
    }),
};
