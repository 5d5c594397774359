/**
 * An installation of several processes as an operator starts it, a Telegram server, and people who write to it. Like the real
 * platform, the fake server delivers an update again while no process accepts it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRedis } from '../../bench/redis-server.ts';
import type { DatabasePlaces } from '../../src/config.ts';
import { type Program, startProgram } from './program.ts';

const secret = 'a-secret-of-thirty-two-characters-x';
const running = new Set<Program>();
/** Cleans up what a failed test has left running. */
const endings = new Set<() => Promise<void>>();
const said: { readonly chat: number; readonly text: string }[] = [];
export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A Telegram API with only the methods that a worker needs. */
const telegram = createServer((request, answer) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const method = request.url?.split('/').at(-1) ?? '';
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as { chat_id?: number; text?: string };
    if (method === 'sendMessage') said.push({ chat: Number(body.chat_id), text: body.text ?? '' });
    const me = { id: 7, is_bot: true, first_name: 'Tin', username: 'tin_bot' };
    const message = { message_id: said.length + 1, date: 0, chat: { id: body.chat_id, type: 'private' }, text: '' };
    const result = method === 'getMe' ? me : method === 'sendMessage' ? message : true;
    answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, result }));
  });
});
const telegramPort = new Promise<number>((resolve) =>
  telegram.listen(0, '127.0.0.1', () => resolve((telegram.address() as AddressInfo).port)),
);

export const closeNewsrooms = async (): Promise<void> => {
  for (const program of running) program.child.kill('SIGKILL');
  for (const end of endings) await end();
  await new Promise((resolve) => telegram.close(resolve));
};

export type Role = 'all' | 'web' | 'worker' | 'clock';
interface Installation {
  readonly env: Readonly<Record<string, string>>;
  readonly dataDir: string;
  readonly begin: (role: Role) => Promise<Program>;
  readonly stopRedis: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * @param databases null: one process with SQLite files
 * @param more further environment variables, such as the place of photos
 */
export async function openNewsroom(
  databases: DatabasePlaces | null,
  more: Readonly<Record<string, string>> = {},
): Promise<Installation> {
  const redis = databases ? await startRedis() : null;
  let isRedisThere = redis !== null;
  const dataDir = mkdtempSync(join(tmpdir(), 'roles-'));
  const env = {
    ...(databases ? { DATABASE_URL: databases.core, PORTAL_DATABASE_URL: databases.portal } : {}),
    ...{ DATA_DIR: dataDir, DEMO: '0' },
    ...(redis ? { REDIS_URL: `unix://${redis.path}` } : {}),
    ...{ TELEGRAM_TOKEN: `7000000001:${'A'.repeat(35)}`, TELEGRAM_WEBHOOK_SECRET: secret, TELEGRAM_MODE: 'webhook' },
    TELEGRAM_API_ROOT: `http://127.0.0.1:${await telegramPort}`,
    ...{ PUBLIC_URL: 'https://tin.example.vn', LOG_LEVEL: 'info' },
    ...more,
  };
  const begin = async (role: Role): Promise<Program> => {
    const program = await startProgram(env, [`--role=${role}`]);
    running.add(program);
    program.child.once('exit', () => running.delete(program));
    return program;
  };
  const stopRedis = async (): Promise<void> => {
    if (isRedisThere) await redis?.stop();
    isRedisThere = false;
    endings.delete(stopRedis);
  };
  endings.add(stopRedis);
  const close = async (): Promise<void> => {
    for (const program of running) program.child.kill('SIGKILL');
    await stopRedis();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { env, dataDir, begin, stopRedis, close };
}

export const standsBy = async ({ url }: Program): Promise<boolean> => {
  const answer = await fetch(`${url}/readyz`).catch(() => null);
  return ((await answer?.json()) as { standsBy?: boolean } | undefined)?.standsBy === true;
};

let written = 0;
export const bodyOf = (number: number): string => `Cho tôi hỏi thủ tục đăng ký tạm trú số ${number}?`;
/** Delivers a message like the platform: tries one address after the other until a process accepts it. @returns its number */
export async function write(webs: () => readonly Program[], chat: number, words = bodyOf): Promise<number> {
  written += 1;
  const number = written;
  const message = {
    ...{ message_id: number, date: Math.floor(Date.now() / 1000), text: words(number) },
    chat: { id: chat, type: 'private' },
    from: { id: chat, is_bot: false, first_name: 'An' },
  };
  const body = JSON.stringify({ update_id: number, message });
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret };
  for (let tries = 0; ; tries += 1) {
    const web = webs().at((number + tries) % Math.max(1, webs().length));
    const answer = await fetch(`${web?.url}/hooks/telegram/dong-lac`, { method: 'POST', headers, body }).catch(
      () => null,
    );
    if (answer?.status === 200) return number;
    await pause(100);
  }
}

export const receiptsOf = (chat: number): readonly string[] =>
  said.filter((each) => each.chat === chat && /\d{2}\/\d{2}\/\d{4}/u.test(each.text)).map(({ text }) => text);
export async function until(isSo: () => boolean | Promise<boolean>, what: string, withinMs = 60_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`never: ${what}; said: ${JSON.stringify(said.slice(-3))}`);
    await pause(20);
  }
}

/** Starts people who write one message after the other until they are stopped. */
export function crowd(webs: () => readonly Program[], chats: readonly number[], everyMs: number) {
  let isOver = false;
  const sent = new Map<number, number[]>();
  const all = chats.map(async (chat) => {
    const mine: number[] = [];
    sent.set(chat, mine);
    while (!isOver) {
      mine.push(await write(webs, chat));
      await pause(everyMs);
    }
  });
  return async (): Promise<ReadonlyMap<number, readonly number[]>> => {
    isOver = true;
    await Promise.all(all);
    return sent;
  };
}

export const codeIn = (text: string): string => /HD-\d{4}-\d+/u.exec(text)?.[0] ?? text;

export const allAnswered = (sent: ReadonlyMap<number, readonly number[]>): boolean =>
  [...sent].every(([chat, numbers]) => new Set(receiptsOf(chat).map(codeIn)).size >= numbers.length);

export const chatsFrom = (first: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => first + at);
