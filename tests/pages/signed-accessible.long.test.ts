/** Runs axe-core on the signed pages with data, on phone and desktop widths, in light and dark mode. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wrongOn } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/browser.ts';
import { openProvince } from './province-pages.ts';
import { openSignedPages, type SignedPages } from './signed-pages.ts';

if (!chromiumPath) console.warn('no Chromium on this machine: the signed pages in a real browser are skipped');

describe.skipIf(!chromiumPath)('every signed page', () => {
  let world: SignedPages;
  let province: Awaited<ReturnType<typeof openProvince>>;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    world = await openSignedPages();
    province = await openProvince(world);
    browser = await openBrowser({ width: 390, height: 844 });
  });
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
    'Axe finds no fault on any signed page at %i px in %s, and no page scrolls sideways',
    async (width, colorScheme) => {
      const statusOf = (name: string) => (name === 'khong-con' ? 404 : 200);
      const sight = { width, colorScheme };
      expect(await wrongOn(browser.context, world.publicUrl, world.pages, sight, statusOf)).toEqual([]);
      // The page of all wards: its entry page, the page itself, and the page that a person without access gets.
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
  );
});
