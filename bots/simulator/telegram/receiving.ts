/** How a bot receives its updates: which kinds, and at which address. */
import { isLoopback } from '../kernel/address.ts';
import type { ApiCall } from '../kernel/bot-api.ts';
import { json, text } from './call.ts';
import { faults } from './faults.ts';
import type { Platform } from './platform.ts';

const webhookPorts: readonly string[] = ['', '443', '80', '88', '8443'];
const setWebhookEveryMs = 1000;

/** Without the field, the last setting remains. */
export function allowUpdates(call: ApiCall, { queue }: Platform): void {
  const kinds = json(call, 'allowed_updates', 'allowed updates');
  queue.allow(Array.isArray(kinds) ? kinds : undefined);
}

/** Checks the webhook's address, and that it is not set twice within a second. @throws ApiFault */
export function checkWebhook(
  call: ApiCall,
  platform: Platform,
): { readonly url: string; readonly secretToken: string } {
  const url = text(call, 'url');
  const sinceLastMs = platform.monotonicMs() - platform.webhookSetAtMs;
  if (platform.limitsAreOn && sinceLastMs < setWebhookEveryMs) throw faults.tooMany(1);
  platform.webhookSetAtMs = platform.monotonicMs();
  checkUrl(url);
  const secretToken = text(call, 'secret_token');
  if (secretToken.length > 256) throw faults.bug('secret token is too long');
  if (!/^[\w-]*$/.test(secretToken)) throw faults.bug('secret token contains unallowed characters');
  return { url, secretToken };
}

/** As strict as the platform, except that plain http is allowed for loopback addresses, as a simulator needs. */
function checkUrl(url: string): void {
  if (!URL.canParse(url)) throw faults.bug('invalid webhook URL specified');
  const { protocol, hostname, port } = new URL(url);
  if (isLoopback(hostname) && (protocol === 'http:' || protocol === 'https:')) return;
  if (protocol !== 'https:') throw faults.bug('bad webhook: An HTTPS URL must be provided for webhook');
  if (!webhookPorts.includes(port)) {
    throw faults.bug('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
  }
}
