/**
 * The channels of a story without the platform's rate limits. On a real platform a chat gets
 * one message a second, and most of a story's time was spent waiting for that; the simulators
 * of these stories do not enforce the limit either. Stories about the pace keep it.
 */
import type { Channel } from '../../src/channel/channel.ts';
import type { ChannelChoice, Config } from '../../src/config.ts';

const quick = {
  perSecond: 1_000,
  perConversationPerSecond: 1_000,
  conversationBurst: 1_000,
  perGroupPerMinute: 60_000,
};

const withQuickPace = ({ factory, config }: ChannelChoice): ChannelChoice => ({
  config,
  factory: {
    ...factory,
    create: (...given) => {
      const channel: Channel = factory.create(...given);
      return { ...channel, abilities: { ...channel.abilities, pace: quick } };
    },
  },
});

export const quickly = (channels: Config['channels']): Config['channels'] =>
  Object.fromEntries(Object.entries(channels).map(([ward, list]) => [ward, list.map(withQuickPace)]));
