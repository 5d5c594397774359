/**
 * Runs grammY's `Api` on this file's own `fetch`, because grammY waits 500 s, hides whether a request was sent, and
 * reports a gateway's HTML as "no JSON". Here each call has a time limit, can be ended, and fails with what `errors.ts`
 * needs.
 */
import { Api } from 'grammy';
import type { OpenCalls } from '../../src/channel/open-calls.ts';
import { StrangeAnswer } from '../../src/channel/platform/strange-answer.ts';
import { toChannelError } from './errors.ts';

/** In milliseconds, except `pollSeconds`; tests use short times. */
export interface ClientTimes {
  /** An ordinary call. */
  readonly callMs: number;
  /** A call with files: ten photos over a slow rural connection. */
  readonly uploadMs: number;
  /** How long Telegram holds an empty getUpdates (50 at most). */
  readonly pollSeconds: number;
  /** Additional time allowed for a long poll. */
  readonly pollMarginMs: number;
  /** A download stalls after this time without a byte. */
  readonly idleMs: number;
  /** Limit of a whole download; a few bytes now and then do not count as idle. */
  readonly downloadMs: number;
}

export const clientTimes: ClientTimes = {
  callMs: 20_000,
  uploadMs: 60_000,
  pollSeconds: 30,
  pollMarginMs: 10_000,
  idleMs: 30_000,
  downloadMs: 600_000,
};

type Fetch = typeof globalThis.fetch;

/** The connection settings of one bot. */
export interface Line {
  readonly token: string;
  /** Without a trailing slash. */
  readonly apiRoot: string;
  readonly times: ClientTimes;
  readonly fetch: Fetch;
  readonly calls: OpenCalls;
}

export type BotApi = ReturnType<typeof openApi>;

/** grammY's raw methods with this file's time limits. */
export function openApi(line: Line) {
  const { token, apiRoot, times } = line;
  return new Api(token, {
    apiRoot,
    fetch: ((url: string, init: GrammyInit) => answer(line, url, init)) as unknown as NonNullable<
      ConstructorParameters<typeof Api>[1]
    >['fetch'] & {},
    // Longer than the limits here, so that grammY's 500 s timer never applies.
    timeoutSeconds: Math.ceil(Math.max(times.uploadMs, limitOf(times, 'getUpdates', false)) / 1_000) + 30,
  }).raw;
}

/** Removes the token from a text. */
export const maskOf =
  (token: string) =>
  (text: string): string =>
    text.replaceAll(token, '<token>').replaceAll(/bot\d+:[A-Za-z0-9_-]+/g, 'bot<token>');

/** @throws TelegramError */
export async function attempt<Result>(token: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw toChannelError(error, maskOf(token));
  }
}

function limitOf(times: ClientTimes, method: string, isUpload: boolean): number {
  if (method === 'getUpdates') return times.pollSeconds * 1_000 + times.pollMarginMs;
  return isUpload ? times.uploadMs : times.callMs;
}

/** Called by grammY instead of `fetch`; grammY reads only `json()` of the answer. */
async function answer(
  { calls, times, fetch }: Line,
  url: string,
  init: GrammyInit,
): Promise<{ json: () => Promise<unknown> }> {
  const isUpload = typeof init.body !== 'string';
  const call = calls.begin(limitOf(times, url.slice(url.lastIndexOf('/') + 1), isUpload));
  const end = () => call.end('stopped');
  init.signal?.addEventListener('abort', end);
  if (init.signal?.aborted) end();
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': init.headers['content-type'] },
      // Node's fetch accepts async iterables, although its types do not say so.
      body: init.body,
      signal: call.signal,
      redirect: 'manual',
      ...(isUpload && { duplex: 'half' }),
    } as RequestInit);
    const body = readAnswer(response.status, await response.text(), response.headers.get('retry-after'));
    return { json: async () => body };
  } finally {
    init.signal?.removeEventListener('abort', end);
    call.finish();
  }
}

interface GrammyInit {
  readonly headers: { readonly 'content-type': string };
  readonly body: string | AsyncIterable<Uint8Array>;
  readonly signal?: AbortSignal;
}

function readAnswer(status: number, text: string, retryAfter: string | null): unknown {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    answer = null;
  }
  if (typeof answer === 'object' && answer !== null && 'ok' in answer) {
    if (answer.ok === true && 'result' in answer) return answer;
    if (answer.ok === false) return { error_code: status, description: '', ...answer };
  }
  const seconds = Number(retryAfter ?? Number.NaN);
  throw new StrangeAnswer(status, Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : null);
}
