/**
 * Converts the bot API's error codes and network failures to a `ChannelError`. Only this file knows the codes. Zalo has
 * no idempotency keys, so it matters whether *the request may have been carried out*. `ok:false` of the API means no,
 * except for its own timeouts (408, 504). Without an answer, or with a gateway's page, it is unknown, unless no
 * connection was made.
 */

import { PlatformError, unanswered } from '../../src/channel/platform/platform-error.ts';
import { StrangeAnswer } from '../../src/channel/platform/strange-answer.ts';

/** Used if an intermediary asks to wait without a duration. */
const defaultRetryAfterMs = 5_000;

/** Cases that callers inside this folder distinguish, without knowing the codes. */
export type ZaloBotSign = 'emptyPoll' | 'stopped';

/** Carries Zalo's own code and description beside the kind on which the core decides. */
export class ZaloBotError extends PlatformError<ZaloBotSign> {}

/** An answer with `ok:false`. `toPerson`: the call was to send a message. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: number;
  readonly said: string;
  readonly toPerson: boolean;
  readonly retryAfterMs: number;

  constructor(code: number, said: string, toPerson: boolean, retryAfterMs: number) {
    super(`refused with ${code}`);
    this.code = code;
    this.said = said;
    this.toPerson = toPerson;
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * @param error of a call: `Refusal`, `StrangeAnswer`, `CallEnded`, or fetch's
 * @param mask removes secrets from a text
 * @returns an error without secrets or people's texts; its `cause` is a copy reduced to class and code
 */
export function toChannelError(error: unknown, mask: (text: string) => string): ZaloBotError {
  if (error instanceof ZaloBotError) return error;
  if (error instanceof Refusal) return ofZalo(error, mask);
  if (error instanceof StrangeAnswer) return ofStranger(error);
  return new ZaloBotError('unreachable', ...unanswered(error, mask));
}

function ofZalo({ code, said, toPerson, retryAfterMs }: Refusal, mask: (text: string) => string): ZaloBotError {
  const description = mask(`${code} ${said}`).trim();
  switch (code) {
    case 401:
      return new ZaloBotError('credentials', { description });
    case 403:
      // The official page calls 403 a server error; usually it means "you may not write to this person".
      return toPerson && !/server|internal/i.test(said)
        ? new ZaloBotError('blockedByPerson', { description })
        : new ZaloBotError('unreachable', { description });
    case 404:
      // The method exists, so the chat was not found.
      return new ZaloBotError(toPerson ? 'blockedByPerson' : 'rejected', { description });
    case 408:
      return new ZaloBotError('unreachable', { description, outcomeUnknown: true }, 'emptyPoll');
    case 504:
      return new ZaloBotError('unreachable', { description, outcomeUnknown: true });
    case 429:
      return new ZaloBotError('rateLimited', { description, retryAfterMs });
    default:
      return code >= 400 && code < 500
        ? new ZaloBotError('rejected', { description })
        : new ZaloBotError('unreachable', { description });
  }
}

/** An answer from an intermediary. Its "forbidden" or "not found" does not concern the person or the token. */
function ofStranger({ status, message, retryAfterMs }: StrangeAnswer): ZaloBotError {
  const description = message;
  if (status === 429) {
    return new ZaloBotError('rateLimited', { description, retryAfterMs: retryAfterMs ?? defaultRetryAfterMs });
  }
  if (status === 408) return new ZaloBotError('unreachable', { description, outcomeUnknown: true }, 'emptyPoll');
  if (status === 413) return new ZaloBotError('rejected', { description });
  const wasRefused = (status >= 300 && status < 500) || status === 503;
  return new ZaloBotError('unreachable', { description, ...(!wasRefused && { outcomeUnknown: true }) });
}
