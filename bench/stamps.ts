/** How many stamps on photographed and scanned pages are read, how often one is read into an ordinary photo, and at what cost. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { createFileWorkers } from '../src/adapters/media/file-workers.ts';
import { findStrips, type Strip } from '../src/adapters/media/stamp-strips.ts';
import { drawNotice, drawScene } from '../tests/adapters/photo-fingerprint-samples.ts';
import { type DrawnPage, drawPage } from '../tests/adapters/stamp-samples.ts';
import { type Figure, percentile } from './figure.ts';
import type { PictureSet } from './red-things.ts';
import { drawOther, drawRedThings, drawStamped } from './stamp-pictures.ts';

const pages = 60;
const blackPages = 30;
const ordinary = 100;
const memoryMb = 640;
/**
 * Measures the more varied pictures instead: `STAMPS=open` the set for development, `STAMPS=aside` the set kept back for the
 * final measurement.
 */
const wider = process.env.STAMPS === 'open' || process.env.STAMPS === 'aside' ? process.env.STAMPS : null;
const widerCounts = { red: 80, black: 15, other: 20, things: 30, first: 1000 } as const;
const root = fileURLToPath(new URL('..', import.meta.url));
/** Real photos, used if the folder exists beside the project. */
const photosFolder = join(root, '../shared/fixtures/photos');
const levels = ['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'] as const;

/**
 * Share of stamps that were read, of ordinary pictures in which one was read by mistake, and milliseconds for finding and reading
 * places.
 */
export const stamps = async (): Promise<readonly Figure[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-stamps-'));
  const workers = createFileWorkers({
    count: 1,
    memoryMb: memoryMb,
    log: { info: () => {}, warn: (facts, message) => process.stderr.write(`${message} ${JSON.stringify(facts)}\n`) },
  });
  const [looking, reading]: [number[], number[]] = [[], []];
  const read = async (picture: Buffer): Promise<string> => {
    const strips = await stripsOf(picture, looking);
    const started = performance.now();
    const found = await workers.readStamps(strips);
    if (strips.length > 0) reading.push(performance.now() - started);
    return found[0] ?? '';
  };
  const found = async (pages: readonly DrawnPage[]): Promise<string> => {
    let [some, exact] = [0, 0];
    for (const page of pages) {
      const stamp = await read(await drawPage(page));
      if (stamp !== '') some += 1;
      if (stamp === page.stamp) exact += 1;
    }
    return `${some} of ${pages.length}, with the right level ${exact}`;
  };
  try {
    if (wider !== null) return await widerFigures(wider, read, () => reading.length);
    const of = (ink: DrawnPage['ink'], count: number, first: number) =>
      Array.from({ length: count }, (_, at): DrawnPage => ({ stamp: levels[at % 3] ?? 'MẬT', ink, seed: first + at }));
    const red = await found(of('red', pages, 1000));
    const black = await found(of('black', blackPages, 2000));
    let [ordinary, mistaken, asked] = [0, 0, reading.length];
    asked = reading.length;
    for (const photo of await ordinaryPhotos()) {
      ordinary += 1;
      if ((await read(photo)) !== '') mistaken += 1;
    }
    return [
      { name: 'red stamps on photographed pages read', value: red },
      { name: 'black stamps on scans read', value: black },
      { name: 'ordinary pictures with a stamp read into them', value: `${mistaken} of ${ordinary}` },
      { name: 'ordinary pictures that the reader was asked about', value: String(reading.length - asked) },
      { name: 'looking for places, p50 / p99 in ms', value: spread(looking) },
      { name: 'reading one picture, reader loaded, p50 / p99 in ms', value: spread(reading) },
      { name: 'most memory of the child that reads, MB', value: childrensMostMb().join(', ') },
    ];
  } finally {
    await workers.close();
    await rm(folder, { recursive: true });
  }
};

/** Results on the more varied pictures, and how many pictures without a stamp were passed to the reader. */
async function widerFigures(
  set: PictureSet,
  read: (picture: Buffer) => Promise<string>,
  asked: () => number,
): Promise<readonly Figure[]> {
  const seeds = (count: number) => Array.from({ length: count }, (_, at) => widerCounts.first + at);
  const stamped = async (ink: 'red' | 'black'): Promise<string> => {
    let [some, exact] = [0, 0];
    for (const seed of seeds(widerCounts[ink])) {
      const { stamp, picture } = await drawStamped(set, seed, ink);
      const found = await read(picture);
      if (found !== '') some += 1;
      if (found === stamp) exact += 1;
    }
    return `${some} of ${widerCounts[ink]}, with the right level ${exact}`;
  };
  const without = async (kind: 'other' | 'things'): Promise<string> => {
    let mistaken = 0;
    const before = asked();
    for (const seed of seeds(widerCounts[kind])) {
      const picture = kind === 'other' ? await drawOther(set, seed) : await drawRedThings(set, seed);
      if ((await read(picture)) !== '') mistaken += 1;
    }
    return `${mistaken} of ${widerCounts[kind]}, the reader was asked about ${asked() - before}`;
  };
  return [
    { name: `${set}: red stamps read`, value: await stamped('red') },
    { name: `${set}: black stamps read`, value: await stamped('black') },
    { name: `${set}: pages with other red things, a stamp read into them`, value: await without('other') },
    { name: `${set}: red roofs, flags, banners, a stamp read into them`, value: await without('things') },
  ];
}

/** The largest memory of each child of this process (VmHWM, proc(5)); a child is stopped at `memoryMb`. */
function childrensMostMb(): readonly string[] {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ');
  return children.filter(Boolean).map((pid) => {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return (Number(/VmHWM:\s+(?<kB>\d+)/u.exec(status)?.groups?.kB) / 1024).toFixed(0);
  });
}

const spread = (times: readonly number[]): string =>
  `${percentile(times, 0.5).toFixed(0)} / ${percentile(times, 0.99).toFixed(0)}`;

const stripsOf = async (picture: Buffer, times: number[]): Promise<readonly Strip[]> => {
  const { data, info } = await sharp(picture)
    .autoOrient()
    .resize({ width: 1600, withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const started = performance.now();
  const strips = findStrips({ data, width: info.width, height: info.height, channels: info.channels });
  times.push(performance.now() - started);
  return strips;
};

/** Photos of people and things, drawn scenes, notices, and official pages without a stamp. */
const ordinaryPhotos = async (): Promise<readonly Buffer[]> => {
  const photos: Buffer[] = [];
  const add = (folder: string) => {
    for (const name of readdirSync(folder).filter(
      (one) => /\.(?:jpe?g|webp|png)$/u.test(one) && !/bomb|corrupt|mime|tiny|anim|zero|aspect/u.test(one),
    ))
      photos.push(readFileSync(join(folder, name)));
  };
  add(join(root, 'prisma/demo-photos'));
  if (existsSync(photosFolder)) add(photosFolder);
  for (let seed = 1; seed <= 20; seed += 1) {
    photos.push(await drawPage({ stamp: '', ink: seed % 2 === 0 ? 'red' : 'black', seed: 3000 + seed }));
    photos.push(await drawNotice(seed, seed * 3));
  }
  for (let seed = 1; photos.length < ordinary; seed += 1) photos.push(await drawScene(seed));
  return photos;
};
