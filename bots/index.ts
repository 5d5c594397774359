/** The channels we have: one line each. Nothing else in the project names a platform. */
import type { ChannelFactory } from '../src/channel/factory.ts';
import { telegram } from './telegram/index.ts';
import { web } from './web/index.ts';
import { zaloBot } from './zalo-bot/index.ts';
import { zaloOa } from './zalo-oa/index.ts';

export const channelFactories: readonly ChannelFactory[] = [telegram, zaloBot, zaloOa];

/** Pages of our own: there for every ward, whatever the environment says. */
export const ownChannels: readonly ChannelFactory[] = [web];
