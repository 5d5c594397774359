/** How a bot asks for its updates: getUpdates, or a webhook; never both. */
import { isLoopback } from '../../kernel/address.ts';
import type { ApiCall } from '../../kernel/bot-api.ts';
import { flag, integer, json, text } from '../call.ts';
import { faults } from '../faults.ts';
import type { Method, MethodContext } from './method.ts';

const maxBatch = 100;
const defaultConnections = 40;
const mostConnections = 100;
const webhookPorts: readonly string[] = ['', '443', '80', '88', '8443'];
const setWebhookEveryMs = 1000;

const getUpdates: Method = (call, { bot }) => {
  if (bot.webhook.settings()) throw faults.webhookActive();
  allowUpdates(call, bot);
  return bot.polling.poll({
    offset: integer(call, 'offset', 0),
    limit: integer(call, 'limit', maxBatch, 1, maxBatch),
    timeoutS: integer(call, 'timeout', 0, 0),
    signal: call.signal,
  });
};

const setWebhook: Method = (call, context) => {
  const { bot, platform } = context;
  const url = text(call, 'url');
  if (url === '') return deleteWebhook(call, context);
  const sinceLastMs = platform.monotonicMs() - bot.webhookSetAtMs;
  if (platform.limitsAreOn && sinceLastMs < setWebhookEveryMs) throw faults.tooMany(1);
  bot.webhookSetAtMs = platform.monotonicMs();
  checkUrl(url);
  const secretToken = text(call, 'secret_token');
  if (secretToken.length > 256) throw faults.bug('secret token is too long');
  if (!/^[\w-]*$/.test(secretToken)) throw faults.bug('secret token contains unallowed characters');
  if (flag(call, 'drop_pending_updates')) bot.queue.clear();
  allowUpdates(call, bot);
  bot.polling.end(faults.terminatedByWebhook());
  bot.webhook.set({
    url,
    secretToken,
    maxConnections: integer(call, 'max_connections', defaultConnections, 1, mostConnections),
  });
  return true;
};

const deleteWebhook: Method = (call, { bot }) => {
  if (flag(call, 'drop_pending_updates')) bot.queue.clear();
  bot.webhook.remove();
  return true;
};

const getWebhookInfo: Method = (_call, { bot }) => {
  const settings = bot.webhook.settings();
  const error = bot.webhook.lastError();
  const allowed = bot.queue.allowed();
  return {
    url: settings?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: bot.queue.pending().length,
    ...(error ? { last_error_date: error.date, last_error_message: error.message } : {}),
    ...(settings ? { max_connections: settings.maxConnections } : {}),
    ...(allowed ? { allowed_updates: allowed } : {}),
  };
};

export const receivingMethods = { getUpdates, setWebhook, deleteWebhook, getWebhookInfo };

function allowUpdates(call: ApiCall, bot: MethodContext['bot']): void {
  const kinds = json(call, 'allowed_updates', 'allowed updates');
  bot.queue.allow(Array.isArray(kinds) ? kinds : undefined);
}

/** As strict as the platform, but plain http is fine on this machine: that is what a simulator is for. */
function checkUrl(url: string): void {
  if (!URL.canParse(url)) throw faults.bug('invalid webhook URL specified');
  const { protocol, hostname, port } = new URL(url);
  if (isLoopback(hostname) && (protocol === 'http:' || protocol === 'https:')) return;
  if (protocol !== 'https:') throw faults.bug('bad webhook: An HTTPS URL must be provided for webhook');
  if (!webhookPorts.includes(port)) {
    throw faults.bug('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
  }
}
