/**
 * Style sheets, scripts, letters and pictures of our pages. The content's hash is in the name, so a new release has new
 * addresses and browsers may keep the old ones for good. What is text is sent compressed.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { inTheDark, type WardColours } from '../../domain/ward-colours.ts';
import { everyone, shown } from './page-registry.ts';

const css = 'text/css; charset=utf-8';
const javascript = 'text/javascript; charset=utf-8';

/** A style sheet is put together from parts: what all pages share comes first. It names other files as `url(asset:NAME)`. */
const sources = {
  'be-vietnam-pro-400.woff2': { type: 'font/woff2', files: ['files/be-vietnam-pro-400.woff2'] },
  'be-vietnam-pro-700.woff2': { type: 'font/woff2', files: ['files/be-vietnam-pro-700.woff2'] },
  'icon-180.png': { type: 'image/png', files: ['files/icon-180.png'] },
  'icon-192.png': { type: 'image/png', files: ['files/icon-192.png'] },
  'icon-512.png': { type: 'image/png', files: ['files/icon-512.png'] },
  'emblem.svg': { type: 'image/svg+xml', files: ['emblem.svg'] },
  'upload.js': { type: javascript, files: ['../signed/upload.js'] },
  'refresh.js': { type: javascript, files: ['../signed/refresh.js'] },
  'blur.js': { type: javascript, files: ['../signed/blur.js'] },
  'preview.js': { type: javascript, files: ['../signed/preview.js'] },
  'read.js': { type: javascript, files: ['../portal/read.js'] },
  'desk.js': { type: javascript, files: ['../desk/desk.js'] },
  'portal.css': { type: css, files: ['tokens.css', 'kit.css', '../portal/portal.css'] },
  'signed.css': { type: css, files: ['tokens.css', 'kit.css', '../portal/portal.css', '../signed/signed.css'] },
  'desk.css': {
    type: css,
    files: ['tokens.css', 'kit.css', '../portal/portal.css', '../signed/signed.css', '../desk/desk.css'],
  },
} as const;

export type AssetName = keyof typeof sources;

/** A style sheet, script or font; its address changes with its bytes, so browsers may keep it for good. */
export interface Asset {
  readonly address: string;
  readonly type: string;
  readonly bytes: Buffer;
  /** False: compressing makes it no smaller. */
  readonly isText: boolean;
}

const names = Object.keys(sources) as AssetName[];

function read(name: AssetName, known: ReadonlyMap<AssetName, Asset>): Asset {
  const { type, files } = sources[name];
  const whole = Buffer.concat(files.map((file) => readFileSync(new URL(file, import.meta.url))));
  return assetOf(name, type, type === css ? Buffer.from(withAddresses(whole.toString('utf8'), known)) : whole);
}

function assetOf(name: string, type: string, bytes: Buffer): Asset {
  return { address: addressOf(name, bytes), type, bytes, isText: !type.startsWith('font/') && type !== 'image/png' };
}

function addressOf(name: string, bytes: Buffer): string {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return `/assets/${name.replace('.', `.${hash}.`)}`;
}

/** Comments and the indentation stay here: readers are sent neither. */
const withAddresses = (text: string, known: ReadonlyMap<AssetName, Asset>): string =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//gu, '')
    .replaceAll(/\n\s*/gu, '\n')
    .replaceAll(/url\(asset:([\w.-]+)\)/gu, (_all, name: string) => {
      const asset = known.get(name as AssetName);
      if (!asset) throw new Error(`a style sheet names ${name}, which is no asset before it`);
      return `url("${asset.address}")`;
    });

/** In the order of the table: style sheets name letters that stand before them. */
function readAll(): ReadonlyMap<AssetName, Asset> {
  const known = new Map<AssetName, Asset>();
  for (const name of names) known.set(name, read(name, known));
  return known;
}

const made = readAll();

/** The same on every host and for every ward. */
export const assetAddress = (name: AssetName): string => made.get(name)?.address ?? '';

/** What a page shows in a ward's own colours. */
export interface WardLook {
  /** A style sheet that comes after the page's own; null: the kit's colours. */
  readonly style: string | null;
  readonly emblem: string;
  /** Of the browser's own bar. */
  readonly theme: string;
}

const usual: WardLook = { style: null, emblem: assetAddress('emblem.svg'), theme: '#7a1616' };

const tokensOf = ({ main, accent, trim }: WardColours): string =>
  `:root{--lacquer:${main};--lacquer-text:${accent};--gold:${trim}}`;

/** What a ward's colours make. The colours are in the names, so that each process can make what another's page has named. */
function filesIn(colours: WardColours): readonly [style: Asset, emblem: Asset] {
  const inNames = Object.values(colours).join('').replaceAll('#', '-');
  const sheet = `${tokensOf(colours)}\n@media (prefers-color-scheme:dark){${tokensOf(inTheDark(colours))}}\n`;
  const sign = (made.get('emblem.svg')?.bytes.toString('utf8') ?? '')
    .replaceAll('#6d1212', inTheDark(colours).main)
    .replaceAll('#e9c46a', colours.trim);
  const small = (name: string, type: string, text: string): Asset => {
    const bytes = Buffer.from(text);
    return { address: addressOf(name, bytes), type, bytes, isText: false };
  };
  return [small(`ward${inNames}.css`, css, sheet), small(`emblem${inNames}.svg`, 'image/svg+xml', sign)];
}

/** Without colours of its own a ward has the program’s; files are made once for all wards with these colours. */
export function lookOf(colours: WardColours | undefined): WardLook {
  if (!colours) return usual;
  const [style, emblem] = filesIn(colours);
  return { style: style.address, emblem: emblem.address, theme: colours.main };
}

/** Null: no ward's file, or another program's. */
function wardFile(address: string): Asset | null {
  const [, main, accent, trim] = /-([0-9a-f]{6})-([0-9a-f]{6})-([0-9a-f]{6})\./u.exec(address) ?? [];
  if (main === undefined) return null;
  const files = filesIn({ main: `#${main}`, accent: `#${accent}`, trim: `#${trim}` });
  return files.find((each) => each.address === address) ?? null;
}

const keepForGood = 'public, max-age=31536000, immutable';
/** Under a name without a hash: asked for by browsers that were told of no other. */
const keepForADay = 'public, max-age=86400';

const compress = { br: promisify(brotliCompress), gzip: promisify(gzip) };
type Encoding = keyof typeof compress;

/** Compresses each file when it is first asked for, once: half a second of the start of every process was that. */
function createPacker() {
  const packed = new Map<string, Promise<Buffer>>();
  return ({ address, bytes }: Asset, encoding: Encoding): Promise<Buffer> => {
    const key = `${encoding} ${address}`;
    const known = packed.get(key) ?? compress[encoding](bytes);
    packed.set(key, known);
    return known;
  };
}

function encodingFor({ isText }: Asset, accepted: string): Encoding | null {
  if (!isText) return null;
  if (/\bbr\b/u.test(accepted)) return 'br';
  return /\bgzip\b/u.test(accepted) ? 'gzip' : null;
}

/** The routes of all assets. An old name is gone, and says so shortly: nobody reads it. */
export function assetRoute(app: FastifyInstance): void {
  const pack = createPacker();
  const byAddress = new Map([...made.values()].map((asset) => [asset.address, asset]));
  const favicon = readFileSync(new URL('files/favicon.ico', import.meta.url));
  app.get<{ Params: { name: string } }>('/assets/:name', shown(everyone), async (request, reply) => {
    const address = `/assets/${request.params.name}`;
    const asset = byAddress.get(address) ?? wardFile(address);
    if (!asset) return reply.code(404).type('text/plain; charset=utf-8').send('404\n');
    const encoding = encodingFor(asset, request.headers['accept-encoding'] ?? '');
    reply.headers({ 'cache-control': keepForGood, vary: 'accept-encoding' }).type(asset.type);
    if (!encoding) return reply.send(asset.bytes);
    return reply.header('content-encoding', encoding).send(await pack(asset, encoding));
  });
  app.get('/favicon.ico', shown(everyone), async (_request, reply) =>
    reply.header('cache-control', keepForADay).type('image/x-icon').send(favicon),
  );
  app.get('/apple-touch-icon.png', shown(everyone), async (_request, reply) =>
    reply.header('cache-control', keepForADay).type('image/png').send(made.get('icon-180.png')?.bytes),
  );
}
