import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDiskMediaStore } from '../../src/adapters/media/disk-media-store.ts';
import { jpegSegments, webpChunks } from '../../src/adapters/media/photo-header.ts';
import { samplePhotos } from '../../src/adapters/media/sample-photos.ts';
import { type MediaStore, photoWidths, type StoredPhoto } from '../../src/ports/media.ts';
import { aJpeg, aPhoto, corners, pngChunk, turnedPhoto, withSegment } from '../support/sample-photos.ts';

let folder: string;
let store: MediaStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-copies-'));
  store = createDiskMediaStore({ folder });
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

async function taken(bytes: Uint8Array): Promise<StoredPhoto> {
  const intake = await store.takePhoto(bytes);
  if (!intake.ok) throw new Error(`refused: ${intake.refusal}`);
  return intake.photo;
}

async function copiesOf(photo: StoredPhoto): Promise<readonly Buffer[]> {
  return Promise.all(
    photo.copies.map(async ({ width, format }) => {
      const copy = await store.readCopy(photo.hash, width, format);
      if (copy === null) throw new Error(`no copy ${width} ${format}`);
      return Buffer.from(copy);
    }),
  );
}

/** The colour near a position, given as fractions of width and height, in every copy. */
async function coloursAt(photo: StoredPhoto, x: number, y: number): Promise<readonly (readonly number[])[]> {
  return Promise.all(
    (await copiesOf(photo)).map(async (copy) => {
      const { data, info } = await sharp(copy)
        .toColourspace('srgb')
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
      return info.channels === 1 ? [data[at], data[at], data[at]].map(Number) : [...data.subarray(at, at + 3)];
    }),
  );
}

/** All parts of the file except its pixels. */
function metadataOf(copy: Buffer): string {
  const file = new DataView(copy.buffer, copy.byteOffset, copy.byteLength);
  const parts =
    copy[0] === 0xff
      ? [...jpegSegments(file)]
      : [...webpChunks(copy, file)].filter(({ name }) => !name.startsWith('VP8'));
  return parts.map(({ start, end }) => copy.toString('latin1', start, end)).join('\n');
}

const rgb = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

function expectNear(found: readonly number[], wanted: readonly number[], tolerance = 14): void {
  for (const [index, channel] of wanted.entries())
    expect(Math.abs((found[index] ?? -999) - channel), `${found} instead of ${wanted}`).toBeLessThanOrEqual(tolerance);
}

describe('public copies', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('Copies are upright for camera orientation %i', async (orientation) => {
    const photo = await taken(await turnedPhoto(orientation));
    expect([photo.width, photo.height]).toEqual([120, 80]);
    for (const [place, x, y] of [
      ['topLeft', 0.2, 0.2],
      ['topRight', 0.8, 0.2],
      ['bottomLeft', 0.2, 0.8],
      ['bottomRight', 0.8, 0.8],
    ] as const) {
      for (const colour of await coloursAt(photo, x, y)) expectNear(colour, rgb(corners[place]), 30);
    }
  });

  it('A photo has copies in three widths, each as WebP and JPEG', async () => {
    const photo = await taken(await aJpeg({ width: 2000, height: 1500 }));
    expect(photo.copies.map(({ width, height, format }) => [width, height, format])).toEqual([
      [480, 360, 'webp'],
      [480, 360, 'jpeg'],
      [960, 720, 'webp'],
      [960, 720, 'jpeg'],
      [1600, 1200, 'webp'],
      [1600, 1200, 'jpeg'],
    ]);
    for (const [index, copy] of (await copiesOf(photo)).entries()) {
      const { format, width, height } = await sharp(copy).metadata();
      expect({ format, width, height, sizeBytes: copy.byteLength }).toEqual({ ...photo.copies[index] });
    }
  });

  it.each([
    [300, [300]],
    [480, [480]],
    [500, [480, 500]],
    [960, [480, 960]],
    [1599, [480, 960, 1599]],
    [1600, [...photoWidths]],
  ])('A photo %i pixels wide has copies %j wide', async (width, widths) => {
    const photo = await taken(await aJpeg({ width, height: 200 }));
    expect([...new Set(photo.copies.map((copy) => copy.width))]).toEqual(widths);
  });

  it('A very high photo’s copies stay within the limits of WebP', async () => {
    const photo = await taken(
      await sharp({ create: { width: 1000, height: 19_000, channels: 3, background: '#448' } })
        .jpeg()
        .toBuffer(),
    );
    expect([...new Set(photo.copies.map((copy) => copy.width))]).toEqual([480]);
  });

  it('A photo has a placeholder picture of a few hundred bytes', async () => {
    const { placeholder } = await taken(await aJpeg({ width: 1200, height: 800 }));
    expect(placeholder).toMatch(/^data:image\/webp;base64,/);
    expect(placeholder.length).toBeLessThanOrEqual(400);
    const { format, width } = await sharp(Buffer.from(placeholder.split(',')[1] ?? '', 'base64')).metadata();
    expect(format).toBe('webp');
    expect(width).toBeLessThanOrEqual(24);
  });

  it('Copies contain no EXIF, place, XMP, IPTC, profile or comment of the original', async () => {
    const secret = Buffer.from('a stranger wrote <script>this</script> here');
    const [demo] = await samplePhotos(fileURLToPath(new URL('../../prisma/demo-photos', import.meta.url)));
    if (demo === undefined) throw new Error('no demo photos');
    const xmp = Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1'), secret]);
    const iptc = Buffer.concat([Buffer.from('Photoshop 3.0\0', 'latin1'), secret]);
    const loaded = withSegment(withSegment(withSegment(Buffer.from(demo.bytes), 0xfe, secret), 0xe1, xmp), 0xed, iptc);
    const photo = await taken(loaded);
    expect([photo.takenAt, photo.hadLocation]).toEqual(['2026-02-23T07:42:10', true]);
    for (const copy of await copiesOf(photo)) {
      for (const trace of ['Exif', 'http://ns.adobe.com/xap', 'Photoshop', 'script', 'Phone A']) {
        expect(copy.includes(trace), trace).toBe(false);
      }
      // Three letters occur by chance in compressed pixels, so only the parts that can contain metadata are searched.
      expect(metadataOf(copy)).not.toContain('GPS');
      const { exif, icc, xmp: kept, iptc: keptIptc, comments, orientation } = await sharp(copy).metadata();
      expect({ exif, icc, kept, keptIptc, comments, orientation }).toEqual({});
    }
  });

  it('Data hidden behind the end of the picture is not copied', async () => {
    const tail = '<html><script>document.location = "evil"</script></html>PK\u0003\u0004';
    const photo = await taken(Buffer.concat([await aJpeg({ seed: 'tail' }), Buffer.from(tail)]));
    for (const copy of await copiesOf(photo))
      for (const trace of ['<html', 'evil', 'PK\u0003\u0004']) expect(copy.includes(trace), trace).toBe(false);
  });
});

describe('colours', () => {
  const red = { create: { width: 200, height: 150, channels: 3, background: '#e02010' } } as const;

  it.each([
    [
      'of a Display P3 phone',
      () => sharp(red).withIccProfile('p3').jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer(),
    ],
    [
      'with an sRGB profile',
      () => sharp(red).withIccProfile('srgb').jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer(),
    ],
    ['of a 16-bit PNG', () => sharp(red).toColourspace('rgb16').png().toBuffer()],
    ['of a lossless WebP', () => sharp(red).webp({ lossless: true }).toBuffer()],
  ])('Colours are right: %s', async (_name, make) => {
    for (const colour of await coloursAt(await taken(await make()), 0.5, 0.5)) expectNear(colour, rgb('#e02010'));
  });

  it('Colours of a CMYK print photo are close', async () => {
    const cmyk = await sharp(red).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer();
    expect((await sharp(cmyk).metadata()).space).toBe('cmyk');
    for (const colour of await coloursAt(await taken(cmyk), 0.5, 0.5)) expectNear(colour, rgb('#e02010'), 40);
  });

  it('A grey photo of 8 or 16 bits stays grey', async () => {
    const grey = sharp({ create: { width: 200, height: 150, channels: 3, background: '#777777' } });
    for (const bytes of [
      await grey.clone().greyscale().jpeg().toBuffer(),
      await grey.clone().toColourspace('grey16').png().toBuffer(),
    ]) {
      for (const colour of await coloursAt(await taken(bytes), 0.5, 0.5)) expectNear(colour, rgb('#777777'), 4);
    }
  });

  it('Transparent areas are shown white', async () => {
    const hole = await sharp({
      create: { width: 200, height: 150, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    for (const colour of await coloursAt(await taken(hole), 0.5, 0.5)) expectNear(colour, [255, 255, 255], 2);
  });
});

describe('unusual but undamaged photos', () => {
  it('A scan header as written by some Samsung phones is accepted', async () => {
    const jpeg = await aJpeg({ seed: 'samsung' });
    const file = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
    const scan = [...jpegSegments(file)].find((segment) => segment.marker === 0xda);
    if (scan === undefined) throw new Error('no scan');
    jpeg.set([2, 0, 0x12], scan.end - 3);
    await expect(sharp(jpeg, { failOn: 'warning' }).raw().toBuffer()).rejects.toThrow(/SOS/);
    await taken(jpeg);
  });

  it('Padding before the end mark is accepted', async () => {
    const jpeg = await aJpeg({ seed: 'padded' });
    await taken(Buffer.concat([jpeg.subarray(0, -2), Buffer.alloc(64), jpeg.subarray(-2)]));
  });

  it('Broken EXIF, a broken profile and a wrong checksum in a comment are accepted', async () => {
    await taken(
      withSegment(await aJpeg({ seed: 'exif' }), 0xe1, Buffer.from('Exif\0\0II*\0\xff\xff\xff\xff', 'latin1')),
    );
    const png = await (await aPhoto({ seed: 'png' })).png().toBuffer();
    const comment = pngChunk('tEXt', Buffer.from('Comment\0hello'));
    comment[comment.length - 1] = (comment[comment.length - 1] ?? 0) ^ 1;
    await taken(
      Buffer.concat([png.subarray(0, 33), comment, pngChunk('iCCP', Buffer.from('x\0\0rubbish')), png.subarray(33)]),
    );
  });
});
