/**
 * How many changed photos are found among a million others, how many others are mistaken for them, and how long a lookup takes.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { fingerprintOfCopy } from '../src/adapters/media/photo-fingerprint.ts';
import { bucketsOfWard } from '../src/adapters/storage/sql/fingerprint-buckets.ts';
import {
  createPhotoFingerprintStore,
  maxPhotosOfBucket,
  writeNumbers,
} from '../src/adapters/storage/sql/fingerprint-photo-store.ts';
import { samePhoto } from '../src/domain/checks/repeated-photo.ts';
import { bucketsOfPhoto, keptBucketsOf } from '../src/domain/checks/repeated-photo-buckets.ts';
import { wardId } from '../src/domain/ids.ts';
import { changes, drawNotice, drawScene, numbersFrom, sideCuts } from '../tests/adapters/photo-fingerprint-samples.ts';
import { type BenchCore, fillBands, openBenchCore, timed } from './checks-table.ts';
import { type Figure, percentile } from './figure.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Pairs of real photos, used if the folder exists beside the project. */
const photosFolder = join(root, '../shared/fixtures/photos');
const scenes = 30;
/** Notices on one form: five of seven lines are the same. Some of the notices are searched for again. */
const notices = 80;
const changedNoticeEvery = 8;
const ward = wardId('dong-lac');

interface Asked {
  readonly name: string;
  readonly fingerprint: string;
}

interface Again {
  readonly fingerprint: string;
  readonly of: string;
  readonly change: string;
}

type PhotoStore = ReturnType<typeof createPhotoFingerprintStore>;

interface Photos {
  /** The earlier photos. */
  readonly kept: readonly Asked[];
  /** Changed copies of them. */
  readonly again: readonly Again[];
  /** Pairs of different photos that must not be recognised as the same. */
  readonly others: readonly (readonly [string, string])[];
}

/**
 * Figures of the photo check on drawn photos, and on real ones if the folder of pairs exists; lookup time among 100,000 and a
 * million other photos.
 */
export const photoFigures = async (): Promise<readonly Figure[]> => {
  const drawn = await drawnPhotos();
  const core = await openBenchCore();
  try {
    const store = createPhotoFingerprintStore(core.db, ward);
    for (const { name, fingerprint } of drawn.kept) await store.put(hashOf(name), fingerprint, new Date(0));
    const figures: Figure[] = [...quality('drawn', drawn)];
    if (existsSync(photosFolder)) figures.push(...quality('real', await realPhotos()));
    const pairs = drawn.again.slice(0, 200).map(({ fingerprint }) => fingerprint);
    const comparing = await timed(pairs, async (fingerprint) => samePhoto(fingerprint, pairs[0] ?? ''));
    figures.push({ name: 'comparing two photos, p50 / p99 in ms', value: spread(comparing) });
    let filled = drawn.kept.length;
    for (const size of [100_000, 1_000_000]) {
      fillWithStrangers(core, drawn.kept, filled, size - filled);
      filled = size;
      const missed: string[] = [];
      for (const { fingerprint, of, change } of drawn.again) {
        if (!(await store.near(fingerprint)).includes(hashOf(of))) missed.push(change);
      }
      const rest = [...Map.groupBy(missed, (change) => change)].map(([change, all]) => `${change}: ${all.length}`);
      const times = await timed(drawn.again, ({ fingerprint }) => store.near(fingerprint));
      const name = size.toLocaleString('en');
      figures.push(
        { name: `lookup among ${name} photos, p50 / p99 in ms`, value: spread(times) },
        { name: `changed ones not among the candidates, of ${drawn.again.length}`, value: rest.join(', ') || 'none' },
      );
    }
    return [...figures, ...(await sidesAmong(crowd))];
  } finally {
    await core.leave();
  }
};

/** Number of photos among which copies cut on each side are searched. */
const crowd = 100_000;

/** Searches for some of the drawn photos, cut on one side: how many are found among `size` photos and recognised as the same. */
export async function sidesAmong(size: number): Promise<readonly Figure[]> {
  const core = await openBenchCore();
  try {
    const photos = await picturesDrawn();
    const store = createPhotoFingerprintStore(core.db, ward);
    const kept = await keptOf(photos);
    for (const { name, fingerprint } of kept) await store.put(hashOf(name), fingerprint, new Date(0));
    fillWithStrangers(core, kept, kept.length, size - kept.length);
    const figures: Figure[] = [];
    for (const [cut, make] of Object.entries(sideCuts)) {
      const asked = kept.filter(comesAgain);
      let found = 0;
      for (const earlier of asked)
        found += (await isAmong(store, earlier, await make(photos.get(earlier.name) ?? Buffer.alloc(0)))) ? 1 : 0;
      const name = `cut on one side, ${cut}, found among ${size.toLocaleString('en')} (goal 0.97)`;
      figures.push({ name, value: `${found} of ${asked.length}` });
    }
    return figures;
  } finally {
    await core.leave();
  }
}

async function isAmong(store: PhotoStore, earlier: Asked, photo: Buffer): Promise<boolean> {
  const fingerprint = await fingerprintOfCopy(photo);
  const candidates = await store.near(fingerprint);
  return candidates.includes(hashOf(earlier.name)) && samePhoto(fingerprint, earlier.fingerprint).same;
}

const hashOf = (name: string): string => createHash('sha256').update(name).digest('hex');

const spread = (times: readonly number[]): string =>
  `${percentile(times, 0.5).toFixed(2)} / ${percentile(times, 0.99).toFixed(2)}`;

const isFound = (earlier: string, later: string): boolean => {
  const { asked } = bucketsOfPhoto(later);
  return (
    keptBucketsOf(earlier).some((bucket) => asked.some((guess) => guess.has(bucket))) && samePhoto(later, earlier).same
  );
};

const quality = (kind: string, { kept, again, others }: Photos): readonly Figure[] => {
  const known = new Map(kept.map(({ name, fingerprint }) => [name, fingerprint]));
  const found = again.filter(({ of, fingerprint }) => isFound(known.get(of) ?? '', fingerprint)).length;
  const mistaken = others.filter(([a, b]) => samePhoto(a, b).same).length;
  return [
    { name: `changed ${kind} photos found`, value: `${found} of ${again.length}` },
    { name: `pairs of other ${kind} photos mistaken`, value: `${mistaken} of ${others.length}` },
  ];
};

async function picturesDrawn(): Promise<ReadonlyMap<string, Buffer>> {
  const photos = new Map<string, Buffer>();
  for (let seed = 1; seed <= scenes; seed += 1) photos.set(`scene ${seed}`, await drawScene(seed));
  for (let own = 1; own <= notices; own += 1) photos.set(`notice ${own}`, await drawNotice(7, 100 + own, 2));
  const demo = join(root, 'prisma/demo-photos');
  for (const file of readdirSync(demo).filter((name) => name.endsWith('.jpg')))
    photos.set(file, await sharp(join(demo, file)).autoOrient().jpeg().toBuffer());
  return photos;
}

const keptOf = (photos: ReadonlyMap<string, Buffer>): Promise<readonly Asked[]> =>
  Promise.all(Array.from(photos, async ([name, photo]) => ({ name, fingerprint: await fingerprintOfCopy(photo) })));

const comesAgain = ({ name }: Asked): boolean =>
  Number(/^notice (?<number>\d+)$/u.exec(name)?.groups?.number ?? 0) % changedNoticeEvery === 0;

const drawnPhotos = async (): Promise<Photos> => {
  const photos = await picturesDrawn();
  const kept = await keptOf(photos);
  const again: Again[] = [];
  for (const { name } of kept.filter(comesAgain))
    for (const [change, make] of Object.entries(changes)) {
      const fingerprint = await fingerprintOfCopy(await make(photos.get(name) ?? Buffer.alloc(0)));
      again.push({ change, of: name, fingerprint });
    }
  const some = kept.filter(({ name }) => !name.startsWith('notice') || name.endsWith('0') || name.endsWith('5'));
  const others = some.flatMap((a, index) => some.slice(index + 1).map((b) => [a.fingerprint, b.fingerprint] as const));
  return { kept, again, others };
};

const realPhotos = async (): Promise<Photos> => {
  const { pairs } = JSON.parse(readFileSync(join(photosFolder, 'index.json'), 'utf8')) as {
    readonly pairs: readonly { readonly a: string; readonly b: string; readonly label: string }[];
  };
  const known = new Map<string, string>();
  for (const file of new Set(pairs.flatMap(({ a, b }) => [a, b]))) {
    known.set(file, await fingerprintOfCopy(readFileSync(join(photosFolder, file))));
  }
  const of = (file: string) => known.get(file) ?? '';
  return {
    kept: [...known].map(([name, fingerprint]) => ({ name, fingerprint })),
    again: pairs.filter(({ label }) => label === 'same').map(({ a, b }) => ({ change: b, of: a, fingerprint: of(b) })),
    others: pairs.filter(({ label }) => label === 'different').map(({ a, b }) => [of(a), of(b)] as const),
  };
};

const codesOfBand = 2 ** 18;
const rowsOfStranger = 12;

/** Other photos close to the searched ones: each has some buckets of a real photo in which a third of the bits are flipped. */
export const fillWithStrangers = (core: BenchCore, real: readonly Asked[], first: number, count: number): void => {
  const models = real.map(({ fingerprint }) => keptBucketsOf(fingerprint));
  const numbers = Array.from({ length: count }, (_, at) => strangersNumbers(models, first + 1 + at));
  core.handle.transaction(() => {
    const insert = core.handle.prepare(
      'INSERT INTO photo_fingerprint (id, wardId, hash, bits, updatedAt) VALUES (?, ?, ?, ?, 0)',
    );
    for (const [at, own] of numbers.entries()) {
      const id = first + 1 + at;
      insert.run(id, ward, createHash('sha256').update(`stranger ${id}`).digest(), writeNumbers(own));
    }
  })();
  fillBands(core, {
    table: 'photo_band',
    ...{ first: first + 1, count, rows: rowsOfStranger },
    headOf: (owner, row) => numbers[owner - first - 1]?.[row] ?? 0,
    bucketOf: bucketsOfWard(ward, 'photo_band'),
    most: maxPhotosOfBucket,
  });
};

function strangersNumbers(models: readonly (readonly number[])[], owner: number): readonly number[] {
  const next = numbersFrom(owner);
  const model = models[owner % models.length] ?? [];
  return Array.from({ length: rowsOfStranger }, (_, row) => {
    const bucket = model[(Math.floor(owner / models.length) * rowsOfStranger + row) % model.length] ?? 0;
    const code = bucket % codesOfBand;
    let turned = 0;
    for (let bit = 1; bit < codesOfBand; bit *= 2) turned += next() < 0.33 ? bit : 0;
    return bucket - code + (code ^ turned);
  });
}
