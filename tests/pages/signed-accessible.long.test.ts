/** axe-core on the pages behind addresses of their own, with data, on a phone and at a desk, in light and in dark. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
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
      const page = await browser.context.newPage();
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const found: string[] = [];
      for (const [name, address] of world.pages) {
        const answer = await page.goto(`${world.publicUrl}${address}`);
        if (name !== 'khong-con' && answer?.status() !== 200) found.push(`${name} answers ${answer?.status()}`);
        for (const problem of await violations(page)) found.push(`${name} ${problem}`);
        const wide = await page.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        if (wide > 0) found.push(`${name} is ${wide} px wider than the screen`);
      }
      await page.close();
      expect(found).toEqual([]);
    },
    120_000,
  );
});
