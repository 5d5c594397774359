/**
 * The server's memory: one bot, its people, their chats and messages. The methods (`methods.ts`) change it for the bot,
 * the world (`world.ts`) changes it for people; nobody else touches it.
 *
 * Glossary: a chat's *standing* says whether the bot may write into it.
 */
import { createAnnouncer } from '../kernel/announcer.ts';
import { type BotFaultRule, createBotFaults, createBotRecord } from '../kernel/bot-api.ts';
import { type CallbackAnswer, createCallbacks, type Press } from './callbacks.ts';
import { createCommandMenus } from './commands.ts';
import { createFileStore } from './files.ts';
import type { Chat, Message, User } from './objects.ts';
import { createPace, defaultLimits, type PaceLimits } from './pace.ts';
import { createPolling } from './polling.ts';
import { createUpdateQueue } from './update-queue.ts';
import { createWebhook } from './webhook.ts';

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
  | ({ readonly kind: 'answered' } & Pick<Press, 'personId' | 'messageId' | 'queryId'> & CallbackAnswer)
  /** Standing or command menu. */
  | { readonly kind: 'chat' }
);

/** 2025-01-01 in seconds, and ids a second since: more than a demo makes, and below 2³¹ until 2033. */
const idEpochS = 1_735_689_600;
const idsPerSecond = 8;

export type Platform = ReturnType<typeof createPlatform>;

/** A platform with nobody on it. */
export function createPlatform(options: PlatformOptions) {
  const { bot: account, clock, limits } = options;
  const monotonicMs = options.monotonicMs ?? (() => performance.now());
  const nowSeconds = () => Math.floor(clock.now().getTime() / 1000);
  const firstId = options.firstId ?? Math.floor((Date.now() / 1000 - idEpochS) * idsPerSecond);
  const record = createBotRecord(() => clock.now());
  const queue = createUpdateQueue(firstId, nowSeconds);
  const violate = (rule: string, detail: string) => record.violation({ rule, detail });
  const user: User = { id: account.id, is_bot: true, first_name: account.firstName, username: account.username };
  return {
    account,
    user,
    people: new Map<number, PersonState>(),
    chats: new Map<number, ChatState>(),
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
    /** Unix seconds of the platform's clock. */
    nowSeconds,
    monotonicMs,
    ...createAnnouncer<WorldChange>(),
  };
}
