/**
 * Webhook deliveries: each event separately and in parallel, signed, with a deadline of two seconds; after five retries
 * the webhook is disabled, and all events until it is enabled again are lost.
 */

import { isLoopback } from '../kernel/address.ts';
import type { JsonObject } from '../kernel/json.ts';
import { createDeliveries, postTo } from '../kernel/webhook-sender.ts';
import { enabledEvents, type OaAccount } from './account.ts';
import type { Alarms } from './alarms.ts';
import { signatureHeader, signatureOf } from './signature.ts';

/** An event to which the webhook adds the timestamp. `key` identifies repeats of it. */
export interface EventDraft {
  readonly name: string;
  readonly key: string;
  readonly body: (timestamp: string) => JsonObject;
}

const minuteMs = 60_000;
/** Waits between a failure and the next attempt. */
export const retryDelaysMs: readonly number[] = [30_000, 5 * minuteMs, 15 * minuteMs, 30 * minuteMs, 60 * minuteMs];
const maxRemembered = 5000;

export interface Delivery {
  /** 0 for the first attempt. */
  readonly numRetry: number;
  /** The program's answer; null if it did not answer in time, or at all. */
  readonly status: number | null;
  readonly tookMs: number;
}

export interface OaEvent {
  readonly name: string;
  /** Event and message id, which identify repeats. */
  readonly key: string;
  /** The exact text that is sent. */
  readonly body: string;
  readonly timestamp: string;
  readonly state: 'waiting' | 'delivered' | 'lost';
  readonly deliveries: readonly Delivery[];
}

type KeptEvent = { -readonly [Field in keyof OaEvent]: OaEvent[Field] } & { deliveries: Delivery[] };

export interface WebhookOptions {
  readonly account: OaAccount;
  readonly answerWithinMs: number;
  readonly nowMs: () => number;
  readonly alarms: Alarms;
  readonly violate: (rule: string, detail: string) => void;
}

type Sending = ReturnType<typeof newSending>;

const newSending = (options: WebhookOptions) => ({
  options,
  events: [] as KeptEvent[],
  running: createDeliveries(),
  end: new AbortController(),
  url: null as string | null,
  isEnabled: false,
  held: null as KeptEvent[] | null,
  lastTimestampMs: 0,
  made: 0,
});

/** Creates the webhook. Nothing is sent before `register` has saved an address. */
export function createWebhook(options: WebhookOptions) {
  const at = newSending(options);
  return {
    /**
     * Saves the address as the console does: an unsigned `{}` must be answered with 200.
     * @throws Error if it is refused
     */
    async register(target: string): Promise<void> {
      const { protocol, hostname } = new URL(target);
      const isLocal = isLoopback(hostname);
      if (protocol !== 'https:' && !isLocal) throw new Error(`The webhook ${target} must be https`);
      if (!isLocal && /^[\d.]+$|^\[/.test(hostname)) throw new Error(`The webhook ${target} needs a domain name`);
      const { answerWithinMs: withinMs } = options;
      const { status } = await postTo(target, { headers: {}, body: '{}', withinMs, signal: at.end.signal });
      if (status !== 200) throw new Error(`The webhook ${target} answered the unsigned {} with ${status ?? 'nothing'}`);
      at.url = target;
      at.isEnabled = true;
    },
    /** Creates the event and sends it, if it is enabled in the console. */
    push: (draft: EventDraft): void => push(at, draft),
    /** Sends an event again, byte for byte. */
    again(key: string): void {
      const event = at.events.findLast((candidate) => candidate.key === key);
      if (!event) throw new Error(`There was no event ${key}`);
      start(at, event, 0);
    },
    /** Holds new events until `release`. */
    hold(): void {
      at.held ??= [];
    },
    release(order: 'asMade' | 'reversed'): void {
      const waiting = at.held ?? [];
      at.held = null;
      for (const event of order === 'asMade' ? waiting : waiting.reverse()) start(at, event, 0);
    },
    isEnabled: (): boolean => at.isEnabled,
    /** Enables it again after it was disabled, as the administrator does. */
    enable(): void {
      at.isEnabled = at.url !== null;
    },
    events: at.events as readonly OaEvent[],
    /** Resolves when no delivery is running; waiting retries do not count. */
    idle: () => at.running.idle(),
    /** Ends deliveries; resolves when none is running. */
    async close(): Promise<void> {
      at.end.abort();
      at.options.alarms.close();
      await at.running.idle();
    },
  };
}

function push(at: Sending, draft: EventDraft): void {
  if (!enabledEvents.includes(draft.name)) return;
  at.lastTimestampMs = Math.max(at.options.nowMs(), at.lastTimestampMs + 1);
  at.made += 1;
  const timestamp = String(at.lastTimestampMs);
  const event: KeptEvent = {
    name: draft.name,
    key: draft.key,
    body: written(at, draft.body(timestamp)),
    timestamp,
    state: 'waiting',
    deliveries: [],
  };
  at.events.push(event);
  if (at.events.length > maxRemembered) at.events.shift();
  if (at.held) at.held.push(event);
  else start(at, event, 0);
}

/** Alternates between plain `à` and `/` and escaped `\\u00e0` and `\\/`, because the platform uses both. */
function written(at: Sending, body: object): string {
  const plain = JSON.stringify(body);
  return at.made % 2 === 0 ? escaped(plain) : plain;
}

const start = (at: Sending, event: KeptEvent, numRetry: number): void => at.running.run(deliver(at, event, numRetry));

async function deliver(at: Sending, event: KeptEvent, numRetry: number): Promise<void> {
  const target = at.url;
  if (target === null || !at.isEnabled) {
    event.state = 'lost';
    return;
  }
  const delivery = await post(at, event, target, numRetry);
  if (at.end.signal.aborted) return;
  event.deliveries.push(delivery);
  if (delivery.status === 200) {
    event.state = 'delivered';
    return;
  }
  const waitMs = retryDelaysMs[numRetry];
  if (waitMs !== undefined) {
    at.options.alarms.at(at.options.nowMs() + waitMs, () => start(at, event, numRetry + 1));
    return;
  }
  event.state = 'lost';
  if (!at.isEnabled) return;
  at.isEnabled = false;
  at.options.violate('webhookDisabled', `${event.key} failed six times: the webhook was switched off`);
}

async function post(at: Sending, event: KeptEvent, target: string, numRetry: number): Promise<Delivery> {
  const begunAt = performance.now();
  const posted = await postTo(target, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      [signatureHeader]: signatureOf(at.options.account, event.body, event.timestamp),
      ...(numRetry > 0 ? { num_retry: String(numRetry) } : {}),
    },
    body: event.body,
    withinMs: at.options.answerWithinMs,
    signal: at.end.signal,
  });
  const { status, isLate } = posted;
  // A program that is down breaks no rule; one that answers late does.
  if (isLate) at.options.violate('webhookSlow', `${event.key} was not answered within ${at.options.answerWithinMs} ms`);
  else if (status !== null && status !== 200)
    at.options.violate('webhookStatus', `${event.key} was answered ${status}`);
  return { numRetry, status, tookMs: Math.round(performance.now() - begunAt) };
}

/** The same JSON in other bytes: a program that parses and re-serialises it gets another signature. */
function escaped(json: string): string {
  return json
    .replaceAll('/', '\\/')
    .replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
