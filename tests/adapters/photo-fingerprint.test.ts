/**
 * Draws, changes and decodes real pictures; `src/domain/checks/repeated-photo.ts` compares their fingerprints. This file tries
 * every change on some pictures of each kind, `photo-fingerprint.long.test.ts` on all of them.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { sidesAmong } from '../../bench/checks-photo.ts';
import { fingerprintOfCopy } from '../../src/adapters/media/photo-fingerprint.ts';
import { samePhoto } from '../../src/domain/checks/repeated-photo.ts';
import { bucketsOfPhoto } from '../../src/domain/checks/repeated-photo-buckets.ts';
import { changes, drawNotice, drawScene } from './photo-fingerprint-samples.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const demo = join(root, 'prisma/demo-photos');
const isLong = process.env.TEST_LONG === '1';
const how = isLong ? { scenes: 8, notices: 4, photos: 100 } : { scenes: 1, notices: 2, photos: 1 };

/** Cached, because splitting a fingerprint into its buckets takes longer than everything else here. */
const bucketsKept = new Map<string, ReturnType<typeof bucketsOfPhoto>>();
const bucketsOf = (fingerprint: string): ReturnType<typeof bucketsOfPhoto> => {
  const known = bucketsKept.get(fingerprint) ?? bucketsOfPhoto(fingerprint);
  bucketsKept.set(fingerprint, known);
  return known;
};
const isFound = (earlier: string, later: string): boolean => {
  const { asked } = bucketsOf(later);
  return (
    bucketsOf(earlier).kept.some((bucket) => asked.some((guess) => guess.has(bucket))) && samePhoto(later, earlier).same
  );
};

const photos = new Map<string, Buffer>();
const fingerprints = new Map<string, string>();
const fingerprintOf = (name: string): string => fingerprints.get(name) ?? '';
beforeAll(async () => {
  for (let seed = 1; seed <= how.scenes; seed += 1) photos.set(`scene ${seed}`, await drawScene(seed));
  for (let own = 1; own <= how.notices; own += 1) photos.set(`notice ${own}`, await drawNotice(7, 100 + own));
  for (const name of readdirSync(demo)
    .filter((file) => file.endsWith('.jpg'))
    .slice(0, how.photos)) {
    photos.set(name, await sharp(join(demo, name)).autoOrient().jpeg().toBuffer());
  }
  for (const [name, photo] of photos) fingerprints.set(name, await fingerprintOfCopy(photo));
});

describe('the same photo', () => {
  it.each(Object.keys(changes))(
    'A photo is found again after it was %s',
    async (change) => {
      const missed: string[] = [];
      for (const [name, photo] of photos) {
        const changed = await changes[change]?.(photo);
        if (changed === undefined) throw new Error(`no change ${change}`);
        const later = await fingerprintOfCopy(changed);
        if (!isFound(fingerprintOf(name), later) || !isFound(later, fingerprintOf(name))) missed.push(name);
      }
      expect(missed).toEqual([]);
    },
    isLong ? 600_000 : 120_000,
  );
});

/** Drawn scenes, notices on one form and the demo's photos, among many similar ones. */
it.skipIf(!isLong)(
  'A photo cropped on any one side is found among 20,000 in 97 of 100 cases',
  async () => {
    const figures = await sidesAmong(20_000);
    expect(figures).toHaveLength(8);
    for (const { name, value } of figures) {
      const [found = 0, all = 1] = value.split(' of ').map(Number);
      expect(found / all, name).toBeGreaterThanOrEqual(0.97);
    }
  },
  600_000,
);

describe('another photo', () => {
  it('A different photo is never found', () => {
    const names = [...photos.keys()];
    const wrong = names.flatMap((a, index) =>
      names
        .slice(index + 1)
        .filter((b) => samePhoto(fingerprintOf(a), fingerprintOf(b)).same)
        .map((b) => `${a} = ${b}`),
    );
    expect(wrong).toEqual([]);
  }, 240_000);

  it('A notice on the same form is a different photo, even if only its last two lines differ', async () => {
    const first = await fingerprintOfCopy(await drawNotice(7, 1, 2));
    const next = await fingerprintOfCopy(await drawNotice(7, 2, 2));
    expect(samePhoto(first, next)).toEqual({ same: false, distance: expect.any(Number) });
    expect(samePhoto(first, next).distance).toBeLessThan(0.5);
    expect(samePhoto(fingerprintOf('notice 1'), fingerprintOf('notice 2')).same).toBe(false);
  });
});

const shared = join(root, '../shared/fixtures/photos');

/** Real photos. Where this folder does not exist, only the drawn ones above are tested. */
describe.skipIf(!isLong || !existsSync(shared))('the pairs of real photos, if they are here', () => {
  interface Pair {
    readonly a: string;
    readonly b: string;
    readonly label: 'same' | 'different' | 'ambiguous';
  }
  it('At least 95 of 100 pairs are found, and none is mistaken', async () => {
    const { pairs } = JSON.parse(readFileSync(join(shared, 'index.json'), 'utf8')) as {
      readonly pairs: readonly Pair[];
    };
    const known = new Map<string, string>();
    for (const file of new Set(pairs.flatMap(({ a, b }) => [a, b]))) {
      known.set(file, await fingerprintOfCopy(readFileSync(join(shared, file))));
    }
    const found = (pair: Pair) => isFound(known.get(pair.a) ?? '', known.get(pair.b) ?? '');
    const same = pairs.filter(({ label }) => label === 'same');
    expect(same.filter(found).length / same.length).toBeGreaterThanOrEqual(0.95);
    const mistaken = pairs.filter(
      (pair) => pair.label === 'different' && samePhoto(known.get(pair.a) ?? '', known.get(pair.b) ?? '').same,
    );
    expect(mistaken).toEqual([]);
  });
});
