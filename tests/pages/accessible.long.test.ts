/** axe-core on each kind of the portal's pages with data, on a phone and at a desk, in light and in dark: nothing to mend. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wrongOn } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/browser.ts';
import { openPortalMonth } from './portal-month.ts';

let portal: Awaited<ReturnType<typeof openPortalMonth>>;
let root: string;
let browser: Awaited<ReturnType<typeof openBrowser>>;

beforeAll(async () => {
  if (!chromiumPath) return;
  portal = await openPortalMonth();
  root = portal.root;
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
      const { hostname } = new URL(root);
      await browser.context.addCookies([{ name: 'cach-doc', value: taste, domain: hostname, path: '/' }]);
      expect(await wrongOn(browser.context, root, portal.pages, { width, colorScheme })).toEqual([]);
    },
    240_000,
  );

  it('moves nothing while it loads', async () => {
    const page = await browser.context.newPage();
    await page.setViewportSize({ width: 390, height: 844 });
    for (const [, address] of portal.pages.slice(0, 3)) {
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

  /** Where the keyboard stands, as a person sees it. */
  const focused = `(() => {
    const at = document.activeElement;
    const { top, left, width, height } = at.getBoundingClientRect();
    const { outlineStyle, outlineWidth } = getComputedStyle(at);
    return {
      what: at.textContent.trim() || at.getAttribute('name') || at.tagName,
      href: at.getAttribute('href'),
      top: Math.round(top + scrollY), left: Math.round(left),
      isSeen: width > 0 && height > 0 && outlineStyle !== 'none' && outlineWidth !== '0px',
      isInMain: at.closest('main') !== null, isBody: at === document.body,
    };
  })()`;
  interface Focus {
    readonly what: string;
    readonly href: string | null;
    readonly top: number;
    readonly left: number;
    readonly isSeen: boolean;
    readonly isInMain: boolean;
    readonly isBody: boolean;
  }

  it.each(['/', '/hoi-dap', '/lien-he', '/tim-kiem?q=ngay+hoi'])(
    'is read from top to bottom with the tab key alone on a phone, and each stop shows: %s',
    async (address) => {
      // In letters as they come: larger ones put a line of the menu below another.
      await browser.context.clearCookies();
      const page = await browser.context.newPage();
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(`${root}${address}`);
      const stops: Focus[] = [];
      for (let number = 0; number < 120; number += 1) {
        await page.keyboard.press('Tab');
        const stop = await page.evaluate<Focus>(focused);
        if (stop.isBody) break;
        stops.push(stop);
      }
      // The first stop jumps over head and menu; after the last one the browser's own bar comes: nothing holds the keys.
      expect(stops[0]?.href).toBe('#noi-dung');
      expect(stops.length).toBeLessThan(120);
      expect(stops.filter(({ isSeen }) => !isSeen).map(({ what }) => what)).toEqual([]);
      const tops = stops.slice(1).map(({ top }) => top);
      // Side by side counts as one line.
      const back = tops.filter((top, at) => at > 0 && top < (tops[at - 1] ?? 0) - 30);
      expect(back).toEqual([]);
      // Text stands in the page's source in the order in which it is seen.
      const order = await page.evaluate<number[]>(
        "[...document.querySelectorAll('main :is(h1, h2, h3, p)')].map((each) => each.getBoundingClientRect()).filter(({ height }) => height > 0).map(({ top }) => Math.round(top))",
      );
      expect(order.filter((top, at) => at > 0 && top < (order[at - 1] ?? 0) - 90)).toEqual([]);
      await page.close();
    },
    60_000,
  );

  it('lets the keys jump over the menu, open it where it stands, and search', async () => {
    const page = await browser.context.newPage();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${root}/`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect((await page.evaluate<Focus>(focused)).isInMain).toBe(true);
    await page.evaluate('scrollTo({ top: 0, behavior: "instant" })');
    await page.locator('nav.menu summary').focus();
    const before = await page.evaluate<number>('scrollY');
    await page.keyboard.press('Enter');
    expect(await page.locator('nav.menu details').getByRole('link', { name: 'Liên hệ' }).isVisible()).toBe(true);
    expect(await page.evaluate<number>('scrollY')).toBe(before);
    await page.locator('input[name="q"]').first().focus();
    await page.keyboard.type('bong chuyen');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(await page.locator('main').getByRole('link', { name: 'Giải bóng chuyền các khối' }).count()).toBeGreaterThan(
      0,
    );
    await page.close();
  }, 60_000);
});
