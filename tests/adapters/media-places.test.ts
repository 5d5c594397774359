/** The contract of the media port, for a folder and for a bucket on a real S3 server, and the behaviour when a bucket fails. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bucket, openBucket } from '../../src/adapters/media/bucket.ts';
import { BucketError } from '../../src/adapters/media/bucket-error.ts';
import { createBucketMediaStore } from '../../src/adapters/media/bucket-media-store.ts';
import { createDiskMediaStore } from '../../src/adapters/media/disk-media-store.ts';
import { createBucketUploadStore, createUploadStore } from '../../src/adapters/media/upload-store.ts';
import type { MediaStore } from '../../src/ports/media.ts';
import type { UploadStore } from '../../src/ports/uploads.ts';
import { uploadIn } from '../support/chunks.ts';
import { type Fault, type S3Server, s3Credentials, startFaults, startS3 } from '../support/s3-server.ts';
import { aJpeg } from '../support/sample-photos.ts';
import { aPdf } from './documents-samples.ts';

let folder: string;
let server: S3Server;
let fault: Fault = 'pass';
let faults: Awaited<ReturnType<typeof startFaults>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-places-'));
  server = await startS3(join(folder, 's3'));
  faults = await startFaults(server.endpoint, () => fault);
});
afterAll(async () => {
  await faults.stop();
  await server.stop();
  await rm(folder, { recursive: true });
});

/**
 * Two objects a page, so that every listing has several pages. Where faults are injected the timeout is short, so that a
 * silent server is noticed; elsewhere a busy machine may take seconds for a part of an upload.
 */
const aBucket = (prefix: string, endpoint = server.endpoint): Promise<Bucket> =>
  openBucket({
    ...{ bucket: 'tin-phuong', prefix, endpoint, region: 'us-east-1', credentials: s3Credentials },
    work: join(folder, 'work', prefix),
    ...{ timeoutMs: endpoint === server.endpoint ? 60_000 : 1_500, pageSize: 2 },
  });

interface Place {
  readonly media: MediaStore;
  readonly uploads: UploadStore;
}

const places: Readonly<Record<string, (name: string) => Promise<Place>>> = {
  folder: async (name) => ({
    media: createDiskMediaStore({ folder: join(folder, name) }),
    uploads: createUploadStore(join(folder, name)),
  }),
  bucket: async (name) => {
    const bucket = await aBucket(`${name}/`);
    return {
      media: createBucketMediaStore({ bucket, scratch: join(folder, 'work', name) }),
      uploads: createBucketUploadStore(bucket),
    };
  },
};

async function* chunksOf(bytes: Uint8Array, size = 3_000_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe.each(Object.keys(places))('files in a %s', (kind) => {
  let place: Place;
  beforeAll(async () => {
    place = (await places[kind]?.(kind)) as Place;
  });
  afterAll(() => place.media.close());

  it('Photos, blurred photos and documents are stored, read and deleted', async () => {
    const { media } = place;
    const bytes = await aJpeg();
    const intake = await media.takePhoto(bytes);
    if (!intake.ok) throw new Error(intake.refusal);
    const { hash, copies } = intake.photo;
    expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(await media.takePhoto(bytes)).toEqual(intake);
    expect(await media.readPhoto(hash)).toEqual(intake.photo);
    expect(Buffer.from((await media.readOriginal(hash)) ?? [])).toEqual(bytes);
    for (const { width, format, sizeBytes } of copies)
      expect((await media.readCopy(hash, width, format))?.byteLength).toBe(sizeBytes);
    expect(await media.readCopy(hash, 481, 'webp')).toBeNull();
    expect(await media.readCopy('0'.repeat(64), 480, 'webp')).toBeNull();
    expect(await media.copyAddress(hash, 480, 'webp')).toBeNull();

    const blurred = await media.blur(hash, [{ x: 0.1, y: 0.1, width: 0.3, height: 0.3 }]);
    if (!blurred.ok) throw new Error(blurred.refusal);
    expect(blurred.photo.blurredFrom?.hash).toBe(hash);
    expect(await media.readOriginal(blurred.photo.hash)).toBeNull();
    expect(await media.blur('0'.repeat(64), [{ x: 0, y: 0, width: 1, height: 1 }])).toMatchObject({ refusal: 'gone' });

    const pdf = aPdf();
    const taken = await media.takeDocument(pdf, 'thong-bao.pdf');
    if (!taken.ok) throw new Error(taken.refusal);
    const found = await media.readDocument(taken.document.hash);
    expect(found?.document).toEqual(taken.document);
    expect(Buffer.from(found?.bytes ?? [])).toEqual(Buffer.from(pdf));
    expect(await media.readDocumentText(taken.document.hash)).toContain('Thong bao so 12');
    expect(await media.readDocumentPicture(taken.document.hash)).not.toBeNull();

    // The original of a blurred photo is kept although no row names it; the document is too new to be removed.
    expect(await media.sweep(async (each) => each === blurred.photo.hash, 60_000)).toBe(0);
    expect(await media.sweep(async (each) => each === blurred.photo.hash, 0)).toBeGreaterThan(2);
    expect(await media.readOriginal(hash)).not.toBeNull();
    expect(await media.readDocument(taken.document.hash)).toBeNull();
    expect(await media.forget(blurred.photo.hash)).toBe(blurred.photo.copies.length + 1);
    expect(await media.forget(hash)).toBeGreaterThan(0);
    expect(await media.readPhoto(hash)).toBeNull();
    expect(await media.forget(hash)).toBe(0);
    expect(await media.sweep(async () => false, 0)).toBe(0);
  });

  it('Uploads are stored completely or not at all, up to their limit', async () => {
    const { uploads } = place;
    const bytes = Buffer.alloc(11_000_000, 'tin phường');
    const put = await uploads.put(chunksOf(bytes), 20_000_000);
    if (put === null) throw new Error('not put');
    expect(put.sizeBytes).toBe(bytes.length);
    expect(Buffer.from((await uploadIn(uploads, put.id)) ?? []).equals(bytes)).toBe(true);
    expect(await uploads.put(chunksOf(bytes), 10_000_000)).toBeNull();
    expect(await uploads.put(chunksOf(new Uint8Array()), 10)).toBeNull();
    const broken = async function* (): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(10);
      throw new Error('the phone went away');
    };
    await expect(uploads.put(broken(), 1_000)).rejects.toThrow('the phone went away');
    expect(await uploadIn(uploads, '../originals/x')).toBeNull();
    expect(await uploads.sweep(new Date(Date.now() - 60_000))).toBe(0);
    const other = await uploads.put(chunksOf(new Uint8Array(5)), 10);
    await uploads.forget(other?.id ?? '');
    expect(await uploadIn(uploads, other?.id ?? '')).toBeNull();
    const later = new Date(Date.now() + 60_000);
    expect(await uploads.sweep(later, async () => new Set([put.id]))).toBe(0);
    expect(await uploads.sweep(later, async () => new Set([`${put.id}x`]))).toBe(1);
    expect(await uploadIn(uploads, put.id)).toBeNull();
  });
});

describe('a failing bucket', () => {
  const bytes = Buffer.from('một tấm ảnh');
  const failing = async (what: Fault, work: (bucket: Bucket) => Promise<unknown>): Promise<string> => {
    const bucket = await aBucket('faults/', faults.endpoint);
    await bucket.put('a', bytes);
    fault = what;
    try {
      await work(bucket);
      return 'nothing failed';
    } catch (error) {
      expect(error).toBeInstanceOf(BucketError);
      return (error as Error).message;
    } finally {
      fault = 'pass';
      expect(Buffer.from((await bucket.get('a')) ?? [])).toEqual(bytes);
      bucket.close();
    }
  };

  it.each<[string, Fault, RegExp]>([
    ['is silent', 'hang', /could not read a in the bucket tin-phuong: it does not answer in time/u],
    ['is too busy', { status: 503, code: 'SlowDown' }, /the server reports an error \(503 SlowDown\)/u],
    ['refuses us', { status: 403, code: 'InvalidAccessKeyId' }, /access is refused \(InvalidAccessKeyId\)/u],
    ['is not there', { status: 404, code: 'NoSuchBucket' }, /bucket does not exist: create it, or correct MEDIA_URL/u],
    ['gives other bytes', 'other bytes', /gave other bytes for a than were put there/u],
  ])('A bucket that %s is reported', async (_, what, says) => {
    expect(await failing(what, (bucket) => bucket.get('a'))).toMatch(says);
  });

  it('A full bucket and damaged bytes are reported', async () => {
    const put = (bucket: Bucket) => bucket.put('b', bytes);
    expect(await failing({ status: 507, code: 'InsufficientStorage' }, put)).toMatch(/it has no room left/u);
    expect(await failing({ status: 400, code: 'BadDigest' }, put)).toMatch(/the bytes arrived damaged/u);
  });

  it('A photo is stored at the next try after a failure, and nothing remains on this machine', async () => {
    const bucket = await aBucket('retry/', faults.endpoint);
    const scratch = join(folder, 'work', 'retry');
    const media = createBucketMediaStore({ bucket, scratch });
    const photo = await aJpeg();
    const hash = createHash('sha256').update(photo).digest('hex');
    fault = { status: 507, code: 'InsufficientStorage' };
    await expect(media.takePhoto(photo)).rejects.toThrow(BucketError);
    fault = 'pass';
    expect(await media.readPhoto(hash)).toBeNull();
    expect(await media.takePhoto(photo)).toMatchObject({ ok: true });
    expect(await media.readPhoto(hash)).not.toBeNull();
    expect(await readdir(scratch)).toEqual([]);
    await media.close();
  });

  it('A reader is redirected to a copy by a signed address', async () => {
    const bucket = await aBucket('redirect/');
    const media = createBucketMediaStore({ bucket, scratch: join(folder, 'work', 'there'), sendsReadersThere: true });
    const intake = await media.takePhoto(await aJpeg());
    if (!intake.ok) throw new Error(intake.refusal);
    const address = await media.copyAddress(intake.photo.hash, 480, 'webp');
    const answer = await fetch(address ?? '');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp']);
    const copy = await media.readCopy(intake.photo.hash, 480, 'webp');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(copy ?? []));
    // The test server does not verify version 4 signatures; it only rejects unknown access keys and expired addresses.
    const { searchParams } = new URL(address ?? '');
    expect([searchParams.get('X-Amz-Signature')?.length, searchParams.get('X-Amz-Expires')]).toEqual([64, '600']);
    const strangers = (address ?? '').replace('X-Amz-Credential=S3RVER', 'X-Amz-Credential=NOBODY');
    expect((await fetch(strangers)).status).toBe(403);
    await media.close();
  });
});
