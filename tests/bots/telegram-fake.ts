/**
 * A small Bot API on loopback for the tests of `bots/telegram`: it rejects what the real one rejects, records every call, and
 * simulates network faults on demand (reset, hang, HTML instead of JSON).
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const token = '7000000001:AAF-fake_token_0123456789abcdefghijk';
export const bot = { id: 7_000_000_001, is_bot: true, first_name: 'Tin xã', username: 'tinxa_demo_bot' };

export interface FakeCall {
  readonly method: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Names of uploaded files from their headers, and their bytes as text. */
  readonly files: readonly { readonly name: string; readonly content: string }[];
}

type FakeReply =
  | { readonly status: number; readonly body: string; readonly contentType?: string; readonly headers?: object }
  | { readonly ok: boolean; readonly error_code?: number; readonly description?: string; readonly parameters?: object };
export type FakeAnswer = FakeReply | 'reset' | 'hang';

export type FakeFile = (response: ServerResponse) => void;

export interface FakeTelegram {
  readonly root: string;
  readonly calls: FakeCall[];
  /** Answers for the next calls of a method, in order. */
  readonly script: { method: string; answer: FakeAnswer }[];
  /** The updates that getUpdates returns; those below the confirmed offset are removed. */
  readonly updates: { update_id: number }[];
  readonly confirmed: number[];
  /** Requests of getUpdates whose client is still connected and has no answer yet: now, and the most at the same time. */
  readonly polls: { open: number; most: number };
  readonly files: Map<string, FakeFile>;
  webhook: { url: string; pending: number; lastErrorAt?: number; allowed: readonly string[] };
  of(method: string): readonly FakeCall[];
  openConnections(): Promise<number>;
  close(): Promise<void>;
}

/** Returns the visible text, or Telegram's error message if it cannot parse the markup. */
export function readHtml(html: string): { readonly text: string } | { readonly error: string } {
  const open: string[] = [];
  let text = '';
  for (let at = 0; at < html.length; ) {
    const rest = html.slice(at);
    const tag = /^<(\/?)([a-z]+)>/.exec(rest);
    const entity = /^&(lt|gt|amp|quot);/.exec(rest);
    if (tag) {
      if (!['b', 'i', 'u', 's', 'code', 'pre'].includes(tag[2] ?? ''))
        return { error: `Unsupported start tag "${tag[2]}"` };
      if (tag[1] !== '/') open.push(tag[2] ?? '');
      else if (open.pop() !== tag[2]) return { error: 'Unmatched end tag' };
      at += tag[0].length;
    } else if (entity) {
      text += { lt: '<', gt: '>', amp: '&', quot: '"' }[entity[1] ?? ''] ?? '';
      at += entity[0].length;
    } else if (rest[0] === '<') {
      return { error: 'Unsupported start tag' };
    } else {
      text += rest[0];
      at += 1;
    }
  }
  return open.length > 0 ? { error: "Can't find end tag" } : { text };
}

export async function startFakeTelegram(): Promise<FakeTelegram> {
  const hanging = new Set<ServerResponse>();
  let nextMessageId = 1;
  let wake: (() => void) | null = null;

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.statusCode = 599;
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const updates: { update_id: number }[] = [];
  const fake: FakeTelegram = {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: [],
    script: [],
    updates: new Proxy(updates, {
      set(target, key, value) {
        const isSet = Reflect.set(target, key, value);
        queueMicrotask(() => wake?.());
        return isSet;
      },
    }),
    confirmed: [],
    polls: { open: 0, most: 0 },
    files: new Map(),
    webhook: { url: '', pending: 0, allowed: [] },
    of: (method) => fake.calls.filter((call) => call.method === method),
    openConnections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://fake').pathname);
    const body = await readBody(request);
    const file = path.startsWith(`/file/bot${token}/`) ? path.slice(`/file/bot${token}/`.length) : null;
    if (file !== null) {
      const serve = fake.files.get(file);
      if (serve) return serve(response);
      response.statusCode = 404;
      response.end('<html>404</html>');
      return;
    }
    if (!path.startsWith(`/bot${token}/`)) {
      return send(response, { ok: false, error_code: 401, description: 'Unauthorized' });
    }
    const method = path.slice(`/bot${token}/`.length);
    const call = { method, ...readFields(request, body) };
    fake.calls.push(call);
    const scripted = fake.script.findIndex((entry) => entry.method === method || entry.method === '*');
    const answer = scripted >= 0 ? fake.script.splice(scripted, 1)[0]?.answer : undefined;
    if (answer === 'reset') return void request.socket.resetAndDestroy();
    if (answer === 'hang') return void hanging.add(response);
    if (answer) return send(response, answer);
    if (method === 'getUpdates') {
      fake.polls.open += 1;
      fake.polls.most = Math.max(fake.polls.most, fake.polls.open);
      return longPoll(call, request, response).finally(() => {
        fake.polls.open -= 1;
      });
    }
    send(response, work(call));
  }

  async function longPoll(call: FakeCall, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const offset = Number(call.fields.offset ?? 0);
    fake.confirmed.push(offset);
    const kept = updates.filter((update) => typeof update?.update_id !== 'number' || update.update_id >= offset);
    updates.splice(0, updates.length, ...kept);
    if (updates.length === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
        request.socket.once('close', () => resolve());
        setTimeout(resolve, Number(call.fields.timeout ?? 0) * 1_000).unref();
      });
    }
    if (!request.socket.destroyed) send(response, { ok: true, result: updates.slice(0, 100) } as FakeReply);
  }

  function work({ method, fields, files }: FakeCall): FakeReply {
    const ok = (result: unknown) => ({ ok: true, result }) as FakeReply;
    const sent = () => ({ message_id: nextMessageId++, chat: { id: fields.chat_id }, date: 1_771_203_600 });
    switch (method) {
      case 'getMe':
        return ok(bot);
      case 'setWebhook':
        fake.webhook = { ...fake.webhook, url: String(fields.url), allowed: fields.allowed_updates as string[] };
        return ok(true);
      case 'deleteWebhook':
        fake.webhook = { ...fake.webhook, url: '' };
        return ok(true);
      case 'getWebhookInfo':
        return ok({
          url: fake.webhook.url,
          pending_update_count: fake.webhook.pending,
          allowed_updates: fake.webhook.allowed,
          ...(fake.webhook.lastErrorAt && {
            last_error_date: fake.webhook.lastErrorAt,
            last_error_message: 'Read timeout',
          }),
        });
      case 'getFile':
        return ok({ file_id: fields.file_id, file_unique_id: 'u', file_path: `photos/${fields.file_id}.jpg` });
      case 'sendMessage':
      case 'editMessageText':
        return complaint(fields, 'text', 1, 4_096) ?? ok(sent());
      case 'sendPhoto':
      case 'sendDocument':
        if (files.length !== 1) return refuse('there is no photo in the request');
        return complaint(fields, 'caption', 0, 1_024) ?? ok(sent());
      case 'editMessageCaption':
        return complaint(fields, 'caption', 0, 1_024) ?? ok(sent());
      case 'sendMediaGroup':
        if (files.length < 2 || files.length > 10) return refuse('wrong number of items in the album');
        return ok(files.map(sent));
      default:
        return ok(true);
    }
  }
  return fake;
}

const refuse = (description: string): FakeReply => ({
  ok: false,
  error_code: 400,
  description: `Bad Request: ${description}`,
});

function complaint(fields: FakeCall['fields'], name: string, least: number, most: number): FakeReply | null {
  const text = String(fields[name] ?? '');
  const read = fields.parse_mode === 'HTML' ? readHtml(text) : { text };
  if ('error' in read) return refuse(`can't parse entities: ${read.error}`);
  if (read.text.trim().length < least) return refuse('message text is empty');
  if ([...read.text].length > most)
    return refuse(name === 'text' ? 'message is too long' : 'message caption is too long');
  const keyboard = readKeyboard(fields.reply_markup);
  if (keyboard.some((button) => Buffer.byteLength(String(button.callback_data ?? '-')) > 64)) {
    return refuse('BUTTON_DATA_INVALID');
  }
  if (keyboard.some((button) => /127\.0\.0\.1|localhost/.test(String(button.url ?? '')))) {
    return refuse('inline keyboard button URL is invalid: Wrong HTTP URL');
  }
  return null;
}

export function readKeyboard(markup: unknown): readonly Record<string, unknown>[] {
  const parsed = typeof markup === 'string' ? JSON.parse(markup) : markup;
  return (parsed?.inline_keyboard ?? []).flat();
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function readFields(request: IncomingMessage, body: Buffer): Omit<FakeCall, 'method'> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return { fields: JSON.parse(body.toString() || '{}'), files: [] };
  const boundary = /boundary=(.+)$/.exec(type)?.[1] ?? '';
  const fields: Record<string, unknown> = {};
  const files: { name: string; content: string }[] = [];
  for (const part of body.toString().split(`--${boundary}`).slice(1, -1)) {
    const [head = '', ...rest] = part.split('\r\n\r\n');
    const content = rest.join('\r\n\r\n').replace(/\r\n$/, '');
    const fileName = /filename="([^"\r\n]*)"/.exec(head)?.[1];
    if (fileName !== undefined) files.push({ name: fileName, content });
    else if (head.includes('filename=')) throw new Error('a file name must be quoted');
    else fields[/name="([^"]+)"/.exec(head)?.[1] ?? ''] = content;
  }
  return { fields, files };
}

function send(response: ServerResponse, answer: FakeReply): void {
  if ('status' in answer) {
    response.writeHead(answer.status, { 'content-type': answer.contentType ?? 'application/json', ...answer.headers });
    response.end(answer.body);
    return;
  }
  response.writeHead(answer.ok ? 200 : (answer.error_code ?? 400), { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer));
}
