/**
 * The server's state: one bot, its people, their chats and messages. The methods change it for the bot, the world for
 * people; no other code does.
 */
import { createHash } from 'node:crypto';
import { createAnnouncer } from '../kernel/announcer.ts';
import { type BotFaultRule, createBotFaults, createBotRecord } from '../kernel/bot-api.ts';
import {
  type ChatMessage,
  type MessageContent,
  type PayloadShape,
  type Picture,
  type UpdateForm,
  wordsIn,
} from './objects.ts';
import { eventOf, webhookBody } from './payload.ts';
import { createPolling, createUpdateQueue } from './update-queue.ts';
import { createWebhook } from './webhook.ts';

/** A fault of the bot's calls. */
export type FaultRule = BotFaultRule<string>;

export interface ZaloBotAccount {
  /** `<digits>:<secret>` */
  readonly token: string;
  readonly id: string;
  /** `bot.AbCdEfGhI` */
  readonly accountName: string;
  /** Shown to people; begins with "Bot". */
  readonly displayName: string;
}

export interface ZaloBotWorldOptions {
  readonly bot: ZaloBotAccount;
  /** The platform's time: dates of messages, the quota's month. */
  readonly now: () => Date;
  /** Form of updates; `flat` when absent. */
  readonly shape?: PayloadShape;
  /** Messages a bot may send per month; unlimited if absent. */
  readonly quotaPerMonth?: number;
  readonly faults?: readonly FaultRule[];
  /** Length of a second in the webhook's retry table; shorter in tests. */
  readonly retryUnitMs?: number;
  /** Tests a webhook with an empty body when it is set; true if absent. */
  readonly probesWebhook?: boolean;
  /** Base address of the server, without a trailing slash; photos of people are below it. See `serveMediaAt`. */
  readonly mediaRoot?: string;
  /** Part of the message ids; different at each start, so that a restart never repeats one. */
  readonly runId?: string;
}

export interface ChatState {
  readonly id: string;
  readonly chatType: 'PRIVATE' | 'GROUP';
  /** Keys of the members. */
  readonly members: ReadonlySet<string>;
  readonly messages: ChatMessage[];
}

/** A change, for subscribers. */
export interface WorldChange {
  readonly chatId: string;
  readonly messageId: string;
}

const idLength = 20;

/** An opaque id, the same for the same words. */
export const idOf = (...words: readonly string[]): string =>
  createHash('sha256').update(words.join('\0')).digest('hex').slice(0, idLength);

export type Platform = ReturnType<typeof createPlatform>;

/** Creates a platform without people. */
export function createPlatform(options: ZaloBotWorldOptions) {
  const { now, bot: account } = options;
  const runId = options.runId ?? String(Date.now());
  const record = createBotRecord(now);
  const queue = createUpdateQueue();
  const violate = (rule: string, detail: string) => record.violation({ rule, detail });
  const { announce, subscribe } = createAnnouncer<WorldChange>();
  const form: UpdateForm = { shape: options.shape ?? 'flat', mediaRoot: options.mediaRoot ?? '' };
  let messageCount = 0;
  return {
    account,
    chats: new Map<string, ChatState>(),
    queue,
    polling: createPolling(queue, () => violate('secondPoller', 'a poll began while another one was open')),
    webhook: createWebhook({
      queue,
      bodyOf: (message) => webhookBody(eventOf(message, form), form.shape),
      retryUnitMs: options.retryUnitMs ?? 1000,
      probes: options.probesWebhook ?? true,
      violate,
    }),
    webhookSetAt: now(),
    /** Number of messages sent per month (`2026-11`). */
    said: new Map<string, number>(),
    record,
    script: createBotFaults<string>(options.faults ?? [], 'exact'),
    /** Photos of people, by their name in the media path. */
    media: new Map<string, Picture>(),
    quotaPerMonth: options.quotaPerMonth ?? null,
    form,
    now,
    /** A new message of the bot (`from` null) or of a person. */
    post(chat: ChatState, from: ChatMessage['from'], content: MessageContent): ChatMessage {
      messageCount += 1;
      const messageId = idOf('message', runId, String(messageCount));
      const message: ChatMessage = { messageId, chat, from, sentAt: now(), content };
      chat.messages.push(message);
      if (from && isVisibleToBot(account, chat, content)) queue.push(message);
      announce({ chatId: chat.id, messageId });
      return message;
    },
    subscribe,
  };
}

/** In a group, a bot sees only messages that mention it. */
function isVisibleToBot({ displayName }: ZaloBotAccount, chat: ChatState, content: MessageContent): boolean {
  if (chat.chatType === 'PRIVATE') return true;
  return content.kind !== 'file' && wordsIn(content).toLowerCase().includes(`@${displayName.toLowerCase()}`);
}
