/**
 * Speed of the portal relative to the same Fastify returning a constant string of the same size, in one run: 20,000 items, 32
 * connections. Client and server share the cores in both cases, so the ratio is comparable.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { memorySettings, nodeFlags } from './as-started.ts';
import { type Figure, median } from './figure.ts';
import { type PlainConnection, plainConnection } from './plain-connection.ts';
import { madeQueries } from './portal-query.ts';
import type { PortalServer } from './portal-server.ts';

const connectionCount = 32;
/** The reference and the page are measured alternately, so that other load affects both; the median pair counts. */
const sliceMs = 300;
/** Shorter, because each item may be requested only once and there are only 20,000. */
const itemSliceMs = 150;
const pairs = 9;
/**
 * Number of requests before first-time responses are measured: until then the new server and its page thread run interpreted
 * code.
 */
const askedBefore = 5_000;
const mebibyte = 1024 * 1024;

interface Load {
  readonly perSecond: number;
  /** Per second of the server's own processor time. */
  readonly perCpuSecond: number;
  readonly p99Ms: number;
  readonly status: number;
}

interface Target {
  readonly connections: readonly PlainConnection[];
  /** Processor time that the server has used since it started. */
  readonly cpuSeconds: () => Promise<number>;
}

interface Asking {
  readonly headers?: Readonly<Record<string, string>>;
  /** Duration in milliseconds. */
  readonly forMs?: number;
}

/** Each connection sends its next request when it has its response. */
async function load(
  { connections, cpuSeconds }: Target,
  addressOf: (count: number) => string,
  { headers = {}, forMs = sliceMs }: Asking = {},
): Promise<Load> {
  const waits: number[] = [];
  let count = 0;
  let status = 0;
  const asked = { host: 'donglac.example', ...headers };
  const cpuBefore = await cpuSeconds();
  const began = performance.now();
  const until = began + forMs;
  const keepAsking = async (connection: PlainConnection): Promise<void> => {
    for (let from = began; from < until; ) {
      status = await connection.get(addressOf(count++), asked);
      const now = performance.now();
      waits.push(now - from);
      from = now;
    }
  };
  await Promise.all(connections.map(keepAsking));
  const seconds = (performance.now() - began) / 1_000;
  waits.sort((a, b) => a - b);
  const perCpuSecond = waits.length / ((await cpuSeconds()) - cpuBefore);
  return {
    perSecond: waits.length / seconds,
    perCpuSecond,
    p99Ms: waits[Math.floor(waits.length * 0.99)] ?? 0,
    status,
  };
}

const scriptOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Another process fills the portal. The memory settings are those of `npm start`. */
async function startServer(
  folder: string,
): Promise<{ readonly server: PortalServer; readonly stop: () => Promise<void> }> {
  execFileSync(process.execPath, [scriptOf('portal-fill.ts'), folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  const child = spawn(process.execPath, [...nodeFlags, scriptOf('portal-server.ts'), folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...memorySettings },
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

/** Ratios of the portal's pages to a constant response of the same size, with the server's memory and processor time. */
export async function portal(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-'));
  const { server, stop } = await startServer(folder);
  const usage = async (): Promise<NodeJS.MemoryUsage & { readonly cpuSeconds: number }> =>
    JSON.parse(await textOf(server.constantPort, '/usage'));
  const cpuSeconds = async () => (await usage()).cpuSeconds;
  const connected = (port: number): Promise<readonly PlainConnection[]> =>
    Promise.all(Array.from({ length: connectionCount }, () => plainConnection(port)));
  const to: Target = { connections: await connected(server.port), cpuSeconds };
  const toConstant: Target = { connections: await connected(server.constantPort), cpuSeconds };
  const figures: Figure[] = [];
  const against = async (
    name: string,
    goal: string,
    constant: string,
    addressOf: (count: number) => string,
    asking: Asking = {},
  ): Promise<void> => {
    const ratios = { perSecond: [] as number[], perCpuSecond: [] as number[] };
    const p99: { readonly measured: number[]; readonly constant: number[] } = { measured: [], constant: [] };
    let asked = 0;
    const next = (): string => addressOf(asked++);
    for (let pair = 0; pair < pairs; pair += 1) {
      const base = await load(toConstant, () => constant);
      const measured = await load(to, next, asking);
      if (measured.status !== (goal === '1.5' ? 304 : 200)) throw new Error(`${name} was answered ${measured.status}`);
      for (const unit of ['perSecond', 'perCpuSecond'] as const) ratios[unit].push(measured[unit] / base[unit]);
      p99.measured.push(measured.p99Ms);
      p99.constant.push(base.p99Ms);
    }
    figures.push({ name: `${name}, ratio by the clock (goal ${goal})`, value: median(ratios.perSecond).toFixed(2) });
    figures.push({ name: '  ratio a second of the server’s core', value: median(ratios.perCpuSecond).toFixed(2) });
    figures.push({
      name: '  p99 in ms, and of the constant',
      value: `${median(p99.measured).toFixed(1)} / ${median(p99.constant).toFixed(1)}`,
    });
  };
  const { slugs, etag } = server;
  const queries = madeQueries(join(folder, 'portal.db'), 40_000);
  const slug = (count: number): string => `/tin/${slugs[count % slugs.length]}`;
  try {
    // Warms up both before measuring.
    for (const target of [to, toConstant])
      for (let times = 0; times < 4; times += 1) await load(target, () => (target === to ? '/' : '/front'));
    await against('front page, warm', '0.8', '/front', () => '/');
    await against('list, warm', '0.8', '/list', () => '/chuyen-muc/tin-tuc-su-kien');
    await against('item, warm', '0.8', '/item', () => slug(0));
    // The code is warm, the responses are not: every measured request is the first for its address.
    let opened = 0;
    const item = (): string => slug(++opened);
    while (opened < askedBefore) await load(to, item, { forMs: itemSliceMs });
    await against('items asked for the first time', '0.15', '/item', item, { forMs: itemSliceMs });
    if (opened >= slugs.length) throw new Error('Items came twice');
    let searched = 0;
    const search = (): string => `/tim-kiem?q=${queries[searched++ % queries.length]}`;
    while (searched < askedBefore) await load(to, search);
    await against('search, every query another', '0.15', '/search', search);
    if (searched > queries.length) throw new Error('Queries came twice');
    await against('304, warm', '1.5', '/front', () => '/', { headers: { 'if-none-match': etag } });
    figures.push({ name: 'different queries asked', value: String(searched) });
    const { rss, heapTotal, heapUsed, arrayBuffers } = await usage();
    const parts = [rss, heapTotal, heapUsed, arrayBuffers].map((bytes) => (bytes / mebibyte).toFixed(0));
    figures.push({ name: 'memory of the server afterwards, MiB: resident', value: parts[0] ?? '' });
    figures.push({ name: '  of it heap, its used part, buffers', value: parts.slice(1).join(' / ') });
  } finally {
    for (const { close } of [...to.connections, ...toConstant.connections]) close();
    await stop();
    rmSync(folder, { recursive: true });
  }
  return figures;
}

const textOf = async (port: number, path: string): Promise<string> =>
  (await fetch(`http://127.0.0.1:${port}${path}`)).text();
