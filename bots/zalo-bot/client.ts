/**
 * The bot API over `fetch`: each call has a time limit, can be ended, and fails with what `errors.ts` needs to tell
 * outcomes apart. The token stands in every address: failures leave as `ZaloBotError`s whose texts don't contain it.
 * Attachments are not fetched here but in `download.ts`: their addresses are somebody else's.
 */

import type { OpenCalls } from '../../src/channel/open-calls.ts';
import { fieldsOf, parseJson } from '../../src/channel/platform/fields.ts';
import { StrangeAnswer } from '../../src/channel/platform/strange-answer.ts';
import { Refusal, toChannelError } from './errors.ts';
import { createQuotaWait, defaultQuotaWaitsMs, type QuotaWait } from './quota.ts';
import type { ZaloBotCall } from './render.ts';

/** Milliseconds, but `pollSeconds`. Tests make them short. */
export interface ClientTimes {
  /** An ordinary call. */
  readonly callMs: number;
  /** Zalo fetches the picture before it answers, and is slow at it. */
  readonly photoMs: number;
  /** How long Zalo holds an empty getUpdates. */
  readonly pollSeconds: number;
  /** What a long poll may take beyond that. */
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
  /** `bot.AbCdEfGhI`: Zalo's name for the account, which people don't see. */
  readonly accountName: string;
  /** Null: not told, as in all answers that were published. */
  readonly displayName: string | null;
}

/** All methods throw `ZaloBotError`. */
export interface ZaloBotClient {
  getMe(): Promise<BotAccount>;
  /**
   * One long poll; usually one update, none when nobody wrote. What it returns Zalo never gives again: it must be
   * stored before the next call. Ends with `signal`, but not when an answer has begun to arrive.
   */
  getUpdates(signal: AbortSignal): Promise<readonly unknown[]>;
  deleteWebhook(): Promise<void>;
  setWebhook(url: string, secret: string): Promise<void>;
  /** The address that is set, '' for none. */
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

/** Takes the token, and whatever else stands where a token stands, out of a text. */
export function maskOf(token: string): (text: string) => string {
  return (text) => text.replaceAll(token, '<token>').replaceAll(/bot\d+:[^\s/?#"']+/g, 'bot<token>');
}

/** A refusal that says nothing about waiting and is not about saying something. */
const anyRetryAfterMs = 60_000;

/** @throws ZaloBotError from every method, with what is known of whether the call was carried out */
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

/** How one bot is reached. */
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
      // From here on an update may be in the answer, and it comes only once.
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
  // "ok" is what counts: nothing here needs the id, and a repeat would be read twice.
  return idOf(sent?.message_id) ?? 'unnamed';
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);
const idOf = (value: unknown): string | null => (Number.isSafeInteger(value) ? String(value) : textOf(value));

function secondsOf(header: string | null): number | null {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : null;
}
