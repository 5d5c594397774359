/**
 * A Bot API server for benchmarks, in its own process: bots have the cost of HTTP as with Telegram, while the server's own cost
 * is not counted. It keeps the updates of each bot until they are confirmed, answers every call at once with success, and limits
 * no pace.
 */
import { fork } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Message, Update } from 'grammy/types';

/** One message from each of `count` people, numbered from `from`. The same number is the same person. */
interface Feed {
  readonly token: string;
  readonly from: number;
  readonly count: number;
  readonly words: 'greeting' | 'question';
}
/** Requests a notification when a bot has sent this many messages. */
interface Await {
  readonly token: string;
  readonly said: number;
}
type Order = { readonly feed: Feed } | { readonly await: Await };

interface Bot {
  readonly updates: Update[];
  next: number;
  said: number;
  /** Ends a long poll that is held open. */
  held: (() => void) | null;
  awaited: number | null;
}

const bots = new Map<string, Bot>();
const botOf = (token: string): Bot => {
  const known = bots.get(token) ?? { updates: [], next: 1, said: 0, held: null, awaited: null };
  bots.set(token, known);
  return known;
};

const firstPerson = 10_000;

function feed({ token, from, count, words }: Feed): void {
  const bot = botOf(token);
  for (let number = from; number < from + count; number += 1) {
    const id = firstPerson + number;
    const sender = { id, first_name: `Người ${number}` };
    const text = words === 'greeting' ? 'Xin chào' : `Cho tôi hỏi việc số ${number}?`;
    const message: Message.TextMessage = {
      ...{ message_id: bot.next, date: Math.floor(Date.now() / 1_000), text },
      ...{ from: { ...sender, is_bot: false }, chat: { ...sender, type: 'private' } },
    };
    bot.updates.push({ update_id: bot.next, message } as Update);
    bot.next += 1;
  }
  bot.held?.();
}

function tellAwaited(token: string): void {
  const bot = botOf(token);
  if (bot.awaited === null || bot.said < bot.awaited) return;
  process.send?.({ token, said: bot.said });
  bot.awaited = null;
}

interface Call {
  readonly offset?: number;
  readonly limit?: number;
  readonly timeout?: number;
  readonly chat_id?: number;
  readonly text?: string;
}

/** Resolves when there is an update, or after this time. */
const heldOpen = (bot: Bot, seconds: number): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      bot.held = null;
      resolve();
    };
    const timer = setTimeout(end, seconds * 1_000);
    bot.held?.();
    bot.held = end;
  });

async function updatesFor(bot: Bot, { offset = 0, limit = 100, timeout = 0 }: Call): Promise<readonly Update[]> {
  const confirmed = bot.updates.findIndex(({ update_id }) => update_id >= offset);
  bot.updates.splice(0, confirmed === -1 ? bot.updates.length : confirmed);
  if (bot.updates.length === 0 && timeout > 0) await heldOpen(bot, timeout);
  return bot.updates.slice(0, limit);
}

async function resultOf(token: string, method: string, call: Call): Promise<unknown> {
  const bot = botOf(token);
  if (method === 'getMe')
    return { id: Number.parseInt(token, 10), is_bot: true, first_name: 'Bench', username: 'bench_bot' };
  if (method === 'getUpdates') return updatesFor(bot, call);
  if (method !== 'sendMessage') return true;
  bot.said += 1;
  tellAwaited(token);
  const chat = { id: call.chat_id, type: 'private', first_name: 'Người' };
  return { message_id: 1_000_000 + bot.said, date: Math.floor(Date.now() / 1_000), chat, text: call.text };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, token = '', method = ''] = /^\/bot([^/]+)\/(\w+)/u.exec(request.url ?? '') ?? [];
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = Buffer.concat(parts).toString('utf8');
  const result = await resultOf(token, method, body === '' ? {} : (JSON.parse(body) as Call));
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ ok: true, result }));
}

/** Runs in the child process: serves until the parent disconnects. */
function serve(): void {
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
  });
  process.on('message', (order: Order) => {
    if ('feed' in order) return feed(order.feed);
    botOf(order.await.token).awaited = order.await.said;
    tellAwaited(order.await.token);
  });
  process.once('disconnect', () => process.exit(0));
}

export interface BotApi {
  readonly root: string;
  /** Adds messages from people. Does not wait. */
  feed(what: Feed): void;
  /** Resolves with the number of messages that the bot has sent, once it is at least `least`. */
  said(token: string, least: number): Promise<number>;
  stop(): void;
}

/** Starts the server as a child process and resolves once it listens. `root` replaces Telegram's address. */
export async function startBotApi(): Promise<BotApi> {
  const child = fork(fileURLToPath(import.meta.url), { execArgv: [] });
  const heard = <Word>(fits: (word: Word) => boolean): Promise<Word> =>
    new Promise((resolve) => {
      const listen = (word: unknown) => {
        if (!fits(word as Word)) return;
        child.off('message', listen);
        resolve(word as Word);
      };
      child.on('message', listen);
    });
  const { port } = await heard<{ readonly port?: number }>((word) => word.port !== undefined);
  return {
    root: `http://127.0.0.1:${port}`,
    feed: (what) => void child.send({ feed: what }),
    said: async (token, least) => {
      const told = heard<{ readonly token?: string; readonly said: number }>((word) => word.token === token);
      child.send({ await: { token, said: least } });
      return (await told).said;
    },
    stop: () => child.disconnect(),
  };
}

if (process.send !== undefined && process.argv[1] === fileURLToPath(import.meta.url)) serve();
