/**
 * The server's memory: people, bots, their chats and messages. The methods (`methods/`) change it for bots, the world
 * (`world.ts`) changes it for people; nobody else touches it.
 *
 * Glossary: a *chat* here is one conversation of one bot, so two bots never see each other's messages; its *standing*
 * says whether the bot may write into it.
 */
import { createAnnouncer } from '../kernel/announcer.ts';
import { type ApiCall, createBotFaults, createBotRecord } from '../kernel/bot-api.ts';
import type { FaultScript } from '../kernel/faults.ts';
import { type Callbacks, createCallbacks } from './callbacks.ts';
import { type CommandMenus, createCommandMenus } from './commands.ts';
import type { FaultRule } from './fault-script.ts';
import { createFileStore, type FileStore } from './files.ts';
import type { ReplyKey } from './keyboard.ts';
import type { Chat, Message, User } from './objects.ts';
import { createPace, defaultLimits, type Pace, type PaceLimits } from './pace.ts';
import { createPolling, type Polling } from './polling.ts';
import { createUpdateQueue, type UpdateQueue } from './update-queue.ts';
import { createWebhook, type Webhook } from './webhook.ts';

export interface BotAccount {
  readonly token: string;
  readonly id: number;
  readonly username: string;
  readonly firstName: string;
}

export interface PlatformOptions {
  readonly bots: readonly BotAccount[];
  /** The platform's time: dates of messages, lifetimes of updates. */
  readonly clock: { now(): Date };
  /** How fast bots may speak; false switches it off. */
  readonly limits?: PaceLimits | false;
  readonly faults?: readonly FaultRule[];
  /** Real time for waits and pace; another one only in tests. */
  readonly monotonicMs?: () => number;
  /** Length of a second in the webhook's retry table; shorter in tests. */
  readonly retryUnitMs?: number;
  /** First number of updates and messages. By default derived from the time, so that a restart never repeats one. */
  readonly firstId?: number;
}

export type ChatStanding = 'stranger' | 'open' | 'blocked' | 'kicked';

export interface ChatState {
  readonly chat: Chat;
  standing: ChatStanding;
  readonly memberIds: Set<number>;
  /** In order of their numbers; deleted ones are gone. */
  readonly messages: Map<number, Message>;
  replyKeys: readonly (readonly ReplyKey[])[];
}

export interface PersonState {
  user: User;
  isDeactivated: boolean;
}

export interface BotState {
  readonly account: BotAccount;
  readonly user: User;
  readonly chats: Map<number, ChatState>;
  readonly queue: UpdateQueue;
  readonly polling: Polling;
  readonly webhook: Webhook;
  readonly menus: CommandMenus;
  readonly pace: Pace;
  nextMessageId: number;
  webhookSetAtMs: number;
}

/** What changed, for those who show or await it. */
export type WorldChange = { readonly botId: number; readonly chatId: number } & (
  | { readonly kind: 'message' | 'edited' | 'deleted'; readonly messageId: number }
  | {
      readonly kind: 'answered';
      readonly personId: number;
      readonly messageId: number;
      readonly queryId: string;
      readonly text: string;
      readonly isAlert: boolean;
    }
  | { readonly kind: 'action'; readonly action: string }
  /** Standing, command menu or keys under the composer. */
  | { readonly kind: 'chat' }
);

export interface Platform {
  readonly people: Map<number, PersonState>;
  readonly bots: ReadonlyMap<number, BotState>;
  readonly files: FileStore;
  readonly callbacks: Callbacks;
  readonly record: ReturnType<typeof createBotRecord<number>>;
  readonly script: FaultScript<FaultRule, ApiCall>;
  readonly limitsAreOn: boolean;
  now(): Date;
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
  const monotonicMs = options.monotonicMs ?? (() => performance.now());
  const nowSeconds = () => Math.floor(options.clock.now().getTime() / 1000);
  const firstId = options.firstId ?? Math.floor((Date.now() / 1000 - idEpochS) * idsPerSecond);
  const record = createBotRecord<number>(() => options.clock.now());
  const bots = new Map<number, BotState>();
  const platform: Platform = {
    people: new Map(),
    bots,
    files: createFileStore({ monotonicMs, runId: String(firstId) }),
    callbacks: createCallbacks(monotonicMs, firstId),
    record,
    script: createBotFaults<number>(options.faults ?? [], 'anyCase'),
    limitsAreOn: options.limits !== false,
    now: () => options.clock.now(),
    nowSeconds,
    monotonicMs,
    ...createAnnouncer<WorldChange>(),
  };
  for (const account of options.bots) bots.set(account.id, createBot(account));
  return platform;

  function createBot(account: BotAccount): BotState {
    const queue = createUpdateQueue(firstId, nowSeconds);
    const violate = (rule: string, detail: string) => record.violation({ botId: account.id, rule, detail });
    return {
      account,
      user: { id: account.id, is_bot: true, first_name: account.firstName, username: account.username },
      chats: new Map(),
      queue,
      polling: createPolling(queue, monotonicMs),
      webhook: createWebhook({ queue, nowSeconds, retryUnitMs: options.retryUnitMs ?? 1000, violate }),
      menus: createCommandMenus(),
      pace: createPace(options.limits === false ? null : (options.limits ?? defaultLimits), monotonicMs),
      nextMessageId: firstId,
      webhookSetAtMs: Number.NEGATIVE_INFINITY,
    };
  }
}
