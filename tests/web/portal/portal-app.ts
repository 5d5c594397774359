/** The portal in Fastify, mounted as in production: at '' by host name, and at '/w/:ward'. */
import fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify';
import type { PagesBeside } from '../../../src/compose/pages-beside.ts';
import type { PhotoFormat } from '../../../src/ports/media.ts';
import type { PortalReader } from '../../../src/ports/portal-reader.ts';
import { guardPages } from '../../../src/web/kit/guard.ts';
import { portalPlugin } from '../../../src/web/portal/plugin.ts';
import { createPortal, type Portal } from '../../../src/web/portal/portal.ts';
import { dongLac, noon, openPortalDatabase, type PortalDatabase, translator } from './world.ts';

export interface PortalApp extends PortalDatabase {
  readonly app: FastifyInstance;
  readonly portals: readonly Portal[];
  readonly get: (url: string, headers?: Record<string, string>) => Promise<LightMyRequestResponse>;
  /** Sets the portal's clock. */
  readonly moveTo: (now: Date) => void;
  /** The views counted since the last call, by month and code. */
  readonly opened: () => Promise<Readonly<Record<string, Readonly<Record<string, number>>>>>;
}

export interface PortalAppOptions {
  readonly publicUrl?: string | null;
  readonly language?: 'vi' | 'en';
  readonly reader?: (reader: PortalReader) => PortalReader;
  /** Makes its pages on another thread. */
  readonly beside?: (place: PortalDatabase['place']) => PagesBeside;
  /** Real photo copies, for viewing the pages; by default placeholder bytes. */
  readonly copies?: (hash: string, width: number, format: PhotoFormat) => Promise<Uint8Array | null>;
  /** The first page of each document as a picture; by default placeholder text. */
  readonly paper?: () => Promise<Buffer>;
  /** Text extracted from documents, by their hashes. */
  readonly texts?: ReadonlyMap<string, string>;
}

export async function openPortalApp(options: PortalAppOptions = {}): Promise<PortalApp> {
  const database = await openPortalDatabase();
  const translate = translator(options.language ?? 'vi');
  const pagesBeside = options.beside?.(database.place);
  let now = noon;
  const kept: (readonly [string, Readonly<Record<string, number>>])[] = [];
  const portalOf = (ward: typeof dongLac): Portal =>
    createPortal({
      ...(pagesBeside && { beside: pagesBeside.make }),
      // A copy, so that a test that changes the ward does not affect other tests.
      ward: { ...ward },
      reader: (options.reader ?? ((reader) => reader))(database.reader(ward.slug)),
      media: {
        readCopy: options.copies ?? (async (hash, width, format) => copies(hash, width, format)),
        readDocument: async (hash) => documents(hash),
        readDocumentText: async (hash) => options.texts?.get(hash) ?? null,
        readDocumentPicture: async (hash) => options.paper?.() ?? Buffer.from(`page of ${hash.slice(0, 6)}`),
      },
      translate,
      inEnglish: translator('en'),
      publicUrl: options.publicUrl === undefined ? `https://${ward.domain}` : options.publicUrl,
      now: () => now,
      keepOpened: async (month, opened) => void kept.push([month, Object.fromEntries(opened)]),
    });
  const leDaiHanh = {
    ...dongLac,
    slug: 'le-dai-hanh',
    name: 'Lê Đại Hành',
    fullName: 'phường Lê Đại Hành',
    domain: 'ledaihanh.example',
    spokesperson: { name: 'Ông Trần Đức Thắng', office: 'Chủ tịch UBND phường', phone: '0220 3000 138' },
    colours: { main: '#0b3d6b', accent: '#0b4a6f', trim: '#f2c14e' },
  };
  const portals = [portalOf(dongLac), portalOf(leDaiHanh)];
  const offers = () => portals.map((portal) => ({ portal, address: `/w/${portal.ward.slug}` }));

  const app = fastify();
  await guardPages(app, { siteUrl: () => 'https://donglac.example' });
  await app.register(portalPlugin, {
    find: (request) => portals.find((portal) => portal.ward.domain === request.hostname) ?? null,
    base: () => '',
    offers,
  });
  await app.register(portalPlugin, {
    prefix: '/w/:ward',
    find: (request) => portals.find((portal) => portal.ward.slug === (request.params as { ward: string }).ward) ?? null,
    base: (portal) => `/w/${portal.ward.slug}`,
    offers,
  });
  return {
    ...database,
    app,
    portals,
    get: (url, headers = {}) => app.inject({ url, headers: { host: 'donglac.example', ...headers } }),
    moveTo: (then) => {
      now = then;
    },
    opened: async () => {
      for (const { opened } of portals) await opened.flush();
      return Object.fromEntries(kept.splice(0));
    },
    close: async () => {
      await app.close();
      await pagesBeside?.close();
      await database.close();
    },
  };
}

/** Every requested document exists, as a PDF. */
const documents = (hash: string) => ({
  document: {
    hash,
    kind: 'pdf' as const,
    sizeBytes: 9,
    pages: 2,
    pictures: 0,
    characters: 0,
    textIsCut: false,
    picture: { width: 600, height: 849 },
  },
  bytes: Buffer.from(`%PDF ${hash.slice(0, 4)}`),
});

/** Photos have copies of 480 and 960 pixels. */
const copies = (hash: string, width: number, format: PhotoFormat): Uint8Array | null =>
  [480, 960].includes(width) ? Buffer.from(`${format} ${width} ${hash.slice(0, 6)}`) : null;
