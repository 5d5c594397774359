/**
 * What S3 verifies of a request and the tests' server does not: the signature (version 4, in the header), and that the
 * body arrived as it was sent.
 */
import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** An error answer of S3. */
export interface S3Refusal {
  readonly status: number;
  readonly code: string;
}

const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** @returns null if S3 would accept the request */
export function refusalOf(request: IncomingMessage, body: Uint8Array, secret: string): S3Refusal | null {
  const { headers } = request;
  if (signatureOf(request, secret) !== /Signature=([0-9a-f]{64})$/u.exec(headers.authorization ?? '')?.[1])
    return { status: 403, code: 'SignatureDoesNotMatch' };
  const told = headers['x-amz-content-sha256'];
  if (told !== 'UNSIGNED-PAYLOAD' && told !== sha256(body)) return { status: 400, code: 'XAmzContentSHA256Mismatch' };
  const md5 = headers['content-md5'];
  if (md5 !== undefined && md5 !== createHash('md5').update(body).digest('base64'))
    return { status: 400, code: 'BadDigest' };
  return null;
}

/** The signature computed anew, as in Amazon's "Authenticating Requests (AWS Signature Version 4)". */
function signatureOf({ headers, method = '', url = '' }: IncomingMessage, secret: string): string {
  const [, scope = '', signed = ''] =
    /Credential=[^/]+\/([^,]+), ?SignedHeaders=([^,]+)/u.exec(headers.authorization ?? '') ?? [];
  const { pathname, searchParams } = new URL(url, 'http://any');
  searchParams.sort();
  const query = [...searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
  const signedHeaders = signed.split(';').map((name) => `${name}:${String(headers[name] ?? '').trim()}\n`);
  const payload = String(headers['x-amz-content-sha256']);
  const canonical = [method, pathname, query, signedHeaders.join(''), signed, payload].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return createHmac('sha256', key).update(toSign).digest('hex');
}
