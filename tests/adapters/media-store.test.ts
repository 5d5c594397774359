import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiskMediaStore, type DiskMediaStoreOptions } from '../../src/adapters/media/disk-media-store.ts';
import type { MediaStore, StoredPhoto } from '../../src/ports/media.ts';
import { aJpeg } from '../support/sample-photos.ts';
import { sharingMediaStore } from '../support/shared-workers.ts';

let folder: string;
const open: MediaStore[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-store-'));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((store) => store.close()));
  await rm(folder, { recursive: true });
});

function aStore(options: Partial<DiskMediaStoreOptions> = {}): MediaStore {
  const store = createDiskMediaStore({ folder, ...options });
  open.push(store);
  return store;
}

/** Uses the child process that all tests of this process share, for tests that are not about the child. */
function aSharingStore(place = folder): MediaStore {
  const store = sharingMediaStore(place);
  open.push(store);
  return store;
}

async function taken(store: MediaStore, bytes: Uint8Array): Promise<StoredPhoto> {
  const intake = await store.takePhoto(bytes);
  if (!intake.ok) throw new Error(`refused: ${intake.refusal}`);
  return intake.photo;
}

async function filesIn(place = folder): Promise<readonly string[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** A log that passes every child's process id to `onStart`. */
const childLog = (onStart: (pid: number) => void) => ({
  info: (facts: Readonly<Record<string, unknown>>, message: string) => {
    if (message === 'file worker started') onStart(Number(facts.pid));
  },
  warn: () => {},
});

const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a stored photo', () => {
  it('A photo’s private original, copies and mark are stored', async () => {
    const bytes = await aJpeg();
    const photo = await taken(aSharingStore(), bytes);
    const { hash } = photo;
    const place = `copies/${hash.slice(0, 2)}/${hash}`;
    expect(await filesIn()).toEqual([
      `${place}/480.jpg`,
      `${place}/480.webp`,
      `${place}/900.jpg`,
      `${place}/900.webp`,
      `${place}/photo.json`,
      `originals/${hash.slice(0, 2)}/${hash}`,
    ]);
    expect(await readFile(join(folder, 'originals', hash.slice(0, 2), hash))).toEqual(bytes);
    expect((await stat(join(folder, 'originals', hash.slice(0, 2), hash))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'originals', hash.slice(0, 2)))).mode & 0o777).toBe(0o700);
    expect(JSON.parse(await readFile(join(folder, place, 'photo.json'), 'utf8'))).toEqual(photo);
  });

  it('A photo sent twice is stored once and not decoded again', async () => {
    const bytes = await aJpeg();
    const first = await taken(aSharingStore(), bytes);
    let started = 0;
    const other = aStore({
      log: childLog(() => {
        started += 1;
      }),
    });
    expect(await taken(other, bytes)).toEqual(first);
    expect(started).toBe(0);
  });

  it('A photo sent ten times at once is decoded once', async () => {
    const bytes = await aJpeg();
    const temps: string[] = [];
    const store = aStore({
      reach: (name) => {
        if (name === 'media.afterTemp') temps.push(name);
      },
    });
    const photos = await Promise.all(Array.from({ length: 10 }, () => taken(store, bytes)));
    expect(new Set(photos.map((photo) => photo.hash)).size).toBe(1);
    expect(temps).toHaveLength(1);
  });

  it('A photo with an unreadable mark is made again', async () => {
    const store = aSharingStore();
    const bytes = await aJpeg();
    const photo = await taken(store, bytes);
    await writeFile(join(folder, 'copies', photo.hash.slice(0, 2), photo.hash, 'photo.json'), '{"hash":');
    expect(await taken(store, bytes)).toEqual(photo);
  });

  it('Only existing copies can be read', async () => {
    const store = aSharingStore();
    const { hash } = await taken(store, await aJpeg());
    expect(await store.readCopy(hash, 480, 'webp')).not.toBeNull();
    expect(await store.readCopy(hash, 480, 'jpeg')).not.toBeNull();
    expect(await store.readCopy(hash, 481, 'webp')).toBeNull();
    expect(await store.readCopy('0'.repeat(64), 480, 'webp')).toBeNull();
    for (const strange of ['../../originals', `${hash}/../${hash}`, hash.toUpperCase(), '', `${hash}\0`])
      expect(await store.readCopy(strange, 480, 'webp')).toBeNull();
    for (const width of [0, -480, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(await store.readCopy(hash, width, 'webp')).toBeNull();
    expect(await store.readCopy(hash, 480, 'constructor' as 'webp')).toBeNull();
  });
});

// ── Crashes ────────────────────────────────────────────────────────────────────────────────────────────────────────

const storeUrl = new URL('../../src/adapters/media/disk-media-store.ts', import.meta.url).href;

/**
 * Takes in the photo in another process, which is killed at a crash point. Returns its last output and the signal that ended it.
 */
function inAnotherProcess(
  program: string,
  args: readonly string[],
): Promise<{ signal: string | null; output: string }> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, '--', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return new Promise((resolve) => child.once('close', (_code, signal) => resolve({ signal, output })));
}

const takeAndDie = `
  import { readFileSync } from 'node:fs';
  const { createDiskMediaStore } = await import('${storeUrl}');
  const [folder, file, point] = process.argv.slice(1);
  const store = createDiskMediaStore({ folder, reach: (name) => { if (name === point) process.kill(process.pid, 'SIGKILL'); } });
  await store.takePhoto(readFileSync(file));
`;

describe('the process is killed with kill -9', () => {
  it.each(['media.afterTemp', 'media.afterRename', 'media.beforeMark', 'media.afterMark'])(
    'A photo interrupted at %s is completed when it is sent again',
    async (point) => {
      const bytes = await aJpeg({ seed: point });
      const file = join(folder, 'incoming.jpg');
      await writeFile(file, bytes);
      const place = join(folder, 'media');
      const { signal } = await inAnotherProcess(takeAndDie, [place, file, point]);
      expect(signal).toBe('SIGKILL');
      const marks = (await filesIn(place)).filter((name) => name.endsWith('photo.json'));
      expect(marks).toHaveLength(point === 'media.afterMark' ? 1 : 0);

      const store = aSharingStore(place);
      const photo = await taken(store, bytes);
      for (const copy of photo.copies)
        expect((await store.readCopy(photo.hash, copy.width, copy.format))?.byteLength).toBe(copy.sizeBytes);
      // The next sweep removes partial files and keeps the photo.
      await store.sweep(async () => true, 0);
      expect((await filesIn(place)).filter((name) => name.endsWith('.part'))).toEqual([]);
      expect(await taken(store, bytes)).toEqual(photo);
    },
  );
});

// ── The child ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** Progressive, 38 megapixels, well compressed: decoding it needs more than 200 MB. */
let drawn: Promise<Buffer> | null = null;
const heavyPhoto = (): Promise<Buffer> => {
  drawn ??= sharp({ create: { width: 7100, height: 5400, channels: 3, background: '#385' } })
    .jpeg({ progressive: true, chromaSubsampling: '4:4:4' })
    .toBuffer();
  return drawn;
};

describe('the worker that decodes photos', () => {
  it('If the worker is killed while decoding, the next worker decodes the photo', async () => {
    const pids: number[] = [];
    const store = aStore({
      log: childLog((pid) => {
        pids.push(pid);
        if (pids.length === 1) setTimeout(() => process.kill(pid, 'SIGKILL'), 20);
      }),
    });
    const photo = await taken(store, await heavyPhoto());
    expect(photo.copies).toHaveLength(6);
    expect(pids).toHaveLength(2);
  });

  it('If the worker is killed between two photos, the next photo is decoded', async () => {
    const pids: number[] = [];
    const store = aStore({ log: childLog((pid) => pids.push(pid)) });
    await taken(store, await aJpeg({ seed: 'one' }));
    process.kill(pids[0] ?? 0, 'SIGKILL');
    await taken(store, await aJpeg({ seed: 'two' }));
    expect(pids).toHaveLength(2);
  });

  it('A photo that ended the worker twice is refused, and the next photo is decoded', async () => {
    let mayLive = false;
    const store = aStore({
      log: childLog((pid) => {
        if (!mayLive) setTimeout(() => process.kill(pid, 'SIGKILL'), 20);
      }),
    });
    const poison = store.takePhoto(await heavyPhoto());
    expect(await poison).toEqual({ ok: false, refusal: 'damaged' });
    mayLive = true;
    await taken(store, await aJpeg({ seed: 'next' }));
  });

  it('A worker that uses too much memory is ended, and its photo is refused', async () => {
    const store = aStore({ childMemoryMb: 180 });
    expect(await store.takePhoto(await heavyPhoto())).toEqual({ ok: false, refusal: 'too-heavy' });
    await taken(store, await aJpeg());
  });

  it('A photo is not refused for another one that ended the worker beside it', async () => {
    let started = 0;
    const store = aStore({
      log: childLog((pid) => {
        started += 1;
        if (started <= 2) setTimeout(() => process.kill(pid, 'SIGKILL'), 20);
      }),
    });
    const heavy = await heavyPhoto();
    const both = ['one', 'other'].map((mark) => store.takePhoto(Buffer.concat([heavy, Buffer.from(mark)])));
    // The second kill hits one of them while it is retried alone. Which one is random, and a
    // fast machine may already have finished.
    const refused = (await Promise.all(both)).filter(({ ok }) => !ok);
    expect(refused.length).toBeLessThanOrEqual(1);
    for (const each of refused) expect(each).toEqual({ ok: false, refusal: 'damaged' });
  });

  it('A photo is started while another one is being decoded', async () => {
    const store = aStore();
    await taken(store, await aJpeg({ seed: 'warm' }));
    const [heavy, light] = [await heavyPhoto(), await aJpeg({ seed: 'light' })];
    const order: string[] = [];
    const first = taken(store, heavy).then(() => order.push('heavy'));
    await new Promise((resolve) => setTimeout(resolve, 60)); // the photo is in the child for half a second
    await Promise.all([first, taken(store, light).then(() => order.push('light'))]);
    expect(order).toEqual(['light', 'heavy']);
  });

  it('Two photos decoded at once give the same results as one after the other', async () => {
    const seeds = ['a', 'b', 'c', 'd'];
    const jpegs = await Promise.all(seeds.map((seed) => aJpeg({ seed, width: 2400, height: 1600 })));
    const together = await Promise.all(jpegs.map((bytes) => taken(aSharingStore(join(folder, 'together')), bytes)));
    const alone: StoredPhoto[] = [];
    for (const bytes of jpegs) alone.push(await taken(aSharingStore(join(folder, 'alone')), bytes));
    expect(together).toEqual(alone);
  });

  it('The heavy photo is accepted within the usual memory limit', async () => {
    await taken(aStore(), await heavyPhoto());
  });

  it('Two workers decode photos in parallel if configured', async () => {
    const pids: number[] = [];
    const store = aStore({ concurrency: 2, log: childLog((pid) => pids.push(pid)) });
    const photos = await Promise.all(
      ['1', '2', '3', '4', '5'].map(async (seed) => taken(store, await aJpeg({ seed }))),
    );
    expect(new Set(photos.map((photo) => photo.hash)).size).toBe(5);
    expect(pids).toHaveLength(2);
  });

  it('Closing ends the worker, and waiting photos can be tried again later', async () => {
    const pids: number[] = [];
    const store = aStore({ log: childLog((pid) => pids.push(pid)) });
    await taken(store, await aJpeg({ seed: 'first' }));
    const running = [
      store.takePhoto(await aJpeg({ width: 3000, height: 2000 })),
      store.takePhoto(await aJpeg({ seed: 'waiting' })),
    ];
    const outcomes = Promise.allSettled(running);
    await store.close();
    expect((await outcomes).map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
    expect(pids.filter(isRunning)).toEqual([]);
    expect((await filesIn()).filter((name) => name.endsWith('.part'))).toEqual([]);
    await expect(store.takePhoto(await aJpeg({ seed: 'late' }))).rejects.toThrow(/closing/);
  });

  it('The worker ends with the main process', async () => {
    const file = join(folder, 'incoming.jpg');
    await writeFile(file, await heavyPhoto());
    const program = `
      import { readFileSync, writeSync } from 'node:fs';
      const { createDiskMediaStore } = await import('${storeUrl}');
      const [folder, file] = process.argv.slice(1);
      const log = { info: (facts) => { writeSync(1, String(facts.pid)); setTimeout(() => process.kill(process.pid, 'SIGKILL'), 60); }, warn: () => {} };
      await createDiskMediaStore({ folder, log }).takePhoto(readFileSync(file));
    `;
    const { signal, output } = await inAnotherProcess(program, [join(folder, 'media'), file]);
    expect(signal).toBe('SIGKILL');
    await expect.poll(() => isRunning(Number(output))).toBe(false);
  });
});

// ── Sweeping ───────────────────────────────────────────────────────────────────────────────────────────────────────

describe('the sweep', () => {
  const hour = 3_600_000;

  async function age(ms: number): Promise<void> {
    const then = new Date(Date.now() - ms);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const entry of entries) await utimes(join(entry.parentPath, entry.name), then, then);
  }

  it('Old files that no row names are deleted, and all others stay', async () => {
    const store = aSharingStore();
    const known = await taken(store, await aJpeg({ seed: 'known' }));
    const orphan = await taken(store, await aJpeg({ seed: 'orphan' }));
    await age(25 * hour);
    const young = await taken(store, await aJpeg({ seed: 'young' }));
    const removed = await store.sweep(async (hash) => hash === known.hash, 24 * hour);
    expect(removed).toBe(orphan.copies.length + 2);
    expect((await filesIn()).some((name) => name.includes(orphan.hash))).toBe(false);
    for (const { hash } of [known, young]) expect(await store.readCopy(hash, 480, 'webp')).not.toBeNull();
  });

  it('An orphan that was just sent again stays', async () => {
    const store = aSharingStore();
    const bytes = await aJpeg();
    const { hash } = await taken(store, bytes);
    await age(25 * hour);
    await taken(store, bytes);
    expect(await store.sweep(async () => false, 24 * hour)).toBe(0);
    expect(await store.readCopy(hash, 480, 'webp')).not.toBeNull();
  });

  it('A sweep and a photo that arrive together never leave half a photo', async () => {
    const store = aSharingStore();
    const bytes = await aJpeg();
    for (let round = 0; round < 5; round += 1) {
      const first = await taken(store, bytes);
      const [again] = await Promise.all([
        taken(store, bytes),
        store.sweep(async () => false, 0),
        store.sweep(async () => false, 0),
      ]);
      expect(again.hash).toBe(first.hash);
      const present = await Promise.all(
        first.copies.map(({ width, format }) => store.readCopy(first.hash, width, format)),
      );
      expect(new Set(present.map((copy) => copy === null)).size).toBe(1);
    }
  });

  it('A sweep without a minimum age deletes a photo at once, everywhere', async () => {
    const store = aSharingStore();
    await taken(store, await aJpeg());
    expect(await store.sweep(async () => false, 0)).toBe(6);
    expect(await filesIn()).toEqual([]);
  });

  it('Old half-written files are deleted', async () => {
    const store = aSharingStore();
    const { hash } = await taken(store, await aJpeg());
    const left = join(
      folder,
      'originals',
      hash.slice(0, 2),
      `.${'a'.repeat(64)}.3b241101-e2bb-4255-8caf-4136c566a962.part`,
    );
    await writeFile(left, 'half');
    expect(await store.sweep(async () => true, 24 * hour)).toBe(0);
    await utimes(left, 0, 0);
    expect(await store.sweep(async () => true, 24 * hour)).toBe(1);
  });

  it('Sweeping an empty store deletes nothing', async () => {
    expect(await aSharingStore().sweep(async () => false, 0)).toBe(0);
  });
});
