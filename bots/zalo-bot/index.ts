/** Assembles the Zalo bot: config → client → receive, parse, send. Contains none of the core's rules. */
import type { Channel, ChannelAbilities, ChannelIdentity, WebhookChannel } from '../../src/channel/channel.ts';
import type { ChannelContext, ChannelFactory } from '../../src/channel/factory.ts';
import { createOpenCalls } from '../../src/channel/open-calls.ts';
import { passed, type Receiver } from '../../src/channel/platform/receiver.ts';
import { webhookAddress } from '../../src/channel/platform/webhook.ts';
import { createDownloader, type DownloadTimes } from '../../src/channel/platform/zalo-files.ts';
import { createAccess, isRefusedAccess } from './access.ts';
import { type BotAccount, type ClientTimes, clientTimes, createClient, maskOf } from './client.ts';
import { accountOf, readConfig, variables, type ZaloBotConfig } from './config.ts';
import { channelName, type ParserContext, parse } from './parse.ts';
import { createPoller } from './poll.ts';
import { type ReceiveTimes, receiveTimes } from './receive.ts';
import { captionMaxLength, textMaxLength } from './render.ts';
import { sendMessage } from './send.ts';
import { keepWebhook, readWebhook } from './webhook.ts';

export type ZaloBotChannel = Channel & Partial<WebhookChannel>;

const ownAbilities: ChannelAbilities = {
  maxTextLength: textMaxLength,
  maxCaptionLength: captionMaxLength,
  maxChoices: 0,
  canSendFiles: false,
  canReceiveFiles: false,
  canAskContact: false,
  // Zalo does not publish whether a bot can write to a chat after a long silence; if not, the refusal shows it.
  replyWindowMs: null,
  // Zalo publishes only a monthly quota, no rate; this one is lower than those of other platforms.
  pace: { perSecond: 10, perConversationPerSecond: 1, conversationBurst: 3, perGroupPerMinute: 18 },
};

/** `stop` must take at most two seconds: open sends get most of it, so that few end with an unknown outcome. */
const stopGraceMs = 1_200;
/** Time to store received updates; a database that does not answer must not keep the process from ending. */
const stopReceiverMs = 1_600;

export type ZaloBotTimes = ClientTimes & ReceiveTimes & DownloadTimes;
const allTimes: ZaloBotTimes = { ...clientTimes, ...receiveTimes, idleMs: 10_000, downloadMs: 30_000 };

export const zaloBot: ChannelFactory<ZaloBotConfig> = {
  name: channelName,
  variables,
  readConfig,
  test: async (config) => {
    const { token, apiRoot } = config;
    const calls = createOpenCalls();
    const me = await createClient({ token, apiRoot, calls, mask: maskOf(token), times: allTimes }).getMe();
    return me.displayName ?? me.accountName;
  },
  create: (config, context) => createZaloBot(config, context),
};

/**
 * Creates the channel of one ward. `start` may be called again after it threw (Zalo unreachable); webhooks are accepted
 * from the beginning. `acceptWebhook` exists in webhook mode only.
 * @throws Error in webhook mode without a public address; `readConfig` reports this earlier, with advice
 */
export function createZaloBot(
  config: ZaloBotConfig,
  context: ChannelContext,
  times: ZaloBotTimes = allTimes,
): ZaloBotChannel {
  const account = accountOf(config.token);
  const mask = maskOf(config.token);
  const calls = createOpenCalls();
  const client = createClient({ token: config.token, apiRoot: config.apiRoot, calls, mask, times });
  const download = createDownloader({ mediaHosts: config.mediaHosts, calls, times });
  const access = createAccess(context);
  const stopping = new AbortController();
  const speaker = { client, log: context.log, signal: stopping.signal };

  const given = config.botName === null ? [] : [config.botName];
  let parserContext: ParserContext = { botId: account, names: given };
  let receiver: Receiver | null = null;

  const parts = { client, context, access, times };
  const webhook =
    config.receive.mode === 'webhook' ? webhookAddress(channelName, config.receive.secret, account, context) : null;

  async function noticingRefusal<Result>(work: Promise<Result>): Promise<Result> {
    try {
      return await work;
    } catch (error) {
      if (isRefusedAccess(error)) access.lost(error);
      throw error;
    }
  }

  const channel: ZaloBotChannel = {
    name: channelName,
    abilities: ownAbilities,

    async start() {
      try {
        const me = await client.getMe();
        parserContext = { botId: me.id, names: [...given, me.displayName ?? '', me.accountName].filter(Boolean) };
        receiver ??= webhook ? keepWebhook(parts, webhook) : createPoller(parts);
        await receiver.start();
        access.granted();
        return identityOf(me, config);
      } catch (error) {
        if (isRefusedAccess(error)) access.refused(error);
        throw error;
      }
    },

    async stop() {
      stopping.abort();
      const receiverStopped = receiver?.stop();
      await Promise.all([calls.close(stopGraceMs), Promise.race([receiverStopped, passed(stopReceiverMs)])]);
    },

    parse: (delivery) => parse(delivery, parserContext),
    send: (message) => noticingRefusal(sendMessage(speaker, message)),
    download,
  };
  if (!webhook) return channel;
  return { ...channel, acceptWebhook: (request) => readWebhook(request, webhook.secret, context.now()) };
}

function identityOf(me: BotAccount, config: ZaloBotConfig): ChannelIdentity {
  const address = config.link ?? `https://zalo.me/${me.id}`;
  return {
    accountId: me.id,
    displayName: config.botName ?? me.displayName ?? me.accountName,
    linkTo(startParameter) {
      if (startParameter === undefined) return address;
      if (!/^[A-Za-z0-9_-]{1,64}$/.test(startParameter)) {
        throw new RangeError('a start parameter is 1 to 64 characters of A-Z a-z 0-9 _ -');
      }
      // Zalo's bots have no start parameter, so the person types the code. In the fragment ("#") it is visible, and not
      // sent to any server.
      return `${address}#${startParameter}`;
    },
  };
}
