/** The registry of channels, one line each. Nothing else in the project names a platform. */
import type { ChannelFactory } from '../src/channel/factory.ts';
import { telegram } from './telegram/index.ts';
import { web } from './web/index.ts';
import { zaloBot } from './zalo-bot/index.ts';
import { zaloOa } from './zalo-oa/index.ts';

export const channelFactories: readonly ChannelFactory[] = [telegram, zaloBot, zaloOa];

/** The program's own pages: available to every ward, independent of the environment. */
export const ownChannels: readonly ChannelFactory[] = [web];
