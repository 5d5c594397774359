/** Fake platforms for tests: they record what is sent, and a test can inject a fault in one line. */
import type { Channel } from '../../src/channel/channel.ts';
import type { ChannelError } from '../../src/channel/channel-error.ts';
import type { ChannelFactory } from '../../src/channel/factory.ts';
import type { OutgoingMessage } from '../../src/channel/outgoing.ts';
import { inChunks } from './chunks.ts';

export interface Platforms {
  /** An argument for `createSystem`. */
  readonly choices: readonly { readonly factory: ChannelFactory; readonly config: null }[];
  /** Calls by platform, including failed ones. */
  readonly calls: Readonly<Record<string, OutgoingMessage[]>>;
  /** The error with which a call fails now; null means that it succeeds. */
  readonly faults: Record<string, ((message: OutgoingMessage) => ChannelError | null) | undefined>;
}

export function createPlatforms(names: readonly string[]): Platforms {
  const calls = Object.fromEntries(names.map((name) => [name, [] as OutgoingMessage[]]));
  const faults: Platforms['faults'] = {};
  const channelOf = (name: string): Channel => ({
    name,
    abilities: {
      ...{ maxTextLength: 4096, maxCaptionLength: 1024, maxChoices: 8 },
      ...{
        canSendFiles: false,
        canReceiveFiles: false,
        canAskContact: false,
        replyWindowMs: null,
      },
      pace: { perSecond: 1e6, perConversationPerSecond: 1e6, conversationBurst: 1e6, perGroupPerMinute: 1e6 },
    },
    start: async () => ({ accountId: '1', displayName: name, linkTo: () => 'https://example.org' }),
    stop: async () => {},
    parse: () => [],
    send: async (message) => {
      calls[name]?.push(message);
      const fault = faults[name]?.(message);
      if (fault) throw fault;
      return { messageId: String(calls[name]?.length) };
    },
    download: () => inChunks(),
  });
  const choices = names.map((name) => ({
    factory: { name, variables: [], readConfig: () => ({ kind: 'on', config: null }), create: () => channelOf(name) },
    config: null,
  })) satisfies Platforms['choices'];
  return { choices, calls, faults };
}
