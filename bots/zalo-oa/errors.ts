/**
 * Zalo's numbers and what a network does, as one `ChannelError`. The only file that knows the numbers.
 *
 * Errors come with HTTP 200, so the number decides and not the status. An answer with a number settles what happened;
 * no answer, or one of something in between (a proxy's HTML), leaves it open, unless the connection was never there.
 */

import type { ChannelErrorKind } from '../../src/channel/channel-error.ts';
import { networkFailure, rootOf } from '../../src/channel/network-failure.ts';
import { CallEnded } from '../../src/channel/open-calls.ts';
import { detailsOfEnded, PlatformError, withKnownOutcome } from '../../src/channel/platform/platform-error.ts';

const SECOND = 1_000;
const HOUR = 3_600_000;

/** What a caller inside this folder wants to tell apart, without knowing the numbers. */
export type ZaloSign =
  /** The access token is dead: a newer one, then once more. */
  | 'tokenDead'
  /** The refresh token or the grant's code will never work again. */
  | 'grantDead'
  /** An administrator must grant access again. */
  | 'notGranted'
  /** The id of an upload has ended. */
  | 'uploadGone'
  /** A field was not understood. */
  | 'badField'
  | 'stopped';

export class ZaloError extends PlatformError<ZaloSign> {}

export const hasSign = (error: unknown, sign: ZaloSign): error is ZaloError =>
  error instanceof ZaloError && error.sign === sign;

interface Meaning {
  readonly kind: ChannelErrorKind;
  readonly sign?: ZaloSign;
  readonly retryAfterMs?: number;
}

const wait = (retryAfterMs: number): Meaning => ({ kind: 'rateLimited', retryAfterMs });
const REJECTED: Meaning = { kind: 'rejected' };
const GONE: Meaning = { kind: 'blockedByPerson' };
const CLOSED: Meaning = { kind: 'outsideReplyWindow' };
const TRANSIENT: Meaning = { kind: 'unreachable' };
/** Somebody must act in Zalo's consoles; granting again would not help. */
const HUMAN: Meaning = { kind: 'credentials' };
const TOKEN: Meaning = { kind: 'credentials', sign: 'tokenDead' };

const MEANINGS: ReadonlyMap<number, Meaning> = new Map<number, Meaning>([
  [-32, wait(10 * SECOND)],
  [-100, { kind: 'rejected', sign: 'uploadGone' }],
  [-200, TRANSIENT],
  [-201, { kind: 'rejected', sign: 'badField' }],
  [-202, REJECTED],
  [-203, REJECTED],
  [-204, HUMAN],
  [-205, HUMAN],
  [-209, HUMAN],
  [-210, REJECTED],
  // The account's quota: it comes back by itself or is bought, so the message waits instead of dying.
  [-211, wait(HOUR)],
  [-212, HUMAN],
  [-213, GONE],
  [-214, TRANSIENT],
  [-216, TOKEN],
  [-217, GONE],
  // The person's own quota, "try next day".
  [-218, wait(6 * HOUR)],
  [-219, HUMAN],
  [-220, TOKEN],
  [-221, HUMAN],
  [-223, { kind: 'credentials', sign: 'notGranted' }],
  [-224, HUMAN],
  [-227, GONE],
  [-230, CLOSED],
  [-232, CLOSED],
  [-233, REJECTED],
  // Forbidden at night; only advertising should meet it.
  [-234, wait(HOUR)],
  [-235, HUMAN],
  [-237, GONE],
  [-238, REJECTED],
  [-240, REJECTED],
  [-241, REJECTED],
  [-242, HUMAN],
  [-244, GONE],
  [-248, HUMAN],
  [-249, REJECTED],
  // Only a message that costs money needs the linked account: after 48 hours of silence. Free ones go on, so it is
  // this person's window that is closed, until they write again.
  [-320, CLOSED],
  [-321, CLOSED],
  [-403, GONE],
  [-1340, REJECTED],
  [-1341, REJECTED],
  // "Token bad" as some have seen it.
  [216, TOKEN],
  [401, TOKEN],
  [-401, TOKEN],
  [-1001, TOKEN],
  // OAuth. Which of -14014 and -14020 it is makes no difference: the token won't work again.
  [-118, { kind: 'credentials', sign: 'grantDead' }],
  [-14_002, HUMAN],
  [-14_003, HUMAN],
  [-14_014, { kind: 'credentials', sign: 'grantDead' }],
  [-14_020, { kind: 'credentials', sign: 'grantDead' }],
]);

/** @param said the platform's sentence, without secrets; only the number decides */
export function ofNumber(code: number, said: string): ZaloError {
  const { kind, sign = null, retryAfterMs } = MEANINGS.get(code) ?? REJECTED;
  const description = `${code} ${said}`.trim();
  return new ZaloError(kind, { description, ...(retryAfterMs !== undefined && { retryAfterMs }) }, sign);
}

/** Asked to wait without being told how long. */
const DEFAULT_RETRY_AFTER_MS = 10 * SECOND;

/** An answer without a number: something between Zalo and us has spoken, or Zalo's machine is broken. */
export function ofStatus(status: number, retryAfterMs: number | null): ZaloError {
  const description = `HTTP ${status} with a body that is not an answer of the API`;
  switch (status) {
    case 401:
      return new ZaloError('credentials', { description }, 'tokenDead');
    case 413:
      return new ZaloError('rejected', { description });
    case 429:
      return new ZaloError('rateLimited', { description, retryAfterMs: retryAfterMs ?? DEFAULT_RETRY_AFTER_MS });
    default: {
      const wasRefused = status >= 300 && status < 500;
      return new ZaloError('unreachable', { description, ...(!wasRefused && { outcomeUnknown: true }) });
    }
  }
}

/**
 * @param error what a call ended with: `CallEnded`, or what `fetch` and `node:https` throw
 * @param mask takes secrets out of a text
 */
export function ofNetwork(error: unknown, mask: (text: string) => string): ZaloError {
  if (error instanceof ZaloError) return error;
  const root = rootOf(error);
  if (root instanceof CallEnded) {
    return new ZaloError('unreachable', detailsOfEnded(root), root.because === 'stopped' ? 'stopped' : null);
  }
  return new ZaloError('unreachable', networkFailure(root, mask));
}

/** The same, when asking twice harms nobody: its outcome is never "unknown". */
export function ofHarmless(error: unknown, mask: (text: string) => string): ZaloError {
  const { kind, details, sign } = ofNetwork(error, mask);
  return new ZaloError(kind, withKnownOutcome(details), sign);
}
