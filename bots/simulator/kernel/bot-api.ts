/**
 * Shared by Telegram's and Zalo's bot APIs: `<prefix>/bot<token>/<method>`, `{ ok, result }` or `{ ok, error_code,
 * description }`, fields in JSON, a form or the query. Addresses contain tokens and are never logged.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createFaultScript, type FaultEffect, type FaultRule, underFault } from './faults.ts';
import { type Fields, MalformedBodyError, type Reply, readBody, sendReply, signalOf, takeRawBodies } from './http.ts';
import type { JsonObject } from './json.ts';
import { describeFiles } from './multipart.ts';
import { createServerRecord } from './record.ts';

/** One call of a method, with its fields in any encoding. */
export interface ApiCall extends Fields {
  readonly method: string;
  /** Fires when the caller has disconnected. */
  readonly signal: AbortSignal;
}

export type ApiAnswer =
  | { readonly ok: true; readonly result?: unknown }
  | {
      readonly ok: false;
      readonly error_code: number;
      readonly description: string;
      readonly parameters?: { readonly retry_after: number };
    };

/** A call refused by the platform. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault';
  readonly code: number;
  /** In seconds. */
  readonly retryAfter: number | null;
  /** True if a correct bot never causes it; it is then recorded as a violation. */
  readonly isBug: boolean;

  constructor(code: number, description: string, details: { retryAfter?: number; isBug?: boolean } = {}) {
    super(description);
    this.code = code;
    this.retryAfter = details.retryAfter ?? null;
    this.isBug = details.isBug ?? false;
  }

  get answer(): ApiAnswer {
    return {
      ok: false,
      error_code: this.code,
      description: this.message,
      ...(this.retryAfter === null ? {} : { parameters: { retry_after: this.retryAfter } }),
    };
  }
}

/** A scripted refusal. */
export interface ScriptedAnswer {
  readonly code: number;
  readonly description: string;
  /** In seconds. */
  readonly retryAfter?: number;
}

/** Selects the calls that a fault affects: all that match the given fields. */
export interface BotFaultRule<ChatId> extends FaultRule<ScriptedAnswer> {
  readonly method?: string;
  readonly chatId?: ChatId;
}

/** @param names how the platform compares method names */
export const createBotFaults = <ChatId>(first: readonly BotFaultRule<ChatId>[], names: 'exact' | 'anyCase') =>
  createFaultScript<BotFaultRule<ChatId>, ApiCall>(first, (rule, call) => {
    const fold = (name: string) => (names === 'exact' ? name : name.toLowerCase());
    if (rule.method !== undefined && fold(rule.method) !== fold(call.method)) return false;
    return rule.chatId === undefined || String(call.fields.get('chat_id')) === String(rule.chatId);
  });

export interface BotCallRecord {
  readonly method: string;
  /** As received; files by name and size. */
  readonly params: JsonObject;
  readonly answer: ApiAnswer;
}

/** Records a bot's calls and their answers; files by name and size. */
export const createBotRecord = (now: () => Date) => createServerRecord<BotCallRecord>(now);

/** What a platform adds to the calls: its token, its methods and its messages. */
export interface BotApiParts {
  readonly token: string;
  readonly script: { take(call: ApiCall): FaultEffect<ScriptedAnswer> | null };
  readonly record: ReturnType<typeof createBotRecord>;
  /** Carries out a call; undefined gives an answer without a result. @throws ApiFault */
  run(call: ApiCall): unknown;
  /** Called before a scripted refusal is sent. */
  onScripted?(call: ApiCall, answer: ScriptedAnswer): void;
  /** The platform's refusal of an invalid token. */
  readonly unauthorized: () => ApiFault;
  /** HTTP status of a refusal; results are sent with 200. */
  readonly statusOf: (answer: ApiAnswer) => number;
}

export type BotApi = ReturnType<typeof createBotApi>;

/** The calls of one bot: checks the token, applies scripted faults, answers and records. */
export function createBotApi(parts: BotApiParts) {
  const reply = (answer: ApiAnswer): Reply => {
    const wait = answer.ok ? undefined : answer.parameters?.retry_after;
    return {
      kind: 'json',
      status: answer.ok ? 200 : parts.statusOf(answer),
      body: answer,
      ...(wait === undefined ? {} : { headers: { 'retry-after': wait } }),
    };
  };

  async function carryOut(call: ApiCall): Promise<ApiAnswer> {
    try {
      const result = await parts.run(call);
      return result === undefined ? { ok: true } : { ok: true, result };
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      if (error.isBug) parts.record.violation({ rule: call.method, detail: error.message });
      return error.answer;
    }
  }

  function answerScripted(call: ApiCall, effect: ScriptedAnswer): ApiAnswer {
    parts.onScripted?.(call, effect);
    const { code, description, retryAfter } = effect;
    return new ApiFault(code, description, retryAfter === undefined ? {} : { retryAfter }).answer;
  }

  return {
    reply,
    async call(token: string, call: ApiCall): Promise<Reply> {
      if (token !== parts.token) return reply(parts.unauthorized().answer);
      const effect = parts.script.take(call);
      return underFault(effect, call.signal, async () => {
        const answer = effect?.kind === 'answer' ? answerScripted(call, effect) : await carryOut(call);
        parts.record.call({
          method: call.method,
          params: { ...Object.fromEntries(call.fields), ...describeFiles(call.files) },
          answer,
        });
        return reply(answer);
      });
    },
  };
}

export interface BotWorld {
  readonly api: BotApi;
  close(): Promise<void>;
}

export interface BotServerOptions {
  readonly bodyLimit: number;
  readonly faults: {
    readonly tooLarge: () => ApiFault;
    readonly notFound: () => ApiFault;
    readonly bug: (description: string) => ApiFault;
    readonly internal: (cause: unknown) => ApiFault;
  };
}

/** Registered with a prefix, the plugin keeps its own body parsers. */
export function serveBotApi(app: FastifyInstance, world: BotWorld, { bodyLimit, faults }: BotServerOptions): void {
  const refuse = (reply: FastifyReply, fault: ApiFault) => sendReply(reply, world.api.reply(fault.answer));
  takeRawBodies(app, bodyLimit, world);
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    if (error instanceof ApiFault) return refuse(reply, error);
    if (error instanceof MalformedBodyError) return refuse(reply, faults.bug(error.message));
    return refuse(reply, error.statusCode === 413 ? faults.tooLarge() : faults.internal(error));
  });
  app.setNotFoundHandler((_request, reply) => refuse(reply, faults.notFound()));
  app.route<{ Params: { token: string; method: string } }>({
    method: ['GET', 'POST'],
    url: '/bot:token/:method',
    logLevel: 'silent',
    async handler(request, reply) {
      return sendReply(reply, await world.api.call(request.params.token, readCall(request, reply)));
    },
  });
}

/** @throws MalformedBodyError */
function readCall(request: FastifyRequest<{ Params: { method: string } }>, reply: FastifyReply): ApiCall {
  const query = Object.entries(request.query as Record<string, unknown>);
  const { fields, files } = readBody(request.headers['content-type'] ?? '', request.body as Buffer | undefined);
  return {
    method: request.params.method,
    fields: new Map([...query, ...fields]),
    files,
    signal: signalOf(reply),
  };
}
