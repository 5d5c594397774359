/**
 * Signatures of requests to a bucket. The client is Amazon's own, and signs by itself; the tests' server verifies no signature,
 * so a check of our own stands before it. The check is held to the examples that Amazon published with the specification.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBucket } from '../../src/adapters/media/bucket.ts';
import { refusalOf } from '../support/s3-checks.ts';
import { type S3Server, s3Credentials, startFaults, startS3 } from '../support/s3-server.ts';

/** "Signature Calculations for the Authorization Header" and "Authenticating Requests: Using Query Parameters". */
const published = {
  secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  key: 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request',
  host: 'examplebucket.s3.amazonaws.com',
  date: '20130524T000000Z',
  empty: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
} as const;
const at = Date.parse('2013-05-24T00:00:00Z');

interface Example {
  readonly url: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signed: string;
  readonly signature: string;
  readonly payload?: string;
  readonly body?: string;
}
const examples: Readonly<Record<string, Example>> = {
  'an object is read in part': {
    url: '/test.txt',
    headers: { range: 'bytes=0-9' },
    signed: 'host;range;x-amz-content-sha256;x-amz-date',
    signature: 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  },
  'an object is put': {
    ...{ url: '/test%24file.text', method: 'PUT', body: 'Welcome to Amazon S3.' },
    headers: { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
    payload: '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
    signed: 'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class',
    signature: '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  },
  'a setting of the bucket is read': {
    url: '/?lifecycle',
    signed: 'host;x-amz-content-sha256;x-amz-date',
    signature: 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  },
  'objects are listed': {
    url: '/?max-keys=2&prefix=J',
    signed: 'host;x-amz-content-sha256;x-amz-date',
    signature: '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  },
};
const requestOf = ({ url, method = 'GET', headers = {}, signed, signature, payload = published.empty }: Example) => ({
  ...{ url, method },
  headers: {
    ...{ host: published.host, 'x-amz-date': published.date, 'x-amz-content-sha256': payload, ...headers },
    authorization: `AWS4-HMAC-SHA256 Credential=${published.key},SignedHeaders=${signed},Signature=${signature}`,
  },
});

describe('Amazon’s published examples', () => {
  it.each(Object.keys(examples))('%s: the signature is valid for this request only', (name) => {
    const example = examples[name] as Example;
    const body = Buffer.from(example.body ?? '');
    const check = (change: Partial<Example>, secret: string = published.secret, now = at) =>
      refusalOf(requestOf({ ...example, ...change }), body, secret, now)?.code ?? null;
    const [refused, skewed] = ['SignatureDoesNotMatch', 'RequestTimeTooSkewed'];
    expect(check({})).toBeNull();
    expect(check({ method: 'DELETE' })).toBe(refused);
    expect(check({ url: `${example.url}x` })).toBe(refused);
    expect(check({ signature: example.signature.replace(/^./u, 'g') })).toBe(refused);
    expect(check({}, `${published.secret}x`)).toBe(refused);
    expect(check({}, published.secret, at + 15 * 60_000)).toBeNull();
    expect(check({}, published.secret, at + 16 * 60_000)).toBe(skewed);
    expect(refusalOf(requestOf(example), Buffer.from('other bytes'), published.secret, at)?.code).toBe(
      'XAmzContentSHA256Mismatch',
    );
  });

  it('The signature of a browser address is valid for a day and for this request only', () => {
    const query = [
      ...['X-Amz-Algorithm=AWS4-HMAC-SHA256', `X-Amz-Credential=${published.key.replaceAll('/', '%2F')}`],
      ...[`X-Amz-Date=${published.date}`, 'X-Amz-Expires=86400', 'X-Amz-SignedHeaders=host'],
      'X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
    ].join('&');
    const check = (url: string, now = at) =>
      refusalOf({ url, method: 'GET', headers: { host: published.host } }, Buffer.alloc(0), published.secret, now)
        ?.code ?? null;
    expect(check(`/test.txt?${query}`)).toBeNull();
    expect(check(`/other.txt?${query}`)).toBe('SignatureDoesNotMatch');
    expect(check(`/test.txt?${query.replace('86400', '86401')}`)).toBe('SignatureDoesNotMatch');
    expect(check(`/test.txt?${query}`, at + 86_400_000)).toBeNull();
    expect(check(`/test.txt?${query}`, at + 86_400_001)).toBe('AccessDenied');
  });
});

describe('requests of the program', () => {
  let folder: string;
  let server: S3Server;
  let checked: Awaited<ReturnType<typeof startFaults>>;
  const asked = new Set<string>();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 's3-signatures-'));
    server = await startS3(join(folder, 's3'));
    checked = await startFaults(server.endpoint, ({ method, url = '' }: IncomingMessage) => {
      asked.add(url.includes('X-Amz-Signature') ? 'address' : (method ?? ''));
      return 'pass';
    });
  });
  afterAll(async () => {
    await checked.stop();
    await server.stop();
    await rm(folder, { recursive: true });
  });
  const bucketWith = (secretAccessKey: string) =>
    openBucket({
      ...{ bucket: 'tin-phuong', prefix: 'dong-lac/', endpoint: checked.endpoint, region: 'us-east-1', pageSize: 2 },
      ...{ credentials: { ...s3Credentials, secretAccessKey }, work: join(folder, 'work') },
    });

  /** Signs in the encoded form of the address; Amazon's server encodes them so too. */
  const keys = ['photos/a b+c.jpg', 'photos/ảnh (1)!.jpg', 'photos/x~y_z-0.webp', "photos/d'e*f.jpg"];

  it('All requests of the bucket client are signed validly: put, read, inspect, list, delete and link', async () => {
    const bucket = await bucketWith(s3Credentials.secretAccessKey);
    for (const key of keys) await bucket.put(key, Buffer.from(`bytes of ${key}`));
    for (const key of keys) expect(String(await bucket.get(key))).toBe(`bytes of ${key}`);
    expect(await bucket.writtenAt(keys[0] ?? '')).toBeGreaterThan(0);
    expect(await bucket.writtenAt('photos/absent.jpg')).toBe(0);
    const listed = await Array.fromAsync(bucket.list('photos/'));
    expect(listed.map(({ key }) => key).toSorted()).toEqual(keys.toSorted());
    for (const key of keys) {
      const address = await bucket.addressOf(key);
      const answer = await fetch(address);
      expect([answer.status, await answer.text()]).toEqual([200, `bytes of ${key}`]);
      expect((await fetch(address.replace('X-Amz-Expires=600', 'X-Amz-Expires=601'))).status).toBe(403);
    }
    await bucket.remove(keys);
    expect(await Array.fromAsync(bucket.list('photos/'))).toEqual([]);
    bucket.close();
    expect([...asked].toSorted()).toEqual(['GET', 'HEAD', 'POST', 'PUT', 'address']);
  });

  it('Requests with another key are refused', async () => {
    const bucket = await bucketWith('another key');
    await expect(bucket.put('a', Buffer.from('x'))).rejects.toThrow();
    await expect(bucket.get('a')).rejects.toThrow();
    await expect(bucket.writtenAt('a')).rejects.toThrow();
    await expect(Array.fromAsync(bucket.list(''))).rejects.toThrow();
    await expect(bucket.remove(['a'])).rejects.toThrow();
    expect((await fetch(await bucket.addressOf('a'))).status).toBe(403);
    bucket.close();
  });
});
