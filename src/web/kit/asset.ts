/**
 * Style sheets, scripts, letters and pictures of our pages. The content's hash is in the name, so a new release has new
 * addresses and browsers may keep the old ones for good.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { everyone, shown } from './page-registry.ts';

const css = 'text/css; charset=utf-8';
const javascript = 'text/javascript; charset=utf-8';

/** A style sheet is put together from parts: what all pages share comes first. */
const sources = {
  'portal.css': { type: css, files: ['tokens.css', 'kit.css', '../portal/portal.css'] },
  'signed.css': { type: css, files: ['tokens.css', 'kit.css', '../portal/portal.css', '../signed/signed.css'] },
  'desk.css': { type: css, files: ['tokens.css', 'kit.css', '../desk/desk.css'] },
  'upload.js': { type: javascript, files: ['../signed/upload.js'] },
  'refresh.js': { type: javascript, files: ['../signed/refresh.js'] },
  'blur.js': { type: javascript, files: ['../signed/blur.js'] },
  'emblem.svg': { type: 'image/svg+xml', files: ['emblem.svg'] },
} as const;

export type AssetName = keyof typeof sources;

export interface Asset {
  readonly address: string;
  readonly type: string;
  readonly bytes: Buffer;
}

const read = (name: AssetName): Asset => {
  const { type, files } = sources[name];
  const bytes = Buffer.concat(files.map((file) => readFileSync(new URL(file, import.meta.url))));
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return { address: `/assets/${name.replace('.', `.${hash}.`)}`, type, bytes };
};

const names = Object.keys(sources) as AssetName[];
const made: ReadonlyMap<AssetName, Asset> = new Map(names.map((name) => [name, read(name)]));

/** The same on every host and for every ward. */
export const assetAddress = (name: AssetName): string => made.get(name)?.address ?? '';

const keepForGood = 'public, max-age=31536000, immutable';

/** The one route of all assets. An old name is gone, and says so shortly: nobody reads it. */
export function assetRoute(app: FastifyInstance): void {
  const byAddress = new Map([...made.values()].map((asset) => [asset.address, asset]));
  app.get<{ Params: { name: string } }>('/assets/:name', shown(everyone), async (request, reply) => {
    const asset = byAddress.get(`/assets/${request.params.name}`);
    if (!asset) return reply.code(404).type('text/plain; charset=utf-8').send('404\n');
    return reply.header('cache-control', keepForGood).type(asset.type).send(asset.bytes);
  });
}
