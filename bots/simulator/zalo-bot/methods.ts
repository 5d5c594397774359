/** The documented methods that the bot calls, and no others; names are case-sensitive. */
import { isLoopback } from '../kernel/address.ts';
import type { ApiCall } from '../kernel/bot-api.ts';
import { seconds, text } from './call.ts';
import { faults } from './faults.ts';
import { fetchPhoto } from './fetch-photo.ts';
import type { ChatMessage, MessageContent } from './objects.ts';
import { eventOf } from './payload.ts';
import type { ChatState, Platform } from './platform.ts';

interface Method {
  /** Documented fields; other fields are recorded as violations. */
  readonly fields: readonly string[];
  /** @throws ApiFault */
  run(call: ApiCall, platform: Platform): unknown;
}

/** Maximum length of a text and of a caption, in UTF-16 units. */
const maxText = 2_000;
const pollS = { usual: 30, most: 60 };
const secretLength = { least: 8, most: 256 };
/** The quota counts months in Vietnam's time zone. */
const quotaZoneMs = 7 * 3_600_000;

const methods: Readonly<Record<string, Method>> = {
  getMe: {
    fields: [],
    run: (_call, { account: { id, accountName } }) => ({
      ...{ id, account_name: accountName, account_type: 'BASIC', can_join_groups: false },
    }),
  },

  getUpdates: {
    fields: ['timeout'],
    async run(call, platform) {
      if (platform.webhook.settings()) throw faults.bug('getUpdates does not work while a webhook is set');
      const message = await platform.polling.poll(seconds(call, 'timeout', pollS.usual, pollS.most), call.signal);
      if (!message) throw faults.emptyPoll();
      return eventOf(message, platform.form);
    },
  },

  setWebhook: {
    fields: ['url', 'secret_token'],
    run(call, platform) {
      const url = text(call, 'url');
      const secretToken = text(call, 'secret_token');
      checkWebhookUrl(url);
      if (secretToken.length < secretLength.least || secretToken.length > secretLength.most) {
        throw faults.bug('secret_token must have 8 to 256 characters');
      }
      platform.webhookSetAt = platform.now();
      platform.polling.end();
      platform.webhook.set({ url, secretToken });
      return webhookInfo(platform);
    },
  },

  deleteWebhook: {
    fields: [],
    run(_call, platform) {
      platform.webhookSetAt = platform.now();
      platform.webhook.remove();
      return webhookInfo(platform);
    },
  },

  getWebhookInfo: { fields: [], run: (_call, platform) => webhookInfo(platform) },

  sendMessage: {
    fields: ['chat_id', 'text', 'parse_mode', 'text_styles'],
    run(call, platform) {
      const words = text(call, 'text');
      if (words.trim() === '') throw faults.bug('text is empty');
      if (words.length > maxText) throw faults.bug(`text is too long: ${words.length} characters`);
      checkParseMode(call);
      return say(call, platform, { kind: 'text', text: words });
    },
  },

  sendPhoto: {
    fields: ['chat_id', 'photo', 'caption', 'parse_mode', 'text_styles'],
    async run(call, platform) {
      const caption = text(call, 'caption');
      if (call.fields.has('caption') && caption.trim() === '') throw faults.bug('caption is empty');
      if (caption.length > maxText) throw faults.bug(`caption is too long: ${caption.length} characters`);
      checkParseMode(call);
      findChat(call, platform);
      return say(call, platform, { kind: 'photo', picture: await fetchPhoto(text(call, 'photo')), caption });
    },
  },
};

/** Carries out a call. @throws ApiFault */
export function runMethod(call: ApiCall, platform: Platform): unknown {
  const method = Object.hasOwn(methods, call.method) ? methods[call.method] : undefined;
  if (!method) throw faults.methodNotFound();
  for (const name of call.fields.keys()) {
    if (!method.fields.includes(name)) platform.record.violation({ rule: call.method, detail: `no field ${name}` });
  }
  return method.run(call, platform);
}

const webhookInfo = ({ webhook, webhookSetAt }: Platform) => ({
  url: webhook.settings()?.url ?? '',
  updated_at: webhookSetAt.getTime(),
});

/** Public https addresses only; loopback addresses count as public in a simulator, also with http. */
function checkWebhookUrl(url: string): void {
  if (!URL.canParse(url)) throw faults.bug('url is not an address');
  const { protocol, hostname } = new URL(url);
  if (isLoopback(hostname) && (protocol === 'http:' || protocol === 'https:')) return;
  if (protocol !== 'https:' || !hostname.includes('.') || /^[\d.]+$/.test(hostname)) {
    throw faults.bug('url must be a public https address');
  }
}

function checkParseMode(call: ApiCall): void {
  const mode = text(call, 'parse_mode');
  if (!['', 'markdown', 'html'].includes(mode)) throw faults.bug('parse_mode must be markdown or html');
}

/** Bots can write only to chats in which a person wrote to them; ids cannot be looked up. */
function findChat(call: ApiCall, { chats }: Platform): ChatState {
  const id = text(call, 'chat_id');
  if (id === '') throw faults.bug('chat_id is empty');
  const chat = chats.get(id);
  if (!chat?.messages.some((message) => message.from !== null)) throw faults.chatNotFound();
  return chat;
}

function say(call: ApiCall, platform: Platform, content: MessageContent) {
  const chat = findChat(call, platform);
  countQuota(platform);
  const sent: ChatMessage = platform.post(chat, null, content);
  return { message_id: sent.messageId, date: sent.sentAt.getTime() };
}

function countQuota({ said: counts, quotaPerMonth, now }: Platform): void {
  const month = new Date(now().getTime() + quotaZoneMs).toISOString().slice(0, 'yyyy-mm'.length);
  const said = counts.get(month) ?? 0;
  if (quotaPerMonth !== null && said >= quotaPerMonth) throw faults.quotaExceeded();
  counts.set(month, said + 1);
}
