/** axe-core on each kind of the portal's pages with data, on a phone and at a desk, in light and in dark: nothing to mend. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOfSectionPage } from '../../src/domain/section/section-page.ts';
import { violations } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/browser.ts';
import { openPortalApp, type PortalApp } from '../web/portal/portal-app.ts';
import { aFile, aPhoto, aPublication } from '../web/portal/world.ts';

let portal: PortalApp;
let root: string;
let browser: Awaited<ReturnType<typeof openBrowser>>;
const pages: string[] = [];

beforeAll(async () => {
  if (!chromiumPath) return;
  portal = await openPortalApp();
  root = `${await portal.app.listen({ port: 0, host: '127.0.0.1' })}/w/dong-lac`;
  await fill();
  browser = await openBrowser({ width: 390, height: 844 });
});
afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

async function fill(): Promise<void> {
  const publish = async (changes: Parameters<typeof aPublication>[0]) =>
    (await portal.publisher.apply(aPublication(changes))).slug;
  for (let at = 0; at < 12; at += 1) await publish({ code: `DL-${at}`, photos: [aPhoto(`${at}`)] });
  const slug = await publish({
    code: 'DL-2611-0099',
    photos: [aPhoto('a', { alt: 'Bà con gói bánh', credit: 'Lê Minh' }), aPhoto('b')],
    corrections: [{ at: new Date('2026-11-20T02:00:00Z'), note: 'Sửa số hộ.' }],
  });
  const paper = await publish({
    code: 'VB-1',
    category: 'document',
    section: 'van-ban',
    documentNumber: '137/QĐ-UBND',
    files: [aFile('qd.pdf')],
  });
  await publish({
    code: 'HD-2611-0003',
    category: 'answer',
    section: 'hoi-dap',
    title: 'Mấy giờ?',
    summary: 'Mấy giờ mở cửa?',
    signer: 'Vũ Thị Hoa',
  });
  await publish({ code: 'TK-1', category: 'statistics', section: 'thong-ke' });
  await publish({
    ...{
      code: codeOfSectionPage('bo-may'),
      category: 'page',
      section: 'bo-may',
      title: 'bo-may',
      summary: '',
      authors: [],
    },
    paragraphs: ['## Lãnh đạo', 'Họ tên | Chức vụ | Điện thoại\nÔng A | Chủ tịch | 0220 1', '- Tiếp dân thứ Năm'],
  });
  pages.push(
    ...[
      '/',
      '/chuyen-muc/tin-tuc-su-kien',
      `/tin/${slug}`,
      `/tin/${paper}`,
      `/tin/${slug}/chia-se`,
      '/van-ban',
      '/thong-ke',
    ],
    ...[
      '/hoi-dap',
      '/hoi-dap/HD-2611-0003',
      '/tim-kiem?q=ngay+hoi',
      '/tim-kiem?q=khong+co+gi',
      '/bo-may',
      '/lien-he',
      '/en',
    ],
    ...['/kenh-thong-tin', '/so-do-trang', '/cach-doc', '/khong-co-trang-nay'],
  );
}

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
