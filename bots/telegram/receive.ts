/**
 * Receives updates by polling or by webhook, never both at once. In both cases deliveries are stored before Telegram
 * gets its confirmation: a poll confirms by the *next* call's offset, a webhook by the HTTP route's answer.
 */
import type { WebhookRequest, WebhookVerdict } from '../../src/channel/channel.ts';
import type { ChannelError } from '../../src/channel/channel-error.ts';
import type { ChannelContext } from '../../src/channel/factory.ts';
import { createPollLoop } from '../../src/channel/platform/poll.ts';
import type { Receiver } from '../../src/channel/platform/receiver.ts';
import {
  createWebhookKeeper,
  hostOf,
  type KeeperTimes,
  readSecretCall,
  type WebhookAddress,
} from '../../src/channel/platform/webhook.ts';
import { type TelegramClient, wantedUpdates } from './client.ts';
import { TelegramError } from './errors.ts';
import { type ParserContext, toDelivery } from './parse.ts';

/** In milliseconds; tests use short times. */
export interface ReceiveTimes extends KeeperTimes {
  /** Waits after the first, second, … consecutive failure; the last one repeats. */
  readonly backOffMs: readonly number[];
}

export const receiveTimes: ReceiveTimes = {
  backOffMs: [1_000, 2_000, 4_000, 8_000, 15_000, 30_000],
  webhookCheckMs: 180_000,
  webhookRetryMs: 15_000,
};

/** Telegram's default. Telegram keeps one queue per chat, so a burst from many citizens arrives in parallel. */
const webhookMaxConnections = 40;
/** More waiting updates than usual; at 100,000 Telegram drops them silently. */
const pendingAlarm = 500;

export interface ReceiveParts {
  readonly client: TelegramClient;
  readonly context: ChannelContext;
  readonly parser: () => ParserContext;
  readonly times: ReceiveTimes;
}

/** Whether retrying cannot help: the token is invalid, another poller took over, or the address is refused. */
function isHopeless(error: unknown): error is TelegramError {
  return error instanceof TelegramError && (error.kind === 'credentials' || error.sign === 'secondPoller');
}

// ── polling ──────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Long polling without loss: the batch and the next offset are stored in one transaction, and only a later call
 * confirms them. If storing fails, the same offset is requested again later. Runs in the background.
 */
export function createPoller({ client, context, parser, times }: ReceiveParts): Receiver {
  let next: number | null = null;

  async function receiveBatch(offset: number | null, signal: AbortSignal): Promise<number | null> {
    const updates = await client.getUpdates(offset, signal);
    if (updates.length === 0) return offset;
    const now = context.now();
    const deliveries = updates.map((update) => toDelivery(update, JSON.stringify(update), parser(), now));
    // The highest id of this batch, not of all time: ids restart at a lower number after a week without updates, and a
    // server that finds the offset "in the future" answers from the beginning of its queue.
    const highest = Math.max(...updates.map(updateIdOf));
    if (highest < 0) throw new TypeError(`${updates.length} updates without a number can't be confirmed`);
    await context.cursor.store(deliveries, highest + 1);
    return highest + 1;
  }

  return createPollLoop({
    channel: 'telegram',
    log: context.log,
    backOffMs: times.backOffMs,
    begin: async () => {
      // The updates waiting at Telegram are kept.
      await client.deleteWebhook();
      next = await context.cursor.read();
    },
    receive: async (signal) => {
      next = await receiveBatch(next, signal);
    },
    isHopeless,
    onHopeless: (error) => context.onFailure(reasonOf(error)),
  });
}

function updateIdOf(update: unknown): number {
  const id = typeof update === 'object' && update !== null && 'update_id' in update ? update.update_id : null;
  return Number.isSafeInteger(id) ? (id as number) : -1;
}

function reasonOf(error: ChannelError): string {
  const said = error.details.description ?? error.kind;
  return error instanceof TelegramError && error.sign === 'secondPoller'
    ? `Telegram: another process receives this bot's messages; only one may poll (${said})`
    : `Telegram: the bot's token is not accepted (${said})`;
}

// ── webhook ──────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Registers the webhook and checks it: anyone with the token may change it, or Telegram may keep using an old IP
 * address of this host. Setting it again fixes both.
 */
export function keepWebhook({ client, context, times }: ReceiveParts, { url, secret }: WebhookAddress): Receiver {
  const register = () => client.setWebhook(url, secret, webhookMaxConnections);

  async function look(): Promise<void> {
    const state = await client.getWebhookInfo();
    const isOurs = state.url === url && isSameSet(state.allowedUpdates ?? [], wantedUpdates);
    const { pendingUpdates } = state;
    // Logs only the host: the path may contain another party's secret.
    if (!isOurs) context.log.warn({ host: hostOf(state.url), pendingUpdates }, 'telegram-webhook-changed');
    if (pendingUpdates > pendingAlarm) context.log.warn({ pendingUpdates }, 'telegram-updates-pile-up');
    const errorAgeMs = state.lastErrorAt ? context.now().getTime() - state.lastErrorAt.getTime() : null;
    if (errorAgeMs !== null && errorAgeMs <= times.webhookCheckMs) {
      context.log.warn({ lastError: state.lastError, pendingUpdates }, 'telegram-webhook-fails');
    }
    if (!isOurs || pendingUpdates > pendingAlarm) await register();
  }

  return createWebhookKeeper({
    channel: 'telegram',
    log: context.log,
    times,
    register,
    look,
    isHopeless,
    onHopeless: (error) => context.onFailure(reasonOf(error)),
  });
}

const isSameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && b.every((name) => a.includes(name));

const secretHeader = 'x-telegram-bot-api-secret-token';

/** The secret is the only proof (the body is not signed), so it is checked before the body is read. */
export function readWebhook(request: WebhookRequest, secret: string, parser: ParserContext, now: Date): WebhookVerdict {
  return readSecretCall(request, secretHeader, secret, (payload, update) => toDelivery(update, payload, parser, now));
}
