import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../../../src/web/kit/html.ts';
import { channelList } from '../../../src/web/portal/layout.ts';
import { openPortalApp, type PortalApp } from './portal-app.ts';
import { aPhoto, aPublication, dongLac, translator } from './world.ts';

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

const body = async (url: string): Promise<string> => (await portal.get(url)).body;

/** Links of a page, in order. */
const linksOf = (page: string): readonly string[] =>
  [...page.matchAll(/href="([^"]*)"/g)].map((match) => match[1] ?? '');

const pages = ['/', '/chuyen-muc/tin-tuc-su-kien', '/van-ban', '/thong-ke', '/hoi-dap', '/tim-kiem', '/tim-kiem?q=hội'];

describe('every page', () => {
  it.each(pages)('%s exists in an empty portal, in Vietnamese, with scripts restricted', async (url) => {
    const answer = await portal.get(url);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers).toMatchObject({
      'content-security-policy':
        "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'public, no-cache',
    });
    expect(answer.body).toContain('<html lang="vi">');
    expect(answer.body).toContain('<a class="skip" href="#noi-dung">');
    // Data for search engines is not executable; the only script is a file of the project.
    expect(answer.body.replaceAll(/<script type="application\/ld\+json">/g, '')).not.toMatch(
      /<script(?! src="\/assets\/)|<style| style=| on\w+="/,
    );
    expect(answer.body.match(/<h1/g)?.length).toBe(1);
    expect(answer.body).not.toContain('[object');
  });

  it('has no broken link', async () => {
    for (let index = 0; index < 25; index += 1)
      await publish({
        code: `DL-${index}`,
        photos: [aPhoto(`${index}`)],
        category: index % 5 === 0 ? 'document' : 'news',
      });
    const seen = new Set<string>();
    const waiting = ['/'];
    for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
      const page = await body(url);
      const images = [...page.matchAll(/(?:src|srcset)="([^"]*)"/g)].flatMap((match) => match[1]?.split(', ') ?? []);
      for (const link of [...linksOf(page), ...images.map((image) => image.split(' ')[0] ?? '')]) {
        const address = link.replaceAll('&amp;', '&').replace('https://donglac.example', '');
        // Signed pages are tested separately: `tests/web/signed-talk.test.ts`.
        if (!address.startsWith('/') || address.startsWith('/s/') || seen.has(address)) continue;
        seen.add(address);
        const answer = await portal.get(address);
        expect([address, answer.statusCode]).toEqual([address, 200]);
        if (answer.headers['content-type']?.toString().startsWith('text/html')) waiting.push(address);
      }
    }
    expect(seen.size).toBeGreaterThan(60);
  });

  it('is available in English with the same sentences', async () => {
    const english = await openPortalApp({ language: 'en' });
    const { slug } = await english.publisher.apply(aPublication({ photos: [aPhoto('a', { credit: 'B' })] }));
    for (const url of [...pages, `/tin/${slug}`, '/khong-co', '/hoi-dap/HD-1']) {
      expect((await english.get(url)).body).toContain('<html lang="en">');
    }
    await english.close();
  });
});

describe('an item', () => {
  it('shows title, local times, authors, photographers, source, place and code', async () => {
    const slug = await publish({
      photographers: ['Trần Văn Bình'],
      authors: ['Nguyễn Thị Lan', 'Lê Minh'],
      publishedAt: new Date('2026-11-16T02:30:00Z'),
      updatedAt: new Date('2026-11-16T09:05:00Z'),
    });
    const page = await body(`/tin/${slug}`);
    for (const text of [
      '<h1>Khối 1 vui Ngày hội Đại đoàn kết</h1>',
      'Đăng lúc <time datetime="2026-11-16T02:30:00.000Z">09:30, 16/11/2026</time>',
      'Cập nhật lúc <time datetime="2026-11-16T09:05:00.000Z">16:05, 16/11/2026</time>',
      '<p class="byline">Nguyễn Thị Lan, Lê Minh',
      'Ảnh: Trần Văn Bình',
      '<dt>Nguồn tin</dt><dd>Tác giả có mặt</dd>',
      '<dt>Địa bàn</dt><dd>Khối 1</dd>',
      '<dt>Ngày diễn ra</dt><dd><time datetime="2026-11-15">15/11/2026</time></dd>',
      '<dt>Mã tin</dt><dd>DL-2611-0042</dd>',
      '<p>Ba hộ được khen.</p>',
      `<a href="https://donglac.example/tin/${slug}">`,
      '<meta property="og:type" content="article">',
      `<link rel="canonical" href="https://donglac.example/tin/${slug}">`,
    ])
      expect(page).toContain(text);
  });

  it('shows a summary that equals its beginning only once; lists and feeds keep the summary', async () => {
    const [first, second] = ['Sáng 15/11, bà con khối 1 dự Ngày hội.', 'Ba hộ được khen.'];
    const slug = await publish({ summary: first, paragraphs: [`${first} ${second}`] });
    expect((await body(`/tin/${slug}`)).split('<main')[1]?.split(first)).toHaveLength(2);
    expect(await body('/chuyen-muc/tin-tuc-su-kien')).toContain(`<p class="summary">${first}</p>`);
    expect(await body('/rss.xml')).toContain(`<description>${first}</description>`);

    const cut = await publish({ code: 'DL-2', summary: 'Sáng 15/11, bà con…', paragraphs: [first] });
    expect((await body(`/tin/${cut}`)).split('</article>')[0]).not.toContain('class="summary"');
    const own = await publish({ code: 'DL-3', summary: 'Lời tòa soạn.', paragraphs: [first] });
    expect(await body(`/tin/${own}`)).toContain('<p class="summary">Lời tòa soạn.</p>');
  });

  it('of one line is shown once in a list', async () => {
    const words = 'Khối 1 họp tối nay.';
    await publish({ title: words, summary: words, paragraphs: [words] });
    expect((await body('/chuyen-muc/tin-tuc-su-kien')).split('<main')[1]?.split(words)).toHaveLength(2);
  });

  it('posted on 31 January at 17:30 UTC is dated 1 February in the ward', async () => {
    const at = new Date('2026-01-31T17:30:00Z');
    const slug = await publish({ publishedAt: at, updatedAt: at });
    expect(await body(`/tin/${slug}`)).toContain('00:30, 01/02/2026');
    expect(await body('/')).toContain('>01/02/2026</time>');
    expect(await body(`/tin/${slug}`)).not.toContain('Cập nhật lúc');
  });

  it('shows its corrections', async () => {
    const slug = await publish({
      corrections: [{ at: new Date('2026-11-17T01:00:00Z'), note: 'Ba hộ, không phải bốn.' }],
    });
    expect(await body(`/tin/${slug}`)).toMatch(
      /Đính chính<\/h2>\s*<p><time[^>]*>08:00, 17\/11\/2026<\/time>: Ba hộ, không phải bốn\./,
    );
  });

  it('shows photos in two formats and the existing widths, with size, caption and credit', async () => {
    const photo = aPhoto('a', { alt: 'Bà con trồng cây', credit: 'Trần Văn Bình' });
    const slug = await publish({ photos: [photo] });
    const page = await body(`/tin/${slug}`);
    const media = `/media/${photo.hash}`;
    expect(page).toContain(`<source type="image/webp" srcset="${media}/480.webp 480w, ${media}/960.webp 960w"`);
    expect(page).toContain(`srcset="${media}/480.jpg 480w, ${media}/960.jpg 960w"`);
    expect(page).toContain('width="1500" height="1000" alt="Bà con trồng cây"');
    // People who cannot see the photo get its description; the printed text below it stays the caption.
    const words = 'Hai người vun đất quanh một gốc bàng non';
    const described = await body(`/tin/${await publish({ version: 2, photos: [{ ...photo, description: words }] })}`);
    expect(described).toContain(`alt="${words}"`);
    expect(described.match(/<figcaption>[^<]*/u)?.[0]).toContain('Bà con trồng cây');
    expect(page).toContain('<img class="blur" src="data:image/webp;base64,UklGRg=="');
    expect(page).toContain('Ảnh: Trần Văn Bình');
    expect(page).toContain(`<meta property="og:image" content="https://donglac.example${media}/960.jpg">`);
  });

  it('shows no placeholder that is not a picture', async () => {
    const slug = await publish({ photos: [aPhoto('a', { placeholder: 'javascript:alert(1)' })] });
    expect(await body(`/tin/${slug}`)).not.toContain('javascript:');
  });

  it('shows hostile texts as text', async () => {
    const hostile = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)> \u202eđảo 🎉';
    const slug = await publish({
      title: hostile,
      summary: hostile,
      paragraphs: [hostile],
      place: hostile,
      source: hostile,
      authors: [hostile],
      photographers: [hostile],
      photos: [aPhoto('a', { alt: hostile, credit: hostile })],
      corrections: [{ at: new Date(0), note: hostile }],
    });
    for (const url of [
      `/tin/${slug}`,
      '/',
      '/chuyen-muc/tin-tuc-su-kien',
      '/tim-kiem?q=dao',
      '/rss.xml',
      '/sitemap.xml',
    ]) {
      const page = await body(url);
      expect(page.replaceAll(/<script (?:src|type)=/g, '')).not.toContain('<script');
      expect(page).not.toContain('<img src=x');
      expect(page).not.toContain('\u202e');
    }
    expect(await body(`/tin/${slug}`)).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;');
    const whole = await body(`/tin/${slug}`);
    expect(whole).toContain('đảo 🎉');
    // Also in the data for search engines: it is valid JSON, and no character in it ends its element.
    const data = [...whole.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gsu)].map(
      ([, found = '']) => found,
    );
    expect(data.some((each) => JSON.stringify(JSON.parse(each)).includes('<script>alert(1)</script>'))).toBe(true);
    for (const each of data) expect(each).not.toMatch(/[<>]/u);
    expect(await body(`/tim-kiem?q=${encodeURIComponent(hostile)}`)).not.toContain('<script');
  });

  it('is followed by other items, those of its section first', async () => {
    const slug = await publish({ code: 'DL-1', title: 'Tin một' });
    await publish({ code: 'DL-2', title: 'Tin hai' });
    await publish({ code: 'DL-3', title: 'Tin khác', section: 'thong-bao' });
    const page = await body(`/tin/${slug}`);
    const related = page.slice(page.indexOf('id="lien-quan"'));
    expect(related).toContain('Tin hai');
    expect(related).not.toContain('Tin một');
    expect(related.indexOf('Tin khác')).toBeGreaterThan(related.indexOf('Tin hai'));
  });

  it('is followed by items of its kind: answers, documents or news', async () => {
    for (const [kind, category] of [
      ['câu hỏi', 'answer'],
      ['văn bản', 'document'],
      ['tin', 'news'],
    ] as const)
      for (const number of [1, 2])
        await publish({ code: `${category}-${number}`.toUpperCase(), category, title: `Đèn đường, ${kind} ${number}` });
    const related = async (url: string) => (await body(url)).split('id="lien-quan"')[1]?.split('<footer')[0] ?? '';
    const answers = await related('/hoi-dap/ANSWER-1');
    const papers = await related('/tin/den-duong-van-ban-1-document-1');
    expect([/câu hỏi 2/.test(answers), /văn bản|tin \d/.test(answers)]).toEqual([true, false]);
    expect([/văn bản 2/.test(papers), /câu hỏi|tin \d/.test(papers)]).toEqual([true, false]);
  });

  it('that was taken down is 410 without its content, and its photo is gone', async () => {
    const photos = [aPhoto('a')];
    const slug = await publish({ photos });
    const address = `/media/${aPhoto('a').hash}/480.webp`;
    expect((await portal.get(address)).statusCode).toBe(200);
    await publish({ version: 2, withdrawn: true, photos });
    const answer = await portal.get(`/tin/${slug}`);
    expect(answer.statusCode).toBe(410);
    expect(answer.body).toContain('Tin này đã được gỡ');
    expect(answer.body).toContain('<meta name="robots" content="noindex, nofollow">');
    expect(answer.body).not.toContain('Đại đoàn kết');
    const photo = await portal.get(address);
    expect([photo.statusCode, photo.headers['cache-control']]).toEqual([410, 'public, no-cache']);
    expect(photo.body).toContain('Ảnh, tệp này đã được gỡ');
    expect((await portal.get(`/media/${aPhoto('b').hash}/480.webp`)).statusCode).toBe(404);
    expect(await body('/')).not.toContain('Đại đoàn kết');
  });
});

describe('a photo', () => {
  const photo = (name: string): string => `/media/${aPhoto(name).hash}/480.webp`;

  it('removed by a correction is gone, and available again if it or another item shows it', async () => {
    await publish({ photos: [aPhoto('a'), aPhoto('b')] });
    await publish({ version: 2, photos: [aPhoto('a')] });
    const seen = async (): Promise<readonly number[]> =>
      Promise.all(['a', 'b', 'c'].map(async (name) => (await portal.get(photo(name))).statusCode));
    expect(await seen()).toEqual([200, 410, 404]);
    await publish({ code: 'DL-2611-0002', title: 'Tin khác', photos: [aPhoto('b')] });
    expect(await seen()).toEqual([200, 200, 404]);
  });
});

describe('lists', () => {
  it('lead from page to page without a gap', async () => {
    for (let index = 0; index < 45; index += 1) await publish({ code: `DL-${index}`, title: `Tin số ${index};` });
    const titles: string[] = [];
    let url: string | undefined = '/chuyen-muc/tin-tuc-su-kien';
    let turns = 0;
    while (url !== undefined) {
      const page: string = await body(url);
      titles.push(...[...page.matchAll(/<h2><a [^>]*>Tin số (\d+);/g)].map((match) => match[1] ?? ''));
      url = /<a rel="next" href="([^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
      turns += 1;
    }
    expect(turns).toBe(3);
    expect(titles).toEqual(Array.from({ length: 45 }, (_, index) => `${44 - index}`));
  });

  it('start from the beginning if the position in the address is invalid', async () => {
    await publish();
    const answer = await portal.get('/chuyen-muc/tin-tuc-su-kien?sau=%22x');
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('Đại đoàn kết');
  });

  it('show documents, statistics and answers on their own pages', async () => {
    await publish({ code: 'DL-1', title: 'Kế hoạch phòng chống thiên tai', category: 'document' });
    await publish({ code: 'DL-2', title: 'Thu, chi chín tháng', category: 'statistics' });
    await publish({ code: 'HD-3', title: 'Trả lời về đèn đường', category: 'answer' });
    expect(await body('/van-ban')).toContain('Kế hoạch phòng chống thiên tai');
    expect(await body('/thong-ke')).toContain('Thu, chi chín tháng');
    expect(await body('/hoi-dap')).toContain('Trả lời về đèn đường');
    const front = await body('/');
    const [news = '', beside = ''] = front.split('class="beside"');
    expect(news).toContain('Cổng vừa mở');
    for (const title of ['Kế hoạch phòng', 'Thu, chi', 'đèn đường']) expect(beside).toContain(title);
  });

  it('show an answer under its code, and reveal nothing about a code without an answer', async () => {
    await publish({ code: 'HD-2611-0003', title: 'Trả lời về đèn đường', category: 'answer' });
    await publish({ code: 'DL-1' });
    expect((await portal.get('/hoi-dap/hd-2611-0003')).body).toContain('<h1>Trả lời về đèn đường</h1>');
    const never = await portal.get('/hoi-dap/HD-2611-0004');
    expect(never.statusCode).toBe(404);
    expect((await portal.get('/hoi-dap/DL-1')).body).toBe(never.body);
  });

  it('show question and answer separately, and the answering office by its title without a name', async () => {
    const question = 'Đèn đường khối 3 hỏng ba ngày rồi, bao giờ sửa ạ?';
    const slug = await publish({
      ...{ code: 'HD-2611-0003', category: 'answer', section: 'hoi-dap', title: question, authors: [], eventOn: null },
      summary: `${question}\nNhà tôi có cháu nhỏ đi học về tối.`,
      paragraphs: ['Đèn đã được sửa sáng 24/11.'],
      source: 'phường Đồng Lạc',
      signer: 'standingDeputy',
    });
    // Rows of older versions contain a name until the portal is repaired; the page never shows it.
    const former = { signer: 'Phạm Văn Bắc' };
    await publish({ code: 'HD-2611-0004', category: 'answer', section: 'hoi-dap', title: 'Đèn khối 5', ...former });
    const page = await body('/hoi-dap/HD-2611-0003');
    const [, main = ''] = page.split('<main');
    expect(main.split(question)).toHaveLength(2);
    expect(main).toMatch(
      /href="\/hoi-dap">Hỏi – Đáp<\/a>[\s\S]*>Hỏi<\/p>\s*<h1>Đèn đường[\s\S]*cháu nhỏ[\s\S]*<h2[^>]*>Trả lời<\/h2>[\s\S]*sáng 24\/11/,
    );
    expect(main).toContain('<dt>Nơi trả lời</dt><dd>Ủy ban nhân dân phường Đồng Lạc</dd>');
    expect(main).toContain('<dt>Người duyệt trả lời</dt><dd>Phó Trưởng ban thường trực Ban Biên tập</dd>');
    const older = [await body('/hoi-dap/HD-2611-0004'), await body('/api/v1/questions')];
    for (const text of older)
      expect([text.includes('Ban Biên tập'), text.includes('Phạm Văn Bắc')]).toEqual([true, false]);
    expect(main).toContain('<dt>Mã câu hỏi</dt><dd>HD-2611-0003</dd>');
    expect(main).toContain('Câu hỏi khác');
    for (const wrong of ['Tác giả', 'Nguồn tin']) expect(main).not.toContain(wrong);
    expect((await body(`/tin/${slug}`)).split('<main')[1]).toBe(main);
    // In the list the title is the first line; the summary continues after it and does not repeat it.
    const [, list = ''] = (await body('/hoi-dap')).split('<main');
    expect(list.split(question)).toHaveLength(2);
    expect(list).toContain('<p class="summary">Nhà tôi có cháu nhỏ đi học về tối.</p>');
  });

  it('keep a separate title above a question', async () => {
    await publish({
      ...{
        code: 'HD-2611-0003',
        category: 'answer',
        title: 'Giờ làm việc thứ Bảy',
        summary: 'Thứ Bảy có tiếp dân không?',
      },
    });
    expect(await body('/hoi-dap/HD-2611-0003')).toMatch(
      /<h1>Giờ làm việc thứ Bảy<\/h1>\s*<p class="label">Hỏi<\/p>\s*<div class="text"><p>Thứ Bảy có tiếp dân/,
    );
  });

  it('explain on an empty Hỏi – Đáp page how to ask', async () => {
    const page = await body('/hoi-dap');
    expect(page).toContain('Chưa có câu trả lời nào được đăng.');
    expect(page).toContain('15 ngày làm việc');
    expect(page).toContain('href="https://zalo.me/123"');
  });

  it.each(['/', '/hoi-dap'])('name on %s the app of each channel, and that no app is needed', async (url) => {
    const [, main = '', foot = ''] = (await body(url)).split(/<main|<footer/);
    expect(main).toContain('href="https://zalo.me/123">Zalo <small>Tin Phường</small></a>');
    expect(main).toContain('href="https://t.me/tinphuong">Telegram <small>Tin Phường</small></a>');
    // The link occurs only once on a page.
    expect(foot).not.toContain('https://zalo.me/123');
    expect(main).toContain('href="/s/hoi?phuong=dong-lac">Không dùng ứng dụng nào?');
  });

  it('let a phone call 114, 115 and 113 where danger is mentioned', async () => {
    expect(await body('/hoi-dap')).toContain('xin gọi ngay <a href="tel:114">114</a>, <a href="tel:115">115</a>');
  });

  it('offer the ward’s own page beside the apps, not as the next step', async () => {
    const [, steps = ''] = /<ol>([\s\S]*?)<\/ol>/.exec(await body('/hoi-dap')) ?? [];
    expect(steps.match(/<li>[^<]/g)).toHaveLength(3);
    expect(steps).not.toContain('<li><a href="/s/hoi');
  });

  it('link to an app or to an own page only', () => {
    const urls = [
      'https://zalo.me/1',
      '/simulator',
      '//elsewhere.example',
      '/\\\\elsewhere.example',
      'javascript:alert(1)',
    ];
    const ward = { ...dongLac, channels: urls.map((url) => ({ channel: 'telegram', name: 'Tin Phường', url })) };
    expect(linksOf(textOf(channelList({ translate: translator('vi'), ward })))).toEqual([
      ...urls.slice(0, 2),
      '#',
      '#',
      '#',
    ]);
  });

  it('show a document under /van-ban too', async () => {
    const slug = await publish({ category: 'document' });
    expect((await portal.get(`/van-ban/${slug}`)).statusCode).toBe(200);
  });
});

describe('search', () => {
  it.each(['đại đoàn kết', 'dai doan ket', 'ĐẠI ĐOÀN KẾT'])('finds %s', async (words) => {
    await publish();
    expect(await body(`/tim-kiem?q=${encodeURIComponent(words)}`)).toContain('Khối 1 vui Ngày hội');
  });

  it('without results gives advice for these words', async () => {
    const one = await body('/tim-kiem?q=hongbang');
    expect(one).toContain('Ông/Bà thử tìm bằng một từ khác.');
    expect(one).not.toContain('ít từ hơn');
    expect(await body('/tim-kiem?q=hong+bang')).toContain('Ông/Bà thử dùng ít từ hơn.');
    // This page names no app, so it does not ask whether the reader uses one.
    expect(one).not.toContain('Không dùng ứng dụng nào?');
    expect(one).toContain('href="/s/hoi?phuong=dong-lac">Gửi câu hỏi cho phường Đồng Lạc ngay tại đây.</a>');
  });

  it.each(['"', 'a AND (', 'title:', '-', '%00', '%f0%9f%8e%89', '*', 'NEAR(', ''])(
    'accepts %s without an error',
    async (words) => {
      await publish();
      const answer = await portal.get(`/tim-kiem?q=${words}`);
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toContain('Gõ vài từ');
    },
  );

  it('continues to older results', async () => {
    for (let index = 0; index < 25; index += 1) await publish({ code: `DL-${index}` });
    const first = await body('/tim-kiem?q=doan+ket');
    const next = /<a rel="next" href="([^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect([...(await body(next)).matchAll(/<h3><a href="/g)].length).toBe(10);
  });
});

describe('unchanged pages', () => {
  it('are answered 304 until something is published or the day changes', async () => {
    await publish({ code: 'DL-1' });
    const first = await portal.get('/');
    const etag = String(first.headers.etag);
    const again = await portal.get('/', { 'if-none-match': etag });
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag]);
    expect(again.headers['content-security-policy']).toBeDefined();

    await publish({ code: 'DL-2', title: 'Tin mới nhất' });
    const changed = await portal.get('/', { 'if-none-match': etag });
    expect(changed.statusCode).toBe(200);
    expect(changed.body).toContain('Tin mới nhất');

    expect(changed.body).toContain('Thứ Tư, ngày 25/11/2026');
    portal.moveTo(new Date('2026-11-25T17:00:00Z'));
    expect(await body('/')).toContain('Thứ Năm, ngày 26/11/2026');
  });

  it('are made once', async () => {
    let lists = 0;
    const counting = await openPortalApp({
      reader: (reader) => ({
        ...reader,
        list: (query) => {
          lists += 1;
          return reader.list(query);
        },
      }),
    });
    await counting.get('/van-ban');
    await counting.get('/van-ban?fbclid=x');
    expect(lists).toBe(1);
    await counting.get('/w/dong-lac/van-ban');
    expect(lists).toBe(2);
    await counting.close();
  });

  it('answer HEAD as GET, without the body', async () => {
    const answer = await portal.app.inject({ method: 'HEAD', url: '/', headers: { host: 'donglac.example' } });
    expect([answer.statusCode, answer.body]).toEqual([200, '']);
    expect(answer.headers.etag).toBe((await portal.get('/')).headers.etag);
  });
});

describe('photos', () => {
  it('are served from the portal’s own copies, cached by readers and not by proxies', async () => {
    const photo = aPhoto('a');
    await publish({ photos: [photo] });
    for (const [file, type, text] of [
      ['480.webp', 'image/webp', 'webp 480'],
      ['960.jpg', 'image/jpeg', 'jpeg 960'],
      ['960.jpeg', 'image/jpeg', 'jpeg 960'],
    ]) {
      const answer = await portal.get(`/media/${photo.hash}/${file}`);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers).toMatchObject({
        'content-type': type,
        'cache-control': 'private, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'content-disposition': 'inline',
      });
      expect(answer.body).toContain(text);
      const again = await portal.get(`/media/${photo.hash}/${file}`, { 'if-none-match': String(answer.headers.etag) });
      expect([again.statusCode, again.body]).toEqual([304, '']);
    }
  });

  it('that no published item shows, or with other sizes and forms, do not exist', async () => {
    const photo = aPhoto('a');
    await publish({ photos: [photo] });
    for (const path of [
      `/media/${aPhoto('other').hash}/480.webp`,
      `/media/${photo.hash}/481.webp`,
      `/media/${photo.hash}/480.png`,
      `/media/${photo.hash}/0480.webp`,
      `/media/${photo.hash}/480.webp.exe`,
      `/media/${photo.hash.toUpperCase()}/480.webp`,
      `/media/..%2f..%2fetc/480.webp`,
      `/media/${photo.hash}`,
    ])
      expect([path, (await portal.get(path)).statusCode]).toEqual([path, 404]);
    const elsewhere = await portal.get(`/media/${photo.hash}/480.webp`, { host: 'ledaihanh.example' });
    expect(elsewhere.statusCode).toBe(404);
  });
});

describe('style and sign', () => {
  it('have a hash in their name and are cached permanently', async () => {
    const page = await body('/');
    const [style = '', sign = ''] = [
      /href="(\/assets\/portal\.[0-9a-f]{12}\.css)"/,
      /href="(\/assets\/emblem\.[0-9a-f]{12}\.svg)"/,
    ].map((form) => form.exec(page)?.[1] ?? '');
    const css = await portal.get(style);
    expect(css.headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect((await portal.get(sign)).headers['content-type']).toBe('image/svg+xml');
    expect((await portal.get('/assets/portal.css')).statusCode).toBe(404);
  });
});

describe('search results', () => {
  it('show the words in their context, and keep the chosen filters', async () => {
    await publish({
      paragraphs: [`${'Mở đầu dài. '.repeat(20)}Bà con <dự> Ngày hội ở nhà văn hóa. ${'Kết. '.repeat(60)}`],
    });
    const page = await body('/tim-kiem?q=van+hoa&loai=news&nam=2026');
    expect(page).toMatch(/… .*nhà <mark>văn<\/mark> <mark>hóa<\/mark>\..* …/u);
    expect(page).toContain('&lt;dự&gt;');
    expect(page).toContain('<option value="news" selected>');
    expect(page).toContain('<option value="2026" selected>');
    expect(await body('/tim-kiem?q=van+hoa&nam=2025')).not.toContain('<mark>');
    expect(await body('/tim-kiem?q=van+hoa&loai=x&nam=y')).toContain('<mark>');
    // An item without a section names its list instead.
    await publish({ code: 'TK-1', category: 'statistics', section: '', title: 'Số hộ văn hóa năm 2026' });
    await publish({ code: 'HD-2611-0001', category: 'answer', section: '', title: 'Nhà văn hóa mở giờ nào?' });
    const kinds = await body('/tim-kiem?q=van+hoa');
    expect(kinds).toContain('<a class="kicker" href="/thong-ke">Thống kê</a>');
    expect(kinds).toContain('<a class="kicker" href="/hoi-dap">Hỏi – Đáp</a>');
  });

  it('without a hit suggest changes, new items and how to ask', async () => {
    await publish();
    const page = await body('/tim-kiem?q=zzzz&nam=2025');
    for (const words of ['Chưa thấy tin nào', 'Thử chọn “Tất cả”', 'Mới đăng', 'Khối 1 vui', '/s/hoi?phuong=dong-lac'])
      expect(page).toContain(words);
  });

  it('name the other words that were searched for', async () => {
    await publish({ title: 'Lịch tiêm chủng' });
    expect(await body('/tim-kiem?q=tiêm+phòng')).toContain('Tìm thêm theo: chung');
  });
});

describe('feeds', () => {
  it('contain full addresses for readers and search engines', async () => {
    const slug = await publish({ title: 'Tin & ảnh', publishedAt: new Date('2026-01-31T17:30:00Z') });
    const rss = await portal.get('/rss.xml');
    expect(rss.headers['content-type']).toBe('application/rss+xml; charset=utf-8');
    expect(rss.body).toContain(`<link>https://donglac.example/tin/${slug}</link>`);
    expect(rss.body).toContain('<title>Tin &amp; ảnh</title>');
    expect(rss.body).toContain('<pubDate>Sat, 31 Jan 2026 17:30:00 GMT</pubDate>');
    const map = await portal.get('/sitemap.xml');
    expect(map.headers['content-type']).toBe('application/xml; charset=utf-8');
    expect(map.body).toContain(`<loc>https://donglac.example/tin/${slug}</loc>`);
    expect(map.body).toContain('<loc>https://donglac.example/chuyen-muc/thong-bao</loc>');
  });
});

describe('wards', () => {
  it('are found by host or by path, each with its own links and items', async () => {
    await publish();
    await publish({ ward: 'le-dai-hanh', key: 'theirs', title: 'Tin Lê Đại Hành' });
    const byAddress = await portal.get('/w/le-dai-hanh/', { host: 'anything.example' });
    expect(byAddress.body).toContain('Tin Lê Đại Hành');
    expect(byAddress.body).not.toContain('Đại đoàn kết');
    // Style sheets and icons are shared by all wards; so are signed pages, which get the ward as a parameter.
    const inside = linksOf(byAddress.body).filter((link) => /^\/(?!s\/|assets\/|favicon|apple-)/.test(link));
    expect(byAddress.body).toContain('/s/hoi?phuong=le-dai-hanh');
    expect(inside.every((link) => link.startsWith('/w/le-dai-hanh/'))).toBe(true);
    for (const link of inside) expect([link, (await portal.get(link)).statusCode]).toEqual([link, 200]);
    expect((await portal.get('/', { host: 'ledaihanh.example' })).body).toContain('Tin Lê Đại Hành');
    expect((await portal.get('/w/le-dai-hanh')).statusCode).toBe(200);
  });

  it('are offered on a host that belongs to none of them', async () => {
    const answer = await portal.get('/', { host: '203.0.113.7' });
    expect(answer.statusCode).toBe(200);
    expect(linksOf(answer.body).filter((link) => link.startsWith('/w/') && link.endsWith('/'))).toEqual([
      '/w/dong-lac/',
      '/w/le-dai-hanh/',
    ]);
    const style = linksOf(answer.body).find((link) => link.endsWith('.css')) ?? '';
    expect((await portal.get(style, { host: '203.0.113.7' })).statusCode).toBe(200);
    expect((await portal.get('/van-ban', { host: '203.0.113.7' })).statusCode).toBe(404);
    expect((await portal.get('/w/nowhere/')).statusCode).toBe(404);
  });
});

describe('missing pages and errors', () => {
  it.each(['/khong-co', '/tin/khong-co', '/chuyen-muc/khong-co', '/w/dong-lac/khong/co', '/tin/', '/wp-login.php'])(
    '%s is a helpful page with 404',
    async (url) => {
      const answer = await portal.get(url);
      expect(answer.statusCode).toBe(404);
      expect(answer.body).toContain('Không tìm thấy trang này');
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
    },
  );

  it('an error shows a number and nothing internal', async () => {
    const broken = await openPortalApp({
      reader: (reader) => ({
        ...reader,
        bySlug: async () => {
          throw new Error('SELECT secret FROM article');
        },
      }),
    });
    const page = await broken.get('/tin/x');
    expect(page.statusCode).toBe(500);
    expect(page.body).toContain('Trang chưa mở được');
    expect(page.body).not.toContain('secret');
    expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    const api = await broken.get('/api/v1/articles/x');
    expect(api.statusCode).toBe(500);
    expect(api.json().error.code).toBe('trouble');
    expect(api.body).not.toContain('secret');
    await broken.close();
  });

  it('without a public address, shared and indexed pages use the ward’s domain', async () => {
    const local = await openPortalApp({ publicUrl: null });
    const { slug } = await local.publisher.apply(aPublication({ photos: [aPhoto('a')] }));
    const page = (await local.get(`/tin/${slug}`)).body;
    expect(page).toContain(`<link rel="canonical" href="https://donglac.example/tin/${slug}">`);
    expect(page).toContain(`<meta property="og:url" content="https://donglac.example/tin/${slug}">`);
    expect(page).toContain('<meta property="og:image" content="https://donglac.example/');
    expect(page).toContain(`<a class="kicker" href="/chuyen-muc/`);
    for (const path of ['/', '/van-ban', '/thong-ke', '/hoi-dap', '/lien-he', '/chuyen-muc/thong-bao', '/so-do-trang'])
      for (const tag of ['<link rel="canonical" href', '<meta property="og:url" content'])
        expect((await local.get(path)).body).toContain(`${tag}="https://donglac.example${path}">`);
    expect((await local.get('/rss.xml')).body).toContain(`https://donglac.example/tin/${slug}`);
    await local.close();
  });
});
