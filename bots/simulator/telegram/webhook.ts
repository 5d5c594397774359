/**
 * Webhook deliveries: lanes in parallel, one update at a time within a lane, retries until the update expires. A
 * failing update blocks its lane, which is why a bot must store first and then answer 200.
 */
import { createDeliveries, pause, postTo } from '../kernel/webhook-sender.ts';
import type { PendingUpdate, UpdateQueue } from './update-queue.ts';

const answerTimeoutMs = 60_000;
const longestRetryS = 60;
const longestRetryAfterS = 3600;
/** A bot that answers 410 for this long loses its webhook. */
const goneForS = 23 * 60 * 60;

export interface WebhookSettings {
  readonly url: string;
  readonly secretToken: string;
  readonly maxConnections: number;
}

export interface WebhookOptions {
  readonly queue: UpdateQueue;
  readonly nowSeconds: () => number;
  /** Length of a second in the retry table; shorter in tests. */
  readonly retryUnitMs: number;
  readonly violate: (rule: string, detail: string) => void;
}

/** Null if the update was delivered; otherwise the wait in seconds that the bot asked for, or 0. */
type AskedWaitS = number | null;

type Sending = ReturnType<typeof newSending>;

const newLife = () => ({ controller: new AbortController(), busyLanes: new Set<string>() });

const newSending = (options: WebhookOptions) => ({
  options,
  deliveries: createDeliveries(),
  settings: null as WebhookSettings | null,
  lastError: null as { readonly date: number; readonly message: string } | null,
  goneSince: null as number | null,
  /** State of one webhook: setting another starts a new one, and the results of the old one are ignored. */
  life: newLife(),
});

/**
 * Creates the webhook. It delivers as soon as an address is set; a 2xx answer confirms the update, anything else
 * repeats it.
 */
export function createWebhook(options: WebhookOptions) {
  const at = newSending(options);
  options.queue.onPush(() => wake(at));
  return {
    set(next: WebhookSettings): void {
      stopLanes(at);
      at.settings = next;
      at.lastError = null;
      at.goneSince = null;
      wake(at);
    },
    remove(): void {
      stopLanes(at);
      at.lastError = null;
    },
    settings: (): WebhookSettings | null => at.settings,
    lastError: () => at.lastError,
    /** Ends deliveries; resolves when none is running. */
    async close(): Promise<void> {
      stopLanes(at);
      await at.deliveries.idle();
    },
  };
}

/** Starts each lane that has an update to deliver. */
function wake(at: Sending): void {
  if (!at.settings) return;
  const { controller, busyLanes } = at.life;
  for (const { lane } of at.options.queue.pending()) {
    if (busyLanes.size >= at.settings.maxConnections) return;
    if (busyLanes.has(lane)) continue;
    busyLanes.add(lane);
    const run = runLane(at, lane, at.settings, controller.signal);
    at.deliveries.run(
      run.finally(() => {
        busyLanes.delete(lane);
        wake(at);
      }),
    );
  }
}

async function runLane(at: Sending, lane: string, target: WebhookSettings, signal: AbortSignal): Promise<void> {
  for (let next = first(at, lane); next; next = first(at, lane)) {
    await deliver(at, next, target, signal);
    if (signal.aborted) return;
  }
}

const first = (at: Sending, lane: string) => at.options.queue.pending().find((pending) => pending.lane === lane);

async function deliver(
  at: Sending,
  pending: PendingUpdate,
  target: WebhookSettings,
  signal: AbortSignal,
): Promise<void> {
  for (let delayS = 1; ; delayS = Math.min(delayS * 2, longestRetryS * (1 + Math.random()))) {
    const askedS = await post(at, pending, target, signal);
    if (signal.aborted) return;
    const waitS = askedS || delayS;
    if (askedS === null || at.options.nowSeconds() + waitS > pending.expiresAt) {
      at.options.queue.remove(pending);
      return;
    }
    await pause(waitS * at.options.retryUnitMs, signal);
    const isStillWanted = at.options.queue.pending().includes(pending);
    if (signal.aborted || !isStillWanted) return;
  }
}

async function post(
  at: Sending,
  pending: PendingUpdate,
  target: WebhookSettings,
  signal: AbortSignal,
): Promise<AskedWaitS> {
  const headers = target.secretToken === '' ? {} : { 'x-telegram-bot-api-secret-token': target.secretToken };
  const sent = { headers, body: JSON.stringify(pending.update), withinMs: answerTimeoutMs, signal };
  const { status, statusText, body, retryAfterS, isLate } = await postTo(target.url, sent);
  if (status === null) {
    if (!signal.aborted) failed(at, isLate ? 'Read timeout expired' : 'Connection refused');
    return 0;
  }
  if (status >= 200 && status < 300) {
    at.goneSince = null;
    if (/"method"\s*:/.test(body)) {
      at.options.violate('webhookReply', 'the answer to a webhook carries a method: its outcome would be lost');
    }
    return null;
  }
  failed(at, `Wrong response from the webhook: ${status} ${statusText}`);
  countGone(at, status);
  return Math.min(retryAfterS, longestRetryAfterS);
}

function failed(at: Sending, message: string): void {
  at.lastError = { date: at.options.nowSeconds(), message };
}

function countGone(at: Sending, status: number): void {
  if (status !== 410) at.goneSince = null;
  else if (at.goneSince === null) at.goneSince = at.options.nowSeconds();
  else if (at.options.nowSeconds() - at.goneSince > goneForS) {
    at.options.violate('webhookGone', 'the webhook answered 410 for 23 hours and was removed');
    stopLanes(at);
  }
}

function stopLanes(at: Sending): void {
  at.settings = null;
  at.life.controller.abort();
  at.life = newLife();
}
