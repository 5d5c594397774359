/**
 * A bucket of S3 or of a compatible server. An object is complete or absent: a put replaces it at once. Every request
 * has a timeout, every object carries the hash of its bytes, and every failure is explained in one sentence; the caller
 * retries later.
 */
import { createHash } from 'node:crypto';
import type { ListObjectsV2CommandOutput, S3Client } from '@aws-sdk/client-s3';

export interface BucketPlace {
  readonly bucket: string;
  /** '' or a prefix that ends with a slash. */
  readonly prefix: string;
  /** Null for Amazon's own endpoint. */
  readonly endpoint: string | null;
  readonly region: string;
}

export interface ListedObject {
  readonly key: string;
  /** In epoch milliseconds. */
  readonly writtenAt: number;
  readonly sizeBytes: number;
}

export interface Bucket {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /**
   * Uploads in parts, so that the data may exceed memory. An error thrown by `chunks` is rethrown, and no object is
   * left.
   */
  putStream(key: string, chunks: AsyncIterable<Uint8Array>): Promise<void>;
  /** Null if absent. @throws BucketDamage if the bytes differ from those that were put */
  get(key: string): Promise<Uint8Array | null>;
  /** In epoch milliseconds; 0 if absent. */
  writtenAt(key: string): Promise<number>;
  /** Lists page by page. */
  list(prefix: string): AsyncIterable<ListedObject>;
  remove(keys: readonly string[]): Promise<void>;
  /** A public address, valid for some minutes. */
  addressOf(key: string): Promise<string>;
  close(): void;
}

/** The bucket did not do what was requested; nothing was lost, and the work is retried. */
export class BucketError extends Error {
  override readonly name = 'BucketError';
}

/** The bucket returned other bytes than were stored. */
export class BucketDamage extends BucketError {}

export interface BucketOptions extends BucketPlace {
  /** The usual AWS credentials; if absent, the SDK's defaults apply (a profile, the host's role). */
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  /** Timeout of one request, and of silence while bytes are transferred. */
  readonly timeoutMs?: number;
  readonly pageSize?: number;
}

const usualTimeoutMs = 20_000;
const usualPageSize = 1_000;
/** S3's limit for one deletion, and its minimum size of a part. */
const mostDeletedAtOnce = 1_000;
const partBytes = 5 * 1024 * 1024;
const addressSeconds = 600;
const attempts = 3;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Runs one request with a timeout. */
const askerOf =
  ({ bucket, timeoutMs = usualTimeoutMs }: BucketOptions) =>
  async <T>(what: string, send: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const signal = AbortSignal.timeout(timeoutMs * attempts);
    try {
      return await send(signal);
    } catch (error) {
      throw explained(error, what, bucket, signal.aborted);
    }
  };

/** Lists page by page, on demand. */
async function* listed(prefix: string, pageFrom: (after: string | undefined) => Promise<ListObjectsV2CommandOutput>) {
  let after: string | undefined;
  do {
    const page = await pageFrom(after);
    for (const { Key = '', LastModified, Size = 0 } of page.Contents ?? [])
      yield { key: Key.slice(prefix.length), writtenAt: LastModified?.getTime() ?? 0, sizeBytes: Size };
    after = page.IsTruncated ? page.NextContinuationToken : undefined;
  } while (after !== undefined);
}

/** Uploads in parts. @param explain converts the bucket's errors; errors of the source are rethrown unchanged */
async function putStream(
  client: S3Client,
  named: { readonly Bucket: string; readonly Key: string },
  chunks: AsyncIterable<Uint8Array>,
  explain: (error: unknown) => Error,
): Promise<void> {
  const { Upload } = await import('@aws-sdk/lib-storage');
  const { Readable } = await import('node:stream');
  let failure: unknown;
  const body = Readable.from(noting(chunks, (error) => (failure = error)));
  // Without this the SDK removes the parts itself and then reports an error of that instead of the one before it.
  const leaves = { leavePartsOnError: true };
  const upload = new Upload({ client, params: { ...named, Body: body }, partSize: partBytes, queueSize: 2, ...leaves });
  try {
    await upload.done();
  } catch (error) {
    await removeParts(client, named, upload.uploadId);
    throw failure ?? explain(error);
  }
}

/** Parts of an upload that failed cost room until they are removed. Servers may not support it, and may not permit it. */
async function removeParts(
  client: S3Client,
  named: { readonly Bucket: string; readonly Key: string },
  uploadId: string | undefined,
): Promise<void> {
  if (uploadId === undefined) return;
  const { AbortMultipartUploadCommand } = await import('@aws-sdk/client-s3');
  await client.send(new AbortMultipartUploadCommand({ ...named, UploadId: uploadId })).catch(() => undefined);
}

/** Opens the bucket. The SDK is large, so it is loaded only if a bucket is configured. */
export async function openBucket(options: BucketOptions): Promise<Bucket> {
  const { bucket, prefix, pageSize = usualPageSize } = options;
  const sdk = await import('@aws-sdk/client-s3');
  const client = await connect(options);
  const named = (key: string) => ({ Bucket: bucket, Key: prefix + key });

  const ask = askerOf(options);

  async function read(key: string): Promise<{ bytes: Uint8Array; hash: string | undefined } | null> {
    return ask(`read ${key}`, async (abortSignal) => {
      try {
        const answer = await client.send(new sdk.GetObjectCommand(named(key)), { abortSignal });
        const bytes = (await answer.Body?.transformToByteArray()) ?? new Uint8Array();
        return { bytes, hash: answer.Metadata?.sha256 };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    });
  }

  return {
    put: (key, bytes) =>
      ask(`write ${key}`, async (abortSignal) => {
        const object = {
          ...named(key),
          ...{ Body: bytes, ContentType: typeOf(key), ContentLength: bytes.byteLength },
          ContentMD5: createHash('md5').update(bytes).digest('base64'),
          Metadata: { sha256: sha256(bytes) },
        };
        await client.send(new sdk.PutObjectCommand(object), { abortSignal });
      }),

    putStream: (key, chunks) =>
      putStream(client, named(key), chunks, (error) => explained(error, `write ${key}`, bucket, false)),

    async get(key) {
      const found = await read(key);
      if (found?.hash !== undefined && sha256(found.bytes) !== found.hash)
        throw new BucketDamage(`the bucket ${bucket} gave other bytes for ${key} than were put there`);
      return found?.bytes ?? null;
    },

    writtenAt: (key) =>
      ask(`look at ${key}`, async (abortSignal) => {
        try {
          const head = await client.send(new sdk.HeadObjectCommand(named(key)), { abortSignal });
          return head.LastModified?.getTime() ?? 0;
        } catch (error) {
          if (isMissing(error)) return 0;
          throw error;
        }
      }),

    list: (below) =>
      listed(prefix, (from) =>
        ask(`list ${below}`, (abortSignal) => {
          const request = { Bucket: bucket, Prefix: prefix + below, MaxKeys: pageSize, ContinuationToken: from };
          return client.send(new sdk.ListObjectsV2Command(request), { abortSignal });
        }),
      ),

    async remove(keys) {
      for (let at = 0; at < keys.length; at += mostDeletedAtOnce) {
        const objects = keys.slice(at, at + mostDeletedAtOnce).map((key) => ({ Key: prefix + key }));
        const { Errors = [] } = await ask('remove', (abortSignal) =>
          client.send(new sdk.DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: objects, Quiet: true } }), {
            abortSignal,
          }),
        );
        const [first] = Errors;
        if (first) throw new BucketError(`the bucket ${bucket} did not remove ${first.Key}: ${first.Code}`);
      }
    },

    async addressOf(key) {
      const { getSignedUrl } = await import('@aws-sdk/s3-request-presigner');
      return getSignedUrl(client, new sdk.GetObjectCommand(named(key)), { expiresIn: addressSeconds });
    },

    close: () => client.destroy(),
  };
}

async function connect({
  endpoint,
  region,
  credentials,
  timeoutMs = usualTimeoutMs,
}: BucketOptions): Promise<S3Client> {
  const { S3Client } = await import('@aws-sdk/client-s3');
  return new S3Client({
    region,
    ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
    ...(credentials ? { credentials } : {}),
    maxAttempts: attempts,
    // Older servers refuse the newer checksums. Requests carry an MD5, a signature and the object's own hash instead.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: timeoutMs / 4,
      requestTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      throwOnRequestTimeout: true,
    },
  });
}

/** The content type that the bucket sends to browsers. */
function typeOf(key: string): string {
  if (key.endsWith('.webp')) return 'image/webp';
  if (key.endsWith('.jpg')) return 'image/jpeg';
  return 'application/octet-stream';
}

/** Notes the error of the source, because the SDK hides it. */
async function* noting(chunks: AsyncIterable<Uint8Array>, note: (error: unknown) => void): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    note(error);
    throw error;
  }
}

interface Failure {
  readonly name?: string;
  readonly message?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

function isMissing(error: unknown): boolean {
  const { name, $metadata } = error as Failure;
  return $metadata?.httpStatusCode === 404 && name !== 'NoSuchBucket';
}

function explained(error: unknown, what: string, bucket: string, isLate: boolean): BucketError {
  if (error instanceof BucketError) return error;
  const { name = '', message = '', $metadata } = error as Failure;
  const status = $metadata?.httpStatusCode;
  return new BucketError(`could not ${what} in the bucket ${bucket}: ${reasonOf(name, message, status, isLate)}`, {
    cause: error,
  });
}

function reasonOf(name: string, message: string, status: number | undefined, isLate: boolean): string {
  if (isLate || /Timeout/u.test(name)) return 'it does not answer in time';
  if (name === 'NoSuchBucket') return 'the bucket does not exist: create it, or correct MEDIA_URL';
  if (status === 403 || name === 'CredentialsProviderError')
    return `access is refused (${name}): AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be allowed to read, write, list and delete there`;
  if (status === 507 || /InsufficientStorage|QuotaExceeded|XMinioStorageFull/u.test(name)) return 'it has no room left';
  if (status === 400 && /BadDigest|Checksum|ContentSHA256Mismatch/u.test(name)) return 'the bytes arrived damaged';
  if (status !== undefined && status >= 500) return `the server reports an error (${status} ${name})`;
  return `${name} ${message}`.trim();
}
