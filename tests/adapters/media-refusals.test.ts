import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDiskMediaStore } from '../../src/adapters/media/disk-media-store.ts';
import { lookAt } from '../../src/adapters/media/make-copies.ts';
import { maxParts, maxPhotoBytes, minLongSide, readHeader } from '../../src/adapters/media/photo-header.ts';
import type { MediaStore, PhotoRefusal } from '../../src/ports/media.ts';
import { growthByFour } from '../support/cpu-time.ts';
import { aJpeg, aPhoto, pngBomb, pngChunk, pngHeader, pngSignature, svg } from '../support/sample-photos.ts';

let folder: string;
let store: MediaStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-refusals-'));
  store = createDiskMediaStore({ folder });
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#369' } });
const movingWebp = async () =>
  sharp(
    await sharp(
      Buffer.concat([await plain(100, 100).raw().toBuffer(), await plain(100, 100).negate().raw().toBuffer()]),
      { raw: { width: 100, height: 200, channels: 3, pageHeight: 100 } },
    )
      .webp({ loop: 0 })
      .toBuffer(),
    { animated: true },
  )
    .webp()
    .toBuffer();
/** A small JPEG whose frame header declares another size, so that the header parser sees a large picture. */
const jpegThatSays = async (width: number, height: number) => {
  const jpeg = await plain(64, 64).jpeg().toBuffer();
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  jpeg.writeUInt16BE(height, frame + 5);
  jpeg.writeUInt16BE(width, frame + 7);
  return jpeg;
};
/** @param before number of chunks before the one that marks the picture as animated */
const movingPng = async (before: number) => {
  const png = await plain(300, 200).png().toBuffer();
  const words = Array.from({ length: before }, () => pngChunk('tEXt', Buffer.from('a\0b')));
  const moves = pngChunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]));
  return Buffer.concat([png.subarray(0, 33), ...words, moves, png.subarray(33)]);
};
const box = (brand: string) =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from(`ftyp${brand}\0\0\0\0mif1${brand}`, 'latin1'),
    Buffer.alloc(300),
  ]);
const cut = async (share: number, make: Promise<Buffer>) => {
  const bytes = await make;
  return bytes.subarray(0, Math.floor(bytes.length * share));
};
const endMarked = async (make: Promise<Buffer>) => Buffer.concat([await make, Buffer.from([0xff, 0xd9])]);
const scratched = async () => {
  const jpeg = await aJpeg();
  jpeg.fill(0xff, jpeg.length / 2, jpeg.length / 2 + 60);
  return jpeg;
};

const refused: readonly [what: string, refusal: PhotoRefusal, make: () => Buffer | Promise<Buffer>][] = [
  ['an empty file', 'empty', () => Buffer.alloc(0)],
  ['a text', 'not-a-picture', () => Buffer.from('BM is how this letter begins, and it has no picture in it.')],
  ['a web page', 'not-a-picture', () => Buffer.from('<!doctype html><html><body><svg></svg></body></html>')],
  [
    'a film',
    'film',
    () => Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom\0\0\0\0isommp42'), Buffer.alloc(300)]),
  ],
  ['a zip', 'not-a-picture', () => Buffer.from('PK\u0003\u0004 and more')],
  ['an SVG, whatever its name', 'svg', () => Buffer.from(svg)],
  [
    'an SVG behind a byte order mark and a comment',
    'svg',
    () => Buffer.from(`\ufeff<?xml version="1.0"?><!-- photo -->${svg}`),
  ],
  ['a TIFF', 'tiff', () => plain(300, 200).tiff().toBuffer()],
  [
    'a BMP',
    'unsupported-format',
    () => Buffer.concat([Buffer.from('BM'), Buffer.from([54, 1, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0]), Buffer.alloc(300)]),
  ],
  ['a HEIC without a picture', 'damaged', () => box('heic')],
  ['a HEIC that is a film', 'animated', () => box('hevc')],
  ['an AVIF', 'avif', () => box('avif')],
  ['a PDF', 'document', () => Buffer.from('%PDF-1.7\n1 0 obj')],
  ['a GIF', 'gif', () => plain(300, 200).gif().toBuffer()],
  ['a moving WebP', 'animated', movingWebp],
  ['a moving PNG', 'animated', () => movingPng(0)],
  ['a moving PNG that says so late', 'animated', () => movingPng(2 * maxParts)],
  ['a PNG of 900 megapixels in 2 KB', 'too-many-pixels', () => pngBomb(30_000, 30_000)],
  ['a PNG that says 4,294,967,295 pixels wide', 'too-many-pixels', () => pngBomb(0xffff_ffff, 0xffff_ffff)],
  ['a JPEG of 65 megapixels', 'too-many-pixels', () => jpegThatSays(8125, 8001)],
  ['one pixel by 65,535', 'too-long', () => pngBomb(1, 65_535)],
  ['a strip', 'too-long', () => plain(2100, 100).jpeg().toBuffer()],
  [
    'an icon',
    'too-small',
    () =>
      plain(minLongSide - 1, 32)
        .png()
        .toBuffer(),
  ],
  ['one pixel', 'too-small', () => plain(1, 1).jpeg().toBuffer()],
  [
    'more than 20 MiB',
    'too-big',
    () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(maxPhotoBytes - 2)]),
  ],
  ['three bytes of a JPEG', 'cut-off', () => Buffer.from([0xff, 0xd8, 0xff])],
  ['a JPEG cut in half', 'cut-off', () => cut(0.5, aJpeg())],
  [
    'a JPEG that lacks its last kilobyte',
    'cut-off',
    async () => {
      const jpeg = await aJpeg({ width: 1200, height: 900 });
      return jpeg.subarray(0, -1000);
    },
  ],
  ['half a JPEG with an end mark put on it', 'damaged', () => endMarked(cut(0.5, aJpeg()))],
  ['half a progressive JPEG', 'cut-off', async () => cut(0.5, (await aPhoto()).jpeg({ progressive: true }).toBuffer())],
  ['a JPEG with a scratch in the middle', 'damaged', scratched],
  ['a PNG cut in half', 'cut-off', async () => cut(0.5, (await aPhoto()).png().toBuffer())],
  ['a PNG with a header and nothing else', 'cut-off', () => Buffer.concat([pngSignature, pngHeader(800, 600)])],
  ['a WebP cut in half', 'cut-off', async () => cut(0.5, (await aPhoto()).webp().toBuffer())],
];

describe('the media store refuses', () => {
  it.each(refused)('%s: %s', async (_what, refusal, make) => {
    expect(await store.takePhoto(await make())).toEqual({ ok: false, refusal });
  });

  it('A photo with too many pixels is refused before it is decoded, even if only the decoder reads the size', async () => {
    for (const bomb of [await pngBomb(30_000, 30_000), await plain(9_000, 8_000).png().toBuffer()])
      expect(await lookAt(bomb)).toEqual({ kind: 'refused', refusal: 'too-many-pixels' });
  });

  it('Nothing remains of a refused photo', async () => {
    const left = await readdir(folder, { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile())).toEqual([]);
  });

  it('A photo of exactly 20 MiB is accepted', async () => {
    const jpeg = await aJpeg({ seed: 'twenty' });
    const padded = Buffer.concat([jpeg, Buffer.alloc(maxPhotoBytes - jpeg.length)]);
    expect(await store.takePhoto(padded)).toMatchObject({ ok: true, photo: { sizeBytes: maxPhotoBytes } });
  });

  it('A photo of the smallest allowed size is accepted', async () => {
    expect(await store.takePhoto(await aJpeg({ width: minLongSide, height: 48 }))).toMatchObject({ ok: true });
  });

  it('The format is recognised by its content, not by the name', async () => {
    const photo = await aPhoto({ seed: 'formats' });
    for (const bytes of [
      await photo.clone().jpeg().toBuffer(),
      await photo.clone().png().toBuffer(),
      await photo.clone().webp().toBuffer(),
    ]) {
      expect(await store.takePhoto(bytes)).toMatchObject({ ok: true, photo: { width: 900, height: 600 } });
    }
  });
});

describe('the header reader', () => {
  it('20 MB of empty parts are not read through, which would block other requests', () => {
    const starts = {
      png: (bytes: Buffer) => {
        bytes.set([...pngSignature]);
        for (let at = 8; at + 12 <= bytes.length; at += 12) bytes.write('tEXt', at + 4, 'latin1');
      },
      webp: (bytes: Buffer) => {
        bytes.write('RIFF\0\0\0\0WEBP', 'latin1');
        for (let at = 12; at + 8 <= bytes.length; at += 8) bytes.write('JUNK', at, 'latin1');
      },
      jpeg: (bytes: Buffer) => {
        bytes.fill(0xff);
        bytes.writeUInt8(0xd8, 1);
      },
    };
    for (const [format, start] of Object.entries(starts)) {
      const reading = (length: number) => {
        const bytes = Buffer.alloc(length, 0);
        start(bytes);
        return () => expect(readHeader(bytes)).toEqual({ ok: true, format, size: null });
      };
      // A parser that reads all chunks would take four times as long for four times as many.
      expect(growthByFour(reading, maxPhotoBytes / 4)).toBeLessThan(2.5);
    }
  });

  it('The reader never throws, whatever the bytes are', () => {
    const starts = [
      [],
      [0xff, 0xd8, 0xff],
      [...pngSignature],
      [...Buffer.from('RIFF\x40\0\0\0WEBPVP8X')],
      [...Buffer.from('\0\0\0\x18ftypheic')],
      [...Buffer.from('BM')],
      [...Buffer.from('<svg')],
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.uint8Array({ maxLength: 200 }),
        (start, rest) => void readHeader(Uint8Array.from([...start, ...rest])),
      ),
      { numRuns: 20_000 },
    );
  });
});

// ── The shared collection of real and malicious files ──────────────────────────────────────────────────────────────

const collection = fileURLToPath(new URL('../../../shared/fixtures/photos/', import.meta.url));
const hasCollection = existsSync(join(collection, 'index.json'));

interface Fixture {
  readonly file: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly orientation: number | null;
  readonly has_gps: boolean;
  readonly taken: string | null;
}

/** `media-refusals.long.test.ts` takes in all files; this file takes in the refused ones and the smallest photo of each kind. */
const isLong = process.env.TEST_LONG === '1';

/**
 * The expected outcome by file name. The first matching row applies; files without a matching row are photos and are accepted.
 */
const outcomes: readonly [pattern: RegExp, refusal: PhotoRefusal | null][] = [
  // Files whose ending does not match their content, and iPhone photos.
  [/^mime-jpeg-named\.|^heic-/, null],
  [/\.gif$/, 'gif'],
  [/^anim-/, 'animated'],
  [/\.avif$/, 'avif'],
  [/\.svg$/, 'svg'],
  [/\.tiff$/, 'tiff'],
  [/\.bmp$/, 'unsupported-format'],
  [/^mime-pdf-/, 'document'],
  [/^bomb-/, 'too-many-pixels'],
  [/^corrupt-(truncated|half|no-eoi|header|data-stream)/, 'cut-off'],
  // One of them is a phone photo that was cut off and nevertheless got an end marker.
  [/^corrupt-/, 'damaged'],
  [/^aspect-/, 'too-long'],
  [/^zero-byte\./, 'empty'],
  [/^mime-(html|text)-named\./, 'not-a-picture'],
  [/^(png16-trns|tiny-2x2)\./, 'too-small'],
];

const all: readonly Fixture[] = hasCollection
  ? JSON.parse(readFileSync(join(collection, 'index.json'), 'utf8')).files.filter(
      ({ file }: Fixture) => !file.startsWith('pairs/'),
    )
  : [];

const refusalOf = (file: string): PhotoRefusal | null => outcomes.find(([pattern]) => pattern.test(file))?.[1] ?? null;
const kindOf = ({ file }: Fixture): string => file.split('-')[0] ?? file;
const bytesOf = ({ file }: Fixture): number => statSync(join(collection, file)).size;
const isSmallestOfKind = (one: Fixture): boolean =>
  all
    .filter((each) => kindOf(each) === kindOf(one) && refusalOf(each.file) === null)
    .every((each) => bytesOf(one) <= bytesOf(each));
const fixtures = isLong ? all : all.filter((one) => refusalOf(one.file) !== null || isSmallestOfKind(one));

describe.skipIf(!hasCollection)(
  'the shared collection (skipped when ../shared/fixtures/photos is not beside the repository)',
  () => {
    it.each(fixtures.map((fixture) => [fixture.file, refusalOf(fixture.file) ?? 'taken', fixture] as const))(
      '%s: %s',
      async (file, _outcome, fixture) => {
        const intake = await store.takePhoto(await readFile(join(collection, file)));
        const refusal = refusalOf(file);
        if (refusal !== null) {
          expect(intake).toEqual({ ok: false, refusal });
          return;
        }
        if (!intake.ok) throw new Error(`refused: ${intake.refusal}`);
        const isTurned = (fixture.orientation ?? 1) >= 5;
        const size = isTurned ? [fixture.height, fixture.width] : [fixture.width, fixture.height];
        expect([intake.photo.width, intake.photo.height]).toEqual(size);
        expect(intake.photo.hadLocation).toBe(fixture.has_gps);
        // Some files have their time only in XMP, where cameras do not write it.
        if (intake.photo.takenAt !== null)
          expect(intake.photo.takenAt).toBe(fixture.taken?.replace(':', '-').replace(':', '-').replace(' ', 'T'));
      },
    );
  },
);
