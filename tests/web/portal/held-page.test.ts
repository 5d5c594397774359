/**
 * If the reader's cached page is current, the server answers 304 before the framework
 * handles the request, with the same headers; the framework answers all others.
 */
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerHeld } from '../../../src/web/portal/not-modified.ts';
import { openWorld, type World } from '../../support/world.ts';
import { openPortalApp } from './portal-app.ts';
import { aPublication } from './world.ts';

interface Told {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** `fetch` does not allow setting the host header. */
const ask = (port: number, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Told> =>
  new Promise((resolve, reject) => {
    request({ port, path, headers: { host: 'donglac.example', ...headers } }, (answer) =>
      answer.resume().on('end', () => resolve({ status: answer.statusCode, headers: answer.headers })),
    )
      .on('error', reject)
      .end();
  });

/** The framework rate-limits such a reader, and states the limit in each of its answers. */
const fromElsewhere = { 'x-forwarded-for': '203.0.113.7' };
const limit = 'x-ratelimit-remaining';

describe('a page that the client has in its cache', () => {
  let world: World;
  let port: number;
  let etag: string;
  beforeAll(async () => {
    const before = { code: 'BT', fullName: 'phường Bến Tắm', domains: ['bentam.example'], since: '2025-07-01' };
    world = await openWorld({ ward: { formerly: [{ slug: 'ben-tam', ...before }] } });
    ({ port } = world.system.app.server.address() as AddressInfo);
    // The first request makes the page; the second finds it in the cache, and from then on the address is known.
    for (let times = 0; times < 2; times += 1) etag = String((await ask(port, '/')).headers.etag);
  });
  afterAll(() => world.close());

  it('is answered 304 without the framework, with the same headers', async () => {
    const framed = await world.system.app.inject({ url: '/', headers: { 'if-none-match': etag } });
    const told = await ask(port, '/', { 'if-none-match': etag, ...fromElsewhere });
    expect([told.status, told.headers[limit]]).toEqual([304, undefined]);
    const { date: _, connection: __, 'keep-alive': ___, ...headers } = told.headers;
    expect(headers).toMatchObject({ etag, 'x-content-type-options': 'nosniff' });
    expect(Object.keys(framed.headers)).toEqual(expect.arrayContaining(Object.keys(headers)));
    for (const [name, value] of Object.entries(headers)) expect([name, framed.headers[name]]).toEqual([name, value]);
    expect(Object.keys(headers)).toContain('content-security-policy');
  });

  it.each([
    ['another page is held', { 'if-none-match': '"another"' }, 200],
    ['it is held in another coding', { 'accept-encoding': 'br' }, 200],
    ['the reader has chosen how to read', { cookie: 'cach-doc=lon' }, 200],
    ['a proxy names another host', { 'x-forwarded-host': 'bentam.example' }, 301],
    ['the ward was another once', { host: 'bentam.example:80' }, 301],
    ['something is sent with the request', { 'content-length': '0', connection: 'close' }, 304],
  ])('is answered by the framework if %s', async (_why, headers, status) => {
    const told = await ask(port, '/', { 'if-none-match': etag, ...fromElsewhere, ...headers });
    expect(told.status).toBe(status);
    if (status !== 301) expect(Number(told.headers[limit])).toBeGreaterThan(0);
  });
});

it('is counted as opened, and made again after the ward publishes', async () => {
  const portal = await openPortalApp();
  const [dongLac] = portal.portals;
  const { slug } = await portal.publisher.apply(aPublication({ code: 'DL-1' }));
  const find = () => dongLac ?? null;
  const server = createServer((asking, answer) => {
    if (!answerHeld({ find, always: () => ({}) }, asking, answer)) answer.writeHead(500).end();
  }).listen(0, '127.0.0.1');
  try {
    const path = `/tin/${slug}`;
    const { headers } = await portal.get(path);
    await portal.get(path);
    const held = { 'if-none-match': String(headers.etag), 'user-agent': 'Mozilla/5.0' };
    await portal.opened();
    const { port } = server.address() as AddressInfo;
    expect((await ask(port, path, held)).status).toBe(304);
    expect(await portal.opened()).toEqual({ '2026-11': { 'DL-1': 1 } });
    await portal.publisher.apply(aPublication({ code: 'DL-2', ward: 'le-dai-hanh' }));
    expect((await ask(port, path, held)).status).toBe(304);
    await portal.publisher.apply(aPublication({ code: 'DL-1', version: 2, title: 'Tin đã đính chính' }));
    expect((await ask(port, path, held)).status).toBe(500);
  } finally {
    server.close();
    await portal.close();
  }
});
