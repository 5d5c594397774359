import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blurAreas, normalAreas } from '../../src/adapters/media/blur-areas.ts';
import { createDiskMediaStore } from '../../src/adapters/media/disk-media-store.ts';
import { greyOf, sharpnessOf } from '../../src/adapters/media/sharpness.ts';
import { samePhoto } from '../../src/domain/checks/repeated-photo.ts';
import type { MediaStore, PhotoArea, PhotoIntake, StoredPhoto } from '../../src/ports/media.ts';
import { aJpeg, aPhoto, turnedPhoto } from '../support/sample-photos.ts';

let folder: string;
let store: MediaStore;
let onArrival = (): void => undefined;
async function open(): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'media-blur-'));
  store = createDiskMediaStore({ folder, reach: (point) => point === 'media.afterTemp' && onArrival() });
}
async function shut(): Promise<void> {
  await store.close();
  await rm(folder, { recursive: true });
}
// One child process for the whole file: starting one costs as much as several photos.
beforeAll(open);
afterAll(shut);
/** For tests that count the files in the folder. */
async function openAnew(): Promise<void> {
  await shut();
  await open();
}

async function made(intake: Promise<PhotoIntake>): Promise<StoredPhoto> {
  const outcome = await intake;
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal}`);
  return outcome.photo;
}

/** Black and white stripes as fine as facial features: insufficient blurring leaves them visible. */
const stripes = async (width = 1200, height = 900) => {
  const pixels = Buffer.alloc(width * height);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = Math.floor((at % width) / 12) % 2 === 0 ? 0 : 255;
  return sharp(pixels, { raw: { width, height, channels: 1 } })
    .jpeg({ quality: 92 })
    .toBuffer();
};

/** The grey values of one copy within an area. */
async function greysIn(photo: StoredPhoto, width: number, format: 'webp' | 'jpeg', area: PhotoArea): Promise<Buffer> {
  const bytes = await store.readCopy(photo.hash, width, format);
  if (bytes === null) throw new Error(`no copy ${width}.${format}`);
  const { height = 0 } = await sharp(bytes).metadata();
  return sharp(bytes)
    .extract({
      left: Math.round(area.x * width),
      top: Math.round(area.y * height),
      width: Math.round(area.width * width),
      height: Math.round(area.height * height),
    })
    .greyscale()
    .raw()
    .toBuffer();
}

const spread = (greys: Buffer) => Math.max(...greys) - Math.min(...greys);
const face: PhotoArea = { x: 0.25, y: 0.25, width: 0.2, height: 0.3 };
const elsewhere: PhotoArea = { x: 0.6, y: 0.25, width: 0.2, height: 0.3 };

describe('a blurred photo', () => {
  it('No copy or placeholder shows the blurred area, and the rest stays visible', async () => {
    const original = await made(store.takePhoto(await stripes()));
    const blurred = await made(store.blur(original.hash, [face]));
    expect(blurred.copies.map(({ width, format }) => [width, format])).toEqual(
      original.copies.map(({ width, format }) => [width, format]),
    );
    for (const { width, format } of blurred.copies) {
      expect(spread(await greysIn(original, width, format, face))).toBeGreaterThan(200);
      expect(spread(await greysIn(blurred, width, format, face))).toBeLessThan(60);
      expect(spread(await greysIn(blurred, width, format, elsewhere))).toBeGreaterThan(200);
    }
    expect(blurred.placeholder).not.toBe(original.placeholder);
  });

  it('A blurred photo’s hash follows from the photo and its areas in any order', async () => {
    const { hash } = await made(store.takePhoto(await aJpeg()));
    const first = await made(store.blur(hash, [face, elsewhere]));
    expect(first.hash).not.toBe(hash);
    expect(first.blurredFrom).toEqual({ hash, areas: normalAreas([face, elsewhere]) });
    expect(await made(store.blur(hash, [elsewhere, face, { ...face, x: 0.250001 }]))).toEqual(first);
    expect((await made(store.blur(hash, [face]))).hash).not.toBe(first.hash);
    expect(await store.readPhoto(first.hash)).toEqual(first);
  });

  it('Blurring leaves the photo, its private original and its copies unchanged', async () => {
    const bytes = await aJpeg();
    const photo = await made(store.takePhoto(bytes));
    const before = await store.readCopy(photo.hash, 480, 'webp');
    const blurred = await made(store.blur(photo.hash, [face]));
    expect(await store.readOriginal(photo.hash)).toEqual(bytes);
    expect(await store.readCopy(photo.hash, 480, 'webp')).toEqual(before);
    expect(await store.readOriginal(blurred.hash)).toBeNull();
  });

  it('A blurred photo can be blurred further, from the original', async () => {
    const { hash } = await made(store.takePhoto(await aJpeg()));
    const once = await made(store.blur(hash, [face]));
    const twice = await made(store.blur(once.hash, [elsewhere]));
    expect(twice).toEqual(await made(store.blur(hash, [face, elsewhere])));
  });

  it('A crop can be cropped again, and blurred areas stay blurred in place', async () => {
    const { hash } = await made(store.takePhoto(await stripes(2400, 1800)));
    const left = await made(store.crop(hash, { x: 0, y: 0, width: 0.5, height: 1 }));
    expect([left.width, left.height, left.blurredFrom]).toEqual([
      ...[1200, 1800],
      { hash, areas: [], crop: { x: 0, y: 0, width: 0.5, height: 1 } },
    ]);
    // The upper right corner of the left half.
    const corner = await made(store.crop(left.hash, { x: 0.5, y: 0, width: 0.5, height: 0.5 }));
    expect(corner.blurredFrom?.crop).toEqual({ x: 0.25, y: 0, width: 0.25, height: 0.5 });
    expect(corner.width / corner.height).toBeCloseTo(600 / 900, 2);
    const hidden = await made(store.blur(corner.hash, [{ x: 0, y: 0, width: 0.4, height: 0.4 }]));
    expect(hidden.blurredFrom).toEqual({
      hash,
      areas: [{ x: 0.25, y: 0, width: 0.1, height: 0.2 }],
      crop: corner.blurredFrom?.crop,
    });
    expect(spread(await greysIn(hidden, 480, 'webp', { x: 0, y: 0, width: 0.4, height: 0.4 }))).toBeLessThan(60);
    expect(spread(await greysIn(hidden, 480, 'webp', { x: 0.6, y: 0.6, width: 0.4, height: 0.4 }))).toBeGreaterThan(
      200,
    );
    // Blurring first and cropping afterwards gives the same result, even if the crop cuts through the blurred area.
    const first = await made(store.blur(hash, [face]));
    const through = await made(store.crop(first.hash, { x: 0.35, y: 0.25, width: 0.5, height: 0.5 }));
    expect(spread(await greysIn(through, 480, 'webp', { x: 0, y: 0, width: 0.2, height: 0.6 }))).toBeLessThan(60);
    expect(await store.readOriginal(through.hash)).toBeNull();
    expect(await store.crop(hash, { x: 0, y: 0, width: 0.01, height: 0.01 })).toEqual({
      ok: false,
      refusal: 'too-small',
    });
    await expect(store.crop(hash, { x: 1, y: 0, width: 0, height: 1 })).rejects.toThrow(RangeError);
  });

  it('A crop applies to the photo as seen, whatever the camera orientation', async () => {
    for (const orientation of [1, 3, 6, 8]) {
      const { hash } = await made(store.takePhoto(await turnedPhoto(orientation)));
      const corner = await made(store.crop(hash, { x: 0, y: 0, width: 0.5, height: 1 }));
      expect([orientation, corner.width, corner.height]).toEqual([orientation, 60, 80]);
      const copy = (await store.readCopy(corner.hash, 60, 'webp')) ?? new Uint8Array();
      const { data } = await sharp(copy).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      expect(data[3 * (10 * 60 + 10)]).toBeGreaterThan(150);
    }
  });

  it('A blur applies to the photo as seen, whatever the camera orientation', async () => {
    for (const orientation of [1, 3, 6, 8]) {
      const { hash } = await made(store.takePhoto(await turnedPhoto(orientation)));
      const blurred = await made(store.blur(hash, [{ x: 0, y: 0, width: 1, height: 1 }]));
      expect([blurred.width, blurred.height]).toEqual([120, 80]);
      const corner = await made(store.blur(hash, [{ x: 0, y: 0, width: 0.4, height: 0.4 }]));
      const copy = (await store.readCopy(corner.hash, 120, 'webp')) ?? new Uint8Array();
      const { data } = await sharp(copy).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      const red = [...data.subarray(3 * (10 * 120 + 10), 3 * (10 * 120 + 10) + 3)];
      expect(red[0]).toBeGreaterThan(150); // the upper left corner was red, now in one averaged colour
      expect(red[2]).toBeLessThan(100);
    }
  });

  it('A blurred photo contains none of the original’s metadata', async () => {
    const located = await (await aPhoto())
      .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 6/1 0/1' } })
      .jpeg()
      .toBuffer();
    const { hash } = await made(store.takePhoto(located));
    const blurred = await made(store.blur(hash, [face]));
    for (const { width, format } of blurred.copies) {
      const { exif, xmp, icc } = await sharp((await store.readCopy(blurred.hash, width, format)) ?? []).metadata();
      expect({ exif, xmp, icc }).toEqual({});
    }
  });

  it('Blurring an unknown photo is refused', async () => {
    expect(await store.blur('0'.repeat(64), [face])).toEqual({ ok: false, refusal: 'gone' });
    expect(await store.blur('../../x', [face])).toEqual({ ok: false, refusal: 'gone' });
  });

  it.each([
    ['none', []],
    ['too many', Array.from({ length: 101 }, (_, at) => ({ x: at / 1000, y: 0, width: 0.1, height: 0.1 }))],
    ['one without width', [{ ...face, width: 0 }]],
    ['one outside', [{ ...face, x: 1.5 }]],
    ['one that is no number', [{ ...face, y: Number.NaN }]],
  ])('Blurring is refused if the areas are: %s', async (_what, areas) => {
    const { hash } = await made(store.takePhoto(await aJpeg()));
    await expect(store.blur(hash, areas)).rejects.toThrow(RangeError);
  });

  it('A sweep keeps the original while a row names its blurred photo', async () => {
    await openAnew();
    const { hash } = await made(store.takePhoto(await aJpeg()));
    const blurred = await made(store.blur(hash, [face]));
    await age();
    expect(await store.sweep(async (one) => one === blurred.hash, 24 * 3_600_000)).toBe(0);
    expect(await store.readOriginal(hash)).not.toBeNull();
    expect(await store.sweep(async () => false, 24 * 3_600_000)).toBeGreaterThan(0);
    expect(await filesIn()).toEqual([]);
  });
});

describe('blurring pixels', () => {
  it('Only pixels within the margin change, and any area inside the photo works', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, share, fc.integer({ min: 8, max: 60 }), (x, y, width, height, side) => {
        const area = { x, y, width: Math.max(width, 0.01), height: Math.max(height, 0.01) };
        fc.pre(x < 0.99 && y < 0.99);
        const data = Uint8Array.from({ length: side * side * 3 }, (_, at) => (at * 7_919) % 251);
        const before = Uint8Array.from(data);
        blurAreas({ data, width: side, height: side, channels: 3 }, normalAreas([area]));
        for (let at = 0; at < side * side; at += 1) {
          const [column, row] = [at % side, Math.floor(at / side)];
          const isNear =
            column >= x * side - 5 &&
            column <= (x + area.width) * side + 5 &&
            row >= y * side - 5 &&
            row <= (y + area.height) * side + 5;
          if (!isNear) expect(data[at * 3]).toBe(before[at * 3]);
        }
      }),
    );
  });
});

describe('deleting a photo', () => {
  it('A photo is deleted everywhere at once and can be stored again', async () => {
    await openAnew();
    const bytes = await aJpeg();
    const { hash } = await made(store.takePhoto(bytes));
    expect(await store.forget(hash)).toBe(6);
    expect(await filesIn()).toEqual([]);
    expect(await store.readCopy(hash, 480, 'webp')).toBeNull();
    expect(await store.readOriginal(hash)).toBeNull();
    expect((await made(store.takePhoto(bytes))).hash).toBe(hash);
  });

  it('Deleting waits for a photo that is just being stored', async () => {
    await openAnew();
    const bytes = await aJpeg({ width: 2000, height: 1500 });
    const hash = createHash('sha256').update(bytes).digest('hex');
    // Its hash is known when the last byte is there.
    const arrived = new Promise<void>((resolve) => {
      onArrival = resolve;
    });
    const taking = store.takePhoto(bytes);
    await arrived;
    const [intake, removed] = await Promise.all([taking, store.forget(hash)]);
    expect([intake.ok, removed]).toEqual([true, 8]);
    expect(await filesIn()).toEqual([]);
  });

  it('Deleting an unknown photo does nothing', async () => {
    expect(await store.forget('0'.repeat(64))).toBe(0);
    expect(await store.forget('../..')).toBe(0);
  });
});

describe('measuring a photo', () => {
  it('A sharp photo has a high sharpness, and a blurred one a low one', async () => {
    const sharpOne = await made(store.takePhoto(await stripes()));
    const soft = await sharp(await stripes())
      .blur(8)
      .jpeg()
      .toBuffer();
    const softOne = await made(store.takePhoto(soft));
    expect(sharpOne.sharpness).toBeGreaterThan(400);
    expect(softOne.sharpness).toBeLessThan(60);
  });

  it('A smaller copy has a matching fingerprint', async () => {
    const photo = await made(store.takePhoto(await stripesWithShapes()));
    const smaller = await sharp(await stripesWithShapes())
      .resize({ width: 700 })
      .jpeg({ quality: 60 })
      .toBuffer();
    const again = await made(store.takePhoto(smaller));
    expect(samePhoto(photo.fingerprint ?? '', again.fingerprint ?? '').same).toBe(true);
  });

  it('A single colour has no sharpness, whatever its channels', () => {
    for (const channels of [1, 2, 3, 4]) {
      const grey = greyOf({ data: new Uint8Array(20 * 10 * channels).fill(90), width: 20, height: 10, channels });
      expect([grey.data.length, sharpnessOf(grey)]).toEqual([200, 0]);
    }
    expect(sharpnessOf({ data: Uint8Array.of(1, 2), width: 2, height: 1 })).toBe(0);
  });

  it('The sharpness of a single white point equals the value calculated by hand', () => {
    const data = new Uint8Array(25);
    data[12] = 10;
    // Nine inner points: 40 in the middle, -10 at its four neighbours. Mean 0, variance (1600 + 4 × 100) / 9.
    expect(sharpnessOf({ data, width: 5, height: 5 })).toBe(222.2);
  });
});

async function stripesWithShapes(): Promise<Buffer> {
  const shapes = Buffer.from(
    '<svg width="1200" height="900"><rect width="1200" height="900" fill="#7a8"/><circle cx="300" cy="300" r="180" fill="#f52"/><rect x="600" y="150" width="400" height="520" fill="#238"/><path d="M0 900 L500 500 L900 900 Z" fill="#fd5"/></svg>',
  );
  return sharp(shapes).jpeg({ quality: 92 }).toBuffer();
}

async function filesIn(): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

async function age(): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    await utimes(join(entry.parentPath, entry.name), 0, 0);
  }
}
