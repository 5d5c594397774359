/** The signature of a webhook call: a plain SHA-256 over a concatenation, not an HMAC. */
import { createHash } from 'node:crypto';
import type { OaAccount } from './account.ts';

export const signatureHeader = 'x-zevent-signature';

/** @param body the exact bytes that are sent; `timestamp` is the value inside them */
export function signatureOf(account: Pick<OaAccount, 'appId' | 'secretKey'>, body: string, timestamp: string): string {
  const hex = createHash('sha256').update(`${account.appId}${body}${timestamp}${account.secretKey}`).digest('hex');
  return `mac=${hex}`;
}
