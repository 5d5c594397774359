/** A call of the Bot API from its token to its reply, apart from HTTP: who asks, what is scripted, what the method says. */
import { setTimeout as delay } from 'node:timers/promises';
import { type ApiCall, describe, text } from './call.ts';
import type { FaultEffect } from './fault-script.ts';
import { ApiFault, faults } from './faults.ts';
import type { StoredFile } from './files.ts';
import { findMethod } from './methods/index.ts';
import type { ApiAnswer } from './objects.ts';
import type { BotState, Platform } from './platform.ts';

export type ApiReply =
  | { readonly kind: 'json'; readonly status: number; readonly answer: ApiAnswer }
  | { readonly kind: 'html'; readonly status: number }
  /** The connection breaks without an answer. */
  | { readonly kind: 'hangUp' };

export interface TelegramApi {
  call(token: string, call: ApiCall): Promise<ApiReply>;
  /** A file behind a path that getFile gave. */
  download(token: string, path: string): StoredFile | null;
}

export function createTelegramApi(platform: Platform): TelegramApi {
  const botOf = (token: string) => [...platform.bots.values()].find((bot) => bot.account.token === token) ?? null;

  return {
    async call(token, call) {
      const bot = botOf(token);
      if (!bot) return reply(faults.unauthorized().answer);
      const effect = platform.script.take(call);
      if (effect?.kind === 'delay') await delay(effect.ms);
      const scripted = effect ? before(effect, bot, call) : null;
      if (scripted) return scripted;
      const answer = await carryOut(bot, call);
      platform.record.call({ botId: bot.account.id, method: call.method, params: describe(call), answer });
      return effect?.kind === 'hangUp' ? { kind: 'hangUp' } : reply(answer);
    },
    download(token, path) {
      const bot = botOf(token);
      return bot ? platform.files.open(bot.account.id, path) : null;
    },
  };

  /** What a scripted fault answers instead of the method; null lets the call through. */
  function before(effect: FaultEffect, bot: BotState, call: ApiCall): ApiReply | null {
    switch (effect.kind) {
      case 'delay':
        return null;
      case 'html':
        return { kind: 'html', status: effect.status };
      case 'hangUp':
        return effect.when === 'before' ? { kind: 'hangUp' } : null;
      case 'answer': {
        const { code, description, retryAfter } = effect;
        if (retryAfter !== undefined) bot.pace.ban(Number(text(call, 'chat_id')) || null, retryAfter);
        const { answer } = new ApiFault(code, description, retryAfter === undefined ? {} : { retryAfter });
        platform.record.call({ botId: bot.account.id, method: call.method, params: describe(call), answer });
        return reply(answer);
      }
    }
  }

  async function carryOut(bot: BotState, call: ApiCall): Promise<ApiAnswer> {
    try {
      const method = findMethod(call.method);
      if (!method) throw faults.methodNotFound();
      return { ok: true, result: await method(call, { platform, bot }) };
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      if (error.isBug) platform.record.violation(bot.account.id, call.method, error.message);
      return error.answer;
    }
  }
}

function reply(answer: ApiAnswer): ApiReply {
  return { kind: 'json', status: answer.ok ? 200 : answer.error_code, answer };
}
