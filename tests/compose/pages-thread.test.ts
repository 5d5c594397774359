/**
 * Pages made on a separate thread equal those made on the main thread, and every request gets its page even if the thread fails.
 */
import { Session } from 'node:inspector';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createPagesBeside } from '../../src/compose/pages-beside.ts';
import { answerAsked } from '../../src/web/portal/answer-asked.ts';
import { apiRoutes } from '../../src/web/portal/api-route.ts';
import { type MadeAnswer, makeAnswer } from '../../src/web/portal/page-cache.ts';
import { pageRoutes } from '../../src/web/portal/page-route.ts';
import type { AnswerAsked, Portal } from '../../src/web/portal/portal.ts';
import { openPortalApp, type PortalApp } from '../web/portal/portal-app.ts';
import { aFile, aPhoto, aPublication, noon } from '../web/portal/world.ts';

const routes = [...pageRoutes, ...apiRoutes];
/** Number of pages within a second after which the thread is started. */
const enough = 21;

const opened: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const each of opened.splice(0)) await each.close();
});

/** @param isBeside false: all pages are made on the main thread */
async function openWorld({ isBeside = true } = {}) {
  const warned: string[] = [];
  let beside: ReturnType<typeof createPagesBeside> | undefined;
  const app = await openPortalApp({
    ...(isBeside && {
      beside: (place) => {
        beside = createPagesBeside({ root: '.', ...place }, { warn: ({ reason }) => void warned.push(String(reason)) });
        return beside;
      },
    }),
  });
  await fill(app);
  const [portal] = app.portals as readonly [Portal, ...Portal[]];
  const asked = (route: string, given: Partial<AnswerAsked> = {}): AnswerAsked => ({
    ...{ route, base: '', taste: [], params: {}, query: {} },
    ...given,
  });
  /** Returns null if the thread does not make the page. */
  const ask = async (what: AnswerAsked): Promise<MadeAnswer | null> => {
    const { version } = await portal.edition(portal.now());
    return (await beside?.make(portal, version, what)) ?? null;
  };
  /** Sends requests until the thread makes pages. */
  const begun = async (): Promise<void> => {
    for (let times = 0; times < enough; times += 1) await ask(asked('/'));
    await vi.waitFor(async () => expect(await ask(asked('/'))).not.toBeNull(), { timeout: 20_000 });
  };
  return { ...app, portal, asked, ask, begun, warned, beside };
}
type World = Awaited<ReturnType<typeof openWorld>>;

async function open(options?: Parameters<typeof openWorld>[0]): Promise<World> {
  const world = await openWorld(options);
  opened.push(world);
  return world;
}

async function fill({ publisher }: PortalApp): Promise<void> {
  const items = [
    aPublication({ photos: [aPhoto('mot'), aPhoto('hai')] }),
    aPublication({ code: 'DL-2611-0043', title: 'Giải bóng chuyền <hè> & "hội khoẻ"', section: 'thong-bao' }),
    aPublication({ code: 'DL-2611-0044', title: 'Đã gỡ', withdrawn: false }),
    aPublication({ code: 'DL-2611-0045', title: 'Kế hoạch', category: 'document', files: [aFile('Kế hoạch.pdf')] }),
    aPublication({ code: 'HD-2611-0007', category: 'answer', title: 'Đường ngõ 5', section: 'hoi-dap' }),
  ];
  for (const item of items) await publisher.apply(item);
  await publisher.apply(aPublication({ code: 'DL-2611-0044', title: 'Đã gỡ', version: 2, withdrawn: true }));
}

/** Makes the page threads of this world run an endless loop; other threads of this process belong to other tests. */
async function hangThreads(): Promise<void> {
  const session = new Session();
  session.connect();
  const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression: 'for (;;);' } });
  session.on('NodeWorker.attachedToWorker', ({ params: { sessionId, workerInfo } }) => {
    if (workerInfo.url.endsWith('/pages-thread.ts'))
      session.post('NodeWorker.sendMessageToWorker', { sessionId, message });
  });
  await new Promise<void>((resolve, reject) =>
    session.post('NodeWorker.enable', { waitForDebuggerOnStart: false }, (error) =>
      error ? reject(error) : resolve(),
    ),
  );
  onTestFinished(() => session.disconnect());
}

/** Every route, with parameters that find content and some that do not. */
async function everyAddress({ portal, asked }: World): Promise<readonly AnswerAsked[]> {
  const { items } = await portal.reader.list({ section: null, categories: null, after: null, limit: 9 });
  const slugs = [...items.map(({ slug }) => slug), 'tin-tuc-su-kien', 'khong-co'];
  const codes = ['HD-2611-0007', 'DL-2611-0044', 'HD-2611-9999'];
  const addresses: AnswerAsked[] = [];
  for (const { path, reads } of routes) {
    const params: Readonly<Record<string, string>>[] = path.includes(':slug')
      ? slugs.map((slug) => ({ slug }))
      : path.includes(':code')
        ? codes.map((code) => ({ code }))
        : [{}];
    const queries: Readonly<Record<string, string>>[] = reads.includes('q')
      ? [{ q: 'bong chuyen' }, { q: 'ngày hội', loai: 'news' }, { q: 'zzz <b>' }, {}]
      : [{}];
    for (const each of params)
      for (const query of queries)
        for (const base of ['', '/w/dong-lac']) addresses.push(asked(path, { params: each, query, base }));
  }
  addresses.push(asked('/', { taste: ['rat-lon', 'tuong-phan'] }));
  return addresses;
}

describe('pages made on a separate thread', () => {
  let world: World;
  let paper = '';
  beforeAll(async () => {
    world = await openWorld();
    await world.begun();
    const { items } = await world.portal.reader.list({
      section: null,
      categories: ['document'],
      after: null,
      limit: 1,
    });
    paper = items[0]?.slug ?? '';
  });
  afterAll(() => world.close());

  it('A page made on the separate thread equals the main thread’s page byte for byte, at every address', async () => {
    const edition = await world.portal.edition(world.portal.now());
    let made = 0;
    for (const what of await everyAddress(world)) {
      const route = routes.find(({ path }) => path === what.route);
      if (!route) throw new Error(what.route);
      const here = makeAnswer(await answerAsked(world.portal, edition, route, what));
      const there = await world.ask(what);
      const isPaper = what.params.slug === paper && /^\/(?:tin|van-ban)\/:slug$/u.test(what.route);
      expect(there, JSON.stringify(what)).toEqual(isPaper ? null : here);
      made += there ? 1 : 0;
    }
    expect(made).toBeGreaterThan(100);
    expect(world.warned).toEqual([]);
  });

  it('Pages with text read from a document are made on the main thread, without a warning', async () => {
    expect(await world.ask(world.asked('/van-ban/:slug', { params: { slug: paper } }))).toBeNull();
    const { statusCode, body } = await world.get(`/van-ban/${paper}`);
    expect([statusCode, body.includes('Kế hoạch.pdf')]).toEqual([200, true]);
    expect(world.warned).toEqual([]);
  });

  it('When 32 pages wait for the thread, further pages are made on the main thread', async () => {
    const { version } = await world.portal.edition(world.portal.now());
    const asks = Array.from({ length: 40 }, () => world.beside?.make(world.portal, version, world.asked('/')));
    expect(asks.filter((each) => each === null)).toHaveLength(8);
    for (const made of await Promise.all(asks)) expect([200, undefined]).toContain(made?.status);
    // The thread's queue has room again.
    expect(await world.ask(world.asked('/'))).not.toBeNull();
  });

  it('A page that fails on the thread is made on the main thread, and its error is logged', async () => {
    expect(await world.ask(world.asked('/khong-co-duong-nay'))).toBeNull();
    expect(world.warned.splice(0)).toEqual([expect.stringContaining('/khong-co-duong-nay')]);
    expect(await world.ask(world.asked('/'))).not.toBeNull();
  });

  it('The thread’s pages show a newly published article, the ward’s present settings and the present day', async () => {
    const channels = [{ channel: 'telegram', name: 'Tin Phường', url: 'https://t.me/truoc' }];
    const world = await open();
    Object.assign(world.portal.ward, { channels });
    await world.begun();
    const text = async (): Promise<string> => String((await world.ask(world.asked('/kenh-thong-tin')))?.bytes);
    expect(await text()).toContain('https://t.me/truoc');
    Object.assign(world.portal.ward, { channels: [{ ...channels[0], url: 'https://t.me/sau' }] });
    expect(await text()).toContain('https://t.me/sau');
    await world.publisher.apply(aPublication({ code: 'DL-2611-0099', title: 'Mới đăng xong' }));
    const search = world.asked('/tim-kiem', { query: { q: 'moi dang xong' } });
    expect(String((await world.ask(search))?.bytes)).toContain('Mới đăng xong');
    expect(String((await world.ask(world.asked('/')))?.bytes)).toContain('Mới đăng xong');
    world.moveTo(new Date(noon.getTime() + 40 * 86_400_000));
    expect(String((await world.ask(world.asked('/tim-kiem', { query: { q: 'x' } })))?.bytes)).toContain('>2027<');
  });

  it('Many pages requested at once by HTTP get correct answers, and an opened article is counted', async () => {
    const world = await open();
    const plain = await open({ isBeside: false });
    await world.begun();
    const addresses = Array.from({ length: 80 }, (_, at) => `/tim-kiem?q=khoi+${at}`);
    const answers = await Promise.all(addresses.map((address) => world.get(address)));
    for (const [at, { statusCode, body, headers }] of answers.entries()) {
      const other = await plain.get(addresses[at] ?? '');
      expect([statusCode, body, headers.etag]).toEqual([200, other.body, other.headers.etag]);
    }
    const { items } = await world.portal.reader.list({ section: 'thong-bao', categories: null, after: null, limit: 1 });
    await world.get(`/tin/${items[0]?.slug}`, { 'user-agent': 'Mozilla/5.0 (Linux; Android 14)' });
    expect(await world.opened()).toEqual({ '2026-11': { 'DL-2611-0043': 1 } });
  });

  it('When the thread cannot start, pages are made on the main thread; this is logged once and tried again later', async () => {
    const world = await open({ isBeside: false });
    const broken: string[] = [];
    const beside = createPagesBeside(
      { root: '.', dataDir: '/nowhere', databases: null },
      { warn: ({ reason }) => void broken.push(String(reason)) },
    );
    opened.push(beside);
    const make = () => beside.make(world.portal, 'one', world.asked('/'));
    for (let times = 0; times < enough; times += 1) expect(make()).toBeNull();
    await expect.poll(() => broken.length, { timeout: 20_000 }).toBe(1);
    for (let times = 0; times < 2 * enough; times += 1) expect(make()).toBeNull();
    expect(broken).toHaveLength(1);
  });

  it('When the thread hangs, pages are made on the main thread, and the thread is started again later', async () => {
    const world = await open();
    await world.begun();
    await hangThreads();
    const { version } = await world.portal.edition(world.portal.now());
    const search = world.asked('/tim-kiem', { query: { q: 'hội' } });
    const waiting = Array.from({ length: 3 }, () => world.beside?.make(world.portal, version, search));
    expect(waiting.every((each) => each instanceof Promise)).toBe(true);
    expect(await Promise.all(waiting)).toEqual([null, null, null]);
    expect(world.warned).toEqual(['it did not answer for 5 seconds']);
    expect((await world.get('/')).statusCode).toBe(200);
  });

  it('A long pause of the main thread does not make it discard the thread’s answers', async () => {
    const world = await open();
    await world.begun();
    const waiting = world.ask(world.asked('/tim-kiem', { query: { q: 'hội' } }));
    // The thread gets its request at the end of this turn of the event loop; after that, timers run before incoming answers.
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5_500);
    expect(await waiting).not.toBeNull();
    expect(world.warned).toEqual([]);
  });

  it('When the program closes the thread, waiting pages are made on the main thread', async () => {
    const world = await open();
    await world.begun();
    const { version } = await world.portal.edition(world.portal.now());
    const waiting = world.beside?.make(world.portal, version, world.asked('/tim-kiem', { query: { q: 'x' } }));
    await world.beside?.close();
    expect(await waiting).toBeNull();
    expect((await world.get('/')).statusCode).toBe(200);
    expect(world.warned).toEqual([]);
  });

  it('The thread ends after ten minutes without requests and starts again when needed', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const world = await open();
    for (let times = 0; times < enough; times += 1) await world.ask(world.asked('/'));
    const makes = async (): Promise<void> => {
      for (let times = 0; ; times += 1) {
        if (await world.ask(world.asked('/'))) return;
        if (times > 2_000) throw new Error('the thread makes no page');
        await new Promise((resolve) => setImmediate(resolve));
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      }
    };
    await makes();
    vi.advanceTimersByTime(9 * 60_000);
    expect(await world.ask(world.asked('/'))).not.toBeNull();
    vi.advanceTimersByTime(9 * 60_000);
    expect(await world.ask(world.asked('/'))).not.toBeNull();
    vi.advanceTimersByTime(11 * 60_000);
    expect(await world.ask(world.asked('/'))).toBeNull();
    for (let times = 0; times < enough; times += 1) await world.ask(world.asked('/'));
    await makes();
    expect(world.warned).toEqual([]);
  });
});
