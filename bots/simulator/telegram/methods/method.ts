/** What a method of the Bot API is here: it reads a call, changes the platform, and returns `result`. */
import type { ApiCall } from '../../kernel/bot-api.ts';
import type { BotState, Platform } from '../platform.ts';

export interface MethodContext {
  readonly platform: Platform;
  readonly bot: BotState;
}

/** @throws ApiFault */
export type Method = (call: ApiCall, context: MethodContext) => unknown;
