/**
 * An attack on the whole app as strangers can reach it: every declared page receives typical attack input. The defences of single
 * parts have their own tests; `docs/security.md` names both.
 */
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DeskReader, type DeskWorld, openDesk } from '../web/desk-world.ts';

let desk: DeskWorld;
let head: DeskReader;
const lines: string[] = [];
const say = (...said: readonly unknown[]): void => void lines.push(JSON.stringify(said));

beforeAll(async () => {
  desk = await openDesk({ debug: say, info: say, warn: say, error: say });
  head = await desk.as('head');
});
afterAll(() => desk.close());

let strangers = 0;
/** Each request has its own address, because rate limits are tested elsewhere. */
const ask = (options: InjectOptions) => {
  strangers += 1;
  const remoteAddress = `198.51.${Math.floor(strangers / 250)}.${strangers % 250}`;
  return desk.system.app.inject({ remoteAddress, ...options });
};
const pagesOf = (method: 'GET' | 'POST') =>
  desk.system.app.declaredPages
    .filter((page) => page.method === method)
    .map(({ path }) => path)
    // An event stream, which does not end.
    .filter((path) => path !== '/board/live');
const filled = (path: string, value: string): string => path.replaceAll(/:\w+|\*/gu, value);

describe('a form sent by another site', () => {
  it('Every page that acts refuses a form sent from another site with the head’s cookie, and the refusal reveals no result', async () => {
    const paths = pagesOf('POST').filter((path) => !path.startsWith('/hooks') && !path.includes('webhook'));
    expect(paths.length).toBeGreaterThan(20);
    const letThrough: string[] = [];
    for (const path of paths)
      for (const sent of [
        { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
        { 'sec-fetch-site': 'same-site', origin: 'https://other.example.vn' },
        { origin: 'https://evil.example' },
        { origin: 'http://127.0.0.1.evil.example' },
        { origin: 'http://127.0.0.1:1@evil.example' },
      ]) {
        const { statusCode } = await ask({
          ...{ method: 'POST', url: filled(path, 'x'), payload: 'act=x' },
          headers: { cookie: head.cookie, 'content-type': 'application/x-www-form-urlencoded', ...sent },
        });
        if (statusCode !== 403) letThrough.push(`${statusCode} ${path} ${JSON.stringify(sent)}`);
      }
    expect(letThrough).toEqual([]);
  });
});

describe('links', () => {
  it('No page redirects or links to another host that was passed in its address', async () => {
    const away: string[] = [];
    for (const path of pagesOf('GET'))
      for (const evil of ['//evil.example', '%2F%2Fevil.example', '\\\\evil.example', 'https:%2F%2Fevil.example%2F']) {
        const query = ['next', 'url', 've', 'sau', 'to', 'return', 'redirect', 'chon', 'trang'];
        const url = `${filled(path, evil)}?${query.map((name) => `${name}=${encodeURIComponent(evil)}`).join('&')}`;
        for (const cookie of ['', head.cookie]) {
          const { headers } = await ask({
            ...{ method: 'GET', url },
            headers: {
              cookie,
              host: 'evil.example',
              referer: 'https://evil.example/board/x',
              'x-forwarded-host': 'evil.example',
            },
          });
          const location = String(headers.location ?? '');
          if (location !== '' && URL.parse(location, 'http://ours.example')?.host !== 'ours.example')
            away.push(`${url} → ${location}`);
        }
      }
    expect(away).toEqual([]);
  });

  it('A platform’s link preview changes nothing: GET and HEAD do not use up a link', async () => {
    const before = await desk.audit();
    for (const path of pagesOf('GET')) {
      const url = filled(path, 'A'.repeat(43));
      for (const method of ['GET', 'HEAD'] as const)
        await ask({ method, url, headers: { cookie: head.cookie, 'user-agent': 'TelegramBot (like TwitterBot)' } });
    }
    expect(await desk.audit()).toEqual(before);
  });
});

describe('what pages answer', () => {
  it('Pages ignore a forged host header, so a cached copy cannot link to another host', async () => {
    const told: string[] = [];
    for (const path of pagesOf('GET')) {
      const { body, headers } = await ask({
        ...{ method: 'GET', url: filled(path, 'x') },
        headers: {
          ...{ host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-original-url': '/board/audit' },
          ...{ forwarded: 'host=evil.example', 'x-forwarded-proto': 'javascript' },
        },
      });
      if (`${body}${JSON.stringify(headers)}`.includes('evil.example')) told.push(path);
    }
    expect(told).toEqual([]);
  });

  it('Every cookie is unreadable for scripts and is not sent by other sites', async () => {
    const set: string[] = [];
    for (const path of pagesOf('GET')) {
      const { headers } = await ask({
        method: 'GET',
        url: `${filled(path, 'x')}?chon=lon`,
        headers: { cookie: head.cookie },
      });
      set.push(...[headers['set-cookie'] ?? []].flat());
    }
    expect(set.length).toBeGreaterThan(0);
    for (const cookie of set) expect(cookie).toMatch(/HttpOnly.*SameSite=(?:Lax|Strict)/u);
  });

  it('An address with line breaks cannot add a header to the answer', async () => {
    const split: string[] = [];
    for (const path of pagesOf('GET')) {
      const url = `${filled(path, 'x%0d%0aset-cookie:%20a=b')}?chon=%0d%0aset-cookie:%20a%3Db`;
      const { headers } = await ask({ method: 'GET', url, headers: { cookie: head.cookie } });
      if ([headers['set-cookie'] ?? []].flat().some((each) => each.startsWith('a='))) split.push(path);
    }
    expect(split).toEqual([]);
  });
});

describe('requests', () => {
  it('Every page that acts refuses or ignores a malformed body and never fails with a server error', async () => {
    const broken: string[] = [];
    const bodies = {
      'gzip that is none': { 'content-type': 'application/x-www-form-urlencoded', 'content-encoding': 'gzip' },
      utf16: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-16' },
      json: { 'content-type': 'application/json' },
      'parts without an end': { 'content-type': 'multipart/form-data; boundary=x' },
      'no type': {},
    } as const;
    const payloads = [
      '__proto__[isAdmin]=1&constructor[prototype][a]=1&act=approve&act=reject',
      '{"__proto__":{"a":1},"act":"x","act":"y"}',
      '--x\r\ncontent-disposition: form-data; name="__proto__"; filename="../../x"\r\n\r\nA',
      '\uFEFFact=%ff%fe%00&subject=%u0041',
      `act=${'%41'.repeat(5_000)}`,
    ];
    for (const path of pagesOf('POST'))
      for (const [name, type] of Object.entries(bodies))
        for (const payload of payloads) {
          const { statusCode } = await ask({
            ...{ method: 'POST', url: filled(path, 'x'), payload },
            headers: { cookie: head.cookie, 'sec-fetch-site': 'same-origin', ...type },
          });
          if (statusCode >= 500 && statusCode !== 503) broken.push(`${statusCode} ${path} ${name}`);
        }
    expect(broken).toEqual([]);
    expect(Object.prototype).not.toHaveProperty('isAdmin');
  });

  it('Malformed values in an address cause no server error on any page', async () => {
    const broken: string[] = [];
    const odd = [
      '%00',
      '%ff',
      '..%2f..%2fetc%2fpasswd',
      '%F0%9F%92%A9',
      "'%20or%201=1--",
      '9'.repeat(400),
      '-1',
      '%25',
      '__proto__',
    ];
    for (const path of pagesOf('GET'))
      for (const value of odd) {
        const url = `${filled(path, value)}?q=${value}&trang=${value}&sau=${value}&tu=${value}&phuong=${value}&tatca=${value}`;
        const { statusCode } = await ask({ method: 'GET', url, headers: { cookie: head.cookie } });
        if (statusCode >= 500 && statusCode !== 503) broken.push(`${statusCode} ${url}`);
      }
    expect(broken).toEqual([]);
  });

  it('The rate limit counts the sender’s real IP address, whatever its headers claim', async () => {
    const answers: number[] = [];
    for (let at = 0; at < 60; at += 1) {
      const { statusCode } = await desk.system.app.inject({
        ...{ method: 'POST', url: `/board/enter/${'A'.repeat(42)}${at % 10}`, remoteAddress: '203.0.113.9' },
        headers: {
          ...{ 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
          ...{ 'x-forwarded-for': `192.0.2.${at}`, 'x-real-ip': `192.0.2.${at}`, forwarded: `for=192.0.2.${at}` },
        },
      });
      answers.push(statusCode);
    }
    expect(answers.at(-1)).toBe(429);
  });
});

it('A request cannot insert a forged line into the log', async () => {
  await ask({
    method: 'GET',
    url: '/board/items/x%0d%0a{"level":50,"msg":"forged"}',
    headers: { 'user-agent': 'a\tb"}' },
  });
  for (const line of lines) expect(line).not.toMatch(/forged|set-cookie: a=b|[\n\r]/u);
});
