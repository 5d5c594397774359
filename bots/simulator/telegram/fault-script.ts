/** Misfortunes of a Telegram bot's calls. */
import type { BotFaultRule } from '../kernel/bot-api.ts';

export type FaultRule = BotFaultRule<number>;
