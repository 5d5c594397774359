/** Every page declares who may open it; no route answers without such a declaration. */
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskRoles } from '../../src/domain/roles.ts';
import { guardPages } from '../../src/web/kit/guard.ts';
import { acting, ending, everyone, requireDeclarations, shown } from '../../src/web/kit/page-registry.ts';
import { openStage, type Stage } from '../support/stage.ts';

/** Method and path of every route of the server, parsed from the tree of path segments that it prints. */
const routesOf = (printed: string): readonly string[] => {
  const above: string[] = [];
  return printed.split('\n').flatMap((line) => {
    const [, indent = '', part = '', methods = ''] = /^([│ ]*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?/u.exec(line) ?? [];
    if (part === '') return [];
    above.length = indent.length / 4;
    above.push(part);
    return methods.split(', ').flatMap((method) => (method === '' ? [] : [`${method} ${above.join('')}`]));
  });
};

/** Ignores names of parameters, and slashes that the printed tree omits. */
const sameShape = (route: string): string => route.replaceAll(/:\w+/gu, ':').replace('/*', '*').replace(/\/$/u, '');

describe('the pages of the running product', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platforms: ['telegram'] });
  });
  afterAll(() => stage.close());

  it('are all declared, with who may open them and what their forms do', () => {
    const { declaredPages } = stage.system.app;
    const declared = declaredPages.map(({ method, path }) => `${method} ${path}`);
    const missing = routesOf(stage.system.app.printRoutes({ commonPrefix: false })).filter(
      (route) => !declared.some((each) => sameShape(each) === sameShape(route)),
    );
    expect(missing).toEqual([]);
    expect(declared.length).toBeGreaterThan(60);
    for (const { method, acts, path } of declaredPages)
      if (method === 'POST') expect([path, acts.length > 0]).toEqual([path, true]);
  });

  it('of the desk need a session, except the sign-in pages', () => {
    const open = stage.system.app.declaredPages.filter(
      ({ path, opener }) => path.startsWith('/board') && opener.by !== 'session',
    );
    expect([...new Set(open.map(({ path }) => path))]).toEqual(['/board/enter/:token', '/board/pair', '/board/*']);
    for (const { opener } of stage.system.app.declaredPages)
      if (opener.by === 'session') for (const role of opener.roles) expect(deskRoles).toContain(role);
  });
});

describe('a route', () => {
  const register = async (add: (app: ReturnType<typeof fastify>) => void): Promise<void> => {
    const app = fastify();
    requireDeclarations(app);
    try {
      add(app);
      await app.ready();
    } finally {
      await app.close();
    }
  };

  it('that does not declare who may open it is not registered', async () => {
    await expect(register((app) => app.get('/a', async () => ''))).rejects.toThrow('GET /a does not declare');
  });

  it('that only shows may not act, and one that acts must declare its acts', async () => {
    await expect(register((app) => app.get('/a', acting(everyone, 'approve'), async () => ''))).rejects.toThrow(
      'only a POST may change things',
    );
    await expect(register((app) => app.post('/a', shown(everyone), async () => ''))).rejects.toThrow(
      'POST /a does not declare what it does',
    );
    await register((app) => app.get('/a', ending(everyone, 'POST /a', 'connect'), async () => ''));
  });
});

describe('every form', () => {
  const openApp = async (siteUrl = 'http://127.0.0.1') => {
    const app = fastify();
    await guardPages(app, { siteUrl: () => siteUrl });
    app.post('/form', acting(everyone, 'send'), async () => 'sent');
    app.post('/hook', acting({ by: 'platform' }, 'receive'), async () => 'received');
    app.get('/wrong', shown(everyone), async () => {
      throw new Error('SQLITE_ERROR: no such column "secret" in SELECT');
    });
    await app.ready();
    return app;
  };

  it('is refused if another site sent it, whichever header of the browser says so', async () => {
    const app = await openApp();
    const send = async (headers: Record<string, string>) =>
      (await app.inject({ method: 'POST', url: '/form', headers })).statusCode;
    expect(await send({ origin: 'https://evil.example' })).toBe(403);
    expect(await send({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await send({ 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1' })).toBe(403);
    expect(await send({ 'sec-fetch-site': 'same-origin', origin: 'null' })).toBe(200);
    expect(await send({ origin: 'http://127.0.0.1' })).toBe(200);
    await app.close();
  });

  it('is limited by address, a platform’s webhook is not', async () => {
    const app = await openApp();
    const send = async (url: string, remoteAddress: string) =>
      (await app.inject({ method: 'POST', url, remoteAddress })).statusCode;
    const answers: number[] = [];
    for (let times = 0; times < 121; times += 1) answers.push(await send('/form', '203.0.113.1'));
    expect([answers.slice(0, 120).every((status) => status === 200), answers.at(-1)]).toEqual([true, 429]);
    expect(await send('/form', '203.0.113.2')).toBe(200);
    for (let times = 0; times < 130; times += 1) expect(await send('/hook', '203.0.113.1')).toBe(200);
    await app.close();
  });

  it('and every answer has protective headers; only a site with https requests https for the future', async () => {
    const [plain, secure] = [await openApp(), await openApp('https://tin.example')];
    const answer = await plain.inject({ method: 'POST', url: '/form' });
    expect(answer.headers['permissions-policy']).toContain('microphone=()');
    expect(answer.headers['strict-transport-security']).toBeUndefined();
    const guarded = await secure.inject({ method: 'POST', url: '/form' });
    expect(guarded.headers['strict-transport-security']).toBe('max-age=31536000');
    await plain.close();
    await secure.close();
  });

  it('an error reveals nothing internal', async () => {
    const app = await openApp();
    const answer = await app.inject('/wrong');
    expect([answer.statusCode, answer.body]).toEqual([500, '500\n']);
    await app.close();
  });
});
