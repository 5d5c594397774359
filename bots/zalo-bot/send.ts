/** Sends a message: carries out rendered calls in order and handles refusals in the middle. */
import type { Sent } from '../../src/channel/channel.ts';
import type { OutgoingMessage } from '../../src/channel/outgoing.ts';
import { type Sender as SpeakerOf, sendInOrder } from '../../src/channel/platform/send-in-order.ts';
import type { ZaloBotClient } from './client.ts';
import { ZaloBotError } from './errors.ts';
import { renderMessage, type ZaloBotCall } from './render.ts';

type Speaker = SpeakerOf<ZaloBotClient>;

/**
 * @returns the id of the last message, which contains the text
 * @throws ZaloBotError; RangeError before any call if the message is invalid
 */
export async function sendMessage(speaker: Speaker, message: OutgoingMessage): Promise<Sent> {
  const calls = renderMessage(message);
  const hasWords = calls.some((call) => call.what === 'text' || call.caption !== null);
  const steps = calls.map((call) => () => perform(speaker, call, hasWords));
  return { messageId: (await sendInOrder(steps, speaker.signal)) ?? 'unnamed' };
}

/**
 * If Zalo refuses a photo (it could not fetch it, or the address has expired), the text is sent without it and a
 * warning is logged. A message of photos only fails.
 * @returns the message's id; null if the photo was left out
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
