/**
 * HEIC files as phones produce them. The pictures in `media-heic/` were drawn for these tests
 * and packed with libheif's own program: four coloured quarters (240 × 160), the same turned
 * by the container, one with a P3 profile, one with transparency, and a file with two images.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDiskMediaStore } from '../../src/adapters/media/disk-media-store.ts';
import { brandsOf, colourProfile, exifOf, heicSize, turnsItself } from '../../src/adapters/media/heif-boxes.ts';
import type { MediaStore, StoredPhoto } from '../../src/ports/media.ts';

let folder: string;
let store: MediaStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-heic-'));
  store = createDiskMediaStore({ folder });
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const sample = (name: string) => readFile(fileURLToPath(new URL(`media-heic/${name}.heic`, import.meta.url)));

async function taken(bytes: Uint8Array): Promise<StoredPhoto> {
  const intake = await store.takePhoto(bytes);
  if (!intake.ok) throw new Error(`refused: ${intake.refusal}`);
  return intake.photo;
}

/** The nearest of red, green, blue, yellow and white at each of the four corners, in reading order. */
async function cornersOf(photo: StoredPhoto): Promise<string> {
  const { width } = photo.copies[0] ?? { width: 0 };
  const copy = await store.readCopy(photo.hash, width, 'webp');
  if (copy === null) throw new Error('no copy');
  const { data, info } = await sharp(copy).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const names: readonly (readonly [string, readonly number[]])[] = [
    ['r', [255, 0, 0]],
    ['g', [0, 255, 0]],
    ['b', [0, 0, 255]],
    ['y', [255, 255, 0]],
    ['w', [255, 255, 255]],
  ];
  return [
    [0.2, 0.2],
    [0.8, 0.2],
    [0.2, 0.8],
    [0.8, 0.8],
  ]
    .map(([x = 0, y = 0]) => {
      const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 3;
      const distance = (colour: readonly number[]) =>
        colour.reduce((sum, channel, index) => sum + Math.abs(channel - (data[at + index] ?? 0)), 0);
      return names.toSorted(([, one], [, other]) => distance(one) - distance(other))[0]?.[0];
    })
    .join('');
}

/** Sets the EXIF orientation: the first entry with the orientation tag, type "short" and count 1. */
function heldAs(bytes: Buffer, orientation: number): Buffer {
  const big = bytes.indexOf(Buffer.from('011200030000000100', 'hex'));
  const little = bytes.indexOf(Buffer.from('1201030001000000', 'hex'));
  const held = Buffer.from(bytes);
  if (big >= 0) held[big + 9] = orientation;
  else held[little + 8] = orientation;
  return held;
}

describe('a HEIC photo', () => {
  it('It is accepted with its size and time and the fact that it had a location', async () => {
    const photo = await taken(await sample('corners'));
    expect(photo).toMatchObject({ width: 240, height: 160, takenAt: '2026-02-23T07:42:10', hadLocation: true });
    expect(photo.copies.map(({ format }) => format)).toEqual(['webp', 'jpeg']);
    for (const { width, format } of photo.copies) {
      const copy = Buffer.from((await store.readCopy(photo.hash, width, format)) ?? []);
      for (const trace of ['Exif', 'Phone A', 'ICC_PROFILE']) expect(copy.includes(trace), trace).toBe(false);
      expect((await sharp(copy).metadata()).icc).toBeUndefined();
    }
  });

  it.each([
    [1, 'rgby', [240, 160]],
    [2, 'gryb', [240, 160]],
    [3, 'ybgr', [240, 160]],
    [4, 'byrg', [240, 160]],
    [5, 'rbgy', [160, 240]],
    [6, 'bryg', [160, 240]],
    [7, 'ygbr', [160, 240]],
    [8, 'gyrb', [160, 240]],
  ])('A photo turned only by EXIF orientation %i becomes upright', async (orientation, corners, size) => {
    const photo = await taken(heldAs(await sample('corners'), orientation));
    expect([photo.width, photo.height]).toEqual(size);
    expect(await cornersOf(photo)).toBe(corners);
  });

  it('A photo turned by its container is turned once, whatever its EXIF says', async () => {
    const turned = await sample('turned');
    for (const bytes of [turned, heldAs(turned, 6)]) {
      const photo = await taken(bytes);
      expect([photo.width, photo.height]).toEqual([160, 240]);
      expect(await cornersOf(photo)).toBe('bryg');
    }
  });

  it('A Display P3 photo keeps the colours that people saw', async () => {
    const photo = await taken(await sample('p3'));
    const copy = (await store.readCopy(photo.hash, 200, 'webp')) ?? new Uint8Array();
    const { data } = await sharp(copy).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    for (const [index, channel] of [0xe0, 0x20, 0x10].entries()) {
      expect(Math.abs((data[index] ?? 0) - channel)).toBeLessThanOrEqual(14);
    }
  });

  it('Transparent areas are shown white', async () => {
    expect(await cornersOf(await taken(await sample('hole')))).toBe('wwww');
  });

  it('Of several pictures the main one is used, with its own colours', async () => {
    const two = await sample('two');
    expect(await cornersOf(await taken(two))).toBe('rgby');
    expect(two.includes('prof')).toBe(true);
    expect(colourProfile(two)).toBeNull();
  });

  it('A truncated photo is refused as cut off, and a broken one as damaged', async () => {
    const corners = await sample('corners');
    expect(await store.takePhoto(corners.subarray(0, -300))).toEqual({ ok: false, refusal: 'cut-off' });
    const scratched = Buffer.from(corners);
    scratched.fill(0xff, 60, 400);
    expect(await store.takePhoto(scratched)).toEqual({ ok: false, refusal: 'damaged' });
  });

  it('A photo that claims gigapixels is refused before it is decoded', async () => {
    const bomb = Buffer.from(await sample('corners'));
    const size = bomb.indexOf('ispe') + 8;
    bomb.writeUInt32BE(60_000, size);
    bomb.writeUInt32BE(40_000, size + 4);
    expect(await store.takePhoto(bomb)).toEqual({ ok: false, refusal: 'too-many-pixels' });
  });
});

describe('the box reader', () => {
  it('The reader never throws, whatever the bytes are', async () => {
    const start = (await sample('turned')).subarray(0, 700);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(start.length - 1), fc.nat(255)), { maxLength: 40 }),
        fc.nat(start.length),
        (changes, length) => {
          const bytes = Buffer.from(start);
          for (const [at, value] of changes) bytes[at] = value;
          const cut = bytes.subarray(0, length);
          brandsOf(cut);
          heicSize(cut);
          turnsItself(cut);
          colourProfile(cut);
          exifOf(cut);
        },
      ),
      { numRuns: 5_000 },
    );
  });
});
