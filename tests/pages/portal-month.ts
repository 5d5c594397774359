/** The portal with some weeks behind it: each kind of page has something on it. All invented; the photos are the demo's own. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { codeOfSectionPage } from '../../src/domain/section/section-page.ts';
import { root as projectRoot } from '../support/root.ts';
import { openPortalApp } from '../web/portal/portal-app.ts';
import { aFile, aPhoto, aPublication } from '../web/portal/world.ts';

interface DemoPhoto {
  readonly file: string;
  readonly label: string;
  readonly caption: string;
}

const folder = join(projectRoot, 'prisma/demo-photos');
const { photos } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as { photos: readonly DemoPhoto[] };
const fileOf = new Map(photos.map(({ file }) => [createHash('sha256').update(file).digest('hex'), file]));

/** The first page of a document, as a picture shows it. */
const paperPage = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="210" height="297"><rect width="210" height="297" fill="#fff"/><g fill="#333"><rect x="65" y="40" width="80" height="7"/><rect x="50" y="56" width="110" height="5"/></g><g fill="#bbb"><rect x="25" y="85" width="160" height="4"/><rect x="25" y="97" width="160" height="4"/><rect x="25" y="109" width="140" height="4"/><rect x="25" y="131" width="160" height="4"/><rect x="25" y="143" width="120" height="4"/></g></svg>',
);

async function copyOf(hash: string, width: number, format: 'webp' | 'jpeg'): Promise<Uint8Array | null> {
  const file = fileOf.get(hash);
  return file
    ? sharp(join(folder, file))
        .rotate()
        .resize({ width, height: Math.round((width * 2) / 3) })
        .toFormat(format)
        .toBuffer()
    : null;
}

const whole = [
  '## Lãnh đạo',
  'Họ tên | Chức vụ | Điện thoại\nÔng Nguyễn Văn Bắc | Chủ tịch | 0220 3000 101',
  '- Tiếp dân sáng thứ Năm',
];

export async function openPortalMonth() {
  const portal = await openPortalApp({ copies: copyOf, paper: () => sharp(paperPage).webp().toBuffer() });
  const root = `${await portal.app.listen({ port: 0, host: '127.0.0.1' })}/w/dong-lac`;
  const publish = async (changes: Parameters<typeof aPublication>[0]) =>
    (await portal.publisher.apply(aPublication(changes))).slug;
  for (const [at, { file, label, caption }] of photos.entries())
    await publish({
      ...{ code: `DL-${at + 1}`, title: label, summary: caption, paragraphs: [caption] },
      photos: [aPhoto(file, { alt: label })],
      publishedAt: new Date(Date.UTC(2026, 10, 10 + at, 2)),
    });
  const [first, second] = photos;
  const slug = await publish({
    code: 'DL-2611-0099',
    photos: [aPhoto(first?.file ?? '', { alt: 'Bà con trồng cây', credit: 'Lê Minh' }), aPhoto(second?.file ?? '')],
    corrections: [{ at: new Date('2026-11-20T02:00:00Z'), note: 'Sửa số hộ.' }],
  });
  const paper = await publish({
    ...{ code: 'VB-1', category: 'document', section: 'van-ban', documentNumber: '137/QĐ-UBND' },
    files: [aFile('qd.pdf')],
  });
  await publish({
    ...{ code: 'HD-2611-0003', category: 'answer', section: 'hoi-dap', title: 'Mấy giờ?', summary: 'Mấy giờ mở cửa?' },
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
    paragraphs: whole,
  });
  const pages: readonly (readonly [name: string, address: string])[] = [
    ['trang-chu', '/'],
    ['tin-tuc', '/chuyen-muc/tin-tuc-su-kien'],
    ['mot-bai', `/tin/${slug}`],
    ['mot-van-ban', `/tin/${paper}`],
    ['chia-se', `/tin/${slug}/chia-se`],
    ['van-ban', '/van-ban'],
    ['thong-ke', '/thong-ke'],
    ['hoi-dap', '/hoi-dap'],
    ['mot-cau-tra-loi', '/hoi-dap/HD-2611-0003'],
    ['tim', '/tim-kiem?q=ngay+hoi'],
    ['tim-khong-thay', '/tim-kiem?q=khong+co+gi'],
    ['bo-may', '/bo-may'],
    ['trang-con-trong', '/ban-do'],
    ['lien-he', '/lien-he'],
    ['en', '/en'],
    ['kenh', '/kenh-thong-tin'],
    ['so-do', '/so-do-trang'],
    ['cach-doc', '/cach-doc'],
    ['khong-co', '/khong-co-trang-nay'],
  ];
  return { root, pages, close: () => portal.close() };
}
