/** A ward whose channel counts instead of speaking: what is measured is ours, not a platform's. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../src/adapters/clock.ts';
import { readWards } from '../src/adapters/ward-file.ts';
import type { Channel, WebhookChannel } from '../src/channel/channel.ts';
import type { ChannelFactory } from '../src/channel/factory.ts';
import type { Delivery } from '../src/channel/incoming.ts';
import { openCore } from '../src/compose/core.ts';
import { createSystem } from '../src/compose/system.ts';
import type { ChannelChoice, DatabasePlaces } from '../src/config.ts';
import type { Clock } from '../src/ports/clock.ts';
import { nowhere } from '../src/ports/crash-point.ts';
import type { MediaStore } from '../src/ports/media.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the counting channel's payload holds: words, a press, or photos by their names with a caption. */
export interface BenchMessage {
  readonly number: number;
  readonly sender: string;
  readonly text: string;
  readonly choice?: string;
  readonly photos?: readonly string[];
}

const aPhoto = {
  kind: 'photo' as const,
  name: null,
  mimeType: 'image/jpeg',
  sizeBytes: 200_000,
  width: 1600,
  height: 1200,
};
/** A log for what is measured. */
export const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A question of one of a thousand citizens; the same number makes the same delivery. */
export const textDelivery = (number: number): Delivery => ({
  channel: 'counting',
  externalId: String(number),
  lane: `c:${number % 1_000}`,
  priority: 5,
  kind: 'message',
  occurredAt: new Date(),
  payload: JSON.stringify({ number, sender: String(number % 1_000), text: `Cho tôi hỏi việc số ${number}?` }),
});

export interface BenchOptions {
  /** Channels beside the one that counts, set up as in operation. */
  readonly more?: readonly ChannelChoice[];
  readonly clock?: Clock;
  /** Instead of the one that decodes: what is measured is not photos. */
  readonly media?: Partial<MediaStore>;
  /** Instead of reading what the portal has answered before a turn. */
  readonly readAnswers?: () => Promise<void>;
  /** What a call of the platform fails with now; null: it is taken. */
  readonly fault?: () => Error | null;
  /** Before the portal's database is asked for anything: it throws where it does not answer. */
  readonly portalFault?: () => void;
  /** Told of each message that goes out: to whom, and its text. */
  readonly onSaid?: (conversation: string, text: string) => void;
  /** One that is there already; it is removed at the end too. */
  readonly dataDir?: string;
  /** On PostgreSQL; without them in files. */
  readonly databases?: DatabasePlaces | null;
}

/**
 * Opens the whole program in this process around a channel that counts what is said. @param fault lets calls of the
 * channel fail
 */
export const openBenchWard = async ({
  more = [],
  clock = systemClock,
  media = {},
  readAnswers,
  databases = null,
  fault = () => null,
  portalFault = () => undefined,
  onSaid = () => undefined,
  dataDir: folder = mkdtempSync(join(tmpdir(), 'bench-')),
}: BenchOptions = {}) => {
  const { channel, said } = countingChannel(fault, onSaid);
  const factory: ChannelFactory = {
    name: 'counting',
    variables: [],
    readConfig: () => ({ kind: 'on', config: null }),
    create: (): Channel => channel,
  };
  const wards = readWards(join(root, 'wards'));
  const opened = await openCore({ root, dataDir: folder, databases, clock, reach: nowhere, wards });
  const similarOf: typeof opened.similarOf = (ward) => {
    const similar = opened.similarOf(ward);
    return readAnswers ? { ...similar, refresh: readAnswers } : similar;
  };
  const publisher: typeof opened.publisher = {
    ...opened.publisher,
    apply: async (publication) => {
      portalFault();
      return opened.publisher.apply(publication);
    },
  };
  const core = { ...opened, publisher, media: { ...opened.media, ...media }, similarOf };
  const system = await createSystem({
    dataDir: folder,
    wards,
    clock,
    log: silent,
    reach: nowhere,
    core,
    channels: Object.fromEntries(wards.map((ward) => [ward.id, [{ factory, config: null }, ...more]])),
    publicUrl: null,
    localUrl: () => 'http://127.0.0.1',
  });
  return {
    system,
    core,
    wards,
    dataDir: folder,
    folder: createHash('sha256').update(folder).digest('hex'),
    said,
    close: async () => {
      await system.stop(5_000);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const eventsOf: Channel['parse'] = ({ payload, externalId, occurredAt }) => {
  const { number, sender, text, choice, photos } = JSON.parse(payload) as BenchMessage;
  const person = { id: sender, displayName: sender };
  const common = { channel: 'counting', externalId, conversation: sender, isGroup: false, sender: person, occurredAt };
  if (choice !== undefined) return [{ ...common, kind: 'choice', choice, messageId: null, acknowledgement: null }];
  const message = { ...common, messageId: String(number), order: number, forwardedFrom: null };
  if (photos === undefined)
    return [
      {
        ...message,
        kind: 'text',
        text,
        externalId: `c:${number}`,
        sender: { ...person, displayName: `Người ${sender}` },
      },
    ];
  const attachments = photos.map((fileId) => ({ ...aPhoto, fileId, uniqueId: fileId }));
  return [{ ...message, kind: 'attachments', attachments, caption: text, albumKey: null }];
};

/** A channel that takes what it is given, and counts. */
function countingChannel(fault: () => Error | null, onSaid: (conversation: string, text: string) => void) {
  let said = 0;
  const channel: WebhookChannel = {
    name: 'counting',
    abilities: {
      maxTextLength: 4096,
      maxCaptionLength: 1024,
      maxChoices: 8,
      canSendFiles: false,
      canReceiveFiles: true,
      canAskContact: false,
      replyWindowMs: null,
      pace: { perSecond: 1e6, perConversationPerSecond: 1e6, conversationBurst: 1e6, perGroupPerMinute: 1e6 },
    },
    start: async () => ({
      accountId: '1',
      displayName: 'counting',
      linkTo: (code) => `https://example.org/${code ?? ''}`,
    }),
    stop: async () => {},
    parse: eventsOf,
    send: async ({ conversation, text }) => {
      const failure = fault();
      if (failure) throw failure;
      said += 1;
      onSaid(conversation, text);
      return { messageId: String(said) };
    },
    download: async () => new Uint8Array(),
    acceptWebhook: ({ body }) => {
      const { number } = JSON.parse(Buffer.from(body).toString('utf8')) as { number: number };
      return { kind: 'genuine', deliveries: [textDelivery(number)] };
    },
  };
  return { channel, said: () => said };
}
