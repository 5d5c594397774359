/** Nothing stays open or on the disk after a failure: no answer of a bucket, no half of a file. */
import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '../../src/adapters/clock.ts';
import type { Bucket } from '../../src/adapters/media/bucket.ts';
import { createBucketPhotoShelf } from '../../src/adapters/media/bucket-shelves.ts';
import { createUploadStore } from '../../src/adapters/media/upload-store.ts';
import { openCore } from '../../src/compose/core.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import { newDataFolder } from '../support/data-folder.ts';
import { root } from '../support/world.ts';

let folder: string;
beforeEach(async () => {
  folder = await newDataFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('If the work file cannot be created, the bucket is not queried', async () => {
  const scratch = join(folder, 'work');
  writeFileSync(scratch, 'not a folder');
  let asked = 0;
  const open = async () => {
    asked += 1;
    return null;
  };
  const shelf = (place: string) =>
    createBucketPhotoShelf({ bucket: { open } as Pick<Bucket, 'open'> as Bucket, scratch: place, reach: nowhere });
  await expect(shelf(scratch).openOriginal('a'.repeat(64))).rejects.toThrow();
  expect(asked).toBe(0);
  const usable = join(folder, 'usable');
  expect(await shelf(usable).openOriginal('a'.repeat(64))).toBeNull();
  expect(asked).toBe(1);
  expect(readdirSync(usable)).toEqual([]);
});

it('An upload that cannot be renamed leaves no file', async () => {
  const uploads = join(folder, 'uploads');
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('x');
    // A folder stands where the file should be.
    const [temp = ''] = readdirSync(uploads);
    mkdirSync(join(uploads, temp.split('.')[1] ?? '', 'taken'), { recursive: true });
  }
  await expect(createUploadStore(folder).put(chunks(), 100)).rejects.toThrow();
  expect(readdirSync(uploads).filter((name) => name.endsWith('.part'))).toEqual([]);
});

it('The start deletes what a crash left of arriving photos and documents, except files of the last hour', async () => {
  const file = (kind: string, hour: string) => {
    const inFolder = join(folder, 'media', kind, 'in');
    mkdirSync(inFolder, { recursive: true });
    const path = join(inFolder, `.photo.0000000${hour}-0000-4000-8000-000000000000.part`);
    writeFileSync(path, 'half');
    const at = Date.now() / 1000 - Number(hour) * 3_600;
    utimesSync(path, at, at);
    return path;
  };
  const old = [file('originals', '2'), file('documents', '2')];
  const young = [file('originals', '0'), file('documents', '0')];
  const core = await openCore({ root, dataDir: folder, clock: systemClock, reach: nowhere, wards: [] });
  try {
    await core.checkFiles();
    expect(old.filter((path) => existsSync(path))).toEqual([]);
    expect(young.filter((path) => existsSync(path))).toEqual(young);
  } finally {
    await core.media.close();
    await core.close();
  }
});
