/** Builders for the tests of `bots/zalo-bot`: a recording context, and timeouts short enough for tests. */
import type { ZaloBotAccount } from '../../bots/simulator/zalo-bot/platform.ts';
import { clientTimes } from '../../bots/zalo-bot/client.ts';
import type { ZaloBotConfig } from '../../bots/zalo-bot/config.ts';
import type { ZaloBotTimes } from '../../bots/zalo-bot/index.ts';
import { receiveTimes } from '../../bots/zalo-bot/receive.ts';
import { ChannelError } from '../../src/channel/channel-error.ts';
import type { ChannelContext, ChannelHealth } from '../../src/channel/factory.ts';
import type { AttachmentRef, Delivery } from '../../src/channel/incoming.ts';
import type { OutgoingMessage } from '../../src/channel/outgoing.ts';

export const now = new Date('2026-11-25T09:00:00Z');

export const bot: ZaloBotAccount = {
  token: '1459000000000000001:AbC-fake_token',
  id: '1459000000000000001',
  accountName: 'bot.AbCdEfGhI',
  displayName: 'Bot Mẫu',
};

export const shortTimes: ZaloBotTimes = {
  ...clientTimes,
  ...receiveTimes,
  callMs: 600,
  photoMs: 2_000,
  pollSeconds: 1,
  pollMarginMs: 1_000,
  quotaWaitsMs: [60_000, 300_000],
  backOffMs: [10, 20, 40],
  storeRetryMs: [5, 10],
  lastStoreMs: 300,
  emptyPollMs: 20,
  webhookCheckMs: 40,
  webhookRetryMs: 20,
  idleMs: 300,
  downloadMs: 1_500,
};

export const aConfig = (apiRoot: string, change: Partial<ZaloBotConfig> = {}): ZaloBotConfig => ({
  token: bot.token,
  apiRoot,
  receive: { mode: 'polling' },
  mediaHosts: ['127.0.0.1'],
  botName: bot.displayName,
  link: null,
  ...change,
});

export interface RememberingContext extends ChannelContext {
  readonly stored: Delivery[];
  readonly failures: string[];
  readonly health: ChannelHealth[];
  readonly logged: { level: 'info' | 'warn'; facts: Readonly<Record<string, unknown>>; message: string }[];
}

export function aContext(change: Partial<ChannelContext> = {}): RememberingContext {
  const stored: RememberingContext['stored'] = [];
  const failures: string[] = [];
  const health: ChannelHealth[] = [];
  const logged: RememberingContext['logged'] = [];
  return {
    ward: 'dong-lac',
    publicUrl: null,
    key: new Uint8Array(32).fill(7),
    onDeliveries: async (deliveries) => void stored.push(...deliveries),
    cursor: { read: async () => null, store: () => Promise.reject(new Error('Zalo has no offsets')) },
    now: () => now,
    log: {
      info: (facts, message) => void logged.push({ level: 'info', facts, message }),
      warn: (facts, message) => void logged.push({ level: 'warn', facts, message }),
    },
    secret: { read: async () => null, exclusively: (_holdMs, work) => work(null, async () => undefined) },
    mailbox: { put: () => Promise.reject(new Error('Zalo keeps its own messages')) },
    uploads: {
      // biome-ignore lint/correctness/useYield: it ends before the first chunk
      async *read() {
        throw new Error('nothing was uploaded');
      },
    },
    onHealth: (state) => void health.push(state),
    onFailure: (reason) => void failures.push(reason),
    stored,
    failures,
    health,
    logged,
    ...change,
  };
}

export const aMessage = (change: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  conversation: '6ede00afa66b88fe6001',
  heading: null,
  text: 'Đã nhận tin của bạn.',
  choices: [],
  photos: [],
  files: [],
  ...change,
});

export const aPhoto = (url: string | null, mimeType = 'image/jpeg', name = 'anh.jpg') => ({
  name,
  mimeType,
  bytes: () => Promise.reject(new Error('Zalo takes no bytes')),
  url,
});

export const aFile = (fileId: string): AttachmentRef => ({
  kind: 'photo',
  fileId,
  uniqueId: fileId,
  name: null,
  mimeType: null,
  sizeBytes: null,
  width: null,
  height: null,
});

export async function failureOf(promise: Promise<unknown>): Promise<ChannelError> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ChannelError)) throw new Error(`expected a ChannelError, got ${error}`);
  return error;
}

/** Waits until `isTrue` returns true; the limit is generous, because speed is not under test here. */
export async function until(isTrue: () => boolean, what: string): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!isTrue()) {
    if (performance.now() > deadline) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
