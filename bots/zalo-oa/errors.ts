/**
 * Converts Zalo's error numbers and network failures to a `ChannelError`. Only this file knows the numbers. Errors come
 * with HTTP 200, so the number decides, not the status. An answer with a number settles the outcome; without an answer,
 * or with one from an intermediary (a proxy's HTML), it is unknown, unless no connection was made.
 */

import type { ChannelErrorKind } from '../../src/channel/channel-error.ts';
import { rootOf } from '../../src/channel/network-failure.ts';
import { PlatformError, unanswered, withKnownOutcome } from '../../src/channel/platform/platform-error.ts';

const secondMs = 1_000;
const hourMs = 3_600_000;

/** Cases that callers inside this folder distinguish, without knowing the numbers. */
export type ZaloSign =
  /** The access token has expired: renew it and retry once. */
  | 'tokenDead'
  /** The refresh token or the grant's code is permanently invalid. */
  | 'grantDead'
  /** An administrator must grant access again. */
  | 'notGranted'
  /** The id of an upload has expired. */
  | 'uploadGone'
  /** A field was not accepted. */
  | 'badField'
  | 'stopped';

/** Carries Zalo's own number and message beside the kind on which the core decides. */
export class ZaloError extends PlatformError<ZaloSign> {}

/** Whether the error has this sign; other errors have none. */
export const hasSign = (error: unknown, sign: ZaloSign): error is ZaloError =>
  error instanceof ZaloError && error.sign === sign;

interface Meaning {
  readonly kind: ChannelErrorKind;
  readonly sign?: ZaloSign;
  readonly retryAfterMs?: number;
}

const wait = (retryAfterMs: number): Meaning => ({ kind: 'rateLimited', retryAfterMs });
const rejectedMessage: Meaning = { kind: 'rejected' };
const gonePerson: Meaning = { kind: 'blockedByPerson' };
const closedWindow: Meaning = { kind: 'outsideReplyWindow' };
const transientFailure: Meaning = { kind: 'unreachable' };
/** An administrator must act in Zalo's consoles; granting access again would not help. */
const humanNeeded: Meaning = { kind: 'credentials' };
const deadToken: Meaning = { kind: 'credentials', sign: 'tokenDead' };

const meanings: ReadonlyMap<number, Meaning> = new Map<number, Meaning>([
  [-32, wait(10 * secondMs)],
  [-100, { kind: 'rejected', sign: 'uploadGone' }],
  [-200, transientFailure],
  [-201, { kind: 'rejected', sign: 'badField' }],
  [-202, rejectedMessage],
  [-203, rejectedMessage],
  [-204, humanNeeded],
  [-205, humanNeeded],
  [-209, humanNeeded],
  [-210, rejectedMessage],
  // The account's quota: it renews or can be bought, so the message waits instead of dying.
  [-211, wait(hourMs)],
  [-212, humanNeeded],
  [-213, gonePerson],
  [-214, transientFailure],
  [-216, deadToken],
  [-217, gonePerson],
  // The person's own quota ("try next day").
  [-218, wait(6 * hourMs)],
  [-219, humanNeeded],
  [-220, deadToken],
  [-221, humanNeeded],
  [-223, { kind: 'credentials', sign: 'notGranted' }],
  [-224, humanNeeded],
  [-227, gonePerson],
  [-230, closedWindow],
  [-232, closedWindow],
  [-233, rejectedMessage],
  // Forbidden at night; this should affect only advertising.
  [-234, wait(hourMs)],
  [-235, humanNeeded],
  [-237, gonePerson],
  [-238, rejectedMessage],
  [-240, rejectedMessage],
  [-241, rejectedMessage],
  [-242, humanNeeded],
  [-244, gonePerson],
  [-248, humanNeeded],
  [-249, rejectedMessage],
  // Only a paid message (after 48 hours of silence) needs the linked account. Free messages still work, so for this
  // person the reply window is closed until they write again.
  [-320, closedWindow],
  [-321, closedWindow],
  [-403, gonePerson],
  [-1340, rejectedMessage],
  [-1341, rejectedMessage],
  // "Token invalid" in other forms that have been observed.
  [216, deadToken],
  [401, deadToken],
  [-401, deadToken],
  [-1001, deadToken],
  // OAuth. -14014 and -14020 are treated alike: the token is permanently invalid.
  [-118, { kind: 'credentials', sign: 'grantDead' }],
  [-14_002, humanNeeded],
  [-14_003, humanNeeded],
  [-14_014, { kind: 'credentials', sign: 'grantDead' }],
  [-14_020, { kind: 'credentials', sign: 'grantDead' }],
]);

/** @param said the platform's message, without secrets; only the number decides */
export function ofNumber(code: number, said: string): ZaloError {
  const { kind, sign = null, retryAfterMs } = meanings.get(code) ?? rejectedMessage;
  const description = `${code} ${said}`.trim();
  return new ZaloError(kind, { description, ...(retryAfterMs !== undefined && { retryAfterMs }) }, sign);
}

/** Used if Zalo asks to wait without a duration. */
const defaultRetryAfterMs = 10 * secondMs;

/** An answer without a number, from an intermediary or a failing server of Zalo's. */
export function ofStatus(status: number, retryAfterMs: number | null): ZaloError {
  const description = `HTTP ${status} with a body that is not an answer of the API`;
  switch (status) {
    case 401:
      return new ZaloError('credentials', { description }, 'tokenDead');
    case 413:
      return new ZaloError('rejected', { description });
    case 429:
      return new ZaloError('rateLimited', { description, retryAfterMs: retryAfterMs ?? defaultRetryAfterMs });
    default: {
      const wasRefused = status >= 300 && status < 500;
      return new ZaloError('unreachable', { description, ...(!wasRefused && { outcomeUnknown: true }) });
    }
  }
}

/**
 * @param error of a call: `CallEnded`, or thrown by `fetch` or `node:https`
 * @param mask removes secrets from a text
 */
export function ofNetwork(error: unknown, mask: (text: string) => string): ZaloError {
  if (error instanceof ZaloError) return error;
  const root = rootOf(error);
  return new ZaloError('unreachable', ...unanswered(root, mask));
}

/** The same, for calls that can safely be repeated: the outcome is never "unknown". */
export function ofHarmless(error: unknown, mask: (text: string) => string): ZaloError {
  const { kind, details, sign } = ofNetwork(error, mask);
  return new ZaloError(kind, withKnownOutcome(details), sign);
}
