/** Runs axe-core on each kind of portal page with data, on phone and desktop widths, in light and dark mode: no violations. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
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
    'Axe finds no fault on any page at %i px in %s %s, and no page scrolls sideways',
    async (width, colorScheme, taste) => {
      const { hostname } = new URL(root);
      await browser.context.addCookies([{ name: 'cach-doc', value: taste, domain: hostname, path: '/' }]);
      const statusOf = (name: string): number => ({ 'da-go': 410, 'khong-co': 404 })[name] ?? 200;
      expect(await wrongOn(browser.context, root, portal.pages, { width, colorScheme }, statusOf)).toEqual([]);
    },
    240_000,
  );

  const opened = async (address: string, width = 390) => {
    const page = await browser.context.newPage();
    await page.setViewportSize({ width, height: 844 });
    return { page, go: () => page.goto(`${root}${address}`, { waitUntil: 'load' }) };
  };
  const anArticle = (): string => portal.pages.find(([name]) => name === 'mot-bai')?.[1] ?? '';

  it('On a phone the front page’s footer is shorter than its news', async () => {
    await browser.context.clearCookies();
    const { page, go } = await opened('/');
    await go();
    const height = (part: string) =>
      page.evaluate<number>(`document.querySelector('${part}').getBoundingClientRect().height`);
    const [news, foot] = [await height('main .news'), await height('footer.foot')];
    expect(foot).toBeGreaterThan(100);
    expect(foot).toBeLessThan(news);
    // The height is at most that of a phone's screen, whatever is above it.
    expect(foot).toBeLessThan(844);
    await page.close();
  });

  it.each([390, 1440])(
    'A page loads no larger copy of a photo than it shows and preloads one font weight, at %i px',
    async (width) => {
      for (const address of ['/', '/chuyen-muc/tin-tuc-su-kien', anArticle()]) {
        const { page, go } = await opened(address, width);
        await go();
        const shownNow = () =>
          page.evaluate<{ chosen: number; widths: number[]; needed: number }[]>(`
        [...document.querySelectorAll('picture img')].filter((img) => img.complete && img.currentSrc).map((img) => ({
          chosen: Number(/\\/(\\d+)\\.\\w+$/.exec(img.currentSrc)[1]),
          widths: [...img.srcset.matchAll(/ (\\d+)w/g)].map(([, each]) => Number(each)),
          needed: img.getBoundingClientRect().width * devicePixelRatio,
        }))`);
        // A photo may load a moment after its page.
        const shown = await vi.waitFor(async () => {
          const come = await shownNow();
          expect(come.length, address).toBeGreaterThan(0);
          return come;
        }, 10_000);
        for (const { chosen, widths, needed } of shown) {
          const fitting = widths.find((each) => each >= needed - 1) ?? widths.at(-1);
          expect([address, chosen, needed], 'the smallest copy that is as wide').toEqual([address, fitting, needed]);
        }
        const ahead = await page.evaluate<string[]>(
          "[...document.querySelectorAll('link[rel=preload]')].map((each) => each.as + ' ' + new URL(each.href).pathname)",
        );
        expect(ahead).toEqual([expect.stringMatching(/^font \/assets\/be-vietnam-pro-400\./u)]);
        const fetched = await page.evaluate<string[]>(
          "performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.includes('be-vietnam-pro-400'))",
        );
        expect(fetched).toHaveLength(1);
        await page.close();
      }
    },
    90_000,
  );

  it('An article shows each photo uncropped in its own shape', async () => {
    for (const width of [390, 1440]) {
      const { page, go } = await opened(anArticle(), width);
      await go();
      const shapes = await page.evaluate<number[]>(
        "[...document.querySelectorAll('.story figure picture img')].map((img) => { const { width, height } = img.getBoundingClientRect(); return Math.round((100 * width) / height - (100 * img.getAttribute('width')) / img.getAttribute('height')); })",
      );
      expect(shapes.length).toBeGreaterThan(1);
      expect([width, shapes.filter((off) => Math.abs(off) > 1)]).toEqual([width, []]);
      await page.close();
    }
  });

  it('A page prints only its text, in black on white, with the addresses of its links', async () => {
    const { page, go } = await opened(anArticle(), 800);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await go();
    const hidden = ['nav.menu', 'form.find', '.related', '.foot .sections', '.top', '.share .kit', '.aloud'];
    for (const part of hidden) expect([part, await page.locator(part).first().isVisible()]).toEqual([part, false]);
    for (const part of ['h1', '.story .text p', '.byline', '.facts'])
      expect([part, await page.locator(part).first().isVisible()]).toEqual([part, true]);
    const ink = await page.evaluate<string[]>(
      "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('.story .text p')).color]",
    );
    expect(ink).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
    await page.close();
  });

  /** A fake of the browser's speech synthesis, which this machine lacks. */
  const voice = (lang: string) => `
    globalThis.said = [];
    Object.defineProperty(globalThis, 'speechSynthesis', { value: {
      getVoices: () => [{ lang: '${lang}', name: 'voice' }], cancel() {}, addEventListener() {},
      speak: (words) => globalThis.said.push([words.lang, words.text]),
    } });
    globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } addEventListener() {} };`;

  it.each([
    ['a Vietnamese voice', voice('vi-VN'), true],
    ['a voice of another language alone', voice('en-US'), false],
    ['no voices at all', "Object.defineProperty(globalThis, 'speechSynthesis', { value: undefined });", false],
  ] as const)(
    'The button for reading aloud appears only with a Vietnamese voice: %s',
    async (_name, script, hasButton) => {
      const { page, go } = await opened(anArticle());
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      await page.addInitScript(script);
      await go();
      const button = page.getByRole('button', { name: 'Đọc bài' });
      expect([await button.isVisible(), errors]).toEqual([hasButton, []]);
      if (hasButton) {
        await button.click();
        const said = await page.evaluate<[string, string][]>('globalThis.said');
        const [title = ''] = await page.locator('.story h1').allTextContents();
        expect(said[0]).toEqual(['vi', title]);
        expect(said.length).toBeGreaterThan(1);
        expect(await page.locator('.aloud button').getAttribute('aria-pressed')).toBe('true');
      }
      await page.close();
    },
  );

  it.each([390, 1440])('No element moves while a page loads, at %i px', async (width) => {
    const page = await browser.context.newPage();
    await page.setViewportSize({ width, height: 844 });
    const moved: [string, number][] = [];
    for (const [name, address] of portal.pages) {
      await page.goto(`${root}${address}`, { waitUntil: 'load' });
      // Fonts and photos that load after the page are loaded by then.
      const shift = await page.evaluate<number>(`new Promise((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += entry.value;
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(sum), 300);
        })`);
      if (shift > 0) moved.push([name, shift]);
    }
    expect(moved).toEqual([]);
    await page.close();
  });

  /** The focused element and its visible position. */
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
    'On a phone the tab key visits %s from top to bottom, and each stop is visible',
    async (address) => {
      // With the default font size: a larger one moves a menu entry to another line.
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
      // The first stop is a link that skips header and menu; after the last one the focus leaves
      // the page, so there is no keyboard trap.
      expect(stops[0]?.href).toBe('#noi-dung');
      expect(stops.length).toBeLessThan(120);
      expect(stops.filter(({ isSeen }) => !isSeen).map(({ what }) => what)).toEqual([]);
      const tops = stops.slice(1).map(({ top }) => top);
      // Elements side by side count as one line.
      const back = tops.filter((top, at) => at > 0 && top < (tops[at - 1] ?? 0) - 30);
      expect(back).toEqual([]);
      // The source order of the text equals its visual order.
      const order = await page.evaluate<number[]>(
        "[...document.querySelectorAll('main :is(h1, h2, h3, p)')].map((each) => each.getBoundingClientRect()).filter(({ height }) => height > 0).map(({ top }) => Math.round(top))",
      );
      expect(order.filter((top, at) => at > 0 && top < (order[at - 1] ?? 0) - 90)).toEqual([]);
      await page.close();
    },
  );

  it('The keyboard can skip the menu, open it and search', async () => {
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
  });
});
