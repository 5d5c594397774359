/** The pages' own style and scripts: read once, the content's hash in the name, nothing else beside them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Asset } from '../portal/portal.ts';

const files = {
  style: ['signed.css', 'text/css; charset=utf-8'],
  upload: ['upload.js', 'text/javascript; charset=utf-8'],
  refresh: ['refresh.js', 'text/javascript; charset=utf-8'],
  blur: ['blur.js', 'text/javascript; charset=utf-8'],
} as const;

export type OwnAsset = keyof typeof files;

export interface OwnAssets {
  readonly addressOf: (asset: OwnAsset) => string;
  readonly find: (name: string) => Asset | null;
}

export const readOwnAssets = (): OwnAssets => {
  const read = (asset: OwnAsset): Asset & { readonly name: string } => {
    const [file, type] = files[asset];
    const bytes = readFileSync(new URL(file, import.meta.url));
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
    return { name: file.replace('.', `.${hash}.`), type, bytes };
  };
  const made = { style: read('style'), upload: read('upload'), refresh: read('refresh'), blur: read('blur') };
  return {
    addressOf: (asset) => `/s/assets/${made[asset].name}`,
    find: (name) => Object.values(made).find((asset) => asset.name === name) ?? null,
  };
};
