import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AttachmentRef } from '../../src/channel/incoming.ts';
import { createOpenCalls } from '../../src/channel/open-calls.ts';
import {
  allowedAddress,
  createDownloader,
  createPrivateTest,
  type Resolve,
} from '../../src/channel/platform/zalo-files.ts';
import { bytesOf } from '../support/chunks.ts';
import { type FakeZalo, startFakeZalo } from './zalo-oa-fake.ts';
import { shortTimes } from './zalo-oa-world.ts';

let fake: FakeZalo;
beforeEach(async () => {
  fake = await startFakeZalo();
});
afterEach(() => fake.close());

const limit = 10_000;
const at = (url: string, sizeBytes: number | null = null): AttachmentRef => ({
  kind: 'photo',
  fileId: url,
  uniqueId: url,
  name: null,
  mimeType: null,
  sizeBytes,
  width: null,
  height: null,
});
const source = (mediaHosts: readonly string[] = ['127.0.0.1'], resolve?: Resolve) => {
  const calls = createOpenCalls();
  return { download: createDownloader({ mediaHosts, calls, times: shortTimes, resolve }), close: calls.close };
};
const download = (path: string, from = source()) => bytesOf(from.download(at(fake.root + path), limit));

describe('allowed addresses', () => {
  it.each([
    ['https://f6.photo.talk.zdn.vn/1/a.jpg', 'https://f6.photo.talk.zdn.vn/1/a.jpg'],
    ['http://f6.photo.talk.zdn.vn/1/a.jpg', 'https://f6.photo.talk.zdn.vn/1/a.jpg'],
    ['https://s120-ava-talk.zadn.vn/6001.jpg', 'https://s120-ava-talk.zadn.vn/6001.jpg'],
    ['HTTPS://F8-ZFCLOUD.ZDN.VN/x', 'https://f8-zfcloud.zdn.vn/x'],
  ])('The address %s is allowed', (text, address) => {
    expect(allowedAddress(text, [])?.url.href).toBe(address);
  });

  it.each([
    ...['https://zdn.vn.evil.example/a', 'https://evilzdn.vn/a', 'https://zdn.vn/a', 'https://example.com/a.zdn.vn'],
    ...['https://a.zdn.vn@evil.example/a', 'https://user:pass@a.zdn.vn/a', 'https://a.zdn.vn:8443/a'],
    ...['ftp://a.zdn.vn/a', 'file:///etc/passwd', 'https://127.0.0.1/a', 'https://[::1]/a', 'http://localhost/a'],
    ...['https://a.zdn.vn./a', 'a.zdn.vn/a', '', 'https://169.254.169.254/latest/meta-data'],
  ])('The address %j is refused', (text) => {
    expect(allowedAddress(text, [])).toBeNull();
  });

  it('Hosts named by the operator are allowed over http and on any port, and no others', () => {
    const hosts = ['127.0.0.1', 'media.lan:9000', '[::1]'];
    expect(allowedAddress('http://127.0.0.1:8123/a', hosts)?.isNamed).toBe(true);
    expect(allowedAddress('http://media.lan:9000/a', hosts)?.isNamed).toBe(true);
    expect(allowedAddress('http://[::1]:7/a', hosts)?.isNamed).toBe(true);
    expect(allowedAddress('http://media.lan:9001/a', hosts)).toBeNull();
    expect(allowedAddress('http://127.0.0.2/a', hosts)).toBeNull();
    expect(allowedAddress('ftp://127.0.0.1/a', hosts)).toBeNull();
  });
});

describe('private networks', () => {
  const isPrivate = createPrivateTest();
  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1'],
    ...['0.0.0.0', '224.0.0.1', '255.255.255.255', '198.18.0.1', '::1', '::', 'fe80::1', 'fc00::1', 'fd12::1'],
    ...['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:a00:1', '64:ff9b::7f00:1', '2002:7f00:1::', 'ff02::1', 'x', ''],
  ])('%j is private or reserved', (address) => expect(isPrivate(address)).toBe(true));
  it.each(['118.69.1.1', '8.8.8.8', '172.32.0.1', '2001:4860:4860::8888', '::ffff:8.8.8.8'])(
    '%s is public',
    (address) => expect(isPrivate(address)).toBe(false),
  );

  it('A Zalo name that resolves to a private network is not connected to', async () => {
    let touched = 0;
    const trap = createServer(() => {
      touched += 1;
    });
    trap.on('connection', () => {
      touched += 1;
    });
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
    const asked: string[] = [];
    for (const address of ['127.0.0.1', '::ffff:127.0.0.1', '10.0.0.1']) {
      const from = source([], async (host) => {
        asked.push(host);
        return [
          { address: '118.69.1.1', family: 4 },
          { address, family: address.includes(':') ? 6 : 4 },
        ];
      });
      await expect(bytesOf(from.download(at('https://f6.photo.talk.zdn.vn/a.jpg'), limit))).rejects.toMatchObject({
        kind: 'rejected',
        details: { description: 'not a public address' },
      });
    }
    expect(asked).toHaveLength(3);
    expect(touched).toBe(0);
    expect((trap.address() as AddressInfo).port).toBeGreaterThan(0);
    await new Promise((resolve) => trap.close(resolve));
  });

  it('A name that cannot be resolved counts as unreachable', async () => {
    const unknown: Resolve = async () => {
      throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' });
    };
    await expect(bytesOf(source([], unknown).download(at('https://a.zdn.vn/a'), limit))).rejects.toMatchObject({
      kind: 'unreachable',
    });
    await expect(bytesOf(source([], async () => []).download(at('https://a.zdn.vn/a'), limit))).rejects.toMatchObject({
      kind: 'rejected',
    });
  });
});

describe('downloading', () => {
  it('Bytes are downloaded unchanged, without cookies or tokens', async () => {
    fake.files.set('/a.jpg', (response, request) => {
      expect(request.headers.cookie).toBeUndefined();
      expect(request.headers.access_token).toBeUndefined();
      response.end(Buffer.from([1, 2, 3]));
    });
    expect([...(await download('/a.jpg'))]).toEqual([1, 2, 3]);
  });

  it('A file above the limit is refused by its stated size, its announced length and its bytes', async () => {
    const tooBig = { kind: 'rejected', details: { description: expect.stringMatching(/too big/) } };
    let sent = 0;
    fake.files.set('/honest', (response) => void response.end(new Uint8Array(limit + 1)));
    fake.files.set('/liar', (response) => {
      const pump = () => {
        if (response.destroyed || sent > 50 * limit) return;
        sent += limit;
        response.write(new Uint8Array(limit), () => setImmediate(pump));
      };
      pump();
    });
    await expect(bytesOf(source().download(at(`${fake.root}/none`, limit + 1), limit))).rejects.toMatchObject(tooBig);
    await expect(download('/honest')).rejects.toMatchObject(tooBig);
    await expect(download('/liar')).rejects.toMatchObject(tooBig);
    expect(sent).toBeLessThan(50 * limit);
    fake.files.set('/exact', (response) => void response.end(new Uint8Array(limit)));
    expect((await download('/exact')).byteLength).toBe(limit);
  });

  it('Stalled and dripping downloads are given up', async () => {
    fake.files.set('/silent', () => undefined);
    fake.files.set('/stalls', (response) => void response.write('x'));
    fake.files.set('/drips', (response) => {
      const timer = setInterval(() => (response.destroyed ? clearInterval(timer) : response.write('x')), 50);
    });
    fake.files.set('/breaks', (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('x', () => response.destroy());
    });
    for (const path of ['/silent', '/stalls', '/drips', '/breaks']) {
      const error = await download(path).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ kind: 'unreachable' });
      expect((error as { details: object }).details).not.toHaveProperty('outcomeUnknown');
    }
  });

  it('A slow but steady download is completed', async () => {
    fake.files.set('/slow', (response) => {
      let left = 5;
      const timer = setInterval(() => {
        left -= 1;
        response.write('x');
        if (left > 0) return;
        clearInterval(timer);
        response.end();
      }, 100);
    });
    expect((await download('/slow')).byteLength).toBe(5);
  });

  it('A missing file is refused for good, and a failing server is retried', async () => {
    const answers = { 404: 'rejected', 403: 'rejected', 410: 'rejected', 500: 'unreachable', 429: 'rateLimited' };
    for (const [status, kind] of Object.entries(answers)) {
      fake.files.set('/x', (response) => void response.writeHead(Number(status)).end('secret of an inner service'));
      const error = await download('/x').catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ kind });
      expect(JSON.stringify(error)).not.toContain('secret');
    }
  });
});

describe('redirects', () => {
  const to = (path: string, location: string) =>
    fake.files.set(path, (response) => void response.writeHead(302, { location }).end());

  it('Redirects to allowed addresses are followed at most twice', async () => {
    fake.files.set('/end', (response) => void response.end('x'));
    to('/one', '/two');
    to('/two', `${fake.root}/end`);
    expect((await download('/one')).byteLength).toBe(1);
    to('/zero', '/one');
    await expect(download('/zero')).rejects.toMatchObject({ kind: 'rejected' });
    to('/loop', '/loop');
    await expect(download('/loop')).rejects.toMatchObject({ kind: 'rejected' });
  });

  it.each([
    'http://localhost:1/',
    'https://example.com/a',
    'file:///etc/passwd',
    'http://169.254.169.254/',
    '//[::1]/',
  ])('A redirect to %s is not followed', async (location) => {
    to('/away', location);
    await expect(download('/away')).rejects.toMatchObject({
      kind: 'rejected',
      details: { description: 'not an address of a Zalo file' },
    });
  });
});

describe('stopping', () => {
  it('Stopping ends hanging downloads', async () => {
    fake.files.set('/hang', () => undefined);
    const from = source();
    const waiting = download('/hang', from).catch((thrown: unknown) => thrown);
    await from.close(10);
    expect(await waiting).toMatchObject({ kind: 'unreachable' });
    await expect(download('/hang', from)).rejects.toMatchObject({ kind: 'unreachable' });
  });
});
