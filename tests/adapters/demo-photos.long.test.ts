/** Takes each drawn photo of the demo through the whole intake. `npm test` takes in three of them whenever it loads a demo. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createDiskMediaStore } from '../../src/adapters/media/disk-media-store.ts';
import { root } from '../support/world.ts';

it('All demo photos are accepted, upright and with the facts of their index', async () => {
  const demo = join(root, 'prisma', 'demo-photos');
  const { photos } = JSON.parse(readFileSync(join(demo, 'index.json'), 'utf8')) as {
    photos: readonly { file: string; hasGps: boolean; takenAt: string }[];
  };
  expect(photos.length).toBeGreaterThanOrEqual(10);
  const folder = mkdtempSync(join(tmpdir(), 'demo-photos-'));
  const store = createDiskMediaStore({ folder });
  try {
    for (const { file, hasGps, takenAt } of photos) {
      const intake = await store.takePhoto(readFileSync(join(demo, file)));
      if (!intake.ok) throw new Error(`${file}: ${intake.refusal}`);
      expect([intake.photo.width, intake.photo.height, intake.photo.hadLocation]).toEqual([1600, 1200, hasGps]);
      expect(intake.photo.takenAt).toBe(takenAt.replace(':', '-').replace(':', '-').replace(' ', 'T'));
    }
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
