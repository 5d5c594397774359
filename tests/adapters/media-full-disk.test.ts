/** The disk is full while a photo is stored: nothing half is left, and it is taken when there is room again (case 26). */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { createDiskMediaStore } from '../../src/adapters/media/disk-media-store.ts';
import { newDataFolder } from '../support/data-folder.ts';

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

it('a photo that found no room is not there, says so by an error, and is there at the next try', async () => {
  const folder = join(await newDataFolder(), 'media');
  let isFull = true;
  const store = createDiskMediaStore({
    folder,
    reach: (name) => {
      if (isFull && name === 'media.afterTemp')
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    },
  });
  const bytes = new Uint8Array(
    await sharp({ create: { width: 640, height: 480, channels: 3, background: '#3a7' } })
      .jpeg()
      .toBuffer(),
  );
  await expect(store.takePhoto(bytes)).rejects.toThrow(/no space/u);
  const left = filesIn(folder).filter((name) => !name.endsWith('.part'));
  expect(left).toEqual([]);
  isFull = false;
  const intake = await store.takePhoto(bytes);
  expect(intake.ok && (await store.readPhoto(intake.photo.hash))?.hash).toBe(intake.ok && intake.photo.hash);
  await store.sweep(async () => true, 0);
  expect(filesIn(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  await store.close();
});
