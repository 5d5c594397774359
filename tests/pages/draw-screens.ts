/**
 * Takes screenshots of the pages with data on them: `node_modules/.bin/node tests/pages/draw-screens.ts [FOLDER
 * [bang|ngoai|chu-tich|s|tinh|cong|thu|bang/lich …]]`. Shows the top of each page at three widths, light and dark, small enough
 * for a repository and large enough to be read: one set is about eleven MB.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import sharp from 'sharp';
import type { ShownPage } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { type DeskMonth, openDeskMonth } from './desk-month.ts';
import { openPortalMonth } from './portal-month.ts';
import { openProvince } from './province-pages.ts';
import { openSignedPages } from './signed-pages.ts';
import { openSimulatorPages } from './simulator-pages.ts';

interface Place {
  readonly root: string;
  readonly pages: readonly ShownPage[];
  readonly cookie?: string;
  close(): Promise<unknown>;
}

const atDesk = async (pagesOf: (desk: DeskMonth) => Pick<Place, 'pages' | 'cookie'>): Promise<Place> => {
  const desk = await openDeskMonth();
  return { root: await desk.listen(), ...pagesOf(desk), close: desk.close };
};

const places: Readonly<Record<string, () => Promise<Place>>> = {
  bang: () => atDesk(({ pages, more, head }) => ({ pages: [...pages, ...more], cookie: head.cookie })),
  ngoai: () => atDesk(({ outside }) => ({ pages: outside })),
  'chu-tich': async () => {
    const desk = await openDeskMonth();
    const { cookie } = await desk.as('chairman');
    return { root: await desk.listen(), pages: desk.chairman, cookie, close: desk.close };
  },
  s: async () => {
    const world = await openSignedPages();
    return { root: world.publicUrl, pages: world.pages, close: () => world.close() };
  },
  tinh: async () => {
    const world = await openSignedPages();
    const { root, door, cookie, close } = await openProvince(world);
    const pages = [
      ['cac-phuong', '/tinh'],
      ['cua', door],
    ] as const;
    return { root, pages, cookie: `tinh=${cookie}`, close: () => close().then(() => world.close()) };
  },
  cong: openPortalMonth,
  thu: openSimulatorPages,
};

/** Width of the screen and of its picture, in pixels. */
const widths = [
  [390, 290],
  [768, 440],
  [1440, 780],
] as const;
/** Maximum height in pixels of the screen; the rest of the page is cut off. */
const tallest = 1900;

async function draw(folder: string, kind: string, context: BrowserContext, place: Place): Promise<void> {
  const page = await context.newPage();
  const [name = '', value = ''] = place.cookie?.split('=') ?? [];
  if (name !== '')
    await context.addCookies([{ name, value, domain: '127.0.0.1', path: name === 'board' ? '/board' : '/' }]);
  for (const [width, drawn] of widths)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      for (const [called, address, then] of place.pages) {
        await page.goto(`${place.root}${address}`);
        // Fonts that load after the first page are not shown on it, so it is loaded twice.
        if (address === place.pages[0]?.[1]) await page.reload();
        await then?.(page);
        // Loads pictures that would otherwise load only when scrolled into view.
        await page.evaluate('for (const each of document.images) each.loading = "eager"');
        await page.evaluate('Promise.all([...document.images].map((each) => each.decode().catch(() => null)))');
        const height = Math.min(tallest, await page.evaluate<number>('document.documentElement.scrollHeight'));
        const shot = await page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height } });
        const picture = await sharp(shot).resize({ width: drawn }).webp({ quality: 22, effort: 5 }).toBuffer();
        writeFileSync(join(folder, `${kind}-${called}-${width}-${colorScheme}.webp`), picture);
      }
    }
  await page.close();
}

const [folder = 'docs/screens', ...asked] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const [kind, open] of Object.entries(places)) {
  // "bang" draws all pages of the web desk, "bang/lich" one of them.
  const isAsked = (name: string): boolean =>
    asked.length === 0 || [kind, `${kind}/${name}`].some((each) => asked.includes(each));
  if (asked.length > 0 && !asked.some((each) => each.split('/')[0] === kind)) continue;
  const place = await open();
  const browser = await openBrowser({ width: 390, height: 900 });
  await draw(folder, kind, browser.context, { ...place, pages: place.pages.filter(([name]) => isAsked(name)) });
  // A server waits for connections that a browser keeps open, so the browser closes first.
  await browser.close();
  await place.close();
}
// The workers that decoded the photos would keep the process alive for a while.
process.exit(0);
