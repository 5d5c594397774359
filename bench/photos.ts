/**
 * How fast albums become public copies: the store (child process, checks, fsync, rename, placeholder, sharpness, fingerprint)
 * compared with the same copies made by a short hand-written pipeline that decodes each photo once and stores nothing. Both run
 * alternately, so that other load on the machine affects both. Three kinds of photos: with a colour profile, as phones take them;
 * without one, which saves the pipeline its conversion; and without any red, in which no place is checked for a stamp.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { getPriority, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import sharp, { type Matrix3x3, type Sharp } from 'sharp';
import { createDiskMediaStore } from '../src/adapters/media/disk-media-store.ts';
import { jpegOptions, webpOptions } from '../src/adapters/media/make-copies.ts';
import { type MediaStore, photoWidths } from '../src/ports/media.ts';
import type { Figure } from './figure.ts';

const rounds = 7;
const albumSize = 4;
/** Nice value of the child process. The compared pipeline runs with the same one. */
const childPriority = 5;
const demo = new URL('../prisma/demo-photos/', import.meta.url);

interface PhonePhoto {
  readonly hasProfile: boolean;
  /** The drawing has red roofs and pennants: fifty places that are checked and contain no letters (0294). */
  readonly hasRed: boolean;
}

const kinds: Readonly<Record<string, PhonePhoto>> = {
  'with a profile': { hasProfile: true, hasRed: true },
  'no profile': { hasProfile: false, hasRed: true },
  'nothing red': { hasProfile: true, hasRed: false },
};

/** Milliseconds a photo through the store and through the hand-written pipeline, for each kind of phone photo. */
export const photos = async (): Promise<readonly Figure[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-photos-'));
  const store = createDiskMediaStore({ folder });
  const priority = getPriority();
  setPriority(childPriority);
  sharp.concurrency(1);
  sharp.cache(false);
  try {
    const figures: Figure[] = [];
    for (const [kind, as] of Object.entries(kinds)) figures.push(...(await compare(store, await phonePhoto(as), kind)));
    return figures;
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
    if (process.getuid?.() === 0) setPriority(priority); // without root, a nice value cannot be lowered again
  }
};

async function compare(store: MediaStore, photo: Buffer, kind: string): Promise<readonly Figure[]> {
  await taken(store.takePhoto(another(photo, 'warm'))); // starts the child process
  await byHand(photo);
  const msByHand: number[] = [];
  const msOfStore: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const album = Array.from({ length: albumSize }, (_, at) => another(photo, `${kind} ${round} ${at}`));
    const turns: readonly (readonly [number[], () => Promise<unknown>])[] = [
      [
        msByHand,
        async () => {
          for (const bytes of album) await byHand(bytes);
        },
      ],
      [msOfStore, () => Promise.all(album.map((bytes) => taken(store.takePhoto(bytes))))],
    ];
    for (const [into, run] of round % 2 === 0 ? turns : turns.toReversed()) {
      const started = performance.now();
      await run();
      into.push((performance.now() - started) / albumSize);
    }
  }
  const [hand, ours] = [middle(msByHand), middle(msOfStore)];
  return [
    { name: `photo of 12 megapixels ${kind}, by hand, ms`, value: hand.toFixed(0) },
    { name: 'the same into the store, ms', value: ours.toFixed(0) },
    { name: 'throughput of the store / by hand (goal 0.95)', value: (hand / ours).toFixed(3) },
  ];
}

const redToBlue: Matrix3x3 = [
  [0, 0, 1],
  [0, 1, 0],
  [1, 0, 0],
];

/** The demo's own drawing at a phone's size, with sensor noise: smooth pictures would be too easy for every encoder. */
async function phonePhoto({ hasProfile, hasRed }: PhonePhoto): Promise<Buffer> {
  const { photos: list } = JSON.parse(await readFile(new URL('index.json', demo), 'utf8')) as {
    photos: readonly { readonly file: string }[];
  };
  const drawing = await readFile(new URL(list[0]?.file ?? '', demo));
  const [width, height] = [4032, 3024];
  const grain = await sharp({
    create: { width, height, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 128, sigma: 12 } },
  })
    .png({ compressionLevel: 0 })
    .toBuffer();
  const drawn = sharp(drawing).resize({ width, height });
  const photo = (hasRed ? drawn : drawn.recomb(redToBlue)).composite([{ input: grain, blend: 'soft-light' }]);
  return (hasProfile ? photo.withIccProfile('srgb') : photo).jpeg({ quality: 90 }).toBuffer();
}

/** The same picture under another hash: bytes appended after the end make another file for the store. */
function another(photo: Buffer, mark: string): Buffer {
  return Buffer.concat([photo, Buffer.from(`bench ${mark}`)]);
}

async function byHand(bytes: Uint8Array): Promise<unknown> {
  const widest = await pixelsOf(
    sharp(bytes)
      .autoOrient()
      .resize({ width: Math.max(...photoWidths) })
      .toColourspace('srgb'),
  );
  return Promise.all(
    photoWidths.map(async (width) => {
      const pixels = await pixelsOf(widest().resize({ width }));
      return Promise.all([pixels().webp(webpOptions).toBuffer(), pixels().jpeg(jpegOptions).toBuffer()]);
    }),
  );
}

async function pixelsOf(photo: Sharp): Promise<() => Sharp> {
  const { data, info } = await photo.raw().toBuffer({ resolveWithObject: true });
  return () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
}

async function taken(intake: Promise<{ readonly ok: boolean }>): Promise<void> {
  if (!(await intake).ok) throw new Error('the bench photo was refused');
}

function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
