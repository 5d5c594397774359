/**
 * Classifies network failures. No platform supports idempotency keys, so it matters whether *the request may have been
 * carried out*: it was not if no connection was made; otherwise the outcome is unknown.
 */
import type { ChannelErrorDetails } from './channel-error.ts';

/** Failures to reach the server: nothing was sent. Codes of Node's `net`, `dns` and `tls`, and of undici. */
const beforeSending: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'],
  ...['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ...['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_GET_ISSUER_CERT'],
]);
const beforeSendingShape = /^(ERR_TLS_|ERR_SSL_|CERT_|ERR_INVALID_URL)/;

/**
 * @param error thrown by `fetch` or `node:https`
 * @param mask removes secrets from a text
 * @returns details of an `unreachable`, without secrets or people's texts; `cause` is a copy reduced to name and
 *   message
 */
export function networkFailure(error: unknown, mask: (text: string) => string): ChannelErrorDetails {
  const root = rootOf(error);
  const code = codeOf(root) ?? (root instanceof Error ? root.name : 'unknown');
  const cause = new Error(mask(root instanceof Error ? root.message : String(root)));
  cause.name = root instanceof Error ? root.name : 'Error';
  return { description: `network: ${code}`, cause, ...(!wasNeverSent(root) && { outcomeUnknown: true }) };
}

/** The innermost cause: fetch reports "fetch failed" and keeps the reason in `cause`. */
export function rootOf(error: unknown): unknown {
  let root = error;
  for (let depth = 0; depth < 5 && root instanceof Error && root.cause instanceof Error; depth++) root = root.cause;
  return root;
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

function wasNeverSent(error: unknown): boolean {
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(wasNeverSent);
  const code = codeOf(error);
  if (code !== null && (beforeSending.has(code) || beforeSendingShape.test(code))) return true;
  const call = error instanceof Error && 'syscall' in error ? error.syscall : null;
  if (call === 'connect' || call === 'getaddrinfo') return true;
  // A reset during the TLS handshake has the same code as a later one; only the message differs.
  return error instanceof Error && /before secure TLS connection was established/.test(error.message);
}
