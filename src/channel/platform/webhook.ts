/**
 * A webhook protected by a secret in a header: deriving the secret, checking a call, and keeping the address
 * registered, because anyone with the token could change it.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { WebhookRequest, WebhookVerdict } from '../channel.ts';
import { ChannelError } from '../channel-error.ts';
import type { ChannelContext, ChannelLog } from '../factory.ts';
import type { Delivery } from '../incoming.ts';
import { factsOf, waitAfter } from './platform-error.ts';
import type { Receiver } from './receiver.ts';

/** The webhook's address, and the secret that its calls carry. */
export interface WebhookAddress {
  readonly url: string;
  readonly secret: string;
}

/**
 * The webhook's address for this ward's bot.
 * @param secret the configured one; null to derive it: 43 characters of `A-Za-z0-9_-`, the same after each restart,
 *   different for each bot
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
 * Derives the secret. It is the same at every start, so a registered address stays valid, and different for each ward,
 * platform and account.
 * @param key the ward's
 */
export function deriveSecret(channel: string, key: Uint8Array, ward: string, account: string | number): string {
  return createHmac('sha256', key).update(`${channel} webhook secret 1\0${ward}\0${account}`).digest('base64url');
}

/** Compares hashes in constant time: `timingSafeEqual` throws on unequal lengths. */
export function hasSecret(request: WebhookRequest, header: string, secret: string): boolean {
  const value = request.headers[header];
  const given = typeof value === 'string' ? value : (value?.[0] ?? '');
  return timingSafeEqual(sha256(given), sha256(secret));
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A body as text, unchanged. @throws TypeError if it is not UTF-8 */
export const readText = (body: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);

/** For a platform without signatures: the secret is the only proof, so it is checked before the body is read. */
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

/**
 * Host and port of an address; empty if it is invalid. Logs show this instead of the path, which may contain a secret.
 */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '');

/** In milliseconds. */
export interface KeeperTimes {
  /** Between two checks of the webhook; a change by a third party must be detected within five minutes. */
  readonly webhookCheckMs: number;
  /** Until the next check after a failed one. */
  readonly webhookRetryMs: number;
}

/** What a platform provides to the keeper of its webhook. */
export interface KeeperParts {
  /** Prefix of log messages. */
  readonly channel: string;
  readonly log: ChannelLog;
  readonly times: KeeperTimes;
  register(): Promise<void>;
  /** Checks that the webhook is correct and healthy, and sets it again if not. */
  look(): Promise<void>;
  /** Whether retrying cannot help. */
  isHopeless(error: unknown): error is ChannelError;
  onHopeless(error: ChannelError): void;
}

/**
 * Creates the keeper. `start` throws if the platform refuses the address or the token; after other failures the keeper
 * retries by itself.
 */
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
