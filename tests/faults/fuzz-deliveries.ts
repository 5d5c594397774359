/** Fuzzes the payloads of the four channels: parsing always returns complete events. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse as parseTelegram, toDelivery as telegramDelivery } from '../../bots/telegram/parse.ts';
import { parse as parseWeb, toDelivery as webDelivery } from '../../bots/web/parse.ts';
import { parse as parseZaloBot, toDelivery as zaloBotDelivery } from '../../bots/zalo-bot/parse.ts';
import { parse as parseZaloOa, toDelivery as zaloOaDelivery } from '../../bots/zalo-oa/parse.ts';
import type { Delivery, IncomingEvent } from '../../src/channel/incoming.ts';
import { type Chance, changedText, changedValue, oneOf, type Target } from '../support/fuzz.ts';

const now = new Date('2026-03-01T00:00:00Z');
const oa = { oaId: null };
const zaloBot = { botId: 'bot-1', names: ['Tin Phường'] };
const us = { botId: 7_000_000_001, botUsername: 'tinxa_demo_bot' };

const payloadsIn = (folder: string, isWanted: (name: string) => boolean): readonly unknown[] => {
  const place = new URL(`../fixtures/${folder}/`, import.meta.url);
  return readdirSync(place)
    .filter((name) => name.endsWith('.json') && isWanted(name))
    .flatMap((name) => JSON.parse(readFileSync(new URL(name, place), 'utf8')) as unknown);
};

const faultOf = (events: readonly IncomingEvent[]): string | null => {
  if (events.length === 0) return 'no event';
  for (const event of events) {
    if (event.externalId === '' || Number.isNaN(event.occurredAt.getTime()))
      return `not whole: ${JSON.stringify(event)}`;
    if (typeof event.sender.id !== 'string' || typeof event.sender.displayName !== 'string') return 'no sender';
    if (event.kind === 'text' && event.text !== event.text.normalize('NFC')) return 'text in pieces';
    if (event.kind === 'attachments' && event.attachments.length === 0) return 'attachments without any';
  }
  return null;
};

/** Sometimes changes the bytes of the JSON instead of its values. */
function changedPayload(sample: unknown, chance: Chance): { readonly value: unknown; readonly text: string } {
  if (chance() < 0.8) {
    const value = changedValue(sample, chance);
    return { value, text: JSON.stringify(value) ?? '' };
  }
  const text = changedText(JSON.stringify(sample), chance);
  try {
    return { value: JSON.parse(text), text };
  } catch {
    // The webhook refuses such a body, but the parser of stored rows may still encounter it.
    return { value: sample, text };
  }
}

const channel = (
  name: string,
  samples: readonly unknown[],
  deliver: (value: unknown, text: string) => Delivery,
  parse: (delivery: Delivery) => readonly IncomingEvent[],
): Target => ({
  name,
  share: 80_000,
  tried: (chance) => {
    const { value, text } = changedPayload(oneOf(chance, samples), chance);
    return faultOf(parse(deliver(value, text)));
  },
});

/** Sample payloads of each channel that receives deliveries. */
export const telegramSamples = payloadsIn('telegram', (name) => !name.startsWith('_'));
const webSamples = [
  { kind: 'text', text: 'Khi nào sửa đường Lý Thường Kiệt?' },
  { kind: 'choice', choice: 'm1:ask:::0:AAAAAAAA', messageId: '7' },
  { kind: 'contact', phone: '0912 345 678' },
].map((said, at) => ({ from: 'person', id: `c:${at}`, conversation: 'c', name: 'Bình', at: now.toISOString(), said }));

export const deliveries: readonly Target[] = [
  channel(
    'Telegram’s updates',
    telegramSamples,
    (value, text) => telegramDelivery(value, text, us, now),
    (delivery) => parseTelegram(delivery, us),
  ),
  channel(
    'events of the Official Account',
    payloadsIn('zalo', (name) => name.startsWith('oa_') && name !== 'oa_probe_empty.json'),
    (value, text) => zaloOaDelivery(value, text, now),
    (delivery) => parseZaloOa(delivery, oa),
  ),
  channel(
    'updates of the Zalo Bot',
    payloadsIn('zalo', (name) => name.startsWith('bot_')),
    (value, text) => zaloBotDelivery(value, text, now),
    (delivery) => parseZaloBot(delivery, zaloBot),
  ),
  channel(
    'what is said on pages',
    webSamples,
    (value, text) => webDelivery(value, text, now),
    (delivery) => parseWeb(delivery),
  ),
];
