/** Assembles the Telegram channel: config → client → receive, parse, send. Contains none of the core's rules. */
import type {
  AcknowledgingChannel,
  ChannelAbilities,
  ChannelIdentity,
  EditingChannel,
  MenuChannel,
  WebhookChannel,
} from '../../src/channel/channel.ts';
import type { ChannelContext, ChannelFactory } from '../../src/channel/factory.ts';
import { passed, type Receiver } from '../../src/channel/platform/receiver.ts';
import { webhookAddress } from '../../src/channel/platform/webhook.ts';
import { type BotAccount, createClient } from './client.ts';
import { botIdOf, readConfig, type TelegramConfig, variables } from './config.ts';
import { channelName, type ParserContext, parse } from './parse.ts';
import { createPoller, keepWebhook, type ReceiveTimes, readWebhook, receiveTimes } from './receive.ts';
import { captionMaxLength, fileMaxBytes, keyboardMaxButtons, textMaxLength } from './render.ts';
import { acknowledgePress, editMessage, sendMessage, setMenu } from './send.ts';
import { type ClientTimes, clientTimes } from './transport.ts';

export type TelegramChannel = EditingChannel & AcknowledgingChannel & MenuChannel & Partial<WebhookChannel>;

const ownAbilities: ChannelAbilities = {
  maxTextLength: textMaxLength,
  maxCaptionLength: captionMaxLength,
  maxChoices: keyboardMaxButtons,
  canSendFiles: { maxBytes: fileMaxBytes, mimeTypes: null },
  canReceiveFiles: true,
  canAskContact: false,
  replyWindowMs: null,
  // getFile's limit is 20 MiB. Telegram publishes "about 30/s, 1/s a chat, 20/min a group"; slightly lower rates avoid
  // 429 answers.
  pace: { perSecond: 25, perConversationPerSecond: 1, conversationBurst: 3, perGroupPerMinute: 18 },
};

/** `stop` must take at most two seconds: open sends get most of it, so that few end with an unknown outcome. */
const stopGraceMs = 1_200;

export type TelegramTimes = ClientTimes & ReceiveTimes;
const allTimes: TelegramTimes = { ...clientTimes, ...receiveTimes };

export const telegram: ChannelFactory<TelegramConfig> = {
  name: channelName,
  variables,
  readConfig,
  create: (config, context) => createTelegram(config, context),
  test: async ({ token, apiRoot }) => `@${(await createClient({ token, apiRoot, times: allTimes }).getMe()).username}`,
};

/**
 * Creates the channel of one ward. `start` may be called again after it threw (Telegram unreachable); webhooks are
 * accepted from the beginning. `acceptWebhook` exists in webhook mode only.
 * @throws Error in webhook mode without a public address; `readConfig` reports this earlier, with advice
 */
export function createTelegram(
  config: TelegramConfig,
  context: ChannelContext,
  times: TelegramTimes = allTimes,
): TelegramChannel {
  const tokenBotId = botIdOf(config.token);
  const client = createClient({ token: config.token, apiRoot: config.apiRoot, times });
  const stopping = new AbortController();
  const speaker = { client, log: context.log, signal: stopping.signal };
  const told = onceOnly(context);

  let parserContext: ParserContext = { botId: tokenBotId, botUsername: null };
  let receiver: Receiver | null = null;

  const parts = { client, context: told, parser: () => parserContext, times };
  const webhook =
    config.receive.mode === 'webhook' ? webhookAddress(channelName, config.receive.secret, tokenBotId, context) : null;

  const channel: TelegramChannel = {
    name: channelName,
    abilities: ownAbilities,

    async start() {
      const me = await client.getMe();
      parserContext = { botId: me.id, botUsername: me.username };
      const next = webhook ? keepWebhook(parts, webhook) : createPoller(parts);
      receiver ??= next;
      await receiver.start();
      return identityOf(me);
    },

    async stop() {
      stopping.abort();
      const receiverStopped = receiver?.stop();
      await client.close(stopGraceMs);
      await Promise.race([receiverStopped, passed(stopSettleMs)]);
    },

    parse: (delivery) => parse(delivery, parserContext),
    send: (message) => sendMessage(speaker, message),
    edit: (messageId, message, hasPhoto) => editMessage(speaker, messageId, message, hasPhoto),
    acknowledge: (queryId, text, isAlert) => acknowledgePress(speaker, queryId, text, isAlert),
    setMenu: (conversation, entries) => setMenu(speaker, conversation, entries),
    download: (file, limitBytes) => client.download(file, limitBytes),
  };
  if (!webhook) return channel;
  return {
    ...channel,
    acceptWebhook: (request) => readWebhook(request, webhook.secret, parserContext, context.now()),
  };
}

/** A database that does not answer must not keep the process from ending. */
const stopSettleMs = 250;

/** Ensures that `onFailure` is called once. */
function onceOnly(context: ChannelContext): ChannelContext {
  let isTold = false;
  return {
    ...context,
    onFailure(reason) {
      if (isTold) return;
      isTold = true;
      context.onFailure(reason);
    },
  };
}

function identityOf(me: BotAccount): ChannelIdentity {
  return {
    accountId: String(me.id),
    displayName: me.firstName,
    linkTo(startParameter) {
      const address = `https://t.me/${me.username}`;
      if (startParameter === undefined) return address;
      if (!/^[A-Za-z0-9_-]{1,64}$/.test(startParameter)) {
        throw new RangeError('a start parameter is 1 to 64 characters of A-Z a-z 0-9 _ -');
      }
      return `${address}?start=${startParameter}`;
    },
  };
}
