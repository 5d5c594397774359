/**
 * Zalo's numbers and what a network does, as one `ChannelError`. The only file that knows the numbers.
 *
 * Errors come with HTTP 200, so the number decides and not the status. An answer with a number settles what happened;
 * no answer, or one of something in between (a proxy's HTML), leaves it open, unless the connection was never there.
 */

import type { ChannelErrorKind } from '../../src/channel/channel-error.ts';
import { rootOf } from '../../src/channel/network-failure.ts';
import { PlatformError, unanswered, withKnownOutcome } from '../../src/channel/platform/platform-error.ts';

const secondMs = 1_000;
const hourMs = 3_600_000;

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

/** Carries Zalo's own number and message beside the kind that the core decides by. */
export class ZaloError extends PlatformError<ZaloSign> {}

/** What this bot tells apart; anything else that was thrown has none. */
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
/** Somebody must act in Zalo's consoles; granting again would not help. */
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
  // The account's quota: it comes back by itself or is bought, so the message waits instead of dying.
  [-211, wait(hourMs)],
  [-212, humanNeeded],
  [-213, gonePerson],
  [-214, transientFailure],
  [-216, deadToken],
  [-217, gonePerson],
  // The person's own quota, "try next day".
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
  // Forbidden at night; only advertising should meet it.
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
  // Only a message that costs money needs the linked account: after 48 hours of silence. Free ones go on, so it is
  // this person's window that is closed, until they write again.
  [-320, closedWindow],
  [-321, closedWindow],
  [-403, gonePerson],
  [-1340, rejectedMessage],
  [-1341, rejectedMessage],
  // "Token bad" as some have seen it.
  [216, deadToken],
  [401, deadToken],
  [-401, deadToken],
  [-1001, deadToken],
  // OAuth. Which of -14014 and -14020 it is makes no difference: the token won't work again.
  [-118, { kind: 'credentials', sign: 'grantDead' }],
  [-14_002, humanNeeded],
  [-14_003, humanNeeded],
  [-14_014, { kind: 'credentials', sign: 'grantDead' }],
  [-14_020, { kind: 'credentials', sign: 'grantDead' }],
]);

/** @param said the platform's sentence, without secrets; only the number decides */
export function ofNumber(code: number, said: string): ZaloError {
  const { kind, sign = null, retryAfterMs } = meanings.get(code) ?? rejectedMessage;
  const description = `${code} ${said}`.trim();
  return new ZaloError(kind, { description, ...(retryAfterMs !== undefined && { retryAfterMs }) }, sign);
}

/** Asked to wait without being told how long. */
const defaultRetryAfterMs = 10 * secondMs;

/** An answer without a number: something between Zalo and us has spoken, or Zalo's machine is broken. */
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
 * @param error what a call ended with: `CallEnded`, or what `fetch` and `node:https` throw
 * @param mask takes secrets out of a text
 */
export function ofNetwork(error: unknown, mask: (text: string) => string): ZaloError {
  if (error instanceof ZaloError) return error;
  const root = rootOf(error);
  return new ZaloError('unreachable', ...unanswered(root, mask));
}

/** The same, when asking twice harms nobody: its outcome is never "unknown". */
export function ofHarmless(error: unknown, mask: (text: string) => string): ZaloError {
  const { kind, details, sign } = ofNetwork(error, mask);
  return new ZaloError(kind, withKnownOutcome(details), sign);
}
