/**
 * Deliveries to a webhook: lanes in parallel, one update at a time inside a lane, retries until the update expires.
 * While one fails, everything behind it in its lane waits; that is why a bot must store first and answer 200.
 */
import { createDeliveries, pause, postTo } from '../kernel/webhook-sender.ts';
import type { PendingUpdate, UpdateQueue } from './update-queue.ts';

const answerTimeoutMs = 60_000;
const longestRetryS = 60;
const longestRetryAfterS = 3600;
/** A bot that answers 410 for so long loses its webhook. */
const goneForS = 23 * 60 * 60;

export interface WebhookSettings {
  readonly url: string;
  readonly secretToken: string;
  readonly maxConnections: number;
}

export interface WebhookOptions {
  readonly queue: UpdateQueue;
  readonly nowSeconds: () => number;
  /** Length of the retry table's second; shorter in tests. */
  readonly retryUnitMs: number;
  readonly violate: (rule: string, detail: string) => void;
}

export type Webhook = ReturnType<typeof createWebhook>;

type Attempt = { readonly kind: 'delivered' } | { readonly kind: 'failed'; readonly retryAfterS: number };

export function createWebhook(options: WebhookOptions) {
  let settings: WebhookSettings | null = null;
  let lastError: { date: number; message: string } | null = null;
  let goneSince: number | null = null;
  /** One webhook's life: setting another begins a new one, and nothing of the old one counts any more. */
  let life = { controller: new AbortController(), busyLanes: new Set<string>() };
  const deliveries = createDeliveries();
  options.queue.onPush(wake);

  /** Starts a lane for each one that has something to deliver. */
  function wake(): void {
    if (!settings) return;
    const { controller, busyLanes } = life;
    for (const { lane } of options.queue.pending()) {
      if (busyLanes.size >= settings.maxConnections) return;
      if (busyLanes.has(lane)) continue;
      busyLanes.add(lane);
      const run = runLane(lane, settings, controller.signal);
      deliveries.run(
        run.finally(() => {
          busyLanes.delete(lane);
          wake();
        }),
      );
    }
  }

  async function runLane(lane: string, target: WebhookSettings, signal: AbortSignal): Promise<void> {
    for (let next = first(lane); next; next = first(lane)) {
      await deliver(next, target, signal);
      if (signal.aborted) return;
    }
  }

  const first = (lane: string) => options.queue.pending().find((pending) => pending.lane === lane);

  async function deliver(pending: PendingUpdate, target: WebhookSettings, signal: AbortSignal): Promise<void> {
    for (let delayS = 1; ; delayS = Math.min(delayS * 2, longestRetryS * (1 + Math.random()))) {
      const attempt = await post(pending, target, signal);
      if (signal.aborted) return;
      const waitS = attempt.kind === 'failed' ? attempt.retryAfterS || delayS : 0;
      if (attempt.kind === 'delivered' || options.nowSeconds() + waitS > pending.expiresAt) {
        options.queue.remove(pending);
        return;
      }
      await pause(waitS * options.retryUnitMs, signal);
      const isStillWanted = options.queue.pending().includes(pending);
      if (signal.aborted || !isStillWanted) return;
    }
  }

  async function post(pending: PendingUpdate, target: WebhookSettings, signal: AbortSignal): Promise<Attempt> {
    const headers = target.secretToken === '' ? {} : { 'x-telegram-bot-api-secret-token': target.secretToken };
    const sent = { headers, body: JSON.stringify(pending.update), withinMs: answerTimeoutMs, signal };
    const { status, statusText, body, retryAfterS, isLate } = await postTo(target.url, sent);
    if (status === null) {
      if (!signal.aborted) failed(isLate ? 'Read timeout expired' : 'Connection refused');
      return { kind: 'failed', retryAfterS: 0 };
    }
    if (status >= 200 && status < 300) {
      goneSince = null;
      if (/"method"\s*:/.test(body)) {
        options.violate('webhookReply', 'the answer to a webhook carries a method: its outcome would be lost');
      }
      return { kind: 'delivered' };
    }
    failed(`Wrong response from the webhook: ${status} ${statusText}`);
    countGone(status);
    return { kind: 'failed', retryAfterS: Math.min(retryAfterS, longestRetryAfterS) };
  }

  function failed(message: string): void {
    lastError = { date: options.nowSeconds(), message };
  }

  function countGone(status: number): void {
    if (status !== 410) goneSince = null;
    else if (goneSince === null) goneSince = options.nowSeconds();
    else if (options.nowSeconds() - goneSince > goneForS) {
      options.violate('webhookGone', 'the webhook answered 410 for 23 hours and was removed');
      stopLanes();
    }
  }

  function stopLanes(): void {
    settings = null;
    life.controller.abort();
    life = { controller: new AbortController(), busyLanes: new Set() };
  }

  return {
    set(next: WebhookSettings): void {
      stopLanes();
      settings = next;
      lastError = null;
      goneSince = null;
      wake();
    },
    remove(): void {
      stopLanes();
      lastError = null;
    },
    settings: (): WebhookSettings | null => settings,
    lastError: () => lastError,
    /** Ends deliveries; resolves when none is under way. */
    async close(): Promise<void> {
      stopLanes();
      await deliveries.idle();
    },
  };
}
