/**
 * A webhook that a secret in a header guards: the secret, the check of a call, and keeping the address registered,
 * because somebody with the token may change it.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { WebhookRequest, WebhookVerdict } from '../channel.ts';
import { ChannelError } from '../channel-error.ts';
import type { ChannelContext, ChannelLog } from '../factory.ts';
import type { Delivery } from '../incoming.ts';
import { factsOf, waitAfter } from './platform-error.ts';
import type { Receiver } from './receiver.ts';

/** Where the platform is to call, and the secret that its calls bear. */
export interface WebhookAddress {
  readonly url: string;
  readonly secret: string;
}

/**
 * Where this ward's bot is called.
 * @param secret the configured one; null: derived, 43 characters of `A-Za-z0-9_-`, the same after each restart,
 *   another one for another bot
 */
export function webhookAddress(
  channel: string,
  secret: string | null,
  account: string | number,
  { publicUrl, ward, key }: ChannelContext,
): WebhookAddress {
  if (publicUrl === null) throw new Error(`ward ${ward}: the webhook of ${channel} needs PUBLIC_URL`);
  return { url: `${publicUrl}/hooks/${channel}/${ward}`, secret: secret ?? deriveSecret(channel, key, ward, account) };
}

/**
 * The same at every start, so that an address that is registered stays good; another one for each ward, platform and account.
 * @param key the ward’s
 */
export function deriveSecret(channel: string, key: Uint8Array, ward: string, account: string | number): string {
  return createHmac('sha256', key).update(`${channel} webhook secret 1\0${ward}\0${account}`).digest('base64url');
}

/** Compared as hashes in constant time: `timingSafeEqual` throws on unequal lengths. */
export function hasSecret(request: WebhookRequest, header: string, secret: string): boolean {
  const value = request.headers[header];
  const given = typeof value === 'string' ? value : (value?.[0] ?? '');
  return timingSafeEqual(sha256(given), sha256(secret));
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A body as text, untouched. @throws TypeError when it is no UTF-8 */
export const readText = (body: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);

/** Of a platform that signs nothing: the secret is all there is, so it is compared before anything is read. */
export function readSecretCall(
  request: WebhookRequest,
  header: string,
  secret: string,
  toDelivery: (payload: string, update: unknown) => Delivery,
): WebhookVerdict {
  if (!hasSecret(request, header, secret)) return { kind: 'forged' };
  try {
    const payload = readText(request.body);
    return { kind: 'genuine', deliveries: [toDelivery(payload, JSON.parse(payload))] };
  } catch {
    return { kind: 'malformed' };
  }
}

/** Host and port of an address; empty when it is none. A log says this and never the path, which may hold a secret. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '');

/** Milliseconds. */
export interface KeeperTimes {
  /** Between two looks at the webhook; a stranger's change must be seen within five minutes. */
  readonly webhookCheckMs: number;
  /** Until the next look after one that failed. */
  readonly webhookRetryMs: number;
}

/** What a platform gives to the keeper of its webhook. */
export interface KeeperParts {
  /** Begins the names of what is logged. */
  readonly channel: string;
  readonly log: ChannelLog;
  readonly times: KeeperTimes;
  register(): Promise<void>;
  /** Sees whether the webhook is ours and well, and sets it again when it is not. */
  look(): Promise<void>;
  /** Neither waiting nor a repetition helps. */
  isHopeless(error: unknown): error is ChannelError;
  onHopeless(error: ChannelError): void;
}

/** `start` throws when the platform refuses the address or the token; else the keeper goes on trying by itself. */
export function createWebhookKeeper(parts: KeeperParts): Receiver {
  const { channel, log, times } = parts;
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> = Promise.resolve();
  let isStopped = false;

  function lookAgainIn(delayMs: number): void {
    if (isStopped) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => {
      looking = look();
    }, delayMs).unref();
  }

  async function look(): Promise<void> {
    try {
      await parts.look();
      lookAgainIn(times.webhookCheckMs);
    } catch (error) {
      if (isStopped) return;
      log.warn(factsOf(error), `${channel}-webhook-check-failed`);
      if (parts.isHopeless(error)) parts.onHopeless(error);
      else lookAgainIn(waitAfter(error, 0, [times.webhookRetryMs]));
    }
  }

  return {
    async start() {
      try {
        await parts.register();
        lookAgainIn(times.webhookCheckMs);
      } catch (error) {
        if (!(error instanceof ChannelError) || error.kind === 'rejected' || parts.isHopeless(error)) throw error;
        log.warn(factsOf(error), `${channel}-webhook-not-set`);
        lookAgainIn(waitAfter(error, 0, [times.webhookRetryMs]));
      }
    },
    async stop() {
      isStopped = true;
      if (timer) clearTimeout(timer);
      await looking;
    },
  };
}
