/**
 * The methods of the Bot API that are used. Only this file, `perform.ts`, `download.ts` and `transport.ts` use the
 * network; every failure is thrown as a `TelegramError` whose texts do not contain the token.
 */
import type { WebhookInfo } from 'grammy/types';
import type { AttachmentRef } from '../../src/channel/incoming.ts';
import { createOpenCalls } from '../../src/channel/open-calls.ts';
import type { MenuEntry } from '../../src/channel/outgoing.ts';
import { StrangeAnswer } from '../../src/channel/platform/strange-answer.ts';
import { download } from './download.ts';
import { captionOf, markup, perform, textOf } from './perform.ts';
import type { TelegramCall, TelegramEdit, Words } from './render.ts';
import { attempt, clientTimes, type Line, maskOf, openApi } from './transport.ts';

export const wantedUpdates = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

const updatesPerPoll = 100;

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
  /** Keeps the updates waiting at Telegram. */
  deleteWebhook(): Promise<void>;
  setWebhook(url: string, secret: string, maxConnections: number): Promise<void>;
  getWebhookInfo(): Promise<WebhookState>;
  /** @returns the message's id; for an album, that of its first message */
  perform(call: TelegramCall, form: keyof Words): Promise<number>;
  editText(messageId: number, edit: TelegramEdit, form: keyof Words): Promise<void>;
  editCaption(messageId: number, edit: TelegramEdit, form: keyof Words): Promise<void>;
  answerPress(queryId: string, text: string | null, isAlert: boolean): Promise<void>;
  setMenu(chatId: number | null, entries: readonly MenuEntry[]): Promise<void>;
  /** Downloads a file in chunks and counts its bytes; throws `rejected` as soon as they exceed `limitBytes`. */
  download(file: AttachmentRef, limitBytes: number): AsyncIterable<Uint8Array>;
  /** Lets open calls finish for `graceMs`, then ends them. New ones fail at once. */
  close(graceMs: number): Promise<void>;
}

export interface ClientOptions extends Pick<Line, 'token' | 'apiRoot'>, Partial<Pick<Line, 'times' | 'fetch'>> {}

/** @throws TelegramError from every method, with what is known about whether the call was carried out */
export function createClient(options: ClientOptions): TelegramClient {
  const { token, times = clientTimes } = options;
  const line: Line = { fetch: globalThis.fetch, ...options, times, calls: createOpenCalls() };
  const api = openApi(line);
  const ask = <Result>(work: () => Promise<Result>) => attempt(token, work);
  return {
    getMe: () =>
      ask(async () => {
        const me = await api.getMe();
        return { id: me.id, firstName: me.first_name, username: me.username };
      }),

    getUpdates: (offset, signal) =>
      ask(async () => {
        const request = {
          limit: updatesPerPoll,
          timeout: times.pollSeconds,
          allowed_updates: wantedUpdates,
          ...(offset !== null && { offset }),
        };
        // grammY's AbortSignal is the type of a polyfill; only `aborted` and its event are used.
        const updates: unknown = await api.getUpdates(request, signal as never);
        if (!Array.isArray(updates)) throw new StrangeAnswer(200);
        return updates;
      }),

    deleteWebhook: () => ask(async () => void (await api.deleteWebhook({ drop_pending_updates: false }))),

    setWebhook: (url, secret, maxConnections) =>
      ask(async () => {
        // drop_pending_updates is not set: it would delete citizens' messages.
        await api.setWebhook({
          url,
          secret_token: secret,
          max_connections: maxConnections,
          allowed_updates: wantedUpdates,
        });
      }),

    getWebhookInfo: () => ask(async () => webhookState(await api.getWebhookInfo(), maskOf(token))),

    perform: (call, form) => perform(token, api, call, form),

    editText: (messageId, edit, form) =>
      ask(async () => {
        await api.editMessageText({ chat_id: edit.chatId, message_id: messageId, ...textOf(edit, form) });
      }),

    editCaption: (messageId, { chatId, words, keyboard }, form) =>
      ask(async () => {
        const fields = { ...captionOf(words, form), ...markup(keyboard) };
        await api.editMessageCaption({ chat_id: chatId, message_id: messageId, ...fields });
      }),

    answerPress: (queryId, text, isAlert) =>
      ask(async () => {
        await api.answerCallbackQuery({
          callback_query_id: queryId,
          ...(text !== null && { text, show_alert: isAlert }),
        });
      }),

    setMenu: (chatId, entries) =>
      ask(async () => {
        const scope =
          chatId === null ? { type: 'all_private_chats' as const } : { type: 'chat' as const, chat_id: chatId };
        if (entries.length === 0) await api.deleteMyCommands({ scope });
        else await api.setMyCommands({ scope, commands: entries.map((entry) => ({ ...entry })) });
      }),

    download: (file, limitBytes) => download(line, api, file, limitBytes),
    close: (graceMs) => line.calls.close(graceMs),
  };
}

function webhookState(info: WebhookInfo, mask: (text: string) => string): WebhookState {
  return {
    url: info.url ?? '',
    pendingUpdates: info.pending_update_count ?? 0,
    lastErrorAt: info.last_error_date ? new Date(info.last_error_date * 1_000) : null,
    lastError: info.last_error_message ? mask(info.last_error_message) : null,
    allowedUpdates: info.allowed_updates ?? null,
  };
}
