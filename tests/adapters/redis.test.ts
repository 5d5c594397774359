/**
 * Redis between processes: shared counters and immediate wake-ups. If Redis is killed, each
 * process continues alone, and shares again when it returns.
 */
import Fastify from 'fastify';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRedis } from '../../bench/redis-server.ts';
import { openShared } from '../../src/adapters/redis/shared.ts';
import type { Shared } from '../../src/ports/shared.ts';
import { guardPages } from '../../src/web/kit/guard.ts';
import { limits } from '../../src/web/kit/limits.ts';
import { everyone, shown } from '../../src/web/kit/page-registry.ts';

const server = await startRedis();
const said: string[] = [];
const note = (_facts: object, text: string): void => void said.push(text);
const log = { debug: note, info: note, warn: note, error: note };
const open: Shared[] = [];
const aProcess = (path: string, name = 'test'): Shared => {
  const shared = openShared({ url: path, name, log });
  open.push(shared);
  return shared;
};
const until = async (isSo: () => Promise<boolean> | boolean): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
};
const isThere = (shared: Shared) => until(async () => (await shared.peek('is-it-there')) !== null);

/** Two web processes. `ask` posts a form to one of them and returns the status. */
async function aWeb(shared: Shared) {
  const app = Fastify();
  await guardPages(app, { siteUrl: () => 'http://127.0.0.1', counts: shared });
  const count = app.createRateLimit(limits.signIn);
  app.get('/count', shown(everyone), async (request) => count(request));
  return {
    ask: async () => (await app.inject({ url: '/count' })).json() as { isExceeded: boolean },
    close: () => app.close(),
  };
}

afterAll(() => {
  for (const shared of open) shared.close();
});

describe.skipIf(server === null)('with a Redis (skipped where redis-server is not installed)', () => {
  const path = server?.path ?? '';
  beforeAll(() => isThere(aProcess(path)));

  it('Two processes share a counter until its window ends, and another installation has its own', async () => {
    const [one, two, stranger] = [aProcess(path), aProcess(path), aProcess(path, 'other')];
    for (const each of [one, two, stranger]) await isThere(each);
    expect((await one.count('a', 60_000))?.current).toBe(1);
    expect(await two.count('a', 60_000)).toMatchObject({ current: 2 });
    expect((await one.peek('a'))?.current).toBe(2);
    expect((await two.peek('a'))?.ttl).toBeGreaterThan(50_000);
    expect((await stranger.count('a', 60_000))?.current).toBe(1);
    await one.count('short', 30);
    await until(async () => (await one.peek('short'))?.current === 0);
  });

  it('A wake-up reaches every process, including its sender', async () => {
    const [web, worker] = [aProcess(path), aProcess(path)];
    let woken = 0;
    worker.onWake(() => {
      woken += 1;
    });
    await isThere(web);
    await until(() => {
      web.wake();
      return woken > 0;
    });
  });

  it('A busy program does not report Redis as unavailable, neither at the start nor later', {
    timeout: 20_000,
  }, async () => {
    const before = said.length;
    const busy = () => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);
    const shared = aProcess(path);
    let woken = 0;
    shared.onWake(() => {
      woken += 1;
    });
    shared.wake();
    const early = shared.count('early', 60_000);
    busy();
    expect(await early).toBeNull();
    await isThere(shared);
    await until(() => {
      shared.wake();
      return woken > 0;
    });
    const late = shared.count('late', 60_000);
    busy();
    await late;
    expect(said.slice(before)).toEqual([]);
  });

  it('Redis is reported unavailable once when it stops answering, back when it answers, and unavailable again', {
    timeout: 30_000,
  }, async () => {
    const shared = aProcess(path, 'pausing');
    await isThere(shared);
    const before = said.length;
    /** Pauses Redis: connections stay open, but commands get no answer. */
    const pause = async (ms: number) => {
      const other = new Redis(path);
      await other.call('client', 'pause', String(ms), 'ALL');
      other.disconnect();
      const end = performance.now() + ms;
      await until(async () => {
        await shared.peek('a');
        return performance.now() > end;
      });
      await isThere(shared);
    };
    await pause(2_000);
    expect(said.slice(before)).toEqual([expect.stringMatching(/^Redis does not answer/u), 'Redis is back']);
    await pause(2_000);
    expect(said.slice(before + 2)).toEqual([expect.stringMatching(/^Redis does not answer/u), 'Redis is back']);
  });

  it('Two late answers far apart do not report Redis as unavailable', { timeout: 20_000 }, async () => {
    const before = said.length;
    const busy = () => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);
    const shared = aProcess(path, 'wakes');
    let woken = 0;
    shared.onWake(() => {
      woken += 1;
    });
    await isThere(shared);
    for (let times = 0; times < 2; times += 1) {
      // In this phase of the event loop, timers run before incoming answers.
      await new Promise((resolve) => setImmediate(resolve));
      shared.wake();
      busy();
      woken = 0;
      await until(() => {
        shared.wake();
        return woken > 0;
      });
      await new Promise((resolve) => setTimeout(resolve, 1_100));
    }
    expect(said.slice(before)).toEqual([]);
  });

  it('Sign-in attempts are limited across two processes, and in each alone after Redis was killed', async () => {
    const [first, second] = [aProcess(path, 'limits'), aProcess(path, 'limits')];
    for (const each of [first, second]) await isThere(each);
    const [one, two] = [await aWeb(first), await aWeb(second)];
    const { max } = limits.signIn;
    for (let at = 0; at < max; at += 1) expect((await (at % 2 ? one : two).ask()).isExceeded).toBe(false);
    expect((await one.ask()).isExceeded).toBe(true);
    expect((await two.ask()).isExceeded).toBe(true);

    await server?.stop();
    expect(await first.count('a', 60_000)).toBeNull();
    first.wake();
    for (let at = 0; at < max; at += 1) expect((await two.ask()).isExceeded, String(at)).toBe(false);
    expect((await two.ask()).isExceeded).toBe(true);
    await expect.poll(() => said.filter((text) => text.startsWith('Redis does not answer')).length).toBeGreaterThan(0);
    await one.close();
    await two.close();
  });
});
