/**
 * Photos and documents that arrive in chunks, in a folder and in a bucket: they are what they are as a whole, nothing is left
 * of those that break off, and the main process needs no memory of their size.
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBucket } from '../../src/adapters/media/bucket.ts';
import { createBucketMediaStore } from '../../src/adapters/media/bucket-media-store.ts';
import { createDiskMediaStore } from '../../src/adapters/media/disk-media-store.ts';
import { headBytes } from '../../src/adapters/media/photo-header.ts';
import type { MediaStore } from '../../src/ports/media.ts';
import { inChunks } from '../support/chunks.ts';
import { type S3Server, s3Credentials, startS3 } from '../support/s3-server.ts';
import { aJpeg } from '../support/sample-photos.ts';
import { aPdf } from './documents-samples.ts';

let folder: string;
let server: S3Server;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-chunks-'));
  server = await startS3(join(folder, 's3'));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/** The same JPEG with this many bytes of a program's own data before its size. */
function padded(jpeg: Buffer, bytes: number): Buffer {
  const segment = Buffer.concat([Buffer.from([0xff, 0xef, 0xff, 0xff]), Buffer.alloc(0xffff - 2, 7)]);
  const padding = Array.from({ length: Math.ceil(bytes / segment.length) }, () => segment);
  return Buffer.concat([jpeg.subarray(0, 2), ...padding, jpeg.subarray(2)]);
}

async function* pieces(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function* brokenOff(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes.subarray(0, bytes.length >> 1);
  throw new Error('the connection broke');
}

const filesBelow = async (place: string): Promise<readonly string[]> =>
  (await readdir(place, { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((each) => each.isFile())
    .map(({ name }) => name);

interface Place {
  readonly media: MediaStore;
  /** Where files are on this machine. */
  readonly where: string;
}

async function inFolder(): Promise<Place> {
  const where = join(folder, 'media');
  return { media: createDiskMediaStore({ folder: where }), where };
}

async function inBucket(): Promise<Place> {
  const where = join(folder, 'work');
  const place = { bucket: 'tin-phuong', prefix: 'x/', endpoint: server.endpoint, region: 'us-east-1', work: where };
  const bucket = await openBucket({ ...place, credentials: s3Credentials, timeoutMs: 60_000 });
  return { media: createBucketMediaStore({ bucket, scratch: where }), where };
}

describe.each([
  ['folder', inFolder],
  ['bucket', inBucket],
])('files that arrive in chunks, in a %s', (_, openPlace) => {
  let media: MediaStore;
  let where: string;
  beforeAll(async () => {
    ({ media, where } = await openPlace());
  });
  afterAll(() => media.close());

  it('An interrupted file leaves nothing and fails with its source’s error', async () => {
    await expect(media.takePhoto(brokenOff(await aJpeg()))).rejects.toThrow('the connection broke');
    await expect(media.takeDocument(brokenOff(aPdf()), 'a.pdf')).rejects.toThrow('the connection broke');
    expect(await filesBelow(where)).toEqual([]);
  });

  it('A refused file leaves nothing', async () => {
    expect(await media.takePhoto(inChunks())).toEqual({ ok: false, refusal: 'empty' });
    expect(await media.takePhoto(inChunks(Buffer.from('GIF89a'), Buffer.alloc(9)))).toEqual({
      ok: false,
      refusal: 'gif',
    });
    expect(await media.takePhoto(pieces(Buffer.alloc(21_000_000, 1)))).toEqual({ ok: false, refusal: 'too-big' });
    expect(await media.takeDocument(inChunks(), null)).toEqual({ ok: false, refusal: 'empty' });
    expect(await media.takeDocument(pieces(Buffer.alloc(21_000_000, 1)), null)).toMatchObject({ refusal: 'too-big' });
    expect(await filesBelow(where)).toEqual([]);
  });

  it('A file in chunks gives the same result as a whole one', async () => {
    const [jpeg, pdf] = [await aJpeg(), aPdf()];
    const whole = await media.takePhoto(jpeg);
    expect(await media.takePhoto(pieces(jpeg, 1_000))).toEqual(whole);
    const paper = await media.takeDocument(pdf, 'a.pdf');
    expect(await media.takeDocument(pieces(pdf, 100), 'a.pdf')).toEqual(paper);
    if (!whole.ok || !paper.ok) throw new Error('refused');
    expect(Buffer.from((await media.readOriginal(whole.photo.hash)) ?? []).equals(jpeg)).toBe(true);
    await media.forget(whole.photo.hash);
    expect(await media.takePhoto(pieces(jpeg, 1_000))).toEqual(whole);
    await media.forget(whole.photo.hash);
    await media.forget(paper.document.hash);
    expect(await filesBelow(where)).toEqual([]);
  });
});

describe('a file whose type is only known late', () => {
  let media: MediaStore;
  beforeAll(() => {
    media = createDiskMediaStore({ folder: join(folder, 'late') });
  });
  afterAll(() => media.close());

  it('A photo is accepted, or refused for its shape', async () => {
    const photo = padded(await aJpeg(), headBytes + 1);
    expect(await media.takePhoto(pieces(photo))).toMatchObject({ ok: true, photo: { width: 900, height: 600 } });
    const ribbon = padded(await aJpeg({ width: 2_100, height: 64 }), headBytes + 1);
    expect(await media.takePhoto(pieces(ribbon))).toEqual({ ok: false, refusal: 'too-long' });
  });

  it('An old document is recognised as encrypted or not', async () => {
    const old = [Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(headBytes + 1_000)];
    const encrypted = inChunks(...old, Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(1_000));
    expect(await media.takeDocument(encrypted, 'a.docx')).toEqual({ ok: false, refusal: 'encrypted' });
    expect(await media.takeDocument(inChunks(...old), 'a.doc')).toEqual({ ok: false, refusal: 'old-office' });
  });
});

it('Ten concurrent photos of 20 MB use a fraction of their size in memory', { timeout: 120_000 }, async () => {
  const media = createDiskMediaStore({ folder: join(folder, 'many') });
  const jpeg = await aJpeg();
  const padding = padded(jpeg, 60_000).subarray(2, -(jpeg.length - 2));
  /** Each has a hash of its own. */
  async function* large(number: number): AsyncGenerator<Uint8Array> {
    yield jpeg.subarray(0, 2);
    for (let at = 0; at < 315; at += 1) {
      yield Buffer.from(padding).fill(number, 4);
      await new Promise((resolve) => setImmediate(resolve));
    }
    yield jpeg.subarray(2);
  }
  const rss = (): number => process.memoryUsage().rss;
  expect(await media.takePhoto(large(99))).toMatchObject({ ok: true });
  const before = rss();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, rss());
  }, 10);
  const taken = await Promise.all(Array.from({ length: 10 }, (_, number) => media.takePhoto(large(number))));
  clearInterval(watch);
  expect(taken.every(({ ok }) => ok)).toBe(true);
  // 206 MB in all.
  expect(most - before).toBeLessThan(100_000_000);
  await media.close();
});
