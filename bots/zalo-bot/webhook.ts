/** The webhook: a secret of its own, registered and looked after, and what a call to it is. */
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
 * Registers our webhook and looks after it: somebody with the token may change it, or take it away by polling.
 * Zalo tells neither what is waiting nor what went wrong, so the address is all there is to look at.
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
      // Only the host: a stranger's path may be somebody's secret.
      context.log.warn({ host: hostOf(set) }, 'zalo-bot-webhook-changed');
      await register();
    },
    isHopeless: isRefusedAccess,
    onHopeless: access.lost,
  });
}

const secretHeader = 'x-bot-api-secret-token';

/**
 * The secret is all there is (no signature over the body), so it is compared before anything is read. Only a body without content passes without: Zalo tries an
 * address with it, nobody says whether with the secret, and there is nothing in it to believe.
 */
export function readWebhook(request: WebhookRequest, secret: string, now: Date): WebhookVerdict {
  if (isProbe(request.body)) return { kind: 'probe' };
  return readSecretCall(request, secretHeader, secret, (payload, update) => toDelivery(update, payload, now));
}

const probeMaxBytes = 16;

/** Nothing, or `{}`. */
function isProbe(body: Uint8Array): boolean {
  return body.byteLength <= probeMaxBytes && /^\s*(?:\{\s*\})?\s*$/.test(Buffer.from(body).toString('latin1'));
}
