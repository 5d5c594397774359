import { readFileSync } from 'node:fs';
/** The app exactly as in production, called without a port. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wardKey } from '../../src/adapters/keys.ts';
import { deriveKey } from '../../src/adapters/signer.ts';
import { deriveSecret } from '../../src/channel/platform/webhook.ts';
import { buildApp } from '../../src/web/server/app.ts';
import { rowsOf } from '../support/rows.ts';
import { openWorld, silentLog, type World } from '../support/world.ts';

let world: World;
let secret: string;
beforeAll(async () => {
  world = await openWorld({ mode: 'webhook' });
  world.telegram.person({ id: 42, firstName: 'Lan', hasStarted: true });
  secret = deriveSecret(
    'telegram',
    deriveKey(wardKey(world.dataDir, world.ward.id), 'channel:telegram'),
    world.ward.id,
    7_000_000_001,
  );
});
afterAll(() => world.close());

const hook = (
  payload: string | Buffer,
  headers: Record<string, string> = { 'x-telegram-bot-api-secret-token': secret },
  url = `/hooks/telegram/${world.ward.id}`,
) =>
  world.system.app.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  });
const get = (url: string) => world.system.app.inject({ method: 'GET', url });
const rows = () => rowsOf(world.core).selectFrom('inbox').selectAll().orderBy('id').execute();
const update = (id: number, change: object = {}) => ({
  update_id: id,
  message: {
    message_id: id,
    from: { id: 42, is_bot: false, first_name: 'Lan' },
    chat: { id: 42, type: 'private' },
    date: 1_795_572_000,
    text: 'xin chào',
    ...change,
  },
});

describe('a webhook', () => {
  it('with the secret is stored before it is answered, with an empty body', async () => {
    const before = (await rows()).length;
    const answer = await hook(JSON.stringify(update(1)));
    expect([answer.statusCode, answer.body]).toEqual([200, '']);
    expect((await rows()).length).toBe(before + 1);
  });

  it('is answered without headers that only a browser reads', async () => {
    const { headers } = await hook(JSON.stringify(update(2_001)));
    expect(Object.keys(headers).toSorted()).toEqual(['connection', 'content-length', 'date']);
  });

  it.each([
    ['a wrong secret', { 'x-telegram-bot-api-secret-token': 'wrong' }],
    ['an empty secret', { 'x-telegram-bot-api-secret-token': '' }],
    ['no secret', {}],
  ])('with %s is answered 401 without a body, and nothing is stored', async (_, headers) => {
    const before = (await rows()).length;
    const answer = await hook(JSON.stringify(update(2)), headers);
    expect([answer.statusCode, answer.body]).toEqual([401, '']);
    expect((await rows()).length).toBe(before);
    expect((await get('/metrics')).body).toMatch(/tin_phuong_forged_webhooks_total\{channel="telegram"\} [1-9]/u);
  });

  it('with a wrong secret is 401 whatever its body, so that a stranger learns nothing', async () => {
    for (const body of ['', 'no json', '[]', '{}']) expect((await hook(body, {})).statusCode).toBe(401);
  });

  it('that is not JSON is 400', async () => {
    for (const body of ['no json', '{"update_id":1', Buffer.from([0xff, 0xfe, 0x7b])]) {
      const answer = await hook(body);
      expect([answer.statusCode, answer.body]).toEqual([400, '']);
    }
  });

  it('of another content type is 415', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml']) {
      const answer = await hook('{}', { 'content-type': type, 'x-telegram-bot-api-secret-token': secret });
      expect([answer.statusCode, answer.body], type).toEqual([415, '']);
    }
  });

  it('over one MiB is 413', async () => {
    const answer = await hook(JSON.stringify({ update_id: 3, x: 'x'.repeat(1_048_576) }));
    expect([answer.statusCode, answer.body]).toEqual([413, '']);
  });

  it('of an unknown kind is stored and skipped', async () => {
    const answer = await hook(JSON.stringify({ update_id: 4_000, quantum_message: { a: 1 } }));
    expect(answer.statusCode).toBe(200);
    await world.system.queue.idle();
    const row = (await rows()).at(-1);
    expect(row?.payload).toContain('quantum_message');
    expect(row?.status).toBe('skipped');
  });

  it.each([
    '[]',
    '"text"',
    'null',
    '7',
    'true',
    '{}',
    '[[[]]]',
    '{"update_id":null}',
    '{"update_id":"5","message":[]}',
  ])('with a valid secret that contains only %s is accepted, and no row is given up', async (body) => {
    expect((await hook(body)).statusCode).toBe(200);
    await world.system.queue.idle();
    expect((await rows()).filter(({ status }) => status === 'dead')).toEqual([]);
  });

  it.each([
    '{"__proto__":{"isAdmin":true},"update_id":5001}',
    '{"update_id":5002,"message":{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}}',
    '{"update_id":5003,"constructor":1,"toString":2,"hasOwnProperty":3}',
  ])('with a dangerous key has no effect: %s', async (body) => {
    expect((await hook(body)).statusCode).toBe(200);
    await world.system.queue.idle();
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
    expect((await rows()).filter(({ status }) => status === 'dead')).toEqual([]);
  });

  it('with ten thousand nested arrays causes no server error', async () => {
    const answer = await hook(`{"update_id":5004,"message":${'['.repeat(10_000)}${']'.repeat(10_000)}}`);
    expect(answer.statusCode).toBeLessThan(500);
  });

  it('that arrives twice is stored once', async () => {
    await hook(JSON.stringify(update(6_000)));
    const before = (await rows()).length;
    expect((await hook(JSON.stringify(update(6_000)))).statusCode).toBe(200);
    expect((await rows()).length).toBe(before);
  });

  it.each([
    '/hooks/telegram/nowhere',
    '/hooks/zalo/dong-lac',
    '/hooks/constructor/dong-lac',
    '/hooks/telegram/__proto__',
  ])('at %s is 404', async (url) => {
    expect((await hook('{}', undefined, url)).statusCode).toBe(404);
  });

  it('is not found for other methods', async () => {
    expect((await get(`/hooks/telegram/${world.ward.id}`)).statusCode).toBe(404);
  });
});

describe('the state of the process', () => {
  it('is reported as alive', async () => {
    const answer = await get('/healthz');
    expect([answer.statusCode, answer.json()]).toEqual([200, { ok: true }]);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('is reported as ready, with figures for the local machine only', async () => {
    expect((await get('/readyz')).json()).toMatchObject({
      ok: true,
      isOpen: true,
      database: true,
      hasRoom: true,
      oldestSeconds: { inbox: 0 },
    });
    const stranger = await world.system.app.inject({ method: 'GET', url: '/readyz', remoteAddress: '203.0.113.7' });
    expect(stranger.json()).toEqual({ ok: true });
  });

  it('is reported without figures to a stranger behind the proxy', async () => {
    const answer = await world.system.app.inject({
      method: 'GET',
      url: '/readyz',
      headers: { 'x-forwarded-for': '203.0.113.7' },
    });
    expect(answer.json()).toEqual({ ok: true });
  });

  it('is available as metrics', async () => {
    const answer = await get('/metrics');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('text/plain');
    for (const line of [
      'tin_phuong_oldest_seconds{what="inbox"} 0',
      'tin_phuong_overdue{kind="item"} 0',
      'tin_phuong_backup_age_seconds -1',
      'tin_phuong_channel_up{ward="dong-lac",channel="telegram"}',
      'tin_phuong_disk_free_bytes',
      'tin_phuong_build_info{version=',
    ])
      expect(answer.body).toContain(line);
  });

  it.each([
    ['from elsewhere', { remoteAddress: '203.0.113.7' }],
    ['through a proxy', { headers: { 'x-forwarded-for': '127.0.0.1' } }],
    ['with a wrong token', { remoteAddress: '203.0.113.7', headers: { authorization: 'Bearer guess' } }],
  ])('gives no metrics %s', async (_, request) => {
    const answer = await world.system.app.inject({ method: 'GET', url: '/metrics', ...request });
    expect([answer.statusCode, answer.body]).toEqual([404, '']);
  });

  it('has every metric that the alert rules name', async () => {
    const rules = readFileSync(new URL('../../docs/alerts.yml', import.meta.url), 'utf8');
    const { body } = await get('/metrics');
    const names = new Set([...rules.matchAll(/tin_phuong_[a-z_]+/gu)].map(([name]) => name));
    expect(names.size).toBeGreaterThan(5);
    for (const name of names) expect(body, name).toContain(`# TYPE ${name} `);
  });
});

describe('pages', () => {
  it('of the board explain how to sign in', async () => {
    for (const url of ['/board', '/board/queue']) {
      const answer = await get(url);
      expect(answer.statusCode).toBe(url === '/board' ? 200 : 404);
      expect(answer.headers['content-type']).toContain('text/html');
      expect(answer.body).toContain('nhắn “bảng”');
    }
  });

  it('reveal neither their software nor where an error occurred', async () => {
    for (const url of [
      '/',
      '/board',
      '/healthz',
      '/readyz',
      '/metrics',
      '/khong-co',
      '/tin/%E0%A4%A',
      '/../etc/passwd',
    ]) {
      const answer = await get(url);
      expect(answer.statusCode, url).toBeLessThan(500);
      expect(JSON.stringify(answer.headers), url).not.toMatch(/fastify|node\/|x-powered-by/iu);
      expect(answer.headers.server, url).toBeUndefined();
      expect(answer.body, url).not.toMatch(/at \w+ \(|node_modules|\.ts:\d+|FST_/u);
    }
  });

  it('for people forbid frames and guessing of types', async () => {
    for (const url of ['/', '/board']) {
      const { headers } = await get(url);
      expect(headers['x-content-type-options'], url).toBe('nosniff');
      expect(String(headers['content-security-policy']), url).toContain("frame-ancestors 'none'");
    }
  });
});

describe('during start and stop', () => {
  it('webhooks are answered 503 with a time to retry, and nothing is stored', async () => {
    let stored = 0;
    const app = await buildApp({
      wards: [world.inject],
      portals: [],
      receive: async () => {
        stored += 1;
      },
      health: {
        ready: async () => ({ ok: false, details: {} }),
        metrics: async () => ({ type: 'text/plain', body: '' }),
        metricsToken: null,
      },
      isOpen: () => false,
      board: null,
      siteUrl: () => 'http://127.0.0.1',
      log: silentLog,
      onForged: () => undefined,
      onSlow: () => undefined,
    });
    const answer = await app.inject({
      method: 'POST',
      url: `/hooks/telegram/${world.ward.id}`,
      payload: JSON.stringify(update(7_000)),
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
    });
    expect([answer.statusCode, answer.body, answer.headers['retry-after']]).toEqual([503, '', '5']);
    expect((await app.inject('/readyz')).statusCode).toBe(503);
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    expect(stored).toBe(0);
    await app.close();
  });

  it('a webhook that cannot be stored is answered 503 without a body, so that the platform repeats it', async () => {
    const app = await buildApp({
      wards: [world.inject],
      portals: [],
      receive: async () => {
        throw new Error('the disk is full: /var/lib/secret');
      },
      health: {
        ready: async () => ({ ok: true, details: {} }),
        metrics: async () => ({ type: 'text/plain', body: '' }),
        metricsToken: null,
      },
      isOpen: () => true,
      board: null,
      siteUrl: () => 'http://127.0.0.1',
      log: silentLog,
      onForged: () => undefined,
      onSlow: () => undefined,
    });
    const answer = await app.inject({
      method: 'POST',
      url: `/hooks/telegram/${world.ward.id}`,
      payload: JSON.stringify(update(7_001)),
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
    });
    expect([answer.statusCode, answer.body, answer.headers['retry-after']]).toEqual([503, '', '5']);
    await app.close();
  });

  it('an error while a page is made is logged with its place, and without what was asked', async () => {
    const lines: unknown[] = [];
    const app = await buildApp({
      wards: [world.inject],
      portals: [],
      receive: async () => undefined,
      health: {
        ready: async () => ({ ok: true, details: {} }),
        metrics: async () => {
          throw new Error('subquery in FROM must have an alias');
        },
        metricsToken: null,
      },
      isOpen: () => true,
      board: null,
      siteUrl: () => 'http://127.0.0.1',
      log: { error: (facts, message) => void lines.push([facts, message]) },
      onForged: () => undefined,
      onSlow: () => undefined,
    });
    expect((await app.inject('/metrics?ten=Lan')).statusCode).toBe(500);
    expect((await app.inject('/khong-co')).statusCode).toBe(404);
    const places = [expect.stringContaining('app.test'), ...Array(2).fill(expect.any(String))];
    const reason = 'Error: subquery in FROM must have an alias';
    expect(lines).toEqual([[{ request: expect.any(String), reason, places }, 'an answer failed']]);
    await app.close();
  });
});
