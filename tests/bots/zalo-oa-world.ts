/** Builders for the tests of `bots/zalo-oa`: a configuration, a recording context, timeouts short enough for tests. */
import { readdirSync, readFileSync } from 'node:fs';
import type { ZaloOaConfig } from '../../bots/zalo-oa/config.ts';
import { createZaloOa, type ZaloOaTimes, zaloOaTimes } from '../../bots/zalo-oa/index.ts';
import { toDelivery } from '../../bots/zalo-oa/parse.ts';
import type { ChannelContext, ChannelHealth } from '../../src/channel/factory.ts';
import type { Delivery } from '../../src/channel/incoming.ts';
import type { OutgoingFile, OutgoingMessage } from '../../src/channel/outgoing.ts';
import { createMemorySecretSlot, type MemorySecretSlot } from '../support/secret-slot.ts';
import { aContext as plainContext, type RememberingContext } from './telegram-world.ts';
import { appId, appSecret, type FakeZalo, firstRefresh, oaSecretKey, ownOaId, userId } from './zalo-oa-fake.ts';

export const now = new Date('2026-11-25T09:00:00Z');
const hourMs = 3_600_000;

export const shortTimes: ZaloOaTimes = {
  ...zaloOaTimes,
  callMs: 1_200,
  uploadMs: 2_000,
  idleMs: 300,
  downloadMs: 800,
  oauthMs: 2_000,
  lostWaitMs: 5,
  storeWaitsMs: [2, 2],
  storeAgainMs: 20,
  stopMs: 600,
};

/** Longer timeouts, for hundreds of simultaneous calls on a busy machine. */
export const patientTimes: Partial<ZaloOaTimes> = { callMs: 20_000, oauthMs: 20_000 };

export interface ZaloOaContext extends RememberingContext {
  readonly secret: MemorySecretSlot;
  readonly health: ChannelHealth[];
  /** Advances the clock. */
  pass(hours: number): void;
}

export function aContext(change: Partial<ChannelContext> = {}, secret = createMemorySecretSlot()): ZaloOaContext {
  let nowMs = now.getTime();
  const health: ChannelHealth[] = [];
  const plain = plainContext({
    publicUrl: 'https://tin.example.vn',
    now: () => new Date(nowMs),
    onHealth: (one) => void health.push(one),
    ...change,
  });
  return {
    ...plain,
    secret,
    health,
    pass(hours) {
      nowMs += hours * hourMs;
    },
  };
}

export const aConfig = (root: string, change: Partial<ZaloOaConfig> = {}): ZaloOaConfig => ({
  appId: appId,
  appSecret: appSecret,
  oaSecretKey: oaSecretKey,
  firstRefreshToken: firstRefresh,
  oaId: ownOaId,
  apiRoot: root,
  oauthRoot: root,
  mediaHosts: [],
  redirectUri: null,
  codeVerifier: null,
  allowsPaid: false,
  provesAppSecret: false,
  contactImageUrl: null,
  ...change,
});

export const openChannel = (
  fake: FakeZalo,
  context: ZaloOaContext = aContext(),
  config: Partial<ZaloOaConfig> = {},
  times: Partial<ZaloOaTimes> = {},
) => createZaloOa(aConfig(fake.root, config), context, { ...shortTimes, ...times });

export const aMessage = (change: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  conversation: userId,
  heading: null,
  text: 'Đã nhận tin của bạn.',
  choices: [],
  photos: [],
  files: [],
  ...change,
});

export const aFile = (bytes: Uint8Array, name: string, mimeType: string, url: string | null = null): OutgoingFile => ({
  name,
  mimeType,
  bytes: async () => bytes,
  url,
});

// ── fixtures ─────────────────────────────────────────────────────────────────────────────────────────────────────

const folder = new URL('../fixtures/zalo/', import.meta.url);

export const fixtureBytes = (name: string): Buffer => readFileSync(new URL(name, folder));
// biome-ignore lint/suspicious/noExplicitAny: fixtures have many shapes
export const fixture = (name: string): any => JSON.parse(fixtureBytes(name).toString('utf8'));

/** Webhook bodies by file name; the probe is not an event. */
export const webhookNames: readonly string[] = readdirSync(folder)
  .filter((name) => name.startsWith('oa_') && name !== 'oa_probe_empty.json')
  .toSorted();

export const deliver = (payload: unknown): Delivery => toDelivery(payload, JSON.stringify(payload), now);
