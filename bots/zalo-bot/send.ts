/** Saying a message: rendered calls carried out in order, with what Zalo's answers mean in the middle of one. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sent } from '../../src/channel/channel.ts';
import type { ChannelLog } from '../../src/channel/factory.ts';
import type { OutgoingMessage } from '../../src/channel/outgoing.ts';
import type { ZaloBotClient } from './client.ts';
import { ZaloBotError } from './errors.ts';
import { renderMessage, type ZaloBotCall } from './render.ts';

/** In the middle of a long message we rather wait a little than say its beginning twice. */
const MIDDLE_MAX_WAIT_MS = 10_000;
const MIDDLE_RETRY_MS = 1_000;

export interface Speaker {
  readonly client: ZaloBotClient;
  readonly log: ChannelLog;
  /** Ends waits when the channel stops. */
  readonly signal: AbortSignal;
}

/**
 * @returns the id of the last message: the one with the words
 * @throws ZaloBotError; RangeError before any call when the message itself is impossible
 */
export async function sendMessage(speaker: Speaker, message: OutgoingMessage): Promise<Sent> {
  const calls = renderMessage(message);
  const hasWords = calls.some((call) => call.what === 'text' || call.caption !== null);
  const ids: string[] = [];
  for (const call of calls) {
    const step = () => perform(speaker, call, hasWords);
    const id = ids.length === 0 ? await step() : await performInTheMiddle(speaker, step, ids.length);
    if (id !== null) ids.push(id);
  }
  return { messageId: ids.at(-1) ?? 'unnamed' };
}

/**
 * A photo that Zalo refuses (it could not fetch it, the address has run out) must not silence the words: they are said
 * without it, and the log tells. A message that is only photos fails.
 * @returns the message's id; null when it was a photo that is left out
 */
async function perform({ client, log }: Speaker, call: ZaloBotCall, hasWords: boolean): Promise<string | null> {
  try {
    return await client.perform(call);
  } catch (error) {
    const isRefused = error instanceof ZaloBotError && error.kind === 'rejected';
    if (call.what === 'text' || !hasWords || !isRefused) throw error;
    log.warn({ description: error.details.description }, 'zalo-bot-photo-refused');
    const { chatId, caption } = call;
    return caption === null ? null : client.perform({ what: 'text', chatId, text: caption });
  }
}

/** The person has read the beginning, so a failure now is one whose outcome is known only in part. */
async function performInTheMiddle(
  { signal }: Speaker,
  step: () => Promise<string | null>,
  sentBefore: number,
): Promise<string | null> {
  try {
    return await step();
  } catch (error) {
    const waitMs = waitInTheMiddle(error);
    if (waitMs === null) throw partly(error, sentBefore);
    await sleep(waitMs, undefined, { signal }).catch(() => undefined);
    try {
      return await step();
    } catch (again) {
      throw partly(again, sentBefore);
    }
  }
}

function waitInTheMiddle(error: unknown): number | null {
  if (!(error instanceof ZaloBotError) || error.details.outcomeUnknown) return null;
  if (error.kind === 'unreachable') return MIDDLE_RETRY_MS;
  const waitMs = error.details.retryAfterMs ?? Number.POSITIVE_INFINITY;
  return error.kind === 'rateLimited' && waitMs <= MIDDLE_MAX_WAIT_MS ? waitMs : null;
}

function partly(error: unknown, sentBefore: number): unknown {
  if (!(error instanceof ZaloBotError)) return error;
  const description = `${error.details.description ?? error.kind} (after ${sentBefore} sent)`;
  return new ZaloBotError(error.kind, { ...error.details, description, outcomeUnknown: true }, error.sign);
}
