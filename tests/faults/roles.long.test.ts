/**
 * One installation in five processes on a real PostgreSQL, with Redis where there is one: what a web process takes in, the
 * worker answers, whoever dies in between; and whoever is alone with a SQLite file is refused a part of the work.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { startRedis } from '../../bench/redis-server.ts';
import { emptyDatabases, postgresBinaries } from '../support/postgres.ts';
import { type Program, startProgram } from '../support/program.ts';

const secret = 'a-secret-of-thirty-two-characters-x';
const running: Program[] = [];
const said: { readonly chat: number; readonly text: string }[] = [];

/** Telegram, as far as a worker needs it. */
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

afterAll(async () => {
  for (const program of running) program.child.kill('SIGKILL');
  await new Promise((resolve) => telegram.close(resolve));
});

let written = 0;
async function write(web: Program, chat: number): Promise<number> {
  written += 1;
  const from = { id: chat, is_bot: false, first_name: 'An' };
  const text = `Cho tôi hỏi thủ tục đăng ký tạm trú số ${written}?`;
  const message = {
    message_id: written,
    date: Math.floor(Date.now() / 1000),
    chat: { id: chat, type: 'private' },
    from,
    text,
  };
  const answer = await fetch(`${web.url}/hooks/telegram/dong-lac`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
    body: JSON.stringify({ update_id: written, message }),
  });
  return answer.status;
}

const answersTo = (chat: number): number =>
  said.filter((each) => each.chat === chat && /\d{2}\/\d{2}\/\d{4}/u.test(each.text)).length;
async function until(isSo: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 60_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`never: ${what}; said: ${JSON.stringify(said.slice(-3))}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

it.skipIf(postgresBinaries() === null)(
  'two web processes, a worker and a clock are one newsroom',
  { timeout: 300_000 },
  async () => {
    await new Promise<void>((resolve) => telegram.listen(0, '127.0.0.1', resolve));
    const { core, portal } = await emptyDatabases();
    const redis = await startRedis();
    const dataDir = mkdtempSync(join(tmpdir(), 'roles-'));
    const env = {
      ...{ DATABASE_URL: core, PORTAL_DATABASE_URL: portal, DATA_DIR: dataDir, DEMO: '0' },
      ...(redis ? { REDIS_URL: `unix://${redis.path}` } : {}),
      ...{ TELEGRAM_TOKEN: `7000000001:${'A'.repeat(35)}`, TELEGRAM_WEBHOOK_SECRET: secret, TELEGRAM_MODE: 'webhook' },
      ...{ TELEGRAM_API_ROOT: `http://127.0.0.1:${(telegram.address() as AddressInfo).port}` },
      PUBLIC_URL: 'https://tin.example.vn',
    };
    const begin = async (role: string): Promise<Program> => {
      const program = await startProgram(env, [`--role=${role}`]);
      running.push(program);
      return program;
    };
    const worker = await begin('worker');
    const [one, two] = [await begin('web'), await begin('web')];
    await begin('clock');

    expect([await write(one, 101), await write(two, 102), await write(one, 101)]).toEqual([200, 200, 200]);
    await until(() => answersTo(101) === 2 && answersTo(102) === 1, 'each message got its receipt');

    // Webhooks are taken in while nobody works, and a web process more or less changes nothing.
    worker.child.kill('SIGKILL');
    two.child.kill('SIGKILL');
    expect(await write(one, 103)).toBe(200);
    const next = await begin('worker');
    await until(() => answersTo(103) === 1, 'the next worker answered what came in between');

    await redis?.stop();
    expect(await write(one, 104)).toBe(200);
    await until(() => answersTo(104) === 1, 'without Redis it is answered too');
    // Of those that the platform had just taken when the worker was killed nobody knows: they are said twice at most.
    for (const [chat, messages] of [
      [101, 2],
      [102, 1],
    ] as const)
      expect([messages, messages + 1]).toContain(answersTo(chat));
    expect(answersTo(103)).toBe(1);
    expect(await next.stop()).toBe(0);
    rmSync(dataDir, { recursive: true, force: true });
  },
);
