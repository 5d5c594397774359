/**
 * Style sheets, scripts, fonts and pictures of the pages. Each name contains the content's hash, so a release has new
 * addresses and browsers may cache old ones forever. Text is sent compressed.
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

/** Style sheets are concatenated from parts, the shared ones first. They refer to other files as `url(asset:NAME)`. */
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

/** A static file. Its address changes with its bytes, so browsers may cache it forever. */
export interface Asset {
  readonly address: string;
  readonly type: string;
  readonly bytes: Buffer;
  /** True if the file is worth compressing. */
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

/** Removes comments and indentation, and inserts the addresses of other assets. */
const withAddresses = (text: string, known: ReadonlyMap<AssetName, Asset>): string =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//gu, '')
    .replaceAll(/\n\s*/gu, '\n')
    .replaceAll(/url\(asset:([\w.-]+)\)/gu, (_all, name: string) => {
      const asset = known.get(name as AssetName);
      if (!asset) throw new Error(`a style sheet refers to ${name}, which is not registered before it`);
      return `url("${asset.address}")`;
    });

/** Reads in the order of the table, because a style sheet can only refer to assets read before it. */
function readAll(): ReadonlyMap<AssetName, Asset> {
  const known = new Map<AssetName, Asset>();
  for (const name of names) known.set(name, read(name, known));
  return known;
}

const made = readAll();

/** Address of an asset; the same on every host and for every ward. */
export const assetAddress = (name: AssetName): string => made.get(name)?.address ?? '';

/** A page's appearance in a ward's colours. */
export interface WardLook {
  /** Address of a style sheet loaded after the page's own; null: the default colours. */
  readonly style: string | null;
  readonly emblem: string;
  /** Colour of the browser's own bar. */
  readonly theme: string;
}

const usual: WardLook = { style: null, emblem: assetAddress('emblem.svg'), theme: '#7a1616' };

const tokensOf = ({ main, accent, trim }: WardColours): string =>
  `:root{--lacquer:${main};--lacquer-text:${accent};--gold:${trim}}`;

/** Style sheet and emblem in a ward's colours. Their names contain the colours, so any process can generate them on request. */
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

/** The ward's look, or the default without colours. Wards with the same colours share files. */
export function lookOf(colours: WardColours | undefined): WardLook {
  if (!colours) return usual;
  const [style, emblem] = filesIn(colours);
  return { style: style.address, emblem: emblem.address, theme: colours.main };
}

/** Generates a ward's file from its address. Null: not such a file, or one of another release. */
function wardFile(address: string): Asset | null {
  const [, main, accent, trim] = /-([0-9a-f]{6})-([0-9a-f]{6})-([0-9a-f]{6})\./u.exec(address) ?? [];
  if (main === undefined) return null;
  const files = filesIn({ main: `#${main}`, accent: `#${accent}`, trim: `#${trim}` });
  return files.find((each) => each.address === address) ?? null;
}

const keepForGood = 'public, max-age=31536000, immutable';
/** For names without a hash, which browsers request by themselves. */
const keepForADay = 'public, max-age=86400';

const compress = { br: promisify(brotliCompress), gzip: promisify(gzip) };
type Encoding = keyof typeof compress;

/** Compresses each file on its first request; compressing all at start would take half a second in every process. */
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

/** Registers the routes of all assets. Old names get a short 404 as plain text. */
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
