/**
 * The bot API over `fetch`: each call has a time limit, can be ended, and fails with what `errors.ts` needs to classify
 * it. The token is part of every address, so failures are thrown as `ZaloBotError`s whose texts do not contain it.
 * Attachments are downloaded in `src/channel/platform/zalo-files.ts`, because their addresses are untrusted.
 */

import type { OpenCalls } from '../../src/channel/open-calls.ts';
import { fieldsOf, parseJson } from '../../src/channel/platform/fields.ts';
import { StrangeAnswer } from '../../src/channel/platform/strange-answer.ts';
import { Refusal, toChannelError } from './errors.ts';
import { createQuotaWait, defaultQuotaWaitsMs, type QuotaWait } from './quota.ts';
import type { ZaloBotCall } from './render.ts';

/** In milliseconds, except `pollSeconds`; tests use short times. */
export interface ClientTimes {
  /** An ordinary call. */
  readonly callMs: number;
  /** Zalo fetches the picture before it answers, which is slow. */
  readonly photoMs: number;
  /** How long Zalo holds an empty getUpdates. */
  readonly pollSeconds: number;
  /** Additional time allowed for a long poll. */
  readonly pollMarginMs: number;
  readonly quotaWaitsMs: readonly number[];
}

export const clientTimes: ClientTimes = {
  callMs: 20_000,
  photoMs: 150_000,
  pollSeconds: 30,
  pollMarginMs: 10_000,
  quotaWaitsMs: defaultQuotaWaitsMs,
};

export interface BotAccount {
  readonly id: string;
  /** `bot.AbCdEfGhI`: Zalo's name of the account, which people do not see. */
  readonly accountName: string;
  /** Null if absent, as in all published examples of answers. */
  readonly displayName: string | null;
}

/** All methods throw `ZaloBotError`. */
export interface ZaloBotClient {
  getMe(): Promise<BotAccount>;
  /**
   * One long poll; it returns usually one update, or none. Zalo never returns an update again, so it must be stored
   * before the next call. `signal` ends it, unless an answer has begun to arrive.
   */
  getUpdates(signal: AbortSignal): Promise<readonly unknown[]>;
  deleteWebhook(): Promise<void>;
  setWebhook(url: string, secret: string): Promise<void>;
  /** The address that is set; '' if there is none. */
  getWebhookUrl(): Promise<string>;
  /** @returns the message's id */
  perform(call: ZaloBotCall): Promise<string>;
}

export interface ClientOptions {
  readonly token: string;
  /** Without a trailing slash. */
  readonly apiRoot: string;
  readonly calls: OpenCalls;
  readonly mask: (text: string) => string;
  readonly times?: ClientTimes;
  readonly fetch?: typeof globalThis.fetch;
}

/** Removes the token, and any text in a token's position, from a text. */
export function maskOf(token: string): (text: string) => string {
  return (text) => text.replaceAll(token, '<token>').replaceAll(/bot\d+:[^\s/?#"']+/g, 'bot<token>');
}

/** Wait after a refusal without a duration, for calls that do not send a message. */
const anyRetryAfterMs = 60_000;

/** @throws ZaloBotError from every method, with what is known about whether the call was carried out */
export function createClient(options: ClientOptions): ZaloBotClient {
  const { mask, times = clientTimes } = options;
  const quota = createQuotaWait(times.quotaWaitsMs, () => performance.now());
  const line: Line = { fetch: globalThis.fetch, ...options, quota };
  const ordinary: How = { limitMs: times.callMs };

  return {
    async getMe() {
      const me = fieldsOf(await ask(line, 'getMe', {}, ordinary));
      const id = idOf(me?.id);
      if (id === null) throw toChannelError(new StrangeAnswer(200), mask);
      return { id, accountName: textOf(me?.account_name) ?? id, displayName: textOf(me?.display_name) };
    },

    async getUpdates(signal) {
      try {
        const limitMs = times.pollSeconds * 1_000 + times.pollMarginMs;
        const result = await ask(line, 'getUpdates', { timeout: String(times.pollSeconds) }, { limitMs, signal });
        if (Array.isArray(result)) return result;
        const update = fieldsOf(result);
        return update === null || Object.keys(update).length === 0 ? [] : [update];
      } catch (error) {
        if (toChannelError(error, mask).sign === 'emptyPoll') return [];
        throw error;
      }
    },

    deleteWebhook: async () => void (await ask(line, 'deleteWebhook', {}, ordinary)),

    setWebhook: async (url, secret) => void (await ask(line, 'setWebhook', { url, secret_token: secret }, ordinary)),

    async getWebhookUrl() {
      const info = fieldsOf(await ask(line, 'getWebhookInfo', {}, ordinary));
      return textOf(info?.url) ?? '';
    },

    perform(call) {
      switch (call.what) {
        case 'text':
          return say(line, 'sendMessage', { chat_id: call.chatId, text: call.text }, times.callMs);
        case 'photo': {
          const { chatId, url, caption } = call;
          const fields = { chat_id: chatId, photo: url, ...(caption !== null && { caption }) };
          return say(line, 'sendPhoto', fields, times.photoMs);
        }
      }
    },
  };
}

/** The connection settings of one bot. */
interface Line extends Pick<ClientOptions, 'token' | 'apiRoot' | 'calls' | 'mask'> {
  readonly fetch: typeof globalThis.fetch;
  readonly quota: QuotaWait;
}

interface How {
  readonly limitMs: number;
  readonly toPerson?: boolean;
  readonly signal?: AbortSignal;
}

async function ask(
  line: Line,
  method: string,
  fields: object,
  { limitMs, toPerson = false, signal }: How,
): Promise<unknown> {
  const { token, apiRoot, calls, mask, fetch } = line;
  try {
    const call = calls.begin(limitMs);
    const end = () => call.end('stopped');
    signal?.addEventListener('abort', end);
    if (signal?.aborted) end();
    try {
      const response = await fetch(`${apiRoot}/bot${token}/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(fields),
        signal: call.signal,
        redirect: 'manual',
      });
      // From here on the answer may contain an update, which is delivered only once.
      signal?.removeEventListener('abort', end);
      return readAnswer(line, response, await response.text(), toPerson);
    } finally {
      signal?.removeEventListener('abort', end);
      call.finish();
    }
  } catch (error) {
    throw toChannelError(error, mask);
  }
}

function readAnswer({ quota }: Line, response: Response, text: string, toPerson: boolean): unknown {
  const toldMs = secondsOf(response.headers.get('retry-after'));
  const answer = fieldsOf(parseJson(text));
  if (answer?.ok === true) return answer.result;
  if (answer?.ok !== false) throw new StrangeAnswer(response.status, toldMs);
  const code = typeof answer.error_code === 'number' ? answer.error_code : response.status;
  const said = typeof answer.description === 'string' ? answer.description : '';
  const waitMs = code === 429 && toPerson ? quota.refused() : anyRetryAfterMs;
  throw new Refusal(code, said, toPerson, Math.max(waitMs, toldMs ?? 0));
}

async function say(line: Line, method: string, fields: object, limitMs: number): Promise<string> {
  const sent = fieldsOf(await ask(line, method, fields, { limitMs, toPerson: true }));
  line.quota.accepted();
  // "ok" is sufficient: nothing needs the id, and a retry would send the message twice.
  return idOf(sent?.message_id) ?? 'unnamed';
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);
const idOf = (value: unknown): string | null => (Number.isSafeInteger(value) ? String(value) : textOf(value));

function secondsOf(header: string | null): number | null {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : null;
}
