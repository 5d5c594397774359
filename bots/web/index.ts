/** The channel `web`: people without an app write on a page of this server. Always on, without configuration. */
import type { ChannelAbilities } from '../../src/channel/channel.ts';
import { ChannelError } from '../../src/channel/channel-error.ts';
import type { ChannelContext, ChannelFactory } from '../../src/channel/factory.ts';
import type { PageChannel } from '../../src/channel/page-channel.ts';
import { channelName, hear, parse } from './parse.ts';
import { mostChoices, readMessage, renderMessage, textMaxLength } from './render.ts';

const ownAbilities: ChannelAbilities = {
  maxTextLength: textMaxLength,
  maxCaptionLength: textMaxLength,
  maxChoices: mostChoices,
  // Its messages are on a page of this server already, so a file is a link to the page that provides it.
  canSendFiles: false,
  canReceiveFiles: true,
  canAskContact: false,
  replyWindowMs: null,
  // Writes to the local database only, so no rate limit of a platform applies.
  pace: { perSecond: 200, perConversationPerSecond: 50, conversationBurst: 50, perGroupPerMinute: 1_000 },
  showsDeliveries: true,
};

/** The page on which a conversation begins. */
const startPath = '/s/hoi';
/** Used if there is no public address, because a link must be absolute. */
const noPublicUrl = 'http://localhost';

export const web: ChannelFactory = {
  name: channelName,
  variables: [],
  readConfig: () => ({ kind: 'on', config: null }),
  create: (_config, context) => createWeb(context),
};

/** Creates the channel. Without a platform, starting and stopping use no network. */
export function createWeb(context: ChannelContext): PageChannel {
  let isStopped = false;
  return {
    name: channelName,
    abilities: ownAbilities,
    start: async () => ({
      accountId: `${channelName}:${context.ward}`,
      displayName: 'Web',
      linkTo: (startParameter) => {
        const address = new URL(startPath, context.publicUrl ?? noPublicUrl);
        address.searchParams.set('phuong', context.ward);
        if (startParameter !== undefined) address.searchParams.set('ma', startParameter);
        return address.href;
      },
    }),
    stop: async () => {
      isStopped = true;
    },
    parse,
    hear,
    readMessage,
    send: async (message) => {
      if (isStopped) throw new ChannelError('unreachable', { description: 'stopped' });
      const parts = renderMessage(message);
      let messageId = '';
      for (const part of parts) messageId = await keep(context, message.conversation, part);
      return { messageId };
    },
    download: ({ fileId }, limitBytes) => context.uploads.read(fileId, limitBytes),
  };
}

async function keep({ mailbox }: ChannelContext, conversation: string, message: string): Promise<string> {
  try {
    return await mailbox.put(conversation, message);
  } catch (cause) {
    throw new ChannelError('unreachable', { description: 'the mailbox could not be written', cause });
  }
}
