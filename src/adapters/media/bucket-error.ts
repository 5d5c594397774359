/** What went wrong with a bucket, in one sentence, and whether trying again may help. */

/** The bucket did not do what was requested; nothing was lost, and the work is retried. */
export class BucketError extends Error {
  override readonly name = 'BucketError';
}

/** The bucket returned other bytes than were stored. */
export class BucketDamage extends BucketError {}

interface Failure {
  readonly name?: string;
  readonly message?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** The object is not there. A missing bucket is a failure. */
export function isMissing(error: unknown): boolean {
  const { name, $metadata } = error as Failure;
  return $metadata?.httpStatusCode === 404 && name !== 'NoSuchBucket';
}

/** Answers with status 4xx that say nothing about the request itself. The last: the client corrects its clock by it. */
const passing =
  /^(?:BadDigest|XAmzContentSHA256Mismatch|IncompleteBody|RequestTimeout|OperationAborted|RequestTimeTooSkewed)$/u;

/**
 * Whether the same request may succeed a moment later: the network broke, the server was busy or silent, or the bytes
 * arrived damaged.
 */
export function mayPass(error: unknown): boolean {
  const { name = '', $metadata } = error as Failure;
  const status = $metadata?.httpStatusCode;
  if (name === 'CredentialsProviderError' || isFull(name, status)) return false;
  return status === undefined || status === 429 || (status >= 500 && status !== 501) || passing.test(name);
}

/** @param isLate the time limit has passed @returns the same error if it is explained already */
export function explained(error: unknown, what: string, bucket: string, isLate: boolean): BucketError {
  if (error instanceof BucketError) return error;
  const { name = '', message = '', $metadata } = error as Failure;
  const status = $metadata?.httpStatusCode;
  return new BucketError(`could not ${what} in the bucket ${bucket}: ${reasonOf(name, message, status, isLate)}`, {
    cause: error,
  });
}

const isFull = (name: string, status: number | undefined): boolean =>
  status === 507 || /InsufficientStorage|QuotaExceeded|XMinioStorageFull/u.test(name);

function reasonOf(name: string, message: string, status: number | undefined, isLate: boolean): string {
  if (isLate || /Timeout/u.test(name)) return 'it does not answer in time';
  if (name === 'NoSuchBucket') return 'the bucket does not exist: create it, or correct MEDIA_URL';
  if (status === 403 || name === 'CredentialsProviderError')
    return `access is refused (${name}): AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be allowed to read, write, list and delete there`;
  if (isFull(name, status)) return 'it has no room left';
  if (status === 400 && /BadDigest|Checksum|ContentSHA256Mismatch/u.test(name)) return 'the bytes arrived damaged';
  if (status !== undefined && status >= 500) return `the server reports an error (${status} ${name})`;
  return `${name} ${message}`.trim();
}
