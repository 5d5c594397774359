/** axe-core on the pages behind addresses of their own, with data, on a phone and at a desk, in light and in dark. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wrongOn } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/browser.ts';
import { openSignedPages, type SignedPages } from './signed-pages.ts';

if (!chromiumPath) console.warn('no Chromium on this machine: the signed pages in a real browser are skipped');

describe.skipIf(!chromiumPath)('every signed page', () => {
  let world: SignedPages;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    world = await openSignedPages();
    browser = await openBrowser({ width: 390, height: 844 });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
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
    },
    120_000,
  );
});
