/** The webhook: a secret of its own, registered and looked after, and what a call to it is. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { WebhookRequest, WebhookVerdict } from '../../src/channel/channel.ts';
import { isRefusedAccess } from './access.ts';
import { ZaloBotError } from './errors.ts';
import { toDelivery } from './parse.ts';
import { factsOf, type ReceiveParts, type Receiver, waitAfter } from './receive.ts';

export interface WebhookAddress {
  readonly url: string;
  readonly secret: string;
}

/** A ward's own secret: 43 characters of `A-Za-z0-9_-`, the same after each restart, another one for another bot. */
export function deriveWebhookSecret(key: Uint8Array, ward: string, account: string): string {
  return createHmac('sha256', key).update(`zalo-bot webhook secret 1\0${ward}\0${account}`).digest('base64url');
}

/**
 * Registers our webhook and looks after it: somebody with the token may change it, or take it away by polling.
 * Zalo tells neither what is waiting nor what went wrong, so the address is all there is to look at.
 */
export function createWebhookKeeper(
  { client, context, access, times }: ReceiveParts,
  { url, secret }: WebhookAddress,
): Receiver {
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
      const set = await client.getWebhookUrl();
      if (set !== url) {
        // Only the host: a stranger's path may be somebody's secret.
        context.log.warn({ host: hostOf(set) }, 'zalo-bot-webhook-changed');
        await client.setWebhook(url, secret);
      }
      lookAgainIn(times.webhookCheckMs);
    } catch (error) {
      if (isStopped) return;
      context.log.warn(factsOf(error), 'zalo-bot-webhook-check-failed');
      if (isRefusedAccess(error)) access.lost(error);
      else lookAgainIn(waitAfter(error, 0, [times.webhookRetryMs]));
    }
  }

  return {
    /** @throws ZaloBotError when Zalo refuses the address or the token; else it goes on trying by itself */
    async start() {
      try {
        await client.setWebhook(url, secret);
        lookAgainIn(times.webhookCheckMs);
      } catch (error) {
        if (!(error instanceof ZaloBotError) || error.kind === 'rejected' || isRefusedAccess(error)) throw error;
        context.log.warn(factsOf(error), 'zalo-bot-webhook-not-set');
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

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '');

const SECRET_HEADER = 'x-bot-api-secret-token';

/**
 * The secret is all there is (no signature over the body), so it is compared before anything is read, as hashes in
 * constant time: `timingSafeEqual` throws on unequal lengths. Only a body without content passes without: Zalo tries an
 * address with it, nobody says whether with the secret, and there is nothing in it to believe.
 */
export function readWebhook(request: WebhookRequest, secret: string, now: Date): WebhookVerdict {
  if (isProbe(request.body)) return { kind: 'probe' };
  const header = request.headers[SECRET_HEADER];
  const given = typeof header === 'string' ? header : (header?.[0] ?? '');
  if (!timingSafeEqual(sha256(given), sha256(secret))) return { kind: 'forged' };

  try {
    const payload = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(request.body);
    const update: unknown = JSON.parse(payload);
    return { kind: 'genuine', deliveries: [toDelivery(update, payload, now)] };
  } catch {
    return { kind: 'malformed' };
  }
}

const PROBE_MAX_BYTES = 16;

/** Nothing, or `{}`. */
function isProbe(body: Uint8Array): boolean {
  return body.byteLength <= PROBE_MAX_BYTES && /^\s*(?:\{\s*\})?\s*$/.test(Buffer.from(body).toString('latin1'));
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
