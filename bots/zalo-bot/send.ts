/** Saying a message: rendered calls carried out in order, with what Zalo's answers mean in the middle of one. */
import type { Sent } from '../../src/channel/channel.ts';
import type { OutgoingMessage } from '../../src/channel/outgoing.ts';
import { type Speaker as SpeakerOf, sayInOrder } from '../../src/channel/platform/say-in-order.ts';
import type { ZaloBotClient } from './client.ts';
import { ZaloBotError } from './errors.ts';
import { renderMessage, type ZaloBotCall } from './render.ts';

type Speaker = SpeakerOf<ZaloBotClient>;

/**
 * @returns the id of the last message: the one with the words
 * @throws ZaloBotError; RangeError before any call when the message itself is impossible
 */
export async function sendMessage(speaker: Speaker, message: OutgoingMessage): Promise<Sent> {
  const calls = renderMessage(message);
  const hasWords = calls.some((call) => call.what === 'text' || call.caption !== null);
  const steps = calls.map((call) => () => perform(speaker, call, hasWords));
  return { messageId: (await sayInOrder(steps, speaker.signal)) ?? 'unnamed' };
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
