/** A portal with a database in its own folder, a writer and a reader as in production, and the Vietnamese texts. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import type { Kysely } from 'kysely';
import { openPostgres } from '../../../src/adapters/storage/postgres/connection.ts';
import { createPortalReader as createPostgresReader } from '../../../src/adapters/storage/postgres/portal-reader.ts';
import { createPortalPublisher } from '../../../src/adapters/storage/sql/portal-publisher.ts';
import type { DB } from '../../../src/adapters/storage/sql/types.portal.ts';
import { openSqlite } from '../../../src/adapters/storage/sqlite/connection.ts';
import { createPortalReader } from '../../../src/adapters/storage/sqlite/portal-reader.ts';
import type { PortalPlace } from '../../../src/compose/open-reader.ts';
import { sectionPageSlugs, sectionPages } from '../../../src/domain/section/section-page.ts';
import type { PortalPublisher, Publication, PublicationFile, PublicationPhoto } from '../../../src/ports/portal.ts';
import type { PortalReader } from '../../../src/ports/portal-reader.ts';
import type { Translate } from '../../../src/web/portal/translate.ts';
import type { PortalWard } from '../../../src/web/portal/ward.ts';
import { storyDatabases } from '../../support/postgres.ts';

export interface PortalDatabase {
  readonly publisher: PortalPublisher;
  readonly writing: Kysely<DB>;
  /** A reader for the ward 'dong-lac' by default. */
  readonly reader: (ward?: string) => PortalReader;
  /** The place of its rows, for a thread that opens them. */
  readonly place: PortalPlace;
  readonly close: () => Promise<void>;
}

export const noon = new Date('2026-11-25T05:00:00Z');

export async function openPortalDatabase(): Promise<PortalDatabase> {
  const databases = await storyDatabases();
  if (databases) return openOnPostgres(databases.portal);
  const folder = mkdtempSync(join(tmpdir(), 'portal-'));
  const file = join(folder, 'portal.db');
  const writing = openSqlite<DB>(file);
  for (const sql of migrations()) writing.handle.exec(sql);
  const reading = openSqlite<DB>(file, { readonly: true });
  return {
    publisher: createPortalPublisher(writing.db, { now: () => noon }),
    writing: writing.db,
    reader: (ward = 'dong-lac') => createPortalReader(reading, ward),
    place: { dataDir: folder, databases: null },
    close: async () => {
      await reading.close();
      await writing.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function openOnPostgres(url: string): PortalDatabase {
  const writing = openPostgres<DB>(url, { most: 1, name: 'publishing' });
  const reading = openPostgres<DB>(url, { most: 2, readonly: true, name: 'portal' });
  return {
    publisher: createPortalPublisher(writing.db, { now: () => noon }),
    writing: writing.db,
    reader: (ward = 'dong-lac') => createPostgresReader(reading.db, ward),
    place: { dataDir: '', databases: { core: url, portal: url } },
    close: async () => {
      await reading.close();
      await writing.close();
    },
  };
}

function migrations(): readonly string[] {
  const folder = 'prisma/portal/migrations';
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return names.map(({ name }) => readFileSync(join(folder, name, 'migration.sql'), 'utf8'));
}

/** A valid publication; a test states only what matters for it. */
export function aPublication(changes: Partial<Publication> = {}): Publication {
  const code = changes.code ?? 'DL-2611-0042';
  const version = changes.version ?? 1;
  return {
    key: `publish:${code}:${version}`,
    ward: 'dong-lac',
    code,
    version,
    title: 'Khối 1 vui Ngày hội Đại đoàn kết',
    summary: 'Nhân dân khối 1 phấn khởi tổ chức Ngày hội.',
    paragraphs: ['Ngày 15/11, bà con khối 1 dự Ngày hội.', 'Ba hộ được khen.'],
    category: 'news',
    section: 'tin-tuc-su-kien',
    eventOn: '2026-11-15',
    place: 'Khối 1',
    source: 'Tác giả có mặt',
    authors: ['Nguyễn Thị Lan'],
    photographers: [],
    photos: [],
    publishedAt: new Date('2026-11-16T02:30:00Z'),
    updatedAt: new Date('2026-11-16T02:30:00Z'),
    corrections: [],
    files: [],
    documentNumber: null,
    signer: null,
    withdrawn: false,
    ...changes,
  };
}

export function aPhoto(name: string, changes: Partial<PublicationPhoto> = {}): PublicationPhoto {
  return {
    hash: createHash('sha256').update(name).digest('hex'),
    alt: `Ảnh ${name}`,
    credit: null,
    width: 1500,
    height: 1000,
    widths: [480, 960],
    placeholder: 'data:image/webp;base64,UklGRg==',
    ...changes,
  };
}

export function aFile(name: string, changes: Partial<PublicationFile> = {}): PublicationFile {
  return {
    hash: createHash('sha256').update(name).digest('hex'),
    kind: 'pdf',
    name,
    sizeBytes: 2_516_582,
    pages: 3,
    hasPicture: true,
    text: '',
    ...changes,
  };
}

export const dongLac: PortalWard = {
  slug: 'dong-lac',
  code: 'DL',
  name: 'Đồng Lạc',
  fullName: 'phường Đồng Lạc',
  domain: 'donglac.example',
  sections: [
    { slug: 'tin-tuc-su-kien', name: 'Tin tức – Sự kiện' },
    { slug: 'thong-bao', name: 'Thông báo', owner: 'Văn phòng HĐND – UBND' },
    { slug: 'van-ban', name: 'Văn bản' },
  ],
  about: {
    responsible: 'Ông Nguyễn Văn Minh, Trưởng Ban Biên tập',
    address: 'Số 1, đường Yết Kiêu',
    phone: '0220 388 0000',
    email: 'bbt@donglac.example',
  },
  channels: [
    { channel: 'zalo-oa', name: 'Tin Phường', url: 'https://zalo.me/123' },
    { channel: 'telegram', name: 'Tin Phường', url: 'https://t.me/tinphuong' },
  ],
  timeZone: 'Asia/Ho_Chi_Minh',
  pages: sectionPageSlugs.map((slug) => ({ slug, owner: 'Văn phòng HĐND – UBND', ...sectionPages[slug] })),
  reception: { place: 'phòng Tiếp công dân', hours: 'giờ hành chính' },
};

/** The texts of `locales/<language>/portal.ftl`; a missing text or fact throws an error. */
export function translator(language: 'vi' | 'en'): Translate {
  const bundle = new FluentBundle(language, { useIsolating: false });
  const problems = bundle.addResource(new FluentResource(readFileSync(`locales/${language}/portal.ftl`, 'utf8')));
  if (problems[0]) throw problems[0];
  return (key, facts) => {
    const pattern = bundle.getMessage(key)?.value;
    if (!pattern) throw new Error(`No sentence ${key} in ${language}`);
    return bundle.formatPattern(pattern, facts ?? {});
  };
}
