/** The methods of the official list, and no others; names are case sensitive. */
import { isLoopback } from '../kernel/address.ts';
import type { ApiCall } from '../kernel/bot-api.ts';
import { seconds, text } from './call.ts';
import { faults } from './faults.ts';
import { fetchPhoto } from './fetch-photo.ts';
import type { ChatMessage, MessageContent } from './objects.ts';
import type { BotState, ChatState, Platform } from './platform.ts';

export interface MethodContext {
  readonly platform: Platform;
  readonly bot: BotState;
}

export interface Method {
  /** Fields that the documentation names; others are recorded as violations. */
  readonly fields: readonly string[];
  /** @throws ApiFault */
  run(call: ApiCall, context: MethodContext): unknown;
}

/** UTF-16 units of a text and of a caption. */
const maxText = 2_000;
const pollS = { usual: 30, most: 60 };
const secretLength = { least: 8, most: 256 };
/** Vietnam's months are the quota's. */
const quotaZoneMs = 7 * 3_600_000;

const methods: Readonly<Record<string, Method>> = {
  getMe: {
    fields: [],
    run: (_call, { bot: { account } }) => ({
      id: account.id,
      account_name: account.accountName,
      account_type: 'BASIC',
      can_join_groups: account.canJoinGroups ?? false,
    }),
  },

  getUpdates: {
    fields: ['timeout'],
    async run(call, { platform, bot }) {
      if (bot.webhook.settings()) throw faults.bug('getUpdates does not work while a webhook is set');
      const message = await bot.polling.poll(seconds(call, 'timeout', pollS.usual, pollS.most), call.signal);
      if (!message) throw faults.emptyPoll();
      return platform.eventOf(message);
    },
  },

  setWebhook: {
    fields: ['url', 'secret_token'],
    run(call, { platform, bot }) {
      const url = text(call, 'url');
      const secretToken = text(call, 'secret_token');
      checkWebhookUrl(url);
      if (secretToken.length < secretLength.least || secretToken.length > secretLength.most) {
        throw faults.bug('secret_token must have 8 to 256 characters');
      }
      bot.webhookSetAt = platform.now();
      bot.polling.end();
      bot.webhook.set({ url, secretToken });
      return webhookInfo(bot);
    },
  },

  deleteWebhook: {
    fields: [],
    run(_call, { platform, bot }) {
      bot.webhookSetAt = platform.now();
      bot.webhook.remove();
      return webhookInfo(bot);
    },
  },

  getWebhookInfo: { fields: [], run: (_call, { bot }) => webhookInfo(bot) },

  sendMessage: {
    fields: ['chat_id', 'text', 'parse_mode', 'text_styles'],
    run(call, context) {
      const words = text(call, 'text');
      if (words.trim() === '') throw faults.bug('text is empty');
      if (words.length > maxText) throw faults.bug(`text is too long: ${words.length} characters`);
      checkParseMode(call);
      return say(call, context, { kind: 'text', text: words });
    },
  },

  sendPhoto: {
    fields: ['chat_id', 'photo', 'caption', 'parse_mode', 'text_styles'],
    async run(call, context) {
      const caption = text(call, 'caption');
      if (call.fields.has('caption') && caption.trim() === '') throw faults.bug('caption is empty');
      if (caption.length > maxText) throw faults.bug(`caption is too long: ${caption.length} characters`);
      checkParseMode(call);
      findChat(call, context);
      return say(call, context, { kind: 'photo', picture: await fetchPhoto(text(call, 'photo')), caption });
    },
  },

  sendSticker: {
    fields: ['chat_id', 'sticker'],
    run(call, context) {
      const sticker = text(call, 'sticker');
      if (sticker === '') throw faults.bug('sticker is empty');
      return say(call, context, { kind: 'sticker', sticker });
    },
  },

  sendVoice: {
    fields: ['chat_id', 'voice_url'],
    run(call, context) {
      const address = text(call, 'voice_url');
      if (!URL.canParse(address) || !new URL(address).pathname.endsWith('.aac')) {
        throw faults.bug('voice_url must be an address that ends with .aac');
      }
      if (findChat(call, context).chatType !== 'PRIVATE') throw faults.bug('voice is for private chats');
      return say(call, context, { kind: 'voice' });
    },
  },

  sendChatAction: {
    fields: ['chat_id', 'action'],
    run(call, context) {
      if (text(call, 'action') !== 'typing') throw faults.bug('action must be typing');
      const chat = findChat(call, context);
      context.platform.announce({ kind: 'typing', botId: context.bot.account.id, chatId: chat.id });
      return undefined;
    },
  },
};

/** Carries a call out. @throws ApiFault */
export function runMethod(call: ApiCall, context: MethodContext): unknown {
  const method = Object.hasOwn(methods, call.method) ? methods[call.method] : undefined;
  if (!method) throw faults.methodNotFound();
  for (const name of call.fields.keys()) {
    if (method.fields.includes(name)) continue;
    const { platform, bot } = context;
    platform.record.violation({ botId: bot.account.id, rule: call.method, detail: `no field ${name}` });
  }
  return method.run(call, context);
}

const webhookInfo = (bot: BotState) => ({
  url: bot.webhook.settings()?.url ?? '',
  updated_at: bot.webhookSetAt.getTime(),
});

/** Public https only; this machine is public to a simulator, by http too. */
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

/** Bots write to chats that they were written from; ids can't be looked up. */
function findChat(call: ApiCall, { bot }: MethodContext): ChatState {
  const id = text(call, 'chat_id');
  if (id === '') throw faults.bug('chat_id is empty');
  const chat = bot.chats.get(id);
  if (!chat?.messages.some((message) => message.from !== null)) throw faults.chatNotFound();
  return chat;
}

function say(call: ApiCall, context: MethodContext, content: MessageContent) {
  const { platform, bot } = context;
  const chat = findChat(call, context);
  countQuota(context);
  const sent: ChatMessage = platform.post(bot, chat, null, content);
  return { message_id: sent.messageId, date: sent.sentAt.getTime() };
}

function countQuota({ platform, bot }: MethodContext): void {
  const month = new Date(platform.now().getTime() + quotaZoneMs).toISOString().slice(0, 'yyyy-mm'.length);
  const said = bot.said.get(month) ?? 0;
  if (platform.quotaPerMonth !== null && said >= platform.quotaPerMonth) throw faults.quotaExceeded();
  bot.said.set(month, said + 1);
}
