/** The channel `web`: people without an app talk on a page of ours. Always on; nothing to configure. */
import type { ChannelAbilities } from '../../src/channel/channel.ts';
import { ChannelError } from '../../src/channel/channel-error.ts';
import type { ChannelContext, ChannelFactory } from '../../src/channel/factory.ts';
import type { PageChannel } from '../../src/channel/page-channel.ts';
import { CHANNEL, hear, parse } from './parse.ts';
import { MAX_CHOICES, MAX_PHOTOS, readMessage, renderMessage, TEXT_MAX_LENGTH } from './render.ts';

const ABILITIES: ChannelAbilities = {
  maxTextLength: TEXT_MAX_LENGTH,
  maxCaptionLength: TEXT_MAX_LENGTH,
  maxChoices: MAX_CHOICES,
  maxPhotos: MAX_PHOTOS,
  canStartConversation: false,
  // Its messages stand on a page of ours already: a file is a link to the page that gives it.
  canSendFiles: false,
  canReceiveFiles: true,
  canAskContact: false,
  replyWindowMs: null,
  maxDownloadBytes: 20_971_520,
  // Our own database, no platform: nobody has to wait for a turn.
  pace: { perSecond: 200, perConversationPerSecond: 50, conversationBurst: 50, perGroupPerMinute: 1_000 },
};

/** The page where somebody begins. */
const START_PATH = '/s/hoi';
/** Stands in when nobody can reach us: an address must be whole. */
const NO_PUBLIC_URL = 'http://localhost';

export const web: ChannelFactory = {
  name: CHANNEL,
  variables: [],
  readConfig: () => ({ kind: 'on', config: null }),
  create: (_config, context) => createWeb(context),
};

export function createWeb(context: ChannelContext): PageChannel {
  let isStopped = false;
  return {
    name: CHANNEL,
    abilities: ABILITIES,
    start: async () => ({
      accountId: `${CHANNEL}:${context.ward}`,
      displayName: 'Web',
      linkTo: (startParameter) => {
        const address = new URL(START_PATH, context.publicUrl ?? NO_PUBLIC_URL);
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
    download: async ({ fileId }, limitBytes) => context.uploads.read(fileId, limitBytes),
  };
}

async function keep({ mailbox }: ChannelContext, conversation: string, message: string): Promise<string> {
  try {
    return await mailbox.put(conversation, message);
  } catch (cause) {
    throw new ChannelError('unreachable', { description: 'the mailbox could not be written', cause });
  }
}
