import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { createDiskMediaStore } from '../../src/adapters/media/disk-media-store.ts';
import { createFileWorkers } from '../../src/adapters/media/file-workers.ts';
import { stampIn } from '../../src/adapters/media/read-stamps.ts';
import { findStrips } from '../../src/adapters/media/stamp-strips.ts';
import { judgeSecrecy } from '../../src/domain/checks/judge-secrecy.ts';
import { drawScene } from './photo-fingerprint-samples.ts';
import { drawPage } from './stamp-samples.ts';

const isLong = process.env.TEST_LONG === '1';
const folder = mkdtempSync(join(tmpdir(), 'stamps-'));
const media = createDiskMediaStore({ folder });
afterAll(async () => {
  await media.close();
  rmSync(folder, { recursive: true });
});

const stripsOf = async (picture: Buffer) => {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  return findStrips({ data, width: info.width, height: info.height, channels: info.channels });
};

describe('a secrecy stamp in a picture', () => {
  // The letters of a drawn page depend on the machine's fonts, so one stamp may be missed, but none may be misread.
  it('Stamps of each degree are read in both inks, on pages turned any way', async () => {
    const pages = [
      ['TỐI MẬT', 'red', 1, 0],
      ['MẬT', 'red', 0, 180],
      ['TUYỆT MẬT', 'red', 2, 90],
      ['MẬT', 'black', 0, 0],
      // Each page takes two seconds of CPU time: further pages are in the long run, and sixty in the benchmark.
      ...(isLong
        ? ([
            ['TUYỆT MẬT', 'red', 4, 270],
            ['TỐI MẬT', 'black', 3, 0],
          ] as const)
        : []),
    ] as const;
    const found: string[] = [];
    for (const [stamp, ink, seed, turn] of pages) {
      const drawn = await drawPage({ stamp, ink, seed });
      const taken = await media.takePhoto(await sharp(drawn).rotate(turn).toBuffer());
      const read = (taken.ok && taken.photo.stamps) || [];
      expect([[], [stamp]]).toContainEqual(read);
      if (read.length > 0) expect(judgeSecrecy({ texts: read }).verdict).toBe('block');
      found.push(...read);
    }
    expect(found.length).toBeGreaterThanOrEqual(pages.length - 1);
  });

  it('A red word without a frame is read in any size', async () => {
    const read: boolean[] = [];
    for (const [width, size, font] of [
      [900, 60, 'Liberation Serif'],
      [1500, 60, 'DejaVu Sans'],
      [1500, 90, 'Liberation Serif'],
    ] as const) {
      const page = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${width * 1.4}"><rect width="100%" height="100%" fill="white"/><text x="60" y="220" font-size="34">UBND - 12/BC</text><text x="${width / 2}" y="120" font-family="${font}" font-weight="bold" font-size="${size}" fill="red">MẬT</text></svg>`;
      const taken = await media.takePhoto(await sharp(Buffer.from(page)).jpeg().toBuffer());
      read.push(taken.ok && (taken.photo.stamps ?? []).includes('MẬT'));
    }
    expect(read.filter(Boolean).length).toBeGreaterThanOrEqual(2);
  });

  it('Only official pages are searched for stamps, not photos of people', async () => {
    for (const seed of [1, 2, 5]) expect(await stripsOf(await drawScene(seed))).toEqual([]);
  });

  it('No stamp is found on a page with a seal or an empty one', async () => {
    for (const ink of ['red', 'black'] as const) {
      const taken = await media.takePhoto(await drawPage({ stamp: '', ink, seed: 5 }));
      expect(taken.ok && taken.photo.stamps).toBeUndefined();
    }
  });

  it.each([
    ['MẬT', 'MẬT'],
    ['|MẬT]', 'MẬT'],
    ['TỐI MẠT', 'TỐI MẬT'],
    ['TUYÊT MÂT.', 'TUYỆT MẬT'],
    ['BẢO MẬT', null],
    ['MẬT ONG ĐỒNG LẠC', null],
    ['TUYỆT MẮT', 'TUYỆT MẬT'],
    ['FORMAT', null],
    ['HỎA TỐC', null],
    ['', null],
  ])('The letters %j are read as %j', (letters, stamp) => expect(stampIn(letters)).toBe(stamp));
});

it('If the letter reader cannot start, photos are still stored and the failure is reported', async () => {
  const warned: string[] = [];
  const log = { info: () => {}, warn: (_: object, message: string) => warned.push(message) };
  // With so little memory the child crashes while it loads the text recognition, twice.
  const workers = createFileWorkers({ count: 1, memoryMb: 60, log });
  expect(await workers.readStamps([{ width: 20, height: 20, data: new Uint8Array(400).fill(255) }])).toEqual([]);
  expect(warned).toEqual(Array(2).fill('a possible classification stamp in a picture could not be read'));
  await workers.close();
});
