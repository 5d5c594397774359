/**
 * The channels of a story without the platform's pace. A chat gets a message a second on a real platform, and most of a
 * story was waiting for that; the simulators of these stories do not count either. Stories about the pace keep it.
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
