/**
 * How fast the portal answers, as a ratio to the same Fastify that returns a constant string of that size, in one run: 20,000
 * items, 32 connections. Client and server share the machine's cores in both, so the ratio is what can be compared.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figure.ts';
import type { PortalServer } from './portal-server.ts';

const connections = 32;
const measuredMs = 2_500;
const mebibyte = 1024 * 1024;

interface Load {
  readonly perSecond: number;
  readonly p99Ms: number;
  readonly status: number;
}

/** Each connection asks for the next address when it has its answer. */
async function load(
  { port, agent }: { readonly port: number; readonly agent: Agent },
  addressOf: (count: number) => string,
  headers: Readonly<Record<string, string>> = {},
  atMost = Number.POSITIVE_INFINITY,
): Promise<Load> {
  const waits: number[] = [];
  let count = 0;
  let status = 0;
  const began = performance.now();
  const until = began + measuredMs;
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const from = performance.now();
      const asked = request(
        { host: '127.0.0.1', port, path: addressOf(count++), agent, headers: { host: 'donglac.example', ...headers } },
        (answer) => {
          status = answer.statusCode ?? 0;
          answer
            .on('data', () => undefined)
            .on('end', () => {
              waits.push(performance.now() - from);
              resolve();
            });
        },
      );
      asked.on('error', reject).end();
    });
  const connection = async (): Promise<void> => {
    while (performance.now() < until && count < atMost) await one();
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const seconds = (performance.now() - began) / 1_000;
  waits.sort((a, b) => a - b);
  return { perSecond: waits.length / seconds, p99Ms: waits[Math.floor(waits.length * 0.99)] ?? 0, status };
}

async function startServer(
  folder: string,
): Promise<{ readonly server: PortalServer; readonly stop: () => Promise<void> }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('portal-server.ts', import.meta.url)), folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    server: JSON.parse(line) as PortalServer,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

/** Two words each: no query comes twice. */
const queries =
  (words: readonly string[]) =>
  (count: number): string => {
    const first = words[count % words.length] ?? '';
    const second = words[Math.floor(count / words.length) % words.length] ?? '';
    return `/tim-kiem?q=${encodeURIComponent(`${first} ${second}`)}`;
  };

export async function portal(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-'));
  const { server, stop } = await startServer(folder);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const to = { port: server.port, agent };
  const toConstant = { port: server.constantPort, agent };
  const figures: Figure[] = [];
  /** Measured just before and after, so that a busy machine is busy for both. */
  const against = async (name: string, goal: string, constant: string, measure: () => Promise<Load>): Promise<void> => {
    const before = await load(toConstant, () => constant);
    const measured = await measure();
    const after = await load(toConstant, () => constant);
    const base = (before.perSecond + after.perSecond) / 2;
    figures.push({ name: `${name}, ratio (goal ${goal})`, value: (measured.perSecond / base).toFixed(2) });
    figures.push({
      name: `  p99 in ms, and that of the constant (status ${measured.status})`,
      value: `${measured.p99Ms.toFixed(1)} / ${after.p99Ms.toFixed(1)}`,
    });
  };
  const { slugs, etag, words } = server;
  const slug = (count: number): string => `/tin/${slugs[count % slugs.length]}`;
  try {
    await load(to, () => '/', {}, 500);
    await against('front page, warm', '0.8', '/front', () => load(to, () => '/'));
    await against('list, warm', '0.8', '/list', () => load(to, () => '/chuyen-muc/tin-tuc-su-kien'));
    await against('item, warm', '0.8', '/item', () => load(to, () => slug(0)));
    await against('items asked for the first time', '0.15', '/item', () =>
      load(to, (count) => slug(count + 1), {}, slugs.length - 1),
    );
    await against('search, every query another', '0.15', '/search', () => load(to, queries(words)));
    await against('304, warm', '1.5', '/front', () => load(to, () => '/', { 'if-none-match': etag }));
    const memory = Number(await textOf(toConstant, '/memory'));
    figures.push({ name: 'resident memory of the server afterwards, MiB', value: (memory / mebibyte).toFixed(0) });
  } finally {
    agent.destroy();
    await stop();
    rmSync(folder, { recursive: true });
  }
  return figures;
}

const textOf = ({ port, agent }: { readonly port: number; readonly agent: Agent }, path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, agent }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      answer.on('end', () => resolve(text));
    })
      .on('error', reject)
      .end();
  });

/** The texts of the search's benchmark, for both. */
export const madeTexts = (): {
  readonly made: readonly { readonly title: string; readonly text: string }[];
  readonly streets: readonly string[];
  readonly people: readonly string[];
} => JSON.parse(readFileSync(new URL('../tests/fixtures/search.json', import.meta.url), 'utf8'));
