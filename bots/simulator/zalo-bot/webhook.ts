/**
 * Deliveries to a webhook. What the platform does with slow or failing ones is not published; here it does what Zalo
 * does for Official Accounts: two seconds to answer, then again after 30 s, 5, 15, 30 and 60 minutes, then never.
 * A failing message holds nobody up, so a retry comes after what was written later.
 */
import type { ChatMessage, JsonObject } from './objects.ts';
import type { UpdateQueue } from './update-queue.ts';

const ANSWER_WITHIN_MS = 2_000;
const RETRY_AFTER_S: readonly number[] = [30, 300, 900, 1_800, 3_600];

export interface WebhookSettings {
  readonly url: string;
  readonly secretToken: string;
}

export interface WebhookOptions {
  readonly queue: UpdateQueue;
  readonly bodyOf: (message: ChatMessage) => JsonObject;
  /** Length of the retry table's second; shorter in tests. */
  readonly retryUnitMs: number;
  /** Tries an address with an empty body when it is set. */
  readonly probes: boolean;
  readonly violate: (rule: string, detail: string) => void;
}

export interface Webhook {
  set(settings: WebhookSettings): void;
  remove(): void;
  settings(): WebhookSettings | null;
  /** Ends deliveries; resolves when none is under way. */
  close(): Promise<void>;
}

export function createWebhook({ queue, bodyOf, retryUnitMs, probes, violate }: WebhookOptions): Webhook {
  let settings: WebhookSettings | null = null;
  /** One webhook's life: setting another begins a new one. */
  let life = new AbortController();
  /** The end of each chat's first attempts: they come in order. */
  const lastOf = new Map<string, Promise<void>>();
  const running = new Set<Promise<void>>();
  queue.onPush(deliverAll);

  function deliverAll(): void {
    if (!settings) return;
    const [target, { signal }] = [settings, life];
    for (let message = queue.take(); message; message = queue.take()) {
      const next = message;
      const before = lastOf.get(next.chat.id) ?? Promise.resolve();
      const first = before.then(() => post(JSON.stringify(bodyOf(next)), target, signal));
      lastOf.set(
        next.chat.id,
        first.then(() => undefined),
      );
      run(first.then((isDelivered) => (isDelivered ? undefined : retry(next, target, signal))));
    }
  }

  function run(work: Promise<void>): void {
    const task: Promise<void> = work.finally(() => running.delete(task));
    running.add(task);
  }

  async function retry(message: ChatMessage, target: WebhookSettings, signal: AbortSignal): Promise<void> {
    for (const waitS of RETRY_AFTER_S) {
      await pause(waitS * retryUnitMs, signal);
      if (signal.aborted) {
        queue.putBack(message);
        return deliverAll();
      }
      if (await post(JSON.stringify(bodyOf(message)), target, signal)) return;
    }
    violate('webhookLost', `message ${message.messageId} was offered six times in vain`);
  }

  /** True when the bot said 200 in time. */
  async function post(body: string, { url, secretToken }: WebhookSettings, signal: AbortSignal): Promise<boolean> {
    const tooSlow = AbortSignal.timeout(ANSWER_WITHIN_MS);
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-bot-api-secret-token': secretToken },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([signal, tooSlow]),
      });
      await response.body?.cancel();
      return response.status === 200;
    } catch {
      if (tooSlow.aborted) violate('webhookSlow', `no answer within ${ANSWER_WITHIN_MS} ms`);
      return false;
    }
  }

  function stop(): void {
    settings = null;
    life.abort();
    life = new AbortController();
    lastOf.clear();
  }

  return {
    set(next) {
      stop();
      settings = next;
      if (probes) run(post('', next, life.signal).then(() => undefined));
      deliverAll();
    },
    remove: stop,
    settings: () => settings,
    async close() {
      stop();
      await Promise.all(running);
    },
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
