/**
 * The server's memory: one bot, its people, their chats and messages. The methods change it for the bot, the world changes
 * it for people; nobody else touches it.
 */
import { createHash } from 'node:crypto';
import { createAnnouncer } from '../kernel/announcer.ts';
import { type ApiCall, type BotFaultRule, createBotFaults, createBotRecord } from '../kernel/bot-api.ts';
import type { FaultScript } from '../kernel/faults.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { ChatMessage, MessageContent, PayloadShape, Picture } from './objects.ts';
import { eventOf, webhookBody } from './payload.ts';
import { createPolling, createUpdateQueue, type UpdateQueue } from './update-queue.ts';
import { createWebhook, type Webhook } from './webhook.ts';

/** A misfortune of the bot's calls. */
export type FaultRule = BotFaultRule<string>;

export interface ZaloBotAccount {
  /** `<digits>:<secret>` */
  readonly token: string;
  readonly id: string;
  /** `bot.AbCdEfGhI` */
  readonly accountName: string;
  /** What people see; begins with "Bot". */
  readonly displayName: string;
}

export interface ZaloBotWorldOptions {
  readonly bot: ZaloBotAccount;
  /** The platform's time: dates of messages, the quota's month. */
  readonly now: () => Date;
  /** Form of updates; `flat` when absent. */
  readonly shape?: PayloadShape;
  /** Messages that a bot may say in a month; no limit when absent. */
  readonly quotaPerMonth?: number;
  readonly faults?: readonly FaultRule[];
  /** Length of a second in the webhook's retry table; shorter in tests. */
  readonly retryUnitMs?: number;
  /** Tries a webhook with an empty body when it is set; true when absent. */
  readonly probesWebhook?: boolean;
  /** Where the server is reached, without a trailing slash: photos of people lie below. See `serveMediaAt`. */
  readonly mediaRoot?: string;
  /** Makes the ids of messages; another one at each start, so that a restart never repeats one. */
  readonly runId?: string;
}

export interface ChatState {
  readonly id: string;
  readonly chatType: 'PRIVATE' | 'GROUP';
  /** Keys of people. */
  readonly members: ReadonlySet<string>;
  readonly messages: ChatMessage[];
}

/** What changed, for those who show or await it. */
export interface WorldChange {
  readonly chatId: string;
  readonly messageId: string;
}

export interface Platform {
  readonly account: ZaloBotAccount;
  readonly chats: Map<string, ChatState>;
  readonly queue: UpdateQueue;
  readonly polling: ReturnType<typeof createPolling>;
  readonly webhook: Webhook;
  webhookSetAt: Date;
  /** Months (`2026-11`) and what was said in them. */
  readonly said: Map<string, number>;
  readonly record: ReturnType<typeof createBotRecord>;
  readonly script: FaultScript<FaultRule, ApiCall>;
  /** Photos of people by their name in the media path. */
  readonly media: Map<string, Picture>;
  readonly quotaPerMonth: number | null;
  shape: PayloadShape;
  mediaRoot: string;
  now(): Date;
  /** An opaque id, 20 hexadecimal digits, the same for the same words. */
  idOf(...words: readonly string[]): string;
  eventOf(message: ChatMessage): JsonObject;
  /** A new message: of the bot (`from` null), or of a person. */
  post(chat: ChatState, from: ChatMessage['from'], content: MessageContent): ChatMessage;
  announce(change: WorldChange): void;
  subscribe(listener: (change: WorldChange) => void): () => void;
}

const idLength = 20;

export function createPlatform(options: ZaloBotWorldOptions): Platform {
  const { now, bot: account } = options;
  const runId = options.runId ?? String(Date.now());
  const record = createBotRecord(now);
  const queue = createUpdateQueue();
  const violate = (rule: string, detail: string) => record.violation({ rule, detail });
  let messageCount = 0;

  const platform: Platform = {
    account,
    chats: new Map(),
    queue,
    polling: createPolling(queue, () => violate('secondPoller', 'a poll began while another one was open')),
    webhook: createWebhook({
      queue,
      bodyOf: (message) => webhookBody(platform.eventOf(message), platform.shape),
      retryUnitMs: options.retryUnitMs ?? 1000,
      probes: options.probesWebhook ?? true,
      violate,
    }),
    webhookSetAt: now(),
    said: new Map(),
    record,
    script: createBotFaults<string>(options.faults ?? [], 'exact'),
    media: new Map(),
    quotaPerMonth: options.quotaPerMonth ?? null,
    shape: options.shape ?? 'flat',
    mediaRoot: options.mediaRoot ?? '',
    now,
    idOf: (...words) => createHash('sha256').update(words.join('\0')).digest('hex').slice(0, idLength),
    eventOf: (message) => eventOf(message, platform.shape, platform.mediaRoot),
    post(chat, from, content) {
      messageCount += 1;
      const messageId = platform.idOf('message', runId, String(messageCount));
      const message: ChatMessage = { messageId, chat, from, sentAt: now(), content };
      chat.messages.push(message);
      if (from && isVisibleToBot(account, chat, content)) queue.push(message);
      platform.announce({ chatId: chat.id, messageId });
      return message;
    },
    ...createAnnouncer<WorldChange>(),
  };
  return platform;
}

/** Of a group's talk a bot sees what mentions it. */
function isVisibleToBot({ displayName }: ZaloBotAccount, chat: ChatState, content: MessageContent): boolean {
  if (chat.chatType === 'PRIVATE') return true;
  const words = content.kind === 'text' ? content.text : content.kind === 'photo' ? content.caption : '';
  return words.toLowerCase().includes(`@${displayName.toLowerCase()}`);
}
