/**
 * Converts Telegram's error codes and messages, grammY's errors and network failures to a `ChannelError`. Only this
 * file knows them (the table of `reference/telegram.md` §4). Telegram has no idempotency keys, so it matters whether
 * *the request may have been carried out*. An answer of the Bot API decides it. Without an answer, or with one from an
 * intermediary (a proxy's HTML), it is unknown, unless no connection was made.
 */

import { GrammyError, HttpError } from 'grammy';
import type { ChannelErrorKind } from '../../src/channel/channel-error.ts';
import { PlatformError, unanswered } from '../../src/channel/platform/platform-error.ts';
import { StrangeAnswer } from '../../src/channel/platform/strange-answer.ts';

/** Used if Telegram asks to wait without a duration. */
const defaultRetryAfterMs = 5_000;

/** Cases that callers inside this folder distinguish, without knowing the messages. */
export type TelegramSign =
  | 'notModified'
  | 'queryTooOld'
  | 'badMarkup'
  | 'noCaptionToEdit'
  | 'noTextToEdit'
  | 'secondPoller'
  | 'linkExpired'
  | 'stopped';

/** Carries Telegram's own code and description beside the kind on which the core decides. */
export class TelegramError extends PlatformError<TelegramSign> {}

interface Verdict {
  readonly says: RegExp;
  readonly kind: ChannelErrorKind;
  readonly sign?: TelegramSign;
  readonly messageGone?: true;
}

/** Errors with code 400; the first match wins. */
const badRequests: readonly Verdict[] = [
  { says: /message is not modified/i, kind: 'rejected', sign: 'notModified' },
  { says: /query is too old|query id is invalid/i, kind: 'rejected', sign: 'queryTooOld' },
  { says: /can't parse entities|can't parse caption entities/i, kind: 'rejected', sign: 'badMarkup' },
  { says: /there is no caption in the message to edit/i, kind: 'rejected', sign: 'noCaptionToEdit' },
  { says: /there is no text in the message to edit/i, kind: 'rejected', sign: 'noTextToEdit' },
  {
    says: /message to (edit|delete) not found|message can't be (edited|deleted)|message_id_invalid/i,
    kind: 'rejected',
    messageGone: true,
  },
  { says: /wrong file_id or the file is temporarily unavailable/i, kind: 'unreachable' },
  // Permanent for this conversation, like a block; a new message of the person clears it.
  {
    says: /chat not found|user not found|peer_id_invalid|not enough rights|have no rights|need administrator rights|group chat was (deleted|deactivated)|chat_write_forbidden/i,
    kind: 'blockedByPerson',
  },
  {
    says: /too (long|big|large|much)|is empty|non-empty|_invalid|invalid |_empty|_too_|wrong |can't parse|failed to get http|image_process_failed|not found|unsupported|must be|there must|bad webhook|expected|required/i,
    kind: 'rejected',
  },
];

/**
 * @param error of a call: grammY's `GrammyError` and `HttpError`, `StrangeAnswer`, `CallEnded`, or fetch's
 * @param mask removes secrets from a text
 * @returns an error without secrets, payloads or people's texts; its `cause` is a copy reduced to class and code
 */
export function toChannelError(error: unknown, mask: (text: string) => string): TelegramError {
  if (error instanceof TelegramError) return error;
  if (error instanceof GrammyError) return ofTelegram(error, mask);
  const inner = error instanceof HttpError ? error.error : error;
  if (inner instanceof TelegramError) return inner;
  if (inner instanceof GrammyError) return ofTelegram(inner, mask);
  if (inner instanceof StrangeAnswer) return ofStranger(inner);
  return new TelegramError('unreachable', ...unanswered(inner, mask));
}

function ofTelegram(error: GrammyError, mask: (text: string) => string): TelegramError {
  const { error_code: code, parameters } = error;
  const said = typeof error.description === 'string' ? error.description : '';
  const description = mask(`${code} ${said}`).trim();
  const movedTo = parameters?.migrate_to_chat_id;
  if (movedTo !== undefined) return new TelegramError('rejected', { description, movedTo: String(movedTo) });

  switch (code) {
    case 429:
      return new TelegramError('rateLimited', {
        description,
        retryAfterMs: retryAfterMs(parameters?.retry_after, said),
      });
    case 401:
    case 404:
    case 421:
      return new TelegramError('credentials', { description });
    case 403:
      return new TelegramError('blockedByPerson', { description });
    case 409:
      return new TelegramError('rejected', { description }, 'secondPoller');
    case 413:
      return new TelegramError('rejected', { description });
    case 400: {
      const verdict = badRequests.find(({ says }) => says.test(said));
      // An unknown message: Telegram advises a retry; the outbox gives up after its last attempt.
      if (!verdict) return new TelegramError('unreachable', { description });
      const details = { description, ...(verdict.messageGone && { messageGone: true }) };
      return new TelegramError(verdict.kind, details, verdict.sign ?? null);
    }
    default:
      return new TelegramError('unreachable', { description });
  }
}

function retryAfterMs(seconds: unknown, said: string): number {
  const told = typeof seconds === 'number' ? seconds : Number(/retry after (\d+)/i.exec(said)?.[1] ?? Number.NaN);
  return Number.isFinite(told) && told > 0 ? Math.ceil(told * 1_000) : defaultRetryAfterMs;
}

/** An answer from an intermediary. Its "forbidden" or "not found" does not concern the person or the token. */
function ofStranger({ status, message, retryAfterMs: told }: StrangeAnswer): TelegramError {
  if (status === 429)
    return new TelegramError('rateLimited', { description: message, retryAfterMs: told ?? defaultRetryAfterMs });
  if (status === 413) return new TelegramError('rejected', { description: message });
  const wasRefused = status >= 300 && status < 500;
  return new TelegramError('unreachable', { description: message, ...(!wasRefused && { outcomeUnknown: true }) });
}
