/**
 * A bucket of S3 or of a compatible server. An object is complete or absent: a put replaces it at once. Every request
 * has a timeout, every object carries the hash of its bytes, and every failure is explained in one sentence; the caller
 * retries later.
 *
 * Each object is one PutObject, for which S3 accepts 5 GB. The largest object is a part of a ward's archive, 64 MB
 * (`../ward-archive/import-ward.ts`); uploads and downloads end at 20 MB. So nothing is uploaded in parts, and an upload
 * that fails leaves nothing in the bucket.
 */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { GetObjectCommandOutput, ListObjectsV2CommandOutput, S3Client } from '@aws-sdk/client-s3';
import { BucketDamage, BucketError, explained, isMissing } from './bucket-error.ts';
import { contentOfBytes, contentOfFile, putObject } from './bucket-put.ts';
import { type WorkFile, writeWorkFile } from './work-file.ts';

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
  /** For bytes that this program made itself, and for files in the work folder; their owner discards them. */
  put(key: string, content: Uint8Array | WorkFile): Promise<void>;
  /**
   * For bytes that arrive: they pass through a file in the work folder, which is removed in every case. An error thrown
   * by `chunks` is rethrown, and no object is left.
   * @throws NoRoom if the disk of the work folder is full
   */
  putStream(key: string, chunks: AsyncIterable<Uint8Array>): Promise<void>;
  /** Null if absent. @throws BucketDamage if the bytes differ from those that were put */
  get(key: string): Promise<Uint8Array | null>;
  /** As `get`, in chunks. Damage is thrown after the last chunk: only then it is certain. */
  open(key: string): Promise<AsyncIterable<Uint8Array> | null>;
  /** In epoch milliseconds; 0 if absent. */
  writtenAt(key: string): Promise<number>;
  /** Lists page by page. */
  list(prefix: string): AsyncIterable<ListedObject>;
  remove(keys: readonly string[]): Promise<void>;
  /** A public address, valid for some minutes. */
  addressOf(key: string): Promise<string>;
  close(): void;
}

export interface BucketOptions extends BucketPlace {
  /** Folder on this machine for files on their way into the bucket. */
  readonly work: string;
  /** The usual AWS credentials; if absent, the SDK's defaults apply (a profile, the host's role). */
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  /** Timeout of one request, and of silence while bytes are transferred. A put has more time for more bytes. */
  readonly timeoutMs?: number;
  readonly pageSize?: number;
}

const usualTimeoutMs = 20_000;
const usualPageSize = 1_000;
/** S3's limit for one deletion. */
const mostDeletedAtOnce = 1_000;
const addressSeconds = 600;
const attempts = 3;

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

/** Stops a request that takes too long. */
function createLimit() {
  const ending = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const end = (): void => clearTimeout(timer);
  return {
    signal: ending.signal,
    begin: (ms: number): void => {
      end();
      timer = setTimeout(() => ending.abort(), ms);
    },
    end,
  };
}
type Limit = ReturnType<typeof createLimit>;

/** The chunks of an answer. The bucket may be silent for `timeoutMs`. */
async function* chunksOf(body: Readable, limit: Limit, timeoutMs: number): AsyncGenerator<Uint8Array> {
  try {
    const chunks: AsyncIterator<Uint8Array> = body[Symbol.asyncIterator]();
    for (;;) {
      limit.begin(timeoutMs);
      const { done, value } = await chunks.next();
      limit.end();
      if (done) return;
      yield value;
    }
  } finally {
    limit.end();
    body.destroy();
  }
}

/** Opens the bucket. The SDK is large, so it is loaded only if a bucket is configured. */
export async function openBucket(options: BucketOptions): Promise<Bucket> {
  const { bucket, prefix, work, timeoutMs = usualTimeoutMs, pageSize = usualPageSize } = options;
  const sdk = await import('@aws-sdk/client-s3');
  const client = await connect(options);
  const named = (key: string) => ({ Bucket: bucket, Key: prefix + key });

  const ask = askerOf(options);

  const sending = { client, bucket, prefix, timeoutMs };

  async function* proved(key: string, answer: GetObjectCommandOutput, limit: Limit): AsyncGenerator<Uint8Array> {
    const digest = createHash('sha256');
    try {
      for await (const chunk of chunksOf(answer.Body as Readable, limit, timeoutMs)) {
        digest.update(chunk);
        yield chunk;
      }
    } catch (error) {
      throw explained(error, `read ${key}`, bucket, limit.signal.aborted);
    }
    const stored = answer.Metadata?.sha256;
    if (stored !== undefined && stored !== digest.digest('hex'))
      throw new BucketDamage(`the bucket ${bucket} gave other bytes for ${key} than were put there`);
  }

  async function open(key: string): Promise<AsyncIterable<Uint8Array> | null> {
    const limit = createLimit();
    limit.begin(timeoutMs * attempts);
    try {
      const answer = await client.send(new sdk.GetObjectCommand(named(key)), { abortSignal: limit.signal });
      return proved(key, answer, limit);
    } catch (error) {
      if (isMissing(error)) return null;
      throw explained(error, `read ${key}`, bucket, limit.signal.aborted);
    } finally {
      limit.end();
    }
  }

  return {
    put: (key, content) =>
      putObject(sending, key, content instanceof Uint8Array ? contentOfBytes(content) : contentOfFile(content)),

    async putStream(key, chunks) {
      const file = await writeWorkFile(work, 'put', chunks);
      try {
        await putObject(sending, key, contentOfFile(file));
      } finally {
        await file.discard();
      }
    },

    open,

    async get(key) {
      const chunks = await open(key);
      return chunks && Buffer.concat(await Array.fromAsync(chunks));
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
    // Otherwise it prints a line for each failed put, because it does not repeat streams; `bucket-put.ts` does.
    logger: { debug() {}, info() {}, warn() {}, error() {} },
    // A server that ignores the question whether it accepts the bytes would cost 20 seconds for each object over 2 MB.
    expectContinueHeader: false,
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
