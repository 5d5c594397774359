/**
 * The only file that meets the network: grammY's `Api` for methods and types, our own `fetch` beneath it.
 *
 * Our own, because grammY waits 500 s, hides whether a request was sent, and reads a gateway's HTML as "no JSON".
 * Here each call has a time limit, can be ended, and fails with what `errors.ts` needs to tell outcomes apart.
 * Every failure leaves as a `TelegramError` whose texts don't contain the token.
 */
import { Api, InputFile } from 'grammy';
import type { AttachmentRef } from '../../src/channel/incoming.ts';
import { cleanName } from '../../src/channel/names.ts';
import { createOpenCalls } from '../../src/channel/open-calls.ts';
import type { MenuEntry, OutgoingFile } from '../../src/channel/outgoing.ts';
import { tooBig, withKnownOutcome } from '../../src/channel/platform/platform-error.ts';
import { StrangeAnswer, TelegramError, toChannelError } from './errors.ts';
import type { Keyboard, TelegramCall, TelegramEdit, Words } from './render.ts';

/** Milliseconds, but `pollSeconds`. Tests make them short. */
export interface ClientTimes {
  /** An ordinary call. */
  readonly callMs: number;
  /** A call with files: ten photos over a village's line. */
  readonly uploadMs: number;
  /** How long Telegram holds an empty getUpdates (50 at most). */
  readonly pollSeconds: number;
  /** What a long poll may take beyond that. */
  readonly pollMarginMs: number;
  /** A download without a byte for so long has stalled. */
  readonly idleMs: number;
  /** A whole download; a drip every few seconds is not idle. */
  readonly downloadMs: number;
}

export const CLIENT_TIMES: ClientTimes = {
  callMs: 20_000,
  uploadMs: 60_000,
  pollSeconds: 30,
  pollMarginMs: 10_000,
  idleMs: 30_000,
  downloadMs: 600_000,
};

export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

const UPDATES_PER_POLL = 100;

export interface BotAccount {
  readonly id: number;
  readonly firstName: string;
  readonly username: string;
}

export interface WebhookState {
  readonly url: string;
  readonly pendingUpdates: number;
  readonly lastErrorAt: Date | null;
  readonly lastError: string | null;
  readonly allowedUpdates: readonly string[] | null;
}

/** All methods throw `TelegramError`. */
export interface TelegramClient {
  getMe(): Promise<BotAccount>;
  /** One long poll. `offset` confirms all updates below it; null confirms none. */
  getUpdates(offset: number | null, signal: AbortSignal): Promise<readonly unknown[]>;
  /** Keeps what is waiting at Telegram. */
  deleteWebhook(): Promise<void>;
  setWebhook(url: string, secret: string, maxConnections: number): Promise<void>;
  getWebhookInfo(): Promise<WebhookState>;
  /** @returns the number of the message; of an album, its first */
  perform(call: TelegramCall, form: keyof Words): Promise<number>;
  editText(messageId: number, edit: TelegramEdit, form: keyof Words): Promise<void>;
  editCaption(messageId: number, edit: TelegramEdit, form: keyof Words): Promise<void>;
  answerPress(queryId: string, text: string | null, isAlert: boolean): Promise<void>;
  setMenu(chatId: number, entries: readonly MenuEntry[]): Promise<void>;
  /** The bytes, counted while they come; `rejected` as soon as they are more than `limitBytes`. */
  download(file: AttachmentRef, limitBytes: number): Promise<Uint8Array>;
  /** Lets open calls finish for `graceMs`, then ends them. New ones fail at once. */
  close(graceMs: number): Promise<void>;
}

type Fetch = typeof globalThis.fetch;

export interface ClientOptions {
  readonly token: string;
  /** Without a trailing slash. */
  readonly apiRoot: string;
  readonly times?: ClientTimes;
  readonly fetch?: Fetch;
}

export function createClient({
  token,
  apiRoot,
  times = CLIENT_TIMES,
  fetch = globalThis.fetch,
}: ClientOptions): TelegramClient {
  const mask = (text: string) => text.replaceAll(token, '<token>').replaceAll(/bot\d+:[A-Za-z0-9_-]+/g, 'bot<token>');
  const calls = createOpenCalls();

  function limitOf(method: string, isUpload: boolean): number {
    if (method === 'getUpdates') return times.pollSeconds * 1_000 + times.pollMarginMs;
    return isUpload ? times.uploadMs : times.callMs;
  }

  /** What grammY calls instead of `fetch`. It reads nothing from the answer but `json()`. */
  async function answer(url: string, init: GrammyInit): Promise<{ json: () => Promise<unknown> }> {
    const isUpload = typeof init.body !== 'string';
    const call = calls.begin(limitOf(url.slice(url.lastIndexOf('/') + 1), isUpload));
    const end = () => call.end('stopped');
    init.signal?.addEventListener('abort', end);
    if (init.signal?.aborted) end();
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': init.headers['content-type'] },
        // Node's fetch takes async iterables; its types don't say so.
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

  const api = new Api(token, {
    apiRoot,
    fetch: answer as unknown as NonNullable<ConstructorParameters<typeof Api>[1]>['fetch'] & {},
    // Behind our own limits, so that grammY's 500 s timer never decides.
    timeoutSeconds: Math.ceil(Math.max(times.uploadMs, limitOf('getUpdates', false)) / 1_000) + 30,
  }).raw;

  async function attempt<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw toChannelError(error, mask);
    }
  }

  const inputFile = async (file: OutgoingFile, form: string) =>
    // grammY writes the name unquoted into the header: spaces and ";" would end it.
    new InputFile(await file.bytes(), `"${cleanName(file.name) || form}"`);

  async function readFile(path: string, limitBytes: number): Promise<Uint8Array> {
    const call = calls.begin(times.downloadMs);
    try {
      call.expectNextWithin(times.idleMs);
      const address = `${apiRoot}/file/bot${token}/${path.split('/').map(encodeURIComponent).join('/')}`;
      const response = await fetch(address, { signal: call.signal, redirect: 'manual' });
      if (!response.ok) {
        await response.body?.cancel();
        throw downloadRefused(response.status);
      }
      const chunks: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of response.body ?? []) {
        call.expectNextWithin(times.idleMs);
        size += chunk.byteLength;
        if (size > limitBytes) throw new TelegramError('rejected', tooBig(size, limitBytes));
        chunks.push(chunk);
      }
      return Buffer.concat(chunks);
    } finally {
      call.finish();
    }
  }

  async function findAndReadFile(fileId: string, limitBytes: number): Promise<Uint8Array> {
    for (let isLastTry = false; ; isLastTry = true) {
      const info = await api.getFile({ file_id: fileId });
      if (info.file_size !== undefined && info.file_size > limitBytes)
        throw new TelegramError('rejected', tooBig(info.file_size, limitBytes));
      const path = info.file_path;
      if (!path || path.split('/').includes('..')) {
        throw new TelegramError('unreachable', { description: 'getFile told no usable path' });
      }
      try {
        return await readFile(path, limitBytes);
      } catch (error) {
        // A link lives about an hour, then getFile makes a new one.
        if (isLastTry || !(error instanceof TelegramError) || error.sign !== 'linkExpired') throw error;
      }
    }
  }

  return {
    getMe: () =>
      attempt(async () => {
        const me = await api.getMe();
        return { id: me.id, firstName: me.first_name, username: me.username };
      }),

    getUpdates: (offset, signal) =>
      attempt(async () => {
        const request = {
          limit: UPDATES_PER_POLL,
          timeout: times.pollSeconds,
          allowed_updates: ALLOWED_UPDATES,
          ...(offset !== null && { offset }),
        };
        // grammY's AbortSignal is a polyfill's type; only `aborted` and its event are used.
        const updates: unknown = await api.getUpdates(request, signal as never);
        if (!Array.isArray(updates)) throw new StrangeAnswer(200);
        return updates;
      }),

    deleteWebhook: () => attempt(async () => void (await api.deleteWebhook({ drop_pending_updates: false }))),

    setWebhook: (url, secret, maxConnections) =>
      attempt(async () => {
        // drop_pending_updates stays away: it would delete citizens' messages.
        await api.setWebhook({
          url,
          secret_token: secret,
          max_connections: maxConnections,
          allowed_updates: ALLOWED_UPDATES,
        });
      }),

    getWebhookInfo: () =>
      attempt(async () => {
        const info = await api.getWebhookInfo();
        return {
          url: info.url ?? '',
          pendingUpdates: info.pending_update_count ?? 0,
          lastErrorAt: info.last_error_date ? new Date(info.last_error_date * 1_000) : null,
          lastError: info.last_error_message ? mask(info.last_error_message) : null,
          allowedUpdates: info.allowed_updates ?? null,
        };
      }),

    perform: async (call, form) => {
      switch (call.what) {
        case 'text':
          return attempt(async () => {
            const sent = await api.sendMessage({
              chat_id: call.chatId,
              text: call.words[form],
              link_preview_options: { is_disabled: true },
              ...(form === 'html' && { parse_mode: 'HTML' as const }),
              ...markup(call.keyboard),
            });
            return numberOf(sent);
          });
        case 'file': {
          const file = await inputFile(call.file, call.form);
          const words = {
            chat_id: call.chatId,
            ...(call.caption && { caption: call.caption[form] }),
            ...(call.caption && form === 'html' && { parse_mode: 'HTML' as const }),
            ...markup(call.keyboard),
          };
          return attempt(async () =>
            numberOf(
              call.form === 'photo'
                ? await api.sendPhoto({ ...words, photo: file })
                : await api.sendDocument({ ...words, document: file }),
            ),
          );
        }
        case 'album': {
          const files = await Promise.all(call.files.map((file) => inputFile(file, call.form)));
          const media = files.map((file) => ({ type: call.form, media: file }) as { type: 'photo'; media: InputFile });
          return attempt(async () => {
            const sent: unknown = await api.sendMediaGroup({ chat_id: call.chatId, media });
            return numberOf(Array.isArray(sent) ? sent[0] : sent);
          });
        }
      }
    },

    editText: (messageId, edit, form) =>
      attempt(async () => {
        await api.editMessageText({
          chat_id: edit.chatId,
          message_id: messageId,
          text: edit.words[form],
          link_preview_options: { is_disabled: true },
          ...(form === 'html' && { parse_mode: 'HTML' as const }),
          ...markup(edit.keyboard),
        });
      }),

    editCaption: (messageId, edit, form) =>
      attempt(async () => {
        await api.editMessageCaption({
          chat_id: edit.chatId,
          message_id: messageId,
          caption: edit.words[form],
          ...(form === 'html' && { parse_mode: 'HTML' as const }),
          ...markup(edit.keyboard),
        });
      }),

    answerPress: (queryId, text, isAlert) =>
      attempt(async () => {
        await api.answerCallbackQuery({
          callback_query_id: queryId,
          ...(text !== null && { text, show_alert: isAlert }),
        });
      }),

    setMenu: (chatId, entries) =>
      attempt(async () => {
        const scope = { type: 'chat' as const, chat_id: chatId };
        if (entries.length === 0) await api.deleteMyCommands({ scope });
        else await api.setMyCommands({ scope, commands: entries.map((entry) => ({ ...entry })) });
      }),

    download: async (file, limitBytes) => {
      if (file.sizeBytes !== null && file.sizeBytes > limitBytes)
        throw new TelegramError('rejected', tooBig(file.sizeBytes, limitBytes));
      try {
        return await findAndReadFile(file.fileId, limitBytes);
      } catch (error) {
        // Reading twice harms nobody: a download's outcome is never "unknown".
        const { kind, details, sign } = toChannelError(error, mask);
        throw new TelegramError(kind, withKnownOutcome(details), sign);
      }
    },

    close: (graceMs) => calls.close(graceMs),
  };
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
  throw new StrangeAnswer(status, Number.isFinite(seconds) && seconds > 0 ? seconds : null);
}

/** An answer "ok" without the message's number: sent, and we don't know what. */
function numberOf(message: unknown): number {
  const number = typeof message === 'object' && message && 'message_id' in message ? message.message_id : null;
  if (typeof number !== 'number') throw new StrangeAnswer(200);
  return number;
}

const markup = (keyboard: Keyboard | null) =>
  keyboard === null ? {} : { reply_markup: { inline_keyboard: keyboard.map((row) => [...row]) } };

function downloadRefused(status: number): TelegramError {
  const description = `file download: HTTP ${status}`;
  if (status === 404) return new TelegramError('unreachable', { description }, 'linkExpired');
  if (status === 401) return new TelegramError('credentials', { description });
  if (status === 429) return new TelegramError('rateLimited', { description, retryAfterMs: 5_000 });
  return new TelegramError('unreachable', { description });
}
