/** The portal is complete: pages of the ward, sharing an item, reading aids, and machine-readable files. */

import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wardId } from '../../../src/domain/ids.ts';
import { codeOfSectionPage, type SectionPageSlug } from '../../../src/domain/section/section-page.ts';
import { openPortalApp, type PortalApp } from './portal-app.ts';
import { aPhoto, aPublication } from './world.ts';

let portal: PortalApp;
beforeEach(async () => {
  portal = await openPortalApp();
});
afterEach(() => portal.close());

/** Waits for a later turn of the event loop, because the portal reads its version once in each turn. */
const publish = async (changes: Parameters<typeof aPublication>[0] = {}): Promise<string> => {
  const { slug } = await portal.publisher.apply(aPublication(changes));
  await new Promise((resolve) => setImmediate(resolve));
  return slug;
};
const write = (slug: SectionPageSlug, text: string, at = new Date('2026-11-20T02:00:00Z'), version = 1) =>
  publish({
    ...{ key: `section:${slug}:${version}`, code: codeOfSectionPage(slug), version, title: slug, summary: '' },
    ...{ category: 'page', section: slug, paragraphs: text.split('\n\n'), authors: [], publishedAt: at, updatedAt: at },
  });
const body = async (url: string): Promise<string> => (await portal.get(url)).body;

describe('pages of the ward', () => {
  it('without content name whom to ask, with phone and hours', async () => {
    const page = await body('/bo-may');
    expect(page).toContain('<h1>Bộ máy, <span class="together">lãnh đạo</span></h1>');
    expect(page).toContain(
      'Cần biết ngay, xin hỏi: Văn phòng HĐND – UBND, điện thoại <a href="tel:+842203880000"><span class="code">0220 388 0000</span></a>',
    );
    expect(page).toContain('phòng Tiếp công dân (giờ hành chính)');
  });

  it('start the place for receiving citizens with a capital letter', async () => {
    expect(await body('/lien-he')).toContain('<dd>Phòng Tiếp công dân, giờ hành chính</dd>');
  });

  it('show headings, lists and tables, their owner and their last review', async () => {
    await write(
      'bo-may',
      '## Lãnh đạo\n\nHọ tên | Chức vụ | Điện thoại\nÔng A | Chủ tịch | 0220 1\n\n- Tiếp dân thứ Năm',
    );
    const page = await body('/bo-may');
    expect(page).toContain('<h2>Lãnh đạo</h2>');
    expect(page).toContain('<th scope="col">Chức vụ</th>');
    expect(page).toContain('<td data-column="Điện thoại" class="short">0220 1</td>');
    expect(page).toContain('<li>Tiếp dân thứ Năm</li>');
    expect(page).toContain('<dt>Phụ trách mục này</dt><dd>Văn phòng HĐND – UBND</dd>');
    expect(page).toContain('20/11/2026');
    expect(page).not.toContain('đã lâu chưa được xem lại');
  });

  it('say when they are outdated, and show typed markup as text', async () => {
    await write(
      'lich-cong-tac',
      '<script>alert(1)</script> | <img src=x>\n" onload=1 | b',
      new Date('2026-10-01T02:00:00Z'),
    );
    const page = await body('/lich-cong-tac');
    expect(page).toContain('Mục này đã lâu chưa được xem lại.');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toContain('<img src=x');
  });

  it('are not in news, feed and lists, and are found by their words', async () => {
    await write('thu-tuc', 'Đăng ký khai sinh tại bộ phận Một cửa');
    expect(await body('/')).not.toContain('khai sinh');
    expect(await body('/rss.xml')).not.toContain('khai sinh');
    const found = await body('/tim-kiem?q=khai+sinh');
    expect(found).toContain('<a href="/thu-tuc">Thủ tục hành chính</a>');
    const { items } = JSON.parse(await body('/api/v1/articles')) as { items: unknown[] };
    expect(items).toEqual([]);
  });

  it('are all in the site map, the menu and the sitemap for search engines', async () => {
    const [map, menu, sitemap] = [await body('/so-do-trang'), await body('/'), await body('/sitemap.xml')];
    for (const path of [
      '/gioi-thieu',
      '/ban-do',
      '/bo-may',
      '/lien-he',
      '/lich-cong-tac',
      '/thu-tuc',
      '/du-thao',
      '/cong-khai',
      '/quy-che',
      '/cong-tac-vien',
      '/en',
      '/kenh-thong-tin',
    ]) {
      expect(map).toContain(`href="${path}"`);
      expect(menu).toContain(`href="${path}"`);
      expect(sitemap).toContain(`<loc>https://donglac.example${path}</loc>`);
    }
  });

  it('in English have an English menu and foot, and never call contacts “in preparation”', async () => {
    await write('en', 'Đồng Lạc is a ward.');
    const english = await body('/en');
    expect(english).toContain('<html lang="en"');
    for (const words of ['Kept by', 'About this portal', 'Administrative procedures', 'href="/s/hoi'])
      expect([words, english.includes(words)]).toEqual([words, true]);
    for (const words of ['News and events', 'Notices', 'Q &amp; A'])
      expect([words, english.includes(words)]).toEqual([words, true]);
    // Names of offices and people are not translated.
    for (const words of ['Phụ trách', 'Tìm kiếm', 'Trang chủ', 'Về cổng thông tin', 'Tin tức'])
      expect([words, english.includes(words)]).toEqual([words, false]);
    expect(await body('/gioi-thieu')).toContain('Về cổng thông tin');
    expect(await body('/lien-he')).not.toContain('đang được chuẩn bị');
  });

  it('put this week’s days on the front page', async () => {
    await write(
      'lich-cong-tac',
      'Ngày | Giờ | Việc\nThứ Năm 26/11/2026 | 08:00 | Tiếp công dân\nThứ Hai 30/11/2026 | 14:00 | Họp giao ban',
    );
    const page = await body('/');
    expect(page).toContain('Lịch tuần này');
    expect(page).toContain('<time datetime="2026-11-26">26/11/2026</time> 08:00');
    expect(page).toContain('Tiếp công dân');
    expect(page).not.toContain('Họp giao ban');
  });

  it('show each channel with a QR code', async () => {
    const page = await body('/kenh-thong-tin');
    expect(page.match(/<svg[^>]*class="qr"/g)).toHaveLength(2);
    expect(page).toContain('aria-label="Mã QR: Zalo"');
  });
});

describe('a list', () => {
  it('of a section names its owner and its age; an empty one names whom to ask, with phone and hours', async () => {
    const empty = (await portal.get('/chuyen-muc/thong-bao')).body;
    expect(empty).toContain('Chuyên mục này chưa có tin.');
    expect(empty).toContain(
      'Cần biết ngay, xin hỏi: Văn phòng HĐND – UBND, điện thoại <a href="tel:+842203880000">0220 388 0000</a>, hoặc đến',
    );
    await publish({ code: 'DL-1', section: 'thong-bao' });
    const page = (await portal.get('/chuyen-muc/thong-bao')).body;
    expect(page).toContain('<dt>Phụ trách mục này</dt><dd>Văn phòng HĐND – UBND</dd>');
    expect(page).toMatch(/<dt>Tin mới nhất<\/dt><dd><time datetime="2026-11-16T02:30:00.000Z">16\/11\/2026/u);
    expect(page).not.toContain('Cần biết ngay');
    // If the ward's file names no one, the person responsible for the portal is shown; likewise for documents and statistics.
    for (const address of ['/chuyen-muc/tin-tuc-su-kien', '/van-ban', '/thong-ke'])
      expect((await portal.get(address)).body).toContain(
        '<dt>Phụ trách mục này</dt><dd>Ông Nguyễn Văn Minh, Trưởng Ban Biên tập</dd>',
      );
  });

  it('of contacts names the ward’s spokesperson if there is one', async () => {
    const named = (await portal.get('/lien-he', { host: 'ledaihanh.example' })).body;
    expect(named).toMatch(
      /<dt>Người phát ngôn<\/dt><dd>Ông Trần Đức Thắng, Chủ tịch UBND phường, <a href="tel:\+842203000138">/u,
    );
    expect((await portal.get('/lien-he')).body).not.toContain('Người phát ngôn');
  });
});

describe('the contributors’ corner', () => {
  it('explains how to join, and lists the authors of current items in alphabetical order', async () => {
    const of = (code: string, authors: readonly string[], publishedAt: string) =>
      publish({ code, authors, publishedAt: new Date(publishedAt), updatedAt: new Date(publishedAt) });
    await of('DL-1', ['Trần Văn Ước'], '2026-11-16T02:30:00Z');
    await of('DL-2', ['Đỗ Thị Ánh', 'Trần Văn Ước'], '2026-11-10T02:30:00Z');
    await of('DL-3', ['Vũ Văn Cũ'], '2026-06-10T02:30:00Z');
    await of('DL-4', ['Lê Thị Gỡ'], '2026-11-11T02:30:00Z');
    await portal.publisher.apply(aPublication({ code: 'DL-4', version: 2, withdrawn: true }));
    const [, main = ''] = (await portal.get('/cong-tac-vien')).body.split('<main');
    expect(main).toContain('<p>Đỗ Thị Ánh · Trần Văn Ước</p>');
    for (const hidden of ['Vũ Văn Cũ', 'Lê Thị Gỡ']) expect(main).not.toContain(hidden);
    expect(main).toContain('không xếp hạng');
    // By the channels, or by the page for people who use none of them.
    expect(main).toContain('href="https://zalo.me/123"');
    expect(main).toContain('href="/s/hoi?phuong=dong-lac"');
    expect((await portal.get('/')).body).toContain('href="/cong-tac-vien"');
  });
});

describe('sharing an item', () => {
  it('offers the address, a QR code, a text for a chat and one for the loudspeaker', async () => {
    const slug = await publish();
    expect(await body(`/tin/${slug}`)).toContain(`href="/tin/${slug}/chia-se"`);
    const page = await body(`/tin/${slug}/chia-se`);
    expect(page).toContain(`https://donglac.example/tin/${slug}`);
    expect(page).toContain('Kính thưa toàn thể bà con phường Đồng Lạc');
    expect(page).toContain('<meta name="robots" content="noindex, nofollow">');
    const code = await portal.get(`/tin/${slug}/qr.svg`);
    expect([code.statusCode, code.headers['content-type']]).toEqual([200, 'image/svg+xml']);
  });

  it('uses the ward’s own domain if no public address is set', async () => {
    const unnamed = await openPortalApp({ publicUrl: null });
    try {
      const { slug } = await unnamed.publisher.apply(aPublication({}));
      const page = (await unnamed.get(`/tin/${slug}/chia-se`)).body;
      expect(page).toContain(`<p class="address">https://donglac.example/tin/${slug}</p>`);
      expect(page).toContain(`\nhttps://donglac.example/tin/${slug}</textarea>`);
    } finally {
      await unnamed.close();
    }
  });

  it('enlarges a photo without a script, and shows a caption only if it differs from the title', async () => {
    const photo = aPhoto('a', { alt: 'Khối 1 vui Ngày hội Đại đoàn kết (1/2)' });
    const slug = await publish({ photos: [photo, aPhoto('b', { alt: 'Bà con gói bánh' })] });
    const page = await body(`/tin/${slug}`);
    expect(page).toContain(`<a class="enlarge" href="/media/${photo.hash}/960.jpg">`);
    expect(page.match(/<figcaption>/g)).toHaveLength(1);
    expect(page).toContain('<figcaption>Bà con gói bánh');
  });

  it('names the issuing body of a document by its number', async () => {
    const of = async (documentNumber: string, source = 'Văn phòng') => {
      const slug = await publish({ code: documentNumber, category: 'document', documentNumber, source });
      return /<dt>Cơ quan ban hành<\/dt><dd>([^<]*)/.exec(await body(`/tin/${slug}`))?.[1];
    };
    expect(await of('137/QĐ-UBND')).toBe('Ủy ban nhân dân phường Đồng Lạc');
    expect(await of('12/QĐ-UBND', 'UBND tỉnh')).toBe('Ủy ban nhân dân cấp trên');
    expect(await of('224/2026/NĐ-CP')).toBe('Chính phủ');
    expect(await of('05/NQ-HĐND')).toBe('Hội đồng nhân dân phường Đồng Lạc');
    expect(await of('9/TB')).toBeUndefined();
  });
});

it('the portal uses the colours of the ward’s file for page, logo, browser bar and manifest', async () => {
  const host = { host: 'ledaihanh.example' };
  const { body } = await portal.get('/', host);
  const sheets = [...body.matchAll(/<link rel="stylesheet" href="([^"]+)">/gu)].map(([, address = '']) => address);
  expect(sheets).toHaveLength(2);
  // It follows the kit's style sheet and so overrides it; a reader's wish for high contrast takes precedence over it.
  const sheet = await portal.get(sheets[1] ?? '');
  expect([sheet.statusCode, sheet.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
  expect(sheet.body).toMatch(
    /^:root\{--lacquer:#0b3d6b;--lacquer-text:#0b4a6f;--gold:#f2c14e\}\n@media \(prefers-color-scheme:dark\)/u,
  );
  const [, emblem = ''] = /<img src="(\/assets\/emblem[^"]+)"/u.exec(body) ?? [];
  const sign = await portal.get(emblem);
  expect([sign.headers['content-type'], sign.body.includes('#f2c14e'), sign.body.includes('#6d1212')]).toEqual([
    ...['image/svg+xml', true, false],
  ]);
  expect(body).toContain('<meta name="theme-color" content="#0b3d6b">');
  expect((await portal.get('/manifest.webmanifest', host)).json()).toMatchObject({ theme_color: '#0b3d6b' });
  // A ward without colours of its own has the kit's colours.
  const usual = (await portal.get('/')).body;
  expect([usual.match(/rel="stylesheet"/gu)?.length, usual.includes('#7a1616')]).toEqual([1, true]);
});

describe('display settings for readers', () => {
  it('are chosen without a script and stored in a cookie that every page follows', async () => {
    const answer = await portal.get('/cach-doc?chon=lon.tuong-phan');
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/cach-doc']);
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^cach-doc=lon\.tuong-phan; Max-Age=31536000; Path=\/; HttpOnly/,
    );
    const page = await portal.get('/', { cookie: 'cach-doc=lon.tuong-phan' });
    expect(page.body).toContain('<html lang="vi" class="lon tuong-phan">');
    expect(page.headers.vary).toContain('cookie');
    expect((await portal.get('/')).body).toContain('<html lang="vi">');
    expect((await portal.get('/', { cookie: 'cach-doc="><script>' })).body).toContain('<html lang="vi">');
  });
});

describe('for machines', () => {
  it('robots.txt excludes what is no page and names the sitemap; the manifest names existing icons', async () => {
    const robots = await body('/robots.txt');
    expect(robots).toContain('Disallow: /board');
    expect(robots).toContain('Sitemap: https://donglac.example/sitemap.xml');
    const manifest = JSON.parse(await body('/manifest.webmanifest')) as { icons: { src: string }[] };
    for (const { src } of [...manifest.icons, { src: '/favicon.ico' }, { src: '/apple-touch-icon.png' }])
      expect([src, (await portal.get(src)).statusCode]).toEqual([src, 200]);
  });

  it('pages contain their canonical address and structured data', async () => {
    const slug = await publish({ title: 'Tin </script> & "hay"' });
    const page = await body(`/tin/${slug}`);
    expect(page).toContain(`<link rel="canonical" href="https://donglac.example/tin/${slug}">`);
    expect(page).toContain(`<meta property="og:url" content="https://donglac.example/tin/${slug}">`);
    const [, data = '{}'] = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(page) ?? [];
    expect(JSON.parse(data)).toMatchObject({
      '@type': 'NewsArticle',
      headline: 'Tin </script> & "hay"',
      publisher: { '@type': 'GovernmentOrganization' },
    });
    await publish({
      code: 'HD-2611-0003',
      category: 'answer',
      section: 'hoi-dap',
      title: 'Mấy giờ?',
      summary: 'Mấy giờ mở?',
    });
    const answer = await body('/hoi-dap/HD-2611-0003');
    expect(answer).toContain('"@type":"FAQPage"');
    expect(answer).toContain('<link rel="canonical" href="https://donglac.example/hoi-dap/HD-2611-0003">');
    expect(await body('/')).toContain('"@type":"GovernmentOrganization"');
  });

  it('each section has its own feed', async () => {
    await publish({ title: 'Của mục này' });
    await publish({ code: 'DL-2', title: 'Của mục khác', section: 'thong-bao' });
    const feed = await portal.get('/chuyen-muc/tin-tuc-su-kien/rss.xml');
    expect(feed.headers['content-type']).toContain('application/rss+xml');
    expect(feed.body).toContain('Của mục này');
    expect(feed.body).not.toContain('Của mục khác');
    expect(await body('/chuyen-muc/tin-tuc-su-kien')).toContain('href="/chuyen-muc/tin-tuc-su-kien/rss.xml"');
    // Documents have a list of their own, and their section nevertheless has a page and a feed.
    for (const slug of ['van-ban', 'thong-bao']) {
      const [, address = ''] = /href="(\/chuyen-muc\/[^"]+\/rss\.xml)"/u.exec(await body(`/chuyen-muc/${slug}`)) ?? [];
      expect([address, (await portal.get(address)).statusCode]).toEqual([`/chuyen-muc/${slug}/rss.xml`, 200]);
    }
    expect((await portal.get('/chuyen-muc/khong-co/rss.xml')).statusCode).toBe(404);
  });

  it('an unpublished item is gone at each of its addresses', async () => {
    const slug = await publish();
    await publish({ version: 2, withdrawn: true });
    for (const url of [
      `/tin/${slug}`,
      `/van-ban/${slug}`,
      `/tin/${slug}/chia-se`,
      `/tin/${slug}/qr.svg`,
      `/api/v1/articles/${slug}`,
    ])
      expect([url, (await portal.get(url)).statusCode]).toEqual([url, 410]);
    const answer = { code: 'HD-2611-0004', category: 'answer', section: 'hoi-dap' };
    await publish(answer);
    await publish({ ...answer, version: 2, withdrawn: true });
    expect((await portal.get('/hoi-dap/HD-2611-0004')).statusCode).toBe(410);
    expect((await portal.get('/hoi-dap/HD-2611-0005')).statusCode).toBe(404);
  });

  it('answers are compressed as the client accepts, each variant with an ETag', async () => {
    const plain = await portal.get('/');
    const br = await portal.get('/', { 'accept-encoding': 'gzip, deflate, br' });
    const gz = await portal.get('/', { 'accept-encoding': 'gzip' });
    expect([br.headers['content-encoding'], gz.headers['content-encoding']]).toEqual(['br', 'gzip']);
    expect(brotliDecompressSync(br.rawPayload).toString()).toBe(plain.body);
    expect(gunzipSync(gz.rawPayload).toString()).toBe(plain.body);
    expect(new Set([plain.headers.etag, br.headers.etag, gz.headers.etag]).size).toBe(3);
    const held = await portal.get('/', { 'accept-encoding': 'br', 'if-none-match': String(br.headers.etag) });
    expect([held.statusCode, held.rawPayload.length]).toEqual([304, 0]);
    const refused = await portal.get('/', { 'accept-encoding': 'br;q=0, gzip;q=0' });
    expect(refused.headers['content-encoding']).toBeUndefined();
  });

  it('a page of another site may use the API with If-None-Match', async () => {
    const leave = await portal.app.inject({
      method: 'OPTIONS',
      url: '/api/v1/articles',
      headers: { host: 'donglac.example' },
    });
    expect(leave.statusCode).toBe(204);
    expect(leave.headers['access-control-allow-headers']).toBe('if-none-match');
    expect((await portal.get('/api/v1/articles')).headers['access-control-expose-headers']).toBe('etag');
  });

  it('the front page is under 100 KB without photos', async () => {
    for (let index = 0; index < 20; index += 1) await publish({ code: `DL-${index}`, photos: [aPhoto(`${index}`)] });
    const page = await portal.get('/', { 'accept-encoding': 'br' });
    const html = brotliDecompressSync(page.rawPayload).toString();
    const [style = ''] = /\/assets\/portal\.[0-9a-f]+\.css/.exec(html) ?? [];
    const css = await body(style);
    const letters = [...css.matchAll(/url\("([^"]+)"\)/g)].map(([, address = '']) => address);
    let bytes = page.rawPayload.length;
    for (const address of [style, '/favicon.ico', ...letters])
      bytes += (await portal.get(address, { 'accept-encoding': 'br' })).rawPayload.length;
    expect(letters).toHaveLength(2);
    expect(bytes).toBeLessThan(100 * 1024);
  });
});

describe('a publication', () => {
  it('in one ward leaves the cached pages of another valid', async () => {
    const reader = portal.reader('dong-lac');
    // All requests within one turn of the event loop get the same version.
    const nextVersion = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return reader.version();
    };
    const before = await nextVersion();
    await publish({ key: 'other', ward: wardId('le-dai-hanh'), code: 'LH-1' });
    expect(await nextVersion()).toBe(before);
    await publish();
    expect(await nextVersion()).not.toBe(before);
  });
});

describe('the count of opened pages', () => {
  const phone = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36';
  const open = (url: string, headers: Record<string, string> = {}) =>
    portal.get(url, { 'user-agent': phone, ...headers });

  it('is kept by item and month, also if the page was cached or not modified', async () => {
    const slug = await publish({ code: 'DL-1' });
    await publish({ code: 'HD-2611-0007', category: 'answer', title: 'Bao giờ sửa đèn?' });
    const { headers } = await open(`/tin/${slug}`);
    await open(`/van-ban/${slug}`);
    expect((await open(`/tin/${slug}`, { 'if-none-match': String(headers.etag) })).statusCode).toBe(304);
    await open('/hoi-dap/hd-2611-0007');
    expect(await portal.opened()).toEqual({ '2026-11': { 'DL-1': 3, 'HD-2611-0007': 1 } });
    // 1 December in the ward begins at 17:00 UTC.
    portal.moveTo(new Date('2026-11-30T17:00:00Z'));
    await open(`/tin/${slug}`);
    expect(await portal.opened()).toEqual({ '2026-12': { 'DL-1': 1 } });
    expect(await portal.opened()).toEqual({});
  });

  it('excludes programs, previews, lists and missing pages, and does not identify readers', async () => {
    const slug = await publish({ code: 'DL-1' });
    const down = await publish({ code: 'DL-2', title: 'Tin gỡ' });
    await publish({ code: 'DL-2', version: 2, withdrawn: true });
    for (const agent of [
      'Mozilla/5.0 (compatible; Googlebot/2.1)',
      'facebookexternalhit/1.1',
      'curl/8.5',
      'ZaloPC-Preview',
    ])
      await open(`/tin/${slug}`, { 'user-agent': agent });
    await open(`/tin/${slug}`, { 'sec-purpose': 'prefetch' });
    await portal.app.inject({
      method: 'HEAD',
      url: `/tin/${slug}`,
      headers: { host: 'donglac.example', 'user-agent': phone },
    });
    for (const url of ['/', '/hoi-dap', `/tin/${down}`, `/tin/${slug}/chia-se`, '/gioi-thieu']) await open(url);
    expect(await portal.opened()).toEqual({});
    expect((await open(`/tin/${slug}`)).headers['set-cookie']).toBeUndefined();
  });
});
