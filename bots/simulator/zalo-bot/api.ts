/** A call of the bot API from its token to its reply, apart from HTTP: who asks, what is scripted, what the method says. */
import { setTimeout as delay } from 'node:timers/promises';
import { type ApiCall, describe } from './call.ts';
import type { FaultEffect } from './fault-script.ts';
import { ApiFault, faults } from './faults.ts';
import { findMethod } from './methods.ts';
import type { ApiAnswer, Picture } from './objects.ts';
import type { BotState, Platform } from './platform.ts';

export type ApiReply =
  | { readonly kind: 'json'; readonly answer: ApiAnswer }
  | { readonly kind: 'raw'; readonly status: number; readonly body: string; readonly headers: Record<string, string> }
  /** The connection breaks without an answer. */
  | { readonly kind: 'hangUp' };

export interface ZaloBotApi {
  call(token: string, call: ApiCall): Promise<ApiReply>;
  /** A person's photo by its name in the media path. */
  media(name: string): Picture | null;
}

export function createZaloBotApi(platform: Platform): ZaloBotApi {
  const botOf = (token: string) => [...platform.bots.values()].find((bot) => bot.account.token === token) ?? null;

  return {
    async call(token, call) {
      const bot = botOf(token);
      if (!bot) return { kind: 'json', answer: faults.unauthorized().answer };
      const effect = platform.script.take(call);
      if (effect?.kind === 'delay') await delay(effect.ms);
      const scripted = effect ? before(effect, bot, call) : null;
      if (scripted) return scripted;
      const answer = await carryOut(bot, call);
      platform.record.call({ botId: bot.account.id, method: call.method, params: describe(call), answer });
      return effect?.kind === 'hangUp' ? { kind: 'hangUp' } : { kind: 'json', answer };
    },
    media: (name) => platform.media.get(name) ?? null,
  };

  /** What a scripted fault answers instead of the method; null lets the call through. */
  function before(effect: FaultEffect, bot: BotState, call: ApiCall): ApiReply | null {
    switch (effect.kind) {
      case 'delay':
        return null;
      case 'raw':
        return { kind: 'raw', status: effect.status, body: effect.body, headers: { ...effect.headers } };
      case 'hangUp':
        return effect.when === 'before' ? { kind: 'hangUp' } : null;
      case 'answer': {
        const { answer } = new ApiFault(effect.code, effect.description);
        platform.record.call({ botId: bot.account.id, method: call.method, params: describe(call), answer });
        return { kind: 'json', answer };
      }
    }
  }

  async function carryOut(bot: BotState, call: ApiCall): Promise<ApiAnswer> {
    try {
      const method = findMethod(call.method);
      if (!method) throw faults.methodNotFound();
      for (const name of call.fields.keys()) {
        if (!method.fields.includes(name)) platform.record.violation(bot.account.id, call.method, `no field ${name}`);
      }
      const result = await method.run(call, { platform, bot });
      return result === undefined ? { ok: true } : { ok: true, result };
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      if (error.isBug) platform.record.violation(bot.account.id, call.method, error.message);
      return error.answer;
    }
  }
}
