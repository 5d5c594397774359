/**
 * The server's state: one bot, its people, their chats and messages. The methods (`methods.ts`) change it for the bot,
 * the world (`world.ts`) for people; no other code does. Glossary: a chat's *standing* determines whether the bot may
 * write to it.
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

/** A fault of the bot's calls. */
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
  /** Rate limits of the bot; false disables them. */
  readonly limits?: PaceLimits | false;
  readonly faults?: readonly FaultRule[];
  /** Real time for waits and rate limits; replaced only in tests. */
  readonly monotonicMs?: () => number;
  /** Length of a second in the webhook's retry table; shorter in tests. */
  readonly retryUnitMs?: number;
  /** First id of updates and messages. By default derived from the time, so that a restart never repeats one. */
  readonly firstId?: number;
}

export type ChatStanding = 'stranger' | 'open' | 'blocked';

export interface ChatState {
  readonly chat: Chat;
  standing: ChatStanding;
  /** In the order of their ids. */
  readonly messages: Map<number, Message>;
}

export interface PersonState {
  user: User;
  isDeactivated: boolean;
}

/** A change, for subscribers. */
export type WorldChange = { readonly chatId: number } & (
  | { readonly kind: 'message' | 'edited'; readonly messageId: number }
  | ({ readonly kind: 'answered' } & Pick<Press, 'personId' | 'messageId' | 'queryId'> & CallbackAnswer)
  /** A changed standing or command menu. */
  | { readonly kind: 'chat' }
);

/** 2025-01-01 in seconds, and ids per second since then: more than a demo uses, and below 2³¹ until 2033. */
const idEpochS = 1_735_689_600;
const idsPerSecond = 8;

export type Platform = ReturnType<typeof createPlatform>;

/** Creates a platform without people. */
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
    /** Unix seconds by the platform's clock. */
    nowSeconds,
    monotonicMs,
    ...createAnnouncer<WorldChange>(),
  };
}
