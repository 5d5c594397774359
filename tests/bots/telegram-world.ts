/** Builders for the tests of `bots/telegram`: a recording context, and timeouts short enough for tests. */

import type { TelegramTimes } from '../../bots/telegram/index.ts';
import { receiveTimes } from '../../bots/telegram/receive.ts';
import { clientTimes } from '../../bots/telegram/transport.ts';
import type { ChannelContext } from '../../src/channel/factory.ts';
import type { Delivery } from '../../src/channel/incoming.ts';
import type { OutgoingMessage } from '../../src/channel/outgoing.ts';
import { inChunks } from '../support/chunks.ts';

export const shortTimes: TelegramTimes = {
  ...clientTimes,
  ...receiveTimes,
  callMs: 1_200,
  uploadMs: 2_000,
  pollSeconds: 1,
  pollMarginMs: 1_000,
  // Loading the client takes up to half a second on a busy machine.
  idleMs: 900,
  backOffMs: [10, 20, 40],
  webhookCheckMs: 40,
  webhookRetryMs: 20,
};

export interface RememberingContext extends ChannelContext {
  readonly stored: { deliveries: readonly Delivery[]; next: number }[];
  readonly failures: string[];
  readonly logged: { level: 'info' | 'warn'; facts: Readonly<Record<string, unknown>>; message: string }[];
}

export function aContext(change: Partial<ChannelContext> = {}): RememberingContext {
  const stored: RememberingContext['stored'] = [];
  const failures: string[] = [];
  const logged: RememberingContext['logged'] = [];
  return {
    ward: 'dong-lac',
    publicUrl: null,
    key: new Uint8Array(32).fill(7),
    onDeliveries: async () => undefined,
    cursor: {
      read: async () => stored.at(-1)?.next ?? null,
      store: async (deliveries, next) => void stored.push({ deliveries, next }),
    },
    now: () => new Date('2026-02-16T01:00:00Z'),
    log: {
      info: (facts, message) => void logged.push({ level: 'info', facts, message }),
      warn: (facts, message) => void logged.push({ level: 'warn', facts, message }),
    },
    secret: {
      read: async () => null,
      exclusively: (_holdMs, work) => work(null, async () => undefined),
    },
    mailbox: { put: async () => '1' },
    uploads: { read: () => inChunks() },
    onHealth: () => undefined,
    onFailure: (reason) => void failures.push(reason),
    stored,
    failures,
    logged,
    ...change,
  };
}

export const aMessage = (change: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  conversation: '6123456789',
  heading: null,
  text: 'Đã nhận tin của bạn.',
  choices: [],
  photos: [],
  files: [],
  ...change,
});

export const aPhoto = (name: string, mimeType = 'image/jpeg') => ({
  name,
  mimeType,
  bytes: async () => Buffer.from(`bytes of ${name}`),
  url: null,
});

/** Waits until `isTrue` returns true; the limit is generous, because speed is not under test here. */
export async function until(isTrue: () => boolean, what: string): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!isTrue()) {
    if (performance.now() > deadline) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
