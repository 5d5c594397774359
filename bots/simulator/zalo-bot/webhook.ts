/**
 * Webhook deliveries. The platform's handling of slow or failing ones is not published; this follows Zalo's Official
 * Accounts: two seconds to answer, then retries after 30 s, 5, 15, 30 and 60 minutes. A failing message does not block
 * others, so a retry arrives after later messages.
 */
import type { JsonObject } from '../kernel/json.ts';
import { createDeliveries, pause, postTo } from '../kernel/webhook-sender.ts';
import type { ChatMessage } from './objects.ts';
import type { UpdateQueue } from './update-queue.ts';

const answerWithinMs = 2_000;
const retryAfterS: readonly number[] = [30, 300, 900, 1_800, 3_600];

export interface WebhookSettings {
  readonly url: string;
  readonly secretToken: string;
}

export interface WebhookOptions {
  readonly queue: UpdateQueue;
  readonly bodyOf: (message: ChatMessage) => JsonObject;
  /** Length of a second in the webhook's retry table; shorter in tests. */
  readonly retryUnitMs: number;
  /** Tests an address with an empty body when it is set. */
  readonly probes: boolean;
  readonly violate: (rule: string, detail: string) => void;
}

/**
 * Creates the webhook. It takes messages off the queue as they arrive; when another address is set, messages waiting
 * for a retry go to it.
 */
export function createWebhook({ queue, bodyOf, retryUnitMs, probes, violate }: WebhookOptions) {
  let settings: WebhookSettings | null = null;
  /** State of one webhook: setting another starts a new one. */
  let life = new AbortController();
  /** The end of each chat's first attempts, which run in order. */
  const lastOf = new Map<string, Promise<void>>();
  const deliveries = createDeliveries();
  queue.onPush(deliverAll);

  function deliverAll(): void {
    if (!settings) return;
    const [target, { signal }] = [settings, life];
    for (let message = queue.take(); message; message = queue.take()) {
      const next = message;
      const before = lastOf.get(next.chat.id) ?? Promise.resolve();
      const first = before.then(() => post(JSON.stringify(bodyOf(next)), target, signal));
      const done = first.then(() => undefined);
      lastOf.set(next.chat.id, done);
      deliveries.run(first.then((isDelivered) => (isDelivered ? undefined : retry(next, target, signal))));
    }
  }

  async function retry(message: ChatMessage, target: WebhookSettings, signal: AbortSignal): Promise<void> {
    for (const waitS of retryAfterS) {
      await pause(waitS * retryUnitMs, signal);
      if (signal.aborted) {
        queue.putBack(message);
        return deliverAll();
      }
      if (await post(JSON.stringify(bodyOf(message)), target, signal)) return;
    }
    violate('webhookLost', `message ${message.messageId} was offered six times in vain`);
  }

  /** Returns true if the bot answered 200 in time. */
  async function post(body: string, { url, secretToken }: WebhookSettings, signal: AbortSignal): Promise<boolean> {
    const headers = { 'x-bot-api-secret-token': secretToken };
    const { status, isLate } = await postTo(url, { headers, body, withinMs: answerWithinMs, signal });
    if (isLate) violate('webhookSlow', `no answer within ${answerWithinMs} ms`);
    return status === 200;
  }

  function stop(): void {
    settings = null;
    life.abort();
    life = new AbortController();
    lastOf.clear();
  }

  return {
    set(next: WebhookSettings): void {
      stop();
      settings = next;
      if (probes) deliveries.run(post('', next, life.signal).then(() => undefined));
      deliverAll();
    },
    remove: stop,
    settings: (): WebhookSettings | null => settings,
    /** Ends deliveries; resolves when none is running. */
    async close(): Promise<void> {
      stop();
      await deliveries.idle();
    },
  };
}
