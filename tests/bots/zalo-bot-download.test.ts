import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startZaloBot } from '../../bots/simulator/zalo-bot/standalone.ts';
import { createZaloBot } from '../../bots/zalo-bot/index.ts';
import { createOpenCalls } from '../../src/channel/open-calls.ts';
import { createDownloader, type DownloaderOptions, type Resolve } from '../../src/channel/platform/zalo-files.ts';
import { bytesOf } from '../support/chunks.ts';
import { aJpeg } from '../support/sample-photos.ts';
import { aConfig, aContext, aFile, bot, failureOf, now, shortTimes, until } from './zalo-bot-world.ts';

let server: Server;
let root: string;
let handle: RequestListener;
const asked: { host: string; path: string; headers: object }[] = [];

beforeEach(async () => {
  asked.length = 0;
  server = createServer((request, response) => {
    asked.push({ host: request.headers.host ?? '', path: request.url ?? '', headers: request.headers });
    handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const limit = 1_000;
/** Resolves every host name to these addresses. */
const leadsTo =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
const downloader = (change: Partial<DownloaderOptions> = {}) => {
  const bring = createDownloader({
    mediaHosts: ['127.0.0.1'],
    calls: createOpenCalls(),
    times: shortTimes,
    resolve: leadsTo('127.0.0.1'),
    ...change,
  });
  return (address: string, limitBytes: number) => bytesOf(bring({ fileId: address, sizeBytes: null }, limitBytes));
};
const refusalOf = async (address: string, change: Partial<DownloaderOptions> = {}) => {
  const error = await failureOf(downloader(change)(address, limit));
  expect(error.details.outcomeUnknown).toBeUndefined();
  return error;
};

describe('downloading', () => {
  it('Bytes are downloaded unchanged, and the request carries nothing of ours', async () => {
    handle = (_request, response) => response.end(Buffer.from([1, 2, 3]));
    expect([...(await downloader()(`${root}/p.jpg?x=1`, limit))]).toEqual([1, 2, 3]);
    expect(asked).toMatchObject([{ path: '/p.jpg?x=1' }]);
    expect(Object.keys(asked[0]?.headers ?? {}).sort()).toEqual(['accept', 'connection', 'host']);
  });

  it('A download may reach the limit and is stopped beyond it', async () => {
    handle = (_request, response) => response.end(Buffer.alloc(limit));
    expect(await downloader()(root, limit)).toHaveLength(limit);
    handle = (_request, response) => response.writeHead(200, { 'content-length': limit + 1 }).write('x');
    const claimed = await refusalOf(root);
    expect(claimed).toMatchObject({ kind: 'rejected' });
    expect(claimed.message).toMatch(/too big: 1001 bytes/);
    let isEnded = false;
    handle = (_request, response) => {
      response.on('close', () => {
        isEnded = true;
      });
      const drip = setInterval(() => response.write(Buffer.alloc(400)), 5);
      response.on('close', () => clearInterval(drip));
    };
    expect((await refusalOf(root)).message).toMatch(/too big/);
    await until(() => isEnded, 'the connection is ended');
  });

  it.each([
    [404, 'rejected'],
    [410, 'rejected'],
    [403, 'rejected'],
    [204, 'rejected'],
    [206, 'rejected'],
    [304, 'rejected'],
    [429, 'rateLimited'],
    [500, 'unreachable'],
    [503, 'unreachable'],
  ])('HTTP %i fails the download as %s', async (status, kind) => {
    handle = (_request, response) => response.writeHead(status).end();
    expect((await refusalOf(root)).kind).toBe(kind);
  });

  it('Stalled and dripping downloads are given up', async () => {
    handle = (_request, response) => void response.writeHead(200).write('x');
    expect((await refusalOf(root)).kind).toBe('unreachable');
    handle = () => undefined;
    expect((await refusalOf(root)).kind).toBe('unreachable');
    handle = (_request, response) => {
      const drip = setInterval(() => response.write('x'), 50);
      response.on('close', () => clearInterval(drip));
    };
    const before = performance.now();
    expect((await refusalOf(root)).kind).toBe('unreachable');
    expect(performance.now() - before).toBeLessThan(shortTimes.downloadMs + 5_000);
  });

  it('A broken connection is reported for a later retry', async () => {
    handle = (_request, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('x');
      setTimeout(() => response.destroy(), 20);
    };
    expect((await refusalOf(root)).kind).toBe('unreachable');
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect((await refusalOf(root)).kind).toBe('unreachable');
    server.listen(0, '127.0.0.1');
  });

  it('Fewer bytes than Zalo stated are reported for a later retry, even without a content length', async () => {
    handle = (_request, response) => void response.writeHead(200).end('half');
    const bring = createDownloader({ mediaHosts: ['127.0.0.1'], calls: createOpenCalls(), times: shortTimes });
    const told = (sizeBytes: number) => bytesOf(bring({ fileId: root, sizeBytes }, limit));
    expect(await failureOf(told(5))).toMatchObject({ kind: 'unreachable' });
    expect(await told(4)).toHaveLength(4);
  });

  it('A download waits for a slow disk', async () => {
    handle = (_request, response) => {
      response.writeHead(200).write('one');
      setTimeout(() => response.end('two'), 400);
    };
    const times = { idleMs: 200, downloadMs: 60_000 };
    const bring = createDownloader({ mediaHosts: ['127.0.0.1'], calls: createOpenCalls(), times });
    let size = 0;
    for await (const chunk of bring({ fileId: root, sizeBytes: null }, limit)) {
      size += chunk.byteLength;
      await new Promise((resolve) => setTimeout(resolve, 600));
    }
    expect(size).toBe(6);
  });

  it('Stopping the channel ends downloads', async () => {
    handle = () => undefined;
    const calls = createOpenCalls();
    const waiting = failureOf(downloader({ calls })(root, limit));
    await until(() => asked.length > 0, 'it is asked');
    await calls.close(0);
    expect((await waiting).message).toMatch(/stopping/);
  });
});

describe('allowed addresses', () => {
  it.each([
    'https://example.com/p.jpg',
    'https://evilzdn.vn/p.jpg',
    'https://zdn.vn.example.com/p.jpg',
    'https://photo.zdn.vn.:443/p.jpg',
    'https://photo.zdn.vn:8443/p.jpg',
    'https://user:secret@photo.zdn.vn/p.jpg',
    'http://user@127.0.0.1/p.jpg',
    'http://127.0.0.2/p.jpg',
    'http://169.254.169.254/latest',
    'http://[::1]/p.jpg',
    'http://2130706433.example/',
    'file:///etc/passwd',
    'ftp://photo.zdn.vn/p.jpg',
    'data:image/png;base64,AAAA',
    '/p.jpg',
    '',
  ])('The address %j is refused without a request', async (address) => {
    const error = await refusalOf(address);
    expect(error.kind).toBe('rejected');
    expect(error.message).not.toContain('secret');
    expect(asked).toEqual([]);
  });

  it.each([
    '127.0.0.1',
    '10.0.0.8',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'fd00::1',
    'fe80::1',
  ])('A Zalo name that resolves to %s is not connected to', async (address) => {
    for (const resolve of [leadsTo(address), leadsTo('118.102.1.1', address)]) {
      const error = await refusalOf('http://photo-stal-1.zdn.vn/p.jpg', { resolve, mediaHosts: [] });
      expect(error).toMatchObject({ kind: 'rejected' });
      expect(error.message).toMatch(/not a public address/);
    }
  });

  it('A name that cannot be resolved is reported for a later retry', async () => {
    const resolve: Resolve = (name) =>
      Promise.reject(Object.assign(new Error(`queryA ${name}`), { code: 'EAI_AGAIN', syscall: 'getaddrinfo' }));
    expect((await refusalOf('https://photo.zadn.vn/p.jpg', { resolve })).kind).toBe('unreachable');
  });

  it('Redirects to allowed addresses are followed at most twice', async () => {
    handle = (request, response) => {
      const hop = Number(request.url?.slice(1));
      if (hop === 0) response.end('there');
      else response.writeHead(302, { location: `/${hop - 1}` }).end();
    };
    expect(Buffer.from(await downloader()(`${root}/2`, limit)).toString()).toBe('there');
    expect((await refusalOf(`${root}/3`)).message).toMatch(/redirects/);
  });

  it.each(['http://127.0.0.2/', 'https://example.com/', 'file:///etc/passwd', 'https://localhost/'])(
    'A redirect to %s is not followed',
    async (location) => {
      handle = (_request, response) => response.writeHead(301, { location }).end();
      expect((await refusalOf(root)).kind).toBe('rejected');
      expect(asked).toHaveLength(1);
    },
  );

  it('No other host is ever contacted, whatever the address', async () => {
    const host = fc.oneof(
      fc.domain(),
      fc.ipV4(),
      fc.ipV6().map((address) => `[${address}]`),
    );
    const looked: string[] = [];
    const resolve: Resolve = async (name) => {
      looked.push(name);
      return [{ address: '127.0.0.1', family: 4 }];
    };
    await fc.assert(
      fc.asyncProperty(
        fc.webUrl({ authoritySettings: { withIPv4: true, withPort: true } }),
        host,
        async (url, name) => {
          fc.pre(!/\.zdn\.vn|\.zadn\.vn/.test(url + name));
          for (const address of [url, `http://${name}/`, `https://photo.zdn.vn@${name}/`]) {
            expect((await refusalOf(address, { mediaHosts: [], resolve })).kind).toBe('rejected');
          }
        },
      ),
      { numRuns: 200 },
    );
    expect(looked).toEqual([]);
  });
});

it('A person’s photo is downloaded from the simulated Zalo', async () => {
  const zalo = await startZaloBot({ bot: bot, now: () => now });
  const channel = createZaloBot(aConfig(zalo.apiRoot), aContext(), shortTimes);
  try {
    const jpeg = await aJpeg({ width: 60, height: 40 });
    expect([...(await download(jpeg))]).toEqual([...jpeg]);
  } finally {
    await channel.stop();
    await zalo.close();
  }

  async function download(jpeg: Buffer): Promise<Uint8Array> {
    const context = aContext();
    const polling = createZaloBot(aConfig(zalo.apiRoot), context, shortTimes);
    zalo.world.addPerson('Hoa').sendPhoto(jpeg, 'Hoá đơn');
    await polling.start();
    await until(() => context.stored.length === 1, 'it is stored');
    await polling.stop();
    const [event] = context.stored.flatMap((delivery) => channel.parse(delivery));
    if (event?.kind !== 'attachments') throw new Error(`expected a photo, got ${event?.kind}`);
    expect(event.caption).toBe('Hoá đơn'.normalize('NFC'));
    return bytesOf(channel.download(event.attachments[0] ?? aFile(''), limit * 100));
  }
});
