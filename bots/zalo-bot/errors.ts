/**
 * The bot API's numbers, and what a network does, as one `ChannelError`. The only file that knows them.
 *
 * Zalo has no key against repeats, so the question that matters is: *may the request have been carried out?*
 * `ok:false` of the API itself says no, but for its own timeouts (408, 504). No answer, or the page of a gateway,
 * leaves it open, unless the connection was never there.
 */

import { PlatformError, unanswered } from '../../src/channel/platform/platform-error.ts';
import { StrangeAnswer } from '../../src/channel/platform/strange-answer.ts';

/** Asked to wait by something between Zalo and us, without being told how long. */
const defaultRetryAfterMs = 5_000;

/** What a caller inside this folder wants to tell apart, without knowing the numbers. */
export type ZaloBotSign = 'emptyPoll' | 'stopped';

/** Carries Zalo's own number and description beside the kind that the core decides by. */
export class ZaloBotError extends PlatformError<ZaloBotSign> {}

/** `ok:false`. `toPerson`: the call was to say something to somebody. */
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
 * @param error what a call ended with: `Refusal`, `StrangeAnswer`, `CallEnded`, fetch's
 * @param mask takes secrets out of a text
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
      // The official page calls 403 a server error; an ordinary API means "you may not write to this person" by it.
      return toPerson && !/server|internal/i.test(said)
        ? new ZaloBotError('blockedByPerson', { description })
        : new ZaloBotError('unreachable', { description });
    case 404:
      // The method exists, so what was not found is the chat.
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

/** Something between Zalo and us has answered. Its "forbidden" or "not found" is not about the person or token. */
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
