/**
 * Runs axe-core on each page of the web desk with a month of data, on phone and desktop
 * widths, in light and dark mode; and tests its keyboard shortcuts.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wrongOn } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/browser.ts';
import { type DeskMonth, openDeskMonth } from './desk-month.ts';

let desk: DeskMonth;
let root: string;
let browser: Awaited<ReturnType<typeof openBrowser>>;

if (!chromiumPath) console.warn('no Chromium on this machine: the desk in a real browser is skipped');

beforeAll(async () => {
  if (!chromiumPath) return;
  desk = await openDeskMonth();
  root = await desk.listen();
  browser = await openBrowser({ width: 390, height: 844 });
  const [name = '', value = ''] = desk.head.cookie.split('=');
  await browser.context.addCookies([{ name, value, domain: '127.0.0.1', path: '/board' }]);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

describe.skipIf(!chromiumPath)('every page of the desk', () => {
  it.each([
    [390, 'light', false],
    [390, 'dark', true],
    [1440, 'light', true],
    [1440, 'dark', false],
    [360, 'light', true],
    [360, 'dark', true],
  ] as const)(
    'Axe finds no fault on any desk page at %i px in %s (all unfolded: %s), and no page scrolls sideways',
    async (width, colorScheme, isUnfolded) => {
      const pages = [...desk.pages, ...desk.more];
      expect(await wrongOn(browser.context, root, pages, { width, colorScheme, isUnfolded })).toEqual([]);
    },
    240_000,
  );

  it.each([
    ...(['member', 'office', 'deputy', 'chairman', 'accountant'] as const).map((role) => [role, 390, 'light'] as const),
    ...([390, 1440] as const).flatMap((width) => [
      ['standingDeputy', width, 'light'] as const,
      ['standingDeputy', width, 'dark'] as const,
    ]),
  ])(
    'Axe finds no fault for the role %s at %i px in %s, even on pages that the role may not open',
    async (role, width, colorScheme) => {
      const other = await openBrowser({ width: 390, height: 844 });
      const [name = '', value = ''] = (await desk.as(role)).cookie.split('=');
      await other.context.addCookies([{ name, value, domain: '127.0.0.1', path: '/board' }]);
      const pages = [...desk.pages, ...(role === 'chairman' ? desk.chairman : [])];
      const found = await wrongOn(other.context, root, pages, { width, colorScheme });
      await other.close();
      expect(found).toEqual([]);
    },
  );

  it('Axe finds no fault on the sign-in page and when a session ends while a form is filled in', async () => {
    const stranger = await openBrowser({ width: 390, height: 844 });
    const found: unknown[] = [];
    for (const width of [390, 1440])
      for (const colorScheme of ['light', 'dark'] as const)
        found.push(await wrongOn(stranger.context, root, desk.outside, { width, colorScheme }));
    const page = await stranger.context.newPage();
    for (const [name, address, then] of desk.outside.slice(-1)) {
      await page.goto(`${root}${address}`);
      await then?.(page);
      expect([
        name,
        await page.locator('textarea, input[type="text"], input:not([type])').first().inputValue(),
      ]).toEqual(['het-phien', expect.stringContaining('Khối 3 tiêm')]);
    }
    await stranger.close();
    expect(found).toEqual([[], [], [], []]);
  });

  it('The keyboard alone moves down the queue, into an item and to its decision', async () => {
    const page = await browser.context.newPage();
    await page.goto(`${root}/board/items`);
    const focused = (): Promise<string> =>
      page.evaluate<string>('document.activeElement?.getAttribute("href") ?? document.activeElement?.tagName ?? ""');
    const act = () => page.evaluate<string>('document.activeElement?.dataset.act ?? ""');
    await page.keyboard.press('j');
    const first = await focused();
    await page.keyboard.press('j');
    expect(await focused()).not.toBe(first);
    await page.keyboard.press('k');
    expect(await focused()).toBe(first);
    await openWith(page, 'Enter');
    expect(new URL(page.url()).pathname).toBe(first);
    // The first waiting entry is a correction, so the keys lead to the acts of the correction.
    await page.keyboard.press('d');
    expect(await act()).toBe('approveCorrection');
    await page.keyboard.press('t');
    expect(await act()).toBe('dropCorrection');
    await page.goto(`${root}/board/items`);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await openWith(page, 'Enter');
    await page.keyboard.press('d');
    expect(await act()).toBe('approve');
    await page.keyboard.press('t');
    expect(await page.isVisible('details[data-act="return"] form')).toBe(true);
    await page.keyboard.press('Escape');
    await page.evaluate('document.activeElement?.blur()');
    await page.keyboard.press('?');
    expect(await page.isVisible('#phim ul')).toBe(true);
    await page.keyboard.press('/');
    expect(await page.evaluate<string>('document.activeElement?.getAttribute("name") ?? ""')).toBe('q');
    await page.close();
  });
});

async function openWith(page: Page, key: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.keyboard.press(key)]);
}
