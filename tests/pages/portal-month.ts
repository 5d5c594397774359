/** The portal with some weeks of data: each kind of page has content. All of it is invented; the photos are the demo's. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import {
  codeOfSectionPage,
  pageCategory,
  regulationCode,
  type SectionPageSlug,
} from '../../src/domain/section/section-page.ts';
import { root as projectRoot } from '../support/root.ts';
import { openPortalApp } from '../web/portal/portal-app.ts';
import { aFile, aPhoto, aPublication } from '../web/portal/world.ts';
import { answers, conferences, documents, news, notices, pages as pageTexts } from './portal-texts.ts';
import { wardMap } from './ward-map.ts';

const folder = join(projectRoot, 'prisma/demo-photos');
const fileOf = new Map(
  readdirSync(folder).map((file) => [createHash('sha256').update(file.replace('.jpg', '')).digest('hex'), file]),
);

/** The first page of a document as a picture. */
const paperPage = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="210" height="297"><rect width="210" height="297" fill="#fff"/><g fill="#333"><rect x="65" y="40" width="80" height="7"/><rect x="50" y="56" width="110" height="5"/></g><g fill="#bbb"><rect x="25" y="85" width="160" height="4"/><rect x="25" y="97" width="160" height="4"/><rect x="25" y="109" width="140" height="4"/><rect x="25" y="131" width="160" height="4"/><rect x="25" y="143" width="120" height="4"/></g></svg>',
);

const map = aPhoto('ward-map', { alt: 'Bảy khối quanh trụ sở phường', width: 1600, height: 1100 });

async function copyOf(hash: string, width: number, format: 'webp' | 'jpeg'): Promise<Uint8Array | null> {
  const file = fileOf.get(hash);
  if (hash === map.hash) return sharp(wardMap).resize({ width }).toFormat(format).toBuffer();
  return file ? sharp(join(folder, file)).rotate().resize({ width }).toFormat(format).toBuffer() : null;
}

/** In its original aspect ratio, because the photos differ in that. */
async function shown(name: string, caption: string) {
  const { autoOrient } = await sharp(join(folder, `${name}.jpg`)).metadata();
  return aPhoto(name, { alt: caption, ...autoOrient });
}

/** The morning of that day in the ward's time zone. */
const morning = (on: string): Date => new Date(`${on}T02:30:00Z`);
const published = (on: string) => ({ eventOn: on, publishedAt: morning(on), updatedAt: morning(on) });

export async function openPortalMonth() {
  const portal = await openPortalApp({ copies: copyOf, paper: () => sharp(paperPage).webp().toBuffer() });
  const root = `${await portal.app.listen({ port: 0, host: '127.0.0.1' })}/w/dong-lac`;
  const publish = async (changes: Parameters<typeof aPublication>[0]) =>
    (await portal.publisher.apply(aPublication(changes))).slug;
  const slugs: string[] = [];
  const stories = [
    ...news.map((item) => ({ ...item, category: 'news', section: 'tin-tuc-su-kien' })),
    ...conferences.map((item) => ({ ...item, category: 'conference', section: 'tin-tuc-su-kien' })),
    ...notices.map((item) => ({ ...item, category: 'other', section: 'thong-bao' })),
  ];
  for (const [at, { photos, title, paragraphs, place, author, source, on, category, section }] of stories.entries())
    slugs.push(
      await publish({
        ...{
          code: `DL-2611-${String(at + 101).padStart(4, '0')}`,
          title,
          paragraphs,
          place,
          category,
          section,
          source,
        },
        ...{ summary: paragraphs[0] ?? '', authors: [author], photographers: photos.length > 0 ? [author] : [] },
        ...published(on),
        photos: await Promise.all(photos.map(([name, caption]) => shown(name, caption))),
        corrections:
          at === 0 ? [{ at: new Date('2026-11-25T01:15:00Z'), note: 'Sửa số cây: 120, không phải 102.' }] : [],
      }),
    );
  const papers: string[] = [];
  for (const [at, { number, title, signer, source, on, file }] of documents.entries())
    papers.push(
      await publish({
        ...{
          code: `DL-2611-0${at + 201}`,
          title,
          summary: title,
          paragraphs: [title],
          authors: ['Văn phòng HĐND – UBND'],
        },
        ...{ category: 'document', section: 'van-ban', documentNumber: number, signer, source, place: null },
        ...published(on),
        files: [aFile(file)],
      }),
    );
  for (const [at, { title, question, answer, on }] of answers.entries())
    await publish({
      ...{ code: `HD-2611-${String(at + 1).padStart(4, '0')}`, title, summary: question, paragraphs: answer },
      ...{ category: 'answer', section: 'hoi-dap', signer: 'standingDeputy', authors: [], place: null },
      ...published(on),
      eventOn: null,
    });
  await publish({
    ...{
      code: 'DL-2611-0301',
      title: 'Số liệu kinh tế – xã hội tháng 10/2026',
      category: 'statistics',
      section: 'thong-ke',
    },
    summary: 'Thu ngân sách đạt 87% dự toán năm; 24 trẻ ra đời, 31 hộ được cấp đổi giấy tờ.',
    paragraphs: [
      'Thu ngân sách trên địa bàn đạt 87% dự toán năm, tăng 6% so với cùng kỳ.',
      'Trong tháng có 24 trẻ ra đời, 17 cặp đăng ký kết hôn; Bộ phận Một cửa trả đúng hạn 412 trong 415 hồ sơ.',
    ],
    ...{ authors: ['Văn phòng HĐND – UBND'], source: 'Thống kê phường', place: null },
    ...published('2026-11-04'),
  });
  for (const slug of ['gioi-thieu', 'thu-tuc', 'en', 'quy-che', 'cong-tac-vien'] as const)
    await showPage(publish, slug, wardText(slug));
  await showPage(publish, 'bo-may', pageTexts['bo-may']);
  for (const slug of ['lich-cong-tac', 'cong-khai'] as const) await showPage(publish, slug, pageTexts[slug]);
  await showPage(publish, 'ban-do', pageTexts['ban-do'], { photos: [map] });
  await showPage(publish, 'du-thao', pageTexts['du-thao'], { files: [aFile('du-thao-quy-uoc-khoi-3.pdf')] });
  // The regulation as its page shows it: the whole text, with its effective day.
  await publish({
    ...{ code: regulationCode, category: pageCategory, section: 'quy-che', title: 'quy-che', summary: '', authors: [] },
    ...{ paragraphs: wardText('toan-van').split(/\n\s*\n/u), place: null, documentNumber: '137/QĐ-UBND' },
    ...published('2026-11-10'),
    eventOn: '2019-09-24',
  });
  const gone = await publish({ code: 'DL-2611-0400', title: 'Tin đã được gỡ xuống', ...published('2026-11-11') });
  await publish({ code: 'DL-2611-0400', title: 'Tin đã được gỡ xuống', version: 2, withdrawn: true });
  const [slug = ''] = slugs;
  const [paper = ''] = papers;
  const pages: readonly (readonly [name: string, address: string])[] = [
    ['trang-chu', '/'],
    ['tin-tuc', '/chuyen-muc/tin-tuc-su-kien'],
    ['mot-bai', `/tin/${slug}`],
    ['mot-van-ban', `/tin/${paper}`],
    ['chia-se', `/tin/${slug}/chia-se`],
    ['van-ban', '/van-ban'],
    ['thong-ke', '/thong-ke'],
    ['hoi-dap', '/hoi-dap'],
    ['mot-cau-tra-loi', '/hoi-dap/HD-2611-0001'],
    ['tim', '/tim-kiem?q=khoi+4'],
    ['tim-dong-nghia', '/tim-kiem?q=tiem+vac+xin'],
    ['tim-khong-thay', '/tim-kiem?q=zzzzqq'],
    ['bo-may', '/bo-may'],
    ['gioi-thieu', '/gioi-thieu'],
    ['thu-tuc', '/thu-tuc'],
    ['lich', '/lich-cong-tac'],
    ['ban-do', '/ban-do'],
    ['cong-khai', '/cong-khai'],
    ['du-thao', '/du-thao'],
    ['lien-he', '/lien-he'],
    // Pages of a second ward, which has a spokesperson and colours of its own, and no items yet.
    ['lien-he-nguoi-phat-ngon', '/../le-dai-hanh/lien-he'],
    ['trang-con-trong', '/../le-dai-hanh/ban-do'],
    ['en', '/en'],
    ['kenh', '/kenh-thong-tin'],
    ['so-do', '/so-do-trang'],
    ['cach-doc', '/cach-doc'],
    ['quy-che', '/quy-che'],
    ['cong-tac-vien', '/cong-tac-vien'],
    ['da-go', `/tin/${gone}`],
    ['khong-co', '/khong-co-trang-nay'],
  ];
  return { root, pages, close: () => portal.close() };
}

const wardText = (slug: string): string => readFileSync(join(projectRoot, `wards/dong-lac/${slug}.md`), 'utf8');

const showPage = (
  publish: (changes: Parameters<typeof aPublication>[0]) => Promise<string>,
  slug: SectionPageSlug,
  text: string,
  given: Partial<Parameters<typeof aPublication>[0]> = {},
) =>
  publish({
    ...given,
    ...{ code: codeOfSectionPage(slug), category: 'page', section: slug, title: slug, summary: '', authors: [] },
    ...{ paragraphs: text.split(/\n\s*\n/u), place: null, source: 'Văn phòng HĐND – UBND phường' },
    // Reviewed this week, as a work calendar must be.
    ...published('2026-11-23'),
    eventOn: null,
  });
