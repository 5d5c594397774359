/**
 * How an object gets into a bucket: one PutObject, whatever the object is. The client of Amazon repeats no request whose
 * bytes are a stream, so attempts are counted here; each opens the bytes again.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import { explained, mayPass } from './bucket-error.ts';
import type { WorkFile } from './work-file.ts';

/** Bytes that can be read several times, with what the bucket verifies them by. */
export interface Content {
  readonly sizeBytes: number;
  /** In hex. */
  readonly sha256: string;
  /** In base64. */
  readonly md5: string;
  open(): Readable;
}

/** Bytes that this program made and has in memory: a copy of a photo, a mark. */
export const contentOfBytes = (bytes: Uint8Array): Content => ({
  sizeBytes: bytes.byteLength,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  md5: createHash('md5').update(bytes).digest('base64'),
  open: () => Readable.from(bytes.byteLength > 0 ? [bytes] : []),
});

/** A file; it is read again for each attempt. */
export const contentOfFile = ({ path, sizeBytes, sha256, md5 }: WorkFile): Content => ({
  ...{ sizeBytes, sha256, md5 },
  open: () => createReadStream(path),
});

/** Where objects are sent, and how long an attempt may take. */
export interface Sending {
  readonly client: S3Client;
  readonly bucket: string;
  readonly prefix: string;
  /** Limit of an attempt without bytes, in milliseconds. */
  readonly timeoutMs: number;
}

/** Waits before the second and the third attempt, in milliseconds. */
const waitsMs = [500, 2_000] as const;
/** A slower line than 256 KB/s counts as broken: 20 MB get 80 seconds, three attempts less than the lease of a job. */
const slowestBytesPerMs = 256;

/**
 * Stores an object. The server refuses bytes that arrive damaged: the request is signed with their SHA-256 and has
 * their MD5. The object keeps the SHA-256, so that reading it verifies it.
 * @throws BucketError after three attempts, or at once if another one cannot help; errors of the disk unchanged
 */
export async function putObject(sending: Sending, key: string, content: Content): Promise<void> {
  for (const waitMs of [...waitsMs, null]) {
    const failure = await attempt(sending, key, content);
    if (!failure) return;
    if (waitMs === null || !mayPass(failure.error))
      throw explained(failure.error, `write ${key}`, sending.bucket, failure.isLate);
    await pause(waitMs);
  }
}

interface Failure {
  readonly error: unknown;
  readonly isLate: boolean;
}

/** @returns null if the object is stored @throws errors of the disk */
async function attempt(sending: Sending, key: string, content: Content): Promise<Failure | null> {
  const { client, bucket, prefix, timeoutMs } = sending;
  const limitMs = timeoutMs + Math.ceil(content.sizeBytes / slowestBytesPerMs);
  const body = content.open();
  const ending = new AbortController();
  let isLate = false;
  const limit = setTimeout(() => {
    isLate = true;
    ending.abort();
  }, limitMs);
  let broken: Error | undefined;
  body.on('error', (error) => {
    broken = error;
    ending.abort();
  });
  try {
    const command = await commandFor(bucket, prefix + key, content, body);
    await client.send(command, { abortSignal: ending.signal, requestTimeout: limitMs });
    return null;
  } catch (error) {
    // A server that refuses before it has read everything would keep the connection busy.
    ending.abort();
    if (broken !== undefined) throw broken;
    return { error, isLate };
  } finally {
    clearTimeout(limit);
    body.destroy();
  }
}

async function commandFor(bucket: string, key: string, { sizeBytes, sha256, md5 }: Content, body: Readable) {
  const { PutObjectCommand } = await import('@aws-sdk/client-s3');
  const command = new PutObjectCommand({
    ...{ Bucket: bucket, Key: key, Body: body, ContentType: typeOf(key), ContentLength: sizeBytes },
    ...{ ContentMD5: md5, Metadata: { sha256 } },
  });
  // Without this header the client signs "unsigned payload" for a stream, and the server verifies only the MD5.
  command.middlewareStack.add(
    (next) => (args) => {
      (args.request as { headers: Record<string, string> }).headers['x-amz-content-sha256'] = sha256;
      return next(args);
    },
    { step: 'build', name: 'hashOfBody' },
  );
  return command;
}

/** The content type that the bucket sends to browsers. */
function typeOf(key: string): string {
  if (key.endsWith('.webp')) return 'image/webp';
  if (key.endsWith('.jpg')) return 'image/jpeg';
  return 'application/octet-stream';
}
