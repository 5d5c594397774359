/** axe-core on the pages behind addresses of their own, with data, on a phone and at a desk, in light and in dark. */
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashToken } from '../../src/compose/core.ts';
import { wardId } from '../../src/domain/ids.ts';
import { guardPages } from '../../src/web/kit/guard.ts';
import { provinceRoutes } from '../../src/web/server/province-route.ts';
import { wrongOn } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/browser.ts';
import { wardBut } from '../support/other-ward.ts';
import { openSignedPages, type SignedPages } from './signed-pages.ts';

async function openProvince({ core, clock, ward }: SignedPages) {
  const other = wardBut(ward, {
    id: wardId('le-dai-hanh'),
    code: 'LD',
    name: 'Lê Đại Hành',
    fullName: 'phường Lê Đại Hành',
  });
  const app = fastify();
  let root = 'http://127.0.0.1';
  await guardPages(app, { siteUrl: () => root });
  await app.register(provinceRoutes, {
    ...{ wards: [ward, other], access: core.storage.province, reader: core.reader, hashToken, program: '1.2.3' },
    newToken: () => core.ids.token(),
    now: () => clock.now(),
    siteUrl: () => root,
    say: (key, facts) => core.translator.say('vi', facts ? { key, facts } : { key }),
  });
  root = await app.listen({ port: 0, host: '127.0.0.1' });
  const invited = async (): Promise<string> => {
    const token = core.ids.token();
    const until = new Date(clock.now().getTime() + 86_400_000);
    await core.storage.province.invite(hashToken(token), clock.now(), until);
    return `/tinh/vao/${token}`;
  };
  const letIn = await app.inject({ method: 'POST', url: await invited(), headers: { origin: root } });
  const cookie = letIn.cookies.find(({ name }) => name === 'tinh')?.value ?? '';
  return { root, door: await invited(), cookie, close: () => app.close() };
}

if (!chromiumPath) console.warn('no Chromium on this machine: the signed pages in a real browser are skipped');

describe.skipIf(!chromiumPath)('every signed page', () => {
  let world: SignedPages;
  let province: Awaited<ReturnType<typeof openProvince>>;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    world = await openSignedPages();
    province = await openProvince(world);
    browser = await openBrowser({ width: 390, height: 844 });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await province?.close();
    await world?.close();
  });

  it.each([
    [390, 'light'],
    [390, 'dark'],
    [1440, 'light'],
    [1440, 'dark'],
  ] as const)(
    'has nothing that axe objects to at %i px in %s, and never scrolls sideways',
    async (width, colorScheme) => {
      const statusOf = (name: string) => (name === 'khong-con' ? 404 : 200);
      const sight = { width, colorScheme };
      expect(await wrongOn(browser.context, world.publicUrl, world.pages, sight, statusOf)).toEqual([]);
      // The page of all wards: the door, the page itself, and what stands there for whom it is closed.
      const { root, door, cookie } = province;
      await browser.context.clearCookies();
      const closed = await wrongOn(browser.context, root, [['dong', '/tinh']], sight, () => 403);
      await browser.context.addCookies([{ name: 'tinh', value: cookie, domain: '127.0.0.1', path: '/' }]);
      const open = await wrongOn(
        browser.context,
        root,
        [
          ['tinh', '/tinh'],
          ['cua', door],
        ],
        sight,
        () => 200,
      );
      expect([closed, open]).toEqual([[], []]);
    },
    120_000,
  );
});
