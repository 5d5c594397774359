/**
 * The disk is full while a photo is stored: no partial file is left, and the photo is
 * accepted when there is room again (case 26).
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { openBenchWard } from '../../bench/ward.ts';
import { createMovableClock } from '../../src/adapters/clock.ts';
import { createDiskMediaStore } from '../../src/adapters/media/disk-media-store.ts';
import { personId } from '../../src/domain/ids.ts';
import { createInboxWriter } from '../../src/inbox/inbox-writer.ts';
import { newDataFolder } from '../support/data-folder.ts';
import { rowsOf } from '../support/rows.ts';

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

const aJpeg = async (): Promise<Uint8Array> =>
  new Uint8Array(
    await sharp({ create: { width: 640, height: 480, channels: 3, background: '#3a7' } })
      .jpeg()
      .toBuffer(),
  );

async function storeOnDisk() {
  const folder = join(await newDataFolder(), 'media');
  const disk = { isFull: true };
  const reach = (name: string) => {
    if (disk.isFull && name === 'media.afterTemp')
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  };
  return { folder, disk, store: createDiskMediaStore({ folder, reach }) };
}

it('On a full disk a photo fails with an error and leaves nothing; the next try stores it', async () => {
  const { folder, store, disk } = await storeOnDisk();
  const bytes = await aJpeg();
  await expect(store.takePhoto(bytes)).rejects.toThrow(/no space/u);
  expect(filesIn(folder)).toEqual([]);
  disk.isFull = false;
  const intake = await store.takePhoto(bytes);
  expect(intake.ok && (await store.readPhoto(intake.photo.hash))?.hash).toBe(intake.ok && intake.photo.hash);
  expect(filesIn(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  await store.close();
});

it('After an hour with a full disk, the waiting text and photo are stored', async () => {
  const { folder, store, disk } = await storeOnDisk();
  const bytes = await aJpeg();
  const clock = createMovableClock({ now: () => new Date('2026-11-25T02:00:00Z') });
  const bench = await openBenchWard({ clock, media: { takePhoto: () => store.takePhoto(bytes) } });
  const [ward] = bench.wards;
  if (!ward) throw new Error('no ward');
  await bench.core.unitOfWork.run(ward.id, async ({ people }) => {
    const [id, at] = [personId(bench.core.ids.next()), clock.now()];
    const lan = { id, name: 'Lan', role: 'contributor', unit: null, status: 'active', locale: 'vi' } as const;
    await people.insert({ ...lan, noticedAt: at, createdAt: at });
    const account = { channel: 'counting', accountId: 'lan', personId: id, conversation: 'lan', displayName: 'Lan' };
    await people.putAccount({ ...account, lastUsedAt: at, unreachableAt: null });
    await people.accept(id, '1', at);
  });
  await bench.system.start();
  const message = { number: 1, sender: 'lan', text: 'Khối 4 trồng cây\nSáng nay trồng 20 cây xanh.', photos: ['f1'] };
  const delivery = { channel: 'counting', externalId: '1', lane: 'c:lan', priority: 5, kind: 'message' };
  await createInboxWriter(bench.core.storage, clock, bench.core.onJobs).receive(ward.id, [
    { ...delivery, occurredAt: clock.now(), payload: JSON.stringify(message) },
  ]);
  const photo = () => rowsOf(bench.core).selectFrom('submission_photo').select(['state', 'refusal']).executeTakeFirst();
  for (let minute = 0; minute < 60; minute += 1) {
    await bench.system.queue.idle();
    clock.advance(61_000);
  }
  expect(await photo()).toEqual({ state: 'todo', refusal: null });
  expect(filesIn(folder)).toEqual([]);
  disk.isFull = false;
  clock.advance(61_000);
  await expect.poll(photo).toEqual({ state: 'stored', refusal: null });
  const item = await bench.core.reader.read(ward.id, ({ lists }) =>
    lists.wholeItems(['draft'], { limit: 1, after: null }),
  );
  expect(item.items[0]?.content.parts[0]?.text).toBe(message.text);
  await bench.close();
  await store.close();
});
