/** A ward with the counting channel, which counts messages and sends none: our own code is measured, not a platform. */
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
import { inChunks } from '../tests/support/chunks.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Payload of the counting channel: text, a press, or photos by name with a caption. */
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
/** A log that discards everything. */
export const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A question from one of a thousand citizens. The same number gives the same delivery. */
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
  /** Further channels, set up as in operation. */
  readonly more?: readonly ChannelChoice[];
  readonly clock?: Clock;
  /** Replaces the decoding of photos in benchmarks that do not measure it. */
  readonly media?: Partial<MediaStore>;
  /** Replaces loading the portal's published answers before a turn. */
  readonly readAnswers?: () => Promise<void>;
  /** The error with which a platform call fails now; null: it succeeds. */
  readonly fault?: () => Error | null;
  /** Called before each use of the portal's database. It throws while the database must be unavailable. */
  readonly portalFault?: () => void;
  /** Called with recipient and text of each sent message. */
  readonly onSaid?: (conversation: string, text: string) => void;
  /** An existing folder. It is deleted at the end too. */
  readonly dataDir?: string;
  /** PostgreSQL databases; if absent, files. */
  readonly databases?: DatabasePlaces | null;
}

/** Opens the whole program in this process with a counting channel. @param fault makes calls of the channel fail */
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

/** A channel that accepts and counts messages. */
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
    download: () => inChunks(),
    acceptWebhook: ({ body }) => {
      const { number } = JSON.parse(Buffer.from(body).toString('utf8')) as { number: number };
      return { kind: 'genuine', deliveries: [textDelivery(number)] };
    },
  };
  return { channel, said: () => said };
}
