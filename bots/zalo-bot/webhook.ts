/** The webhook: its secret, registering and checking it, and verifying a call. */
import type { WebhookRequest, WebhookVerdict } from '../../src/channel/channel.ts';
import type { Receiver } from '../../src/channel/platform/receiver.ts';
import {
  createWebhookKeeper,
  hostOf,
  readSecretCall,
  type WebhookAddress,
} from '../../src/channel/platform/webhook.ts';
import { isRefusedAccess } from './access.ts';
import { toDelivery } from './parse.ts';
import type { ReceiveParts } from './receive.ts';

/**
 * Registers the webhook and checks it: anyone with the token may change it, or remove it by polling. Zalo reports
 * neither waiting updates nor errors, so only the address can be checked.
 */
export function keepWebhook(
  { client, context, access, times }: ReceiveParts,
  { url, secret }: WebhookAddress,
): Receiver {
  const register = () => client.setWebhook(url, secret);
  return createWebhookKeeper({
    channel: 'zalo-bot',
    log: context.log,
    times,
    register,
    async look() {
      const set = await client.getWebhookUrl();
      if (set === url) return;
      // Logs only the host: the path may contain another party's secret.
      context.log.warn({ host: hostOf(set) }, 'zalo-bot-webhook-changed');
      await register();
    },
    isHopeless: isRefusedAccess,
    onHopeless: access.lost,
  });
}

const secretHeader = 'x-bot-api-secret-token';

/**
 * The secret is the only proof (the body is not signed), so it is checked before the body is read. Only an empty body
 * is accepted without it: Zalo tests an address with one, it is not documented whether with the secret, and it contains
 * nothing that must be trusted.
 */
export function readWebhook(request: WebhookRequest, secret: string, now: Date): WebhookVerdict {
  if (isProbe(request.body)) return { kind: 'probe' };
  return readSecretCall(request, secretHeader, secret, (payload, update) => toDelivery(update, payload, now));
}

const probeMaxBytes = 16;

/** Empty, or `{}`. */
function isProbe(body: Uint8Array): boolean {
  return body.byteLength <= probeMaxBytes && /^\s*(?:\{\s*\})?\s*$/.test(Buffer.from(body).toString('latin1'));
}
