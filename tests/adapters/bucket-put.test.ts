/**
 * How objects get into a bucket: one request each, from a file in the work folder, with the hashes that the server
 * verifies; and what is left on this machine and in the bucket when it fails.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMovableClock } from '../../src/adapters/clock.ts';
import { type Bucket, openBucket } from '../../src/adapters/media/bucket.ts';
import { BucketDamage, BucketError } from '../../src/adapters/media/bucket-error.ts';
import { createBucketUploadStore } from '../../src/adapters/media/upload-store.ts';
import { NoRoom, writeWorkFile } from '../../src/adapters/media/work-file.ts';
import { filesInBucket } from '../../src/adapters/ward-archive/ward-files.ts';
import { openCore } from '../../src/compose/core.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import { inChunks } from '../support/chunks.ts';
import { newDataFolder } from '../support/data-folder.ts';
import { root } from '../support/root.ts';
import { type Fault, type S3Server, s3Credentials, startFaults, startS3 } from '../support/s3-server.ts';

interface Asked {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
}

let folder: string;
let work: string;
let server: S3Server;
let faults: Awaited<ReturnType<typeof startFaults>>;
let bucket: Bucket;
/** What happens to the next puts, one after the other; then they pass. */
let next: Fault[] = [];
let reading: Fault = 'pass';
let asked: Asked[] = [];
const puts = (): readonly Asked[] => asked.filter(({ method }) => method === 'PUT');

const place = { bucket: 'tin-phuong', prefix: 'put/', region: 'us-east-1', credentials: s3Credentials };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bucket-put-'));
  server = await startS3(join(folder, 's3'));
  faults = await startFaults(server.endpoint, ({ method = '', headers }) => {
    asked.push({ method, headers });
    if (method === 'GET') return reading;
    return (method === 'PUT' ? next.shift() : undefined) ?? 'pass';
  });
  // Loads and compiles the client, which on a busy machine takes longer than the short limits of the tests.
  const warm = await openBucket({ ...place, endpoint: faults.endpoint, work: folder });
  await warm.put('warm', bytes);
  await warm.get('warm');
  await warm.remove(['warm']);
  warm.close();
});
afterAll(async () => {
  await faults.stop();
  await server.stop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  work = await mkdtemp(join(folder, 'work-'));
  bucket = await openBucket({ ...place, endpoint: faults.endpoint, work, timeoutMs: 1_500 });
  next = [];
  asked = [];
});
afterEach(() => bucket.close());

const bytes = Buffer.alloc(7_000_000, 'một tấm ảnh của phường');
const hashOf = (algorithm: string, format: 'hex' | 'base64') => createHash(algorithm).update(bytes).digest(format);
const always = (fault: Fault): Fault[] => Array.from({ length: 9 }, () => fault);

/** The bytes in chunks. A source can be read only once, as a request can. */
function aSource() {
  let readings = 0;
  async function* read(): AsyncGenerator<Uint8Array> {
    readings += 1;
    for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
  }
  return { chunks: read(), readings: () => readings };
}

/** @returns the error, after verifying that neither this machine nor the bucket has anything of the object */
async function failureOf(putting: Promise<unknown>): Promise<Error> {
  const error = await putting.then(
    () => new Error('nothing failed'),
    (failure: unknown) => failure as Error,
  );
  next = [];
  expect(await readdir(work)).toEqual([]);
  expect(await bucket.get('a')).toBeNull();
  expect(asked.some(({ method }) => method === 'DELETE')).toBe(false);
  return error;
}

/** The object is in the bucket, whole, and nothing is left on this machine. */
async function expectPut(): Promise<void> {
  expect(Buffer.from((await bucket.get('a')) ?? []).equals(bytes)).toBe(true);
  expect(await readdir(work)).toEqual([]);
  await bucket.remove(['a']);
}

describe('storing an object in a bucket', () => {
  it('An object from any source is sent in one request with its length and the hashes that the server verifies', async () => {
    await bucket.putStream('a', aSource().chunks);
    await expectPut();
    const file = await writeWorkFile(work, 'x', aSource().chunks);
    await bucket.put('a', file);
    await file.discard();
    await expectPut();
    await bucket.put('a', bytes);
    await expectPut();
    expect(puts()).toHaveLength(3);
    for (const { headers } of puts()) {
      expect(headers).toMatchObject({
        'content-length': String(bytes.length),
        'content-md5': hashOf('md5', 'base64'),
        'x-amz-content-sha256': hashOf('sha256', 'hex'),
        'x-amz-meta-sha256': hashOf('sha256', 'hex'),
      });
      expect(headers.authorization).toMatch(/SignedHeaders=[^,]*x-amz-content-sha256;[^,]*x-amz-meta-sha256/u);
    }
  });

  it('An empty object can be stored', async () => {
    await bucket.put('a', new Uint8Array());
    expect((await bucket.get('a'))?.byteLength).toBe(0);
    await bucket.remove(['a']);
  });

  it.each<[string, Fault[]]>([
    [
      'a server that is busy twice',
      [
        { status: 503, code: 'SlowDown' },
        { status: 503, code: 'SlowDown' },
      ],
    ],
    ['a connection that breaks in the middle', ['cut']],
    ['a server that was silent', ['hang']],
    ['bytes that were damaged on their way', ['bent']],
    ['a server that got other bytes', [{ status: 400, code: 'XAmzContentSHA256Mismatch' }]],
  ])('After %s the object is sent again, while its source is read once', async (_, faulty) => {
    next = [...faulty];
    const source = aSource();
    await bucket.putStream('a', source.chunks);
    expect([puts().length, source.readings()]).toEqual([faulty.length + 1, 1]);
    await expectPut();
  });

  it.each<[string, Fault, number, RegExp]>([
    ['silent', 'hang', 3, /could not write a in the bucket tin-phuong: it does not answer in time/u],
    ['busy', { status: 503, code: 'SlowDown' }, 3, /the server reports an error \(503 SlowDown\)/u],
    ['out of reach', 'cut', 3, /could not write a in the bucket tin-phuong: /u],
    ['behind a line that damages bytes', 'bent', 3, /the bytes arrived damaged/u],
    ['full', { status: 507, code: 'InsufficientStorage' }, 1, /it has no room left/u],
    ['closed to us', { status: 403, code: 'AccessDenied' }, 1, /access is refused \(AccessDenied\)/u],
    ['unable to do it', { status: 501, code: 'NotImplemented' }, 1, /\(501 NotImplemented\)/u],
  ])(
    'Storing fails if the bucket stays %s, and nothing remains',
    async (_, fault, attempts, says) => {
      next = always(fault);
      const error = await failureOf(bucket.putStream('a', aSource().chunks));
      expect(error).toBeInstanceOf(BucketError);
      expect(error.message).toMatch(says);
      expect(puts()).toHaveLength(attempts);
    },
    30_000,
  );

  it('Each attempt has a time limit, even if the server keeps sending', { timeout: 30_000 }, async () => {
    next = always('dawdle');
    const began = Date.now();
    const error = await failureOf(bucket.put('a', bytes.subarray(0, 1_000)));
    expect(error.message).toMatch(/it does not answer in time/u);
    expect([puts().length, Date.now() - began < 15_000]).toEqual([3, true]);
  });

  it('If the source fails, nothing is stored and the source’s error is thrown', async () => {
    const broken = async function* (): AsyncGenerator<Uint8Array> {
      yield bytes;
      throw new Error('the phone went away');
    };
    const error = await failureOf(bucket.putStream('a', broken()));
    expect([error.message, puts().length]).toEqual(['the phone went away', 0]);
  });

  it('If the file cannot be read, the error is the disk’s, not the bucket’s', async () => {
    const file = await writeWorkFile(work, 'x', aSource().chunks);
    await file.discard();
    expect(await failureOf(bucket.put('a', file))).toMatchObject({ code: 'ENOENT' });
  });

  it('Reading in chunks returns the whole object or an error', async () => {
    await bucket.putStream('a', aSource().chunks);
    let count = 0;
    const read = async (): Promise<void> => {
      count = 0;
      for await (const chunk of (await bucket.open('a')) ?? []) count += chunk.byteLength;
    };
    await read();
    expect(count).toBe(bytes.length);
    try {
      reading = 'half an answer';
      await expect(read()).rejects.toThrow(/could not read a in the bucket tin-phuong: /u);
      expect(count).toBeLessThan(bytes.length);
      reading = 'other bytes';
      await expect(read()).rejects.toThrow(BucketDamage);
      expect(count).toBe(bytes.length);
    } finally {
      reading = 'pass';
    }
    await bucket.remove(['a']);
    expect(await bucket.open('a')).toBeNull();
  });
});

it('An empty or too large upload is not sent to the bucket', async () => {
  const uploads = createBucketUploadStore(bucket);
  expect(await uploads.put(aSource().chunks, 1_000_000)).toBeNull();
  expect(await uploads.put((async function* () {})(), 1_000_000)).toBeNull();
  expect([puts().length, await readdir(work)]).toEqual([0, []]);
});

it('A file of an archive is streamed into the bucket and out of it', async () => {
  const files = filesInBucket(bucket);
  const { Readable } = await import('node:stream');
  expect(await files.put('a', async () => Readable.from(aSource().chunks))).toBe(true);
  const digest = createHash('sha256');
  for await (const chunk of files.read('a')) digest.update(chunk);
  expect(digest.digest('hex')).toBe(hashOf('sha256', 'hex'));
  await bucket.remove(['a']);
});

/** A small file system of its own. Null where this user may not mount one. */
function mountSmall(): { readonly path: string; readonly unmount: () => void } | null {
  const path = mkdtempSync(join(tmpdir(), 'full-'));
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', path]).status !== 0) {
    rmdirSync(path);
    return null;
  }
  const unmount = (): void => {
    spawnSync('umount', [path]);
    rmdirSync(path);
  };
  return { path, unmount };
}

it('A full disk fails an upload with a clear message and the code that makes the queue wait for room', async ({
  skip,
}) => {
  const small = mountSmall();
  if (small === null) return skip('this user may not mount a small file system');
  try {
    const path = join(small.path, 'media-work');
    const full = await openBucket({ ...place, endpoint: faults.endpoint, work: path });
    const error = await full.putStream('a', aSource().chunks).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(NoRoom);
    expect(error).toMatchObject({ code: 'ENOSPC' });
    expect((error as Error).message).toContain(`no room in ${path}`);
    expect([puts().length, await readdir(path)]).toEqual([0, []]);
    await full.putStream('a', inChunks(Buffer.from('fits')));
    expect(Buffer.from((await full.get('a')) ?? []).toString()).toBe('fits');
    await full.remove(['a']);
    full.close();
  } finally {
    small.unmount();
  }
});

it('The start deletes files that a crash left in the work folder, but none that may be in use', async () => {
  const dataDir = await newDataFolder();
  const left = join(dataDir, 'media-work');
  await mkdir(left);
  const [old, young, strange] = [`.put.${crypto.randomUUID()}.part`, `.put.${crypto.randomUUID()}.part`, 'mine.txt'];
  for (const name of [old, young, strange]) await writeFile(join(left, name), 'x');
  const twoHoursAgo = new Date(Date.now() - 7_200_000);
  for (const name of [old, strange]) await utimes(join(left, name), twoHoursAgo, twoHoursAgo);
  const media = { ...place, endpoint: server.endpoint, sendsReadersThere: false };
  const core = await openCore({ root, dataDir, clock: createMovableClock(), reach: nowhere, wards: [], media });
  try {
    await core.checkFiles();
    expect((await readdir(left)).toSorted()).toEqual([young, strange].toSorted());
  } finally {
    await core.media.close();
    await core.close();
  }
});

it('A dozen concurrent uploads of 20 MB use a fraction of their size in memory', { timeout: 120_000 }, async () => {
  const direct = await openBucket({ ...place, endpoint: server.endpoint, work, timeoutMs: 60_000 });
  const uploads = createBucketUploadStore(direct);
  const chunk = Buffer.alloc(65_536, 7);
  async function* large(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < 320; at += 1) {
      yield Buffer.from(chunk);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const rss = (): number => process.memoryUsage().rss;
  await uploads.put(large(), 21_000_000);
  const before = rss();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, rss());
  }, 10);
  const kept = await Promise.all(Array.from({ length: 12 }, () => uploads.put(large(), 21_000_000)));
  clearInterval(watch);
  expect(kept.every((each) => each?.sizeBytes === 20_971_520)).toBe(true);
  expect(await readdir(work)).toEqual([]);
  // 252 MB in all.
  expect(most - before).toBeLessThan(126_000_000);
  await direct.remove(kept.map((each) => `uploads/${each?.id}`));
  direct.close();
});
