/** The page's own files: read once when the plugin is created, and served unchanged. */
import { readdir, readFile } from 'node:fs/promises';
import { extname } from 'node:path';

const folder = new URL('./assets/', import.meta.url);
const messageTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface Asset {
  readonly type: string;
  readonly bytes: Buffer;
}

/** By file name; a file added to the folder is served after the next start. */
export async function readAssets(): Promise<ReadonlyMap<string, Asset>> {
  const names = await readdir(folder);
  const entries = names.map(async (name): Promise<[string, Asset]> => {
    const type = messageTypes[extname(name)] ?? 'application/octet-stream';
    return [name, { type, bytes: await readFile(new URL(name, folder)) }];
  });
  return new Map(await Promise.all(entries));
}
