/**
 * What S3 verifies of a request and the tests' server does not: the signature (version 4, in the header or in the address),
 * its age, and that the body arrived as it was sent.
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

/** S3 refuses a request whose date differs more from its own clock. */
const mostSkewMs = 15 * 60_000;

/** @param now in milliseconds since 1970 @returns null if S3 would accept the request */
export function refusalOf(
  request: Pick<IncomingMessage, 'headers' | 'method' | 'url'>,
  body: Uint8Array,
  secret: string,
  now = Date.now(),
): S3Refusal | null {
  const { headers } = request;
  const proof = proofOf(request);
  if (signatureOf(request, proof, secret) !== proof.signature) return { status: 403, code: 'SignatureDoesNotMatch' };
  const signedAt = Date.parse(proof.date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/u, '$1-$2-$3T$4:$5:$6Z'));
  if (proof.validMs === null) {
    if (!(Math.abs(now - signedAt) <= mostSkewMs)) return { status: 403, code: 'RequestTimeTooSkewed' };
  } else if (!(now <= signedAt + proof.validMs)) return { status: 403, code: 'AccessDenied' };
  if (proof.payload !== 'UNSIGNED-PAYLOAD' && proof.payload !== sha256(body))
    return { status: 400, code: 'XAmzContentSHA256Mismatch' };
  const md5 = headers['content-md5'];
  if (md5 !== undefined && md5 !== createHash('md5').update(body).digest('base64'))
    return { status: 400, code: 'BadDigest' };
  return null;
}

/** What a request says about its own signature. */
interface Proof {
  readonly signature: string;
  /** `20130524T000000Z`. */
  readonly date: string;
  /** Day, region, service and 'aws4_request', from the credential. */
  readonly scope: string;
  readonly signed: string;
  readonly payload: string;
  /** How long an address may be used. Null: the signature is in the header. */
  readonly validMs: number | null;
}

function proofOf({ headers, url = '' }: Pick<IncomingMessage, 'headers' | 'url'>): Proof {
  const query = new URL(url, 'http://any').searchParams;
  const of = (name: string) => query.get(`X-Amz-${name}`) ?? '';
  if (query.has('X-Amz-Signature'))
    return {
      ...{ signature: of('Signature'), date: of('Date'), signed: of('SignedHeaders'), payload: 'UNSIGNED-PAYLOAD' },
      scope: of('Credential').split('/').slice(1).join('/'),
      validMs: Number(of('Expires')) * 1_000,
    };
  const told = headers.authorization ?? '';
  return {
    signature: /Signature=([0-9a-f]{64})$/u.exec(told)?.[1] ?? '',
    date: String(headers['x-amz-date']),
    scope: /Credential=[^/]+\/([^,]+),/u.exec(told)?.[1] ?? '',
    signed: /SignedHeaders=([^,]+),/u.exec(told)?.[1] ?? '',
    payload: String(headers['x-amz-content-sha256']),
    validMs: null,
  };
}

/** As Amazon's own list of what is not encoded. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** The signature computed anew, as in Amazon's "Authenticating Requests (AWS Signature Version 4)". */
function signatureOf(
  { headers, method = '', url = '' }: Pick<IncomingMessage, 'headers' | 'method' | 'url'>,
  { date, scope, signed, payload }: Proof,
  secret: string,
): string {
  const { pathname, searchParams } = new URL(url, 'http://any');
  const query = [...searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted()
    .join('&');
  const signedHeaders = signed.split(';').map((name) => `${name}:${String(headers[name] ?? '').trim()}\n`);
  const canonical = [method, pathname, query, signedHeaders.join(''), signed, payload].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return createHmac('sha256', key).update(toSign).digest('hex');
}
