/**
 * A bucket of S3, or of a server that speaks like it. A name is whole or not there: a put replaces it at once. Every
 * request has an end, every object carries the hash of its bytes, and every failure says in one sentence what it was; whoever
 * called tries again later.
 */
import { createHash } from 'node:crypto';
import type { ListObjectsV2CommandOutput, S3Client } from '@aws-sdk/client-s3';

export interface BucketPlace {
  readonly bucket: string;
  /** '' or ends with a slash. */
  readonly prefix: string;
  /** Null: Amazon's own. */
  readonly endpoint: string | null;
  readonly region: string;
}

export interface ListedObject {
  readonly key: string;
  /** In epoch ms. */
  readonly writtenAt: number;
  readonly sizeBytes: number;
}

export interface Bucket {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** In parts, as they come: what is larger than memory may pass. What `chunks` throws is thrown, and nothing is left. */
  putStream(key: string, chunks: AsyncIterable<Uint8Array>): Promise<void>;
  /** Null: not there. @throws BucketDamage when the bytes are not those that were put */
  get(key: string): Promise<Uint8Array | null>;
  /** In epoch ms; 0 when it is not there. */
  writtenAt(key: string): Promise<number>;
  /** Page by page. */
  list(prefix: string): AsyncIterable<ListedObject>;
  remove(keys: readonly string[]): Promise<void>;
  /** An address that anybody may read for some minutes. */
  addressOf(key: string): Promise<string>;
  close(): void;
}

/** The store of files did not do what it was asked; nothing was lost, and the work is tried again. */
export class BucketError extends Error {
  override readonly name = 'BucketError';
}

/** It gave other bytes than were put there. */
export class BucketDamage extends BucketError {}

export interface BucketOptions extends BucketPlace {
  /** The usual AWS variables; left out, the SDK's own ways are tried (a profile, the machine's role). */
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  /** Of one request, and of silence while bytes flow. */
  readonly timeoutMs?: number;
  readonly pageSize?: number;
}

const usualTimeoutMs = 20_000;
const usualPageSize = 1_000;
/** S3's own limit of one deletion, and the least that a part may have. */
const mostDeletedAtOnce = 1_000;
const partBytes = 5 * 1024 * 1024;
const addressSeconds = 600;
const attempts = 3;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** One request with an end. */
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

/** Page by page, as far as somebody reads. */
async function* listed(prefix: string, pageFrom: (after: string | undefined) => Promise<ListObjectsV2CommandOutput>) {
  let after: string | undefined;
  do {
    const page = await pageFrom(after);
    for (const { Key = '', LastModified, Size = 0 } of page.Contents ?? [])
      yield { key: Key.slice(prefix.length), writtenAt: LastModified?.getTime() ?? 0, sizeBytes: Size };
    after = page.IsTruncated ? page.NextContinuationToken : undefined;
  } while (after !== undefined);
}

/** In parts, as they come. @param explain of what the bucket answered; what the source threw is thrown as it is */
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
  const upload = new Upload({ client, params: { ...named, Body: body }, partSize: partBytes, queueSize: 2 });
  try {
    await upload.done();
  } catch (error) {
    throw failure ?? explain(error);
  }
}

/** The SDK is large: it is read only where a bucket is configured. */
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
    // Older servers refuse the newer checksums; what is sent has its MD5 and its signature, and its own hash beside it.
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

/** What a browser is told by the bucket itself, when it is sent there. */
function typeOf(key: string): string {
  if (key.endsWith('.webp')) return 'image/webp';
  if (key.endsWith('.jpg')) return 'image/jpeg';
  return 'application/octet-stream';
}

/** The SDK hides what the source of a stream threw. */
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
  if (name === 'NoSuchBucket') return 'there is no such bucket: make it, or correct MEDIA_URL';
  if (status === 403 || name === 'CredentialsProviderError')
    return `access is refused (${name}): AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be allowed to read, write, list and delete there`;
  if (status === 507 || /InsufficientStorage|QuotaExceeded|XMinioStorageFull/u.test(name)) return 'it has no room left';
  if (status === 400 && /BadDigest|Checksum|ContentSHA256Mismatch/u.test(name)) return 'the bytes arrived damaged';
  if (status !== undefined && status >= 500) return `the server is in trouble (${status} ${name})`;
  return `${name} ${message}`.trim();
}
