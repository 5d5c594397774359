/** Misfortunes of a Zalo bot's calls. */
import type { BotFaultRule, ScriptedAnswer } from '../kernel/bot-api.ts';
import type { FaultEffect as AnyFaultEffect } from '../kernel/faults.ts';

export type FaultEffect = AnyFaultEffect<ScriptedAnswer>;
export type FaultRule = BotFaultRule<string>;
