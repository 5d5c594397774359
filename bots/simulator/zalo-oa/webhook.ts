/**
 * Deliveries to the webhook: each event by itself, side by side, signed, with a deadline of two seconds; five repeats,
 * then the webhook is switched off, and everything that happens until it is switched on again is lost.
 */
import { createDeliveries, postTo } from '../kernel/webhook-sender.ts';
import type { OaAccount } from './account.ts';
import type { Alarms } from './alarms.ts';
import type { EventDraft } from './events.ts';
import { signatureHeader, signatureOf } from './signature.ts';

const minuteMs = 60_000;
/** Waits between a failure and the next try. */
export const retryDelaysMs: readonly number[] = [30_000, 5 * minuteMs, 15 * minuteMs, 30 * minuteMs, 60 * minuteMs];
const maxRemembered = 5000;

export interface Delivery {
  /** 0 is the first try. */
  readonly numRetry: number;
  /** What our side answered; null when it did not answer in time, or not at all. */
  readonly status: number | null;
  readonly tookMs: number;
}

export interface OaEvent {
  readonly name: string;
  /** Event and message id; what a program can know a repeat by. */
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
  readonly enabledEvents: readonly string[];
  readonly bodies: 'plain' | 'escaped' | 'alternating';
  readonly answerWithinMs: number;
  readonly nowMs: () => number;
  readonly alarms: Alarms;
  readonly violate: (rule: string, detail: string) => void;
}

export type Webhook = ReturnType<typeof createWebhook>;

export function createWebhook(options: WebhookOptions) {
  const { account, alarms, violate } = options;
  const events: KeptEvent[] = [];
  const running = createDeliveries();
  const end = new AbortController();
  let url: string | null = null;
  let isEnabled = false;
  let held: KeptEvent[] | null = null;
  let lastTimestampMs = 0;
  let made = 0;

  function push(draft: EventDraft): void {
    if (!options.enabledEvents.includes(draft.name)) return;
    lastTimestampMs = Math.max(options.nowMs(), lastTimestampMs + 1);
    made += 1;
    const timestamp = String(lastTimestampMs);
    const event: KeptEvent = {
      name: draft.name,
      key: draft.key,
      body: written(draft.body(timestamp)),
      timestamp,
      state: 'waiting',
      deliveries: [],
    };
    events.push(event);
    if (events.length > maxRemembered) events.shift();
    if (held) held.push(event);
    else start(event, 0);
  }

  function written(body: object): string {
    const plain = JSON.stringify(body);
    const isEscaped = options.bodies === 'escaped' || (options.bodies === 'alternating' && made % 2 === 0);
    return isEscaped ? escaped(plain) : plain;
  }

  const start = (event: KeptEvent, numRetry: number): void => running.run(deliver(event, numRetry));

  async function deliver(event: KeptEvent, numRetry: number): Promise<void> {
    const target = url;
    if (target === null || !isEnabled) {
      event.state = 'lost';
      return;
    }
    const delivery = await post(event, target, numRetry);
    if (end.signal.aborted) return;
    event.deliveries.push(delivery);
    if (delivery.status === 200) {
      event.state = 'delivered';
      return;
    }
    const waitMs = retryDelaysMs[numRetry];
    if (waitMs !== undefined) {
      alarms.at(options.nowMs() + waitMs, () => start(event, numRetry + 1));
      return;
    }
    event.state = 'lost';
    if (!isEnabled) return;
    isEnabled = false;
    violate('webhookDisabled', `${event.key} failed six times: the webhook was switched off`);
  }

  async function post(event: KeptEvent, target: string, numRetry: number): Promise<Delivery> {
    const begunAt = performance.now();
    const posted = await postTo(target, {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        [signatureHeader]: signatureOf(account, event.body, event.timestamp),
        ...(numRetry > 0 ? { num_retry: String(numRetry) } : {}),
      },
      body: event.body,
      withinMs: options.answerWithinMs,
      signal: end.signal,
    });
    const { status, isLate } = posted;
    // A program that is down breaks no rule; one that takes its time does.
    if (isLate) violate('webhookSlow', `${event.key} was not answered within ${options.answerWithinMs} ms`);
    else if (status !== null && status !== 200) violate('webhookStatus', `${event.key} was answered ${status}`);
    return { numRetry, status, tookMs: Math.round(performance.now() - begunAt) };
  }

  return {
    /** Saves the address as the console does: an unsigned `{}` must be answered 200. @throws Error when it is refused */
    async register(target: string): Promise<void> {
      const { protocol, hostname } = new URL(target);
      const isLocal = hostname === 'localhost' || hostname === '127.0.0.1';
      if (protocol !== 'https:' && !isLocal) throw new Error(`The webhook ${target} must be https`);
      if (!isLocal && /^[\d.]+$|^\[/.test(hostname)) throw new Error(`The webhook ${target} needs a domain name`);
      const { status } = await postTo(target, {
        headers: {},
        body: '{}',
        withinMs: options.answerWithinMs,
        signal: end.signal,
      });
      if (status !== 200) throw new Error(`The webhook ${target} answered the unsigned {} with ${status ?? 'nothing'}`);
      url = target;
      isEnabled = true;
    },
    /** Makes the event and sends it, when it is switched on in the console. */
    push,
    /** Sends an event once more, byte for byte. */
    again(key: string): void {
      const event = events.findLast((candidate) => candidate.key === key);
      if (!event) throw new Error(`There was no event ${key}`);
      start(event, 0);
    },
    /** Keeps new events back until `release`. */
    hold(): void {
      held ??= [];
    },
    release(order: 'asMade' | 'reversed'): void {
      const waiting = held ?? [];
      held = null;
      for (const event of order === 'asMade' ? waiting : waiting.reverse()) start(event, 0);
    },
    isEnabled: (): boolean => isEnabled,
    /** Switches it on again after it was disabled, as the administrator does. */
    enable(): void {
      isEnabled = url !== null;
    },
    events: events as readonly OaEvent[],
    /** Resolves when nothing is being delivered; repeats that wait for their time do not count. */
    idle: () => running.idle(),
    /** Ends deliveries; resolves when none is under way. */
    async close(): Promise<void> {
      end.abort();
      alarms.close();
      await running.idle();
    },
  };
}

/** The same JSON in other bytes: whoever parses and writes it again gets another signature. */
function escaped(json: string): string {
  return json
    .replaceAll('/', '\\/')
    .replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
