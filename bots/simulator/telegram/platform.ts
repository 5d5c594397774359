/**
 * The server's memory: one bot, its people, their chats and messages. The methods (`methods.ts`) change it for the bot,
 * the world (`world.ts`) changes it for people; nobody else touches it.
 *
 * Glossary: a chat's *standing* says whether the bot may write into it.
 */
import { createAnnouncer } from '../kernel/announcer.ts';
import { type ApiCall, type BotFaultRule, createBotFaults, createBotRecord } from '../kernel/bot-api.ts';
import type { FaultScript } from '../kernel/faults.ts';
import { type Callbacks, createCallbacks } from './callbacks.ts';
import { type CommandMenus, createCommandMenus } from './commands.ts';
import { createFileStore, type FileStore } from './files.ts';
import type { Chat, Message, User } from './objects.ts';
import { createPace, defaultLimits, type Pace, type PaceLimits } from './pace.ts';
import { createPolling, type Polling } from './polling.ts';
import { createUpdateQueue, type UpdateQueue } from './update-queue.ts';
import { createWebhook, type Webhook } from './webhook.ts';

/** A misfortune of the bot's calls. */
export type FaultRule = BotFaultRule<number>;

export interface BotAccount {
  readonly token: string;
  readonly id: number;
  readonly username: string;
  readonly firstName: string;
}

export interface PlatformOptions {
  readonly bot: BotAccount;
  /** The platform's time: dates of messages, lifetimes of updates. */
  readonly clock: { now(): Date };
  /** How fast the bot may speak; false switches it off. */
  readonly limits?: PaceLimits | false;
  readonly faults?: readonly FaultRule[];
  /** Real time for waits and pace; another one only in tests. */
  readonly monotonicMs?: () => number;
  /** Length of a second in the webhook's retry table; shorter in tests. */
  readonly retryUnitMs?: number;
  /** First number of updates and messages. By default derived from the time, so that a restart never repeats one. */
  readonly firstId?: number;
}

export type ChatStanding = 'stranger' | 'open' | 'blocked';

export interface ChatState {
  readonly chat: Chat;
  standing: ChatStanding;
  /** In order of their numbers. */
  readonly messages: Map<number, Message>;
}

export interface PersonState {
  user: User;
  isDeactivated: boolean;
}

/** What changed, for those who show or await it. */
export type WorldChange = { readonly chatId: number } & (
  | { readonly kind: 'message' | 'edited'; readonly messageId: number }
  | {
      readonly kind: 'answered';
      readonly personId: number;
      readonly messageId: number;
      readonly queryId: string;
      readonly text: string;
      readonly isAlert: boolean;
    }
  /** Standing or command menu. */
  | { readonly kind: 'chat' }
);

export interface Platform {
  readonly account: BotAccount;
  readonly user: User;
  readonly people: Map<number, PersonState>;
  readonly chats: Map<number, ChatState>;
  readonly queue: UpdateQueue;
  readonly polling: Polling;
  readonly webhook: Webhook;
  readonly menus: CommandMenus;
  readonly pace: Pace;
  nextMessageId: number;
  webhookSetAtMs: number;
  readonly files: FileStore;
  readonly callbacks: Callbacks;
  readonly record: ReturnType<typeof createBotRecord>;
  readonly script: FaultScript<FaultRule, ApiCall>;
  readonly limitsAreOn: boolean;
  /** Unix seconds of the platform's clock. */
  nowSeconds(): number;
  monotonicMs(): number;
  announce(change: WorldChange): void;
  subscribe(listener: (change: WorldChange) => void): () => void;
}

/** 2025-01-01 in seconds, and ids a second since: more than a demo makes, and below 2³¹ until 2033. */
const idEpochS = 1_735_689_600;
const idsPerSecond = 8;

export function createPlatform(options: PlatformOptions): Platform {
  const { bot: account, clock, limits } = options;
  const monotonicMs = options.monotonicMs ?? (() => performance.now());
  const nowSeconds = () => Math.floor(clock.now().getTime() / 1000);
  const firstId = options.firstId ?? Math.floor((Date.now() / 1000 - idEpochS) * idsPerSecond);
  const record = createBotRecord(() => clock.now());
  const queue = createUpdateQueue(firstId, nowSeconds);
  const violate = (rule: string, detail: string) => record.violation({ rule, detail });
  return {
    account,
    user: { id: account.id, is_bot: true, first_name: account.firstName, username: account.username },
    people: new Map(),
    chats: new Map(),
    queue,
    polling: createPolling(queue, monotonicMs),
    webhook: createWebhook({ queue, nowSeconds, retryUnitMs: options.retryUnitMs ?? 1000, violate }),
    menus: createCommandMenus(),
    pace: createPace(limits === false ? null : (limits ?? defaultLimits), monotonicMs),
    nextMessageId: firstId,
    webhookSetAtMs: Number.NEGATIVE_INFINITY,
    files: createFileStore({ monotonicMs, runId: String(firstId) }),
    callbacks: createCallbacks(monotonicMs, firstId),
    record,
    script: createBotFaults<number>(options.faults ?? [], 'anyCase'),
    limitsAreOn: limits !== false,
    nowSeconds,
    monotonicMs,
    ...createAnnouncer<WorldChange>(),
  };
}
