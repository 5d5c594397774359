/** axe-core on each kind of the portal's pages with data, on a phone and at a desk, in light and in dark: nothing to mend. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/browser.ts';
import { openPortalMonth } from './portal-month.ts';

let portal: Awaited<ReturnType<typeof openPortalMonth>>;
let root: string;
let browser: Awaited<ReturnType<typeof openBrowser>>;
let pages: readonly string[] = [];

beforeAll(async () => {
  if (!chromiumPath) return;
  portal = await openPortalMonth();
  root = portal.root;
  pages = portal.pages.map(([, address]) => address);
  browser = await openBrowser({ width: 390, height: 844 });
});
afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

describe.skipIf(!chromiumPath)('every kind of page', () => {
  it.each([
    [390, 'light', ''],
    [390, 'dark', ''],
    [1440, 'light', ''],
    [1440, 'dark', ''],
    [390, 'dark', 'rat-lon.tuong-phan'],
  ] as const)(
    'has nothing that axe objects to at %i px in %s %s, and never scrolls sideways',
    async (width, colorScheme, taste) => {
      const page = await browser.context.newPage();
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const { hostname } = new URL(root);
      await browser.context.addCookies([{ name: 'cach-doc', value: taste, domain: hostname, path: '/' }]);
      const found: string[] = [];
      for (const address of pages) {
        await page.goto(`${root}${address}`);
        for (const problem of await violations(page)) found.push(`${address} ${problem}`);
        const wide = await page.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        if (wide > 0) found.push(`${address} is ${wide} px wider than the screen`);
      }
      await page.close();
      expect(found).toEqual([]);
    },
    240_000,
  );

  it('moves nothing while it loads', async () => {
    const page = await browser.context.newPage();
    await page.setViewportSize({ width: 390, height: 844 });
    for (const address of pages.slice(0, 3)) {
      await page.goto(`${root}${address}`, { waitUntil: 'load' });
      const shift = await page.evaluate<number>(`new Promise((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      })`);
      expect([address, shift]).toEqual([address, 0]);
    }
    await page.close();
  }, 60_000);
});
