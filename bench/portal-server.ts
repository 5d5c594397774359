/** The portal's server with 20,000 items, in its own process, and the constant responses it is compared with. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastify from 'fastify';
import { createTranslator } from '../src/adapters/fluent.ts';
import type { DB } from '../src/adapters/storage/sql/types.portal.ts';
import { openSqlite } from '../src/adapters/storage/sqlite/connection.ts';
import { createPortalReader } from '../src/adapters/storage/sqlite/portal-reader.ts';
import { createPagesBeside } from '../src/compose/pages-beside.ts';
import { sectionPageSlugs, sectionPages } from '../src/domain/section/section-page.ts';
import { createPortal } from '../src/web/portal/portal.ts';
import { buildApp } from '../src/web/server/app.ts';
import { filledUntil } from './portal-file.ts';

export interface PortalServer {
  readonly port: number;
  readonly constantPort: number;
  readonly slugs: readonly string[];
  readonly etag: string;
}

const folder = process.argv[2] ?? '.';
const path = join(folder, 'portal.db');
const slugs = JSON.parse(readFileSync(join(folder, 'slugs.json'), 'utf8')) as readonly string[];
const reading = openSqlite<DB>(path, { readonly: true });
const translator = createTranslator('locales');
const domain = 'donglac.example';
const pagesBeside = createPagesBeside({ root: '.', dataDir: folder, databases: null });
const portal = createPortal({
  beside: pagesBeside.make,
  ward: {
    ...{
      slug: 'dong-lac',
      code: 'DL',
      name: 'Đồng Lạc',
      fullName: 'phường Đồng Lạc',
      domain,
      timeZone: 'Asia/Ho_Chi_Minh',
    },
    sections: [
      { slug: 'tin-tuc-su-kien', name: 'Tin tức' },
      { slug: 'thong-bao', name: 'Thông báo' },
    ],
    about: { responsible: 'Ban Biên tập', address: 'Số 1', phone: '0220 1', email: 'a@donglac.example' },
    channels: [{ channel: 'zalo-oa', name: 'Tin', url: 'https://zalo.me/1' }],
    pages: sectionPageSlugs.map((slug) => ({ slug, owner: 'Văn phòng', ...sectionPages[slug] })),
    reception: { place: 'UBND', hours: '8:00' },
  },
  reader: createPortalReader(reading, 'dong-lac'),
  media: {
    readCopy: async () => null,
    readDocument: async () => null,
    readDocumentPicture: async () => null,
    readDocumentText: async () => null,
  },
  translate: (key, facts) => translator.say('vi', facts ? { key, facts } : { key }),
  inEnglish: (key, facts) => translator.say('en', facts ? { key, facts } : { key }),
  publicUrl: `https://${domain}`,
  now: () => filledUntil,
  keepOpened: async () => undefined,
});
const app = await buildApp({
  wards: [],
  portals: [portal],
  receive: async () => undefined,
  health: {
    ready: async () => ({ ok: true, details: {} }),
    metrics: async () => ({ type: 'text/plain', body: '' }),
    metricsToken: null,
  },
  siteUrl: () => `https://${domain}`,
  isOpen: () => true,
  board: null,
  log: { error: (facts, message) => console.error(message, facts) },
  onForged: () => undefined,
  onSlow: () => undefined,
});

/** The reference: a Fastify server that only returns a string as long as the page. */
const constantApp = fastify();
constantApp.get('/usage', async () => {
  const { user, system } = process.cpuUsage();
  return { ...process.memoryUsage(), cpuSeconds: (user + system) / 1_000_000 };
});
const compared = {
  front: '/',
  list: '/chuyen-muc/tin-tuc-su-kien',
  item: `/tin/${slugs[0]}`,
  search: '/tim-kiem?q=trồng+cây',
};
for (const [name, url] of Object.entries(compared)) {
  const { body } = await app.inject({ url, headers: { host: domain } });
  constantApp.get(`/${name}`, async (_request, reply) => {
    reply.type('text/html; charset=utf-8');
    return body;
  });
}
const front = await app.inject({ url: '/', headers: { host: domain } });
const portOf = (address: string): number => Number(new URL(address).port);
const ready: PortalServer = {
  port: portOf(await app.listen({ port: 0, host: '127.0.0.1' })),
  constantPort: portOf(await constantApp.listen({ port: 0, host: '127.0.0.1' })),
  slugs,
  etag: String(front.headers.etag),
};
process.stdout.write(`${JSON.stringify(ready)}\n`);
process.stdin.resume().once('end', async () => {
  await app.close();
  await constantApp.close();
  await pagesBeside.close();
  await reading.close();
});
