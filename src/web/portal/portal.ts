/** A ward's portal: its reader, its photos, and the pages that were made before. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { MediaStore } from '../../ports/media.ts';
import type { PortalReader } from '../../ports/portal-reader.ts';
import { type CalendarWords, createCalendarWords } from './calendar-words.ts';
import { linksFrom } from './link.ts';
import { createPageCache, type PageCache } from './page-cache.ts';
import type { AssetNames, Site } from './site.ts';
import type { Translate } from './translate.ts';
import type { PortalWard } from './ward.ts';

export interface PortalOptions {
  readonly ward: PortalWard;
  readonly reader: PortalReader;
  readonly media: Pick<MediaStore, 'readCopy' | 'readDocument' | 'readDocumentPicture'>;
  readonly translate: Translate;
  /**
   * Where the public finds this portal's front page, without a trailing slash ('https://donglac.example',
   * 'https://news.example/w/dong-lac'); null when it is not known: addresses in pages and API are then relative.
   */
  readonly publicUrl: string | null;
  readonly now: () => Date;
}

export interface Portal extends PortalOptions {
  readonly calendar: CalendarWords;
  readonly assets: AssetNames;
  readonly assetOf: (name: string) => Asset | null;
  readonly cache: PageCache;
}

export interface Asset {
  readonly type: string;
  readonly bytes: Buffer;
}

/** About 3,000 pages. */
const cacheBytes = 48 * 1024 * 1024;

export function createPortal(options: PortalOptions): Portal {
  const style = readAsset('portal.css', 'text/css; charset=utf-8');
  const emblem = readAsset('portal.svg', 'image/svg+xml');
  return {
    ...options,
    calendar: createCalendarWords(options.ward.timeZone, options.translate),
    assets: { style: style.name, emblem: emblem.name },
    assetOf: (name) => [style, emblem].find((asset) => asset.name === name) ?? null,
    cache: createPageCache(cacheBytes),
  };
}

/** The site as one mount of the portal shows it. */
export function siteOf(portal: Portal, base: string, now: Date): Site {
  const { ward, translate, calendar, assets, publicUrl } = portal;
  const publicLinks = publicUrl === null ? null : linksFrom(publicUrl);
  return { ward, translate, calendar, assets, links: linksFrom(base), publicLinks, now };
}

/** The content's hash is in the name: a new release has new addresses, so browsers may keep the old ones for good. */
function readAsset(file: string, type: string): Asset & { readonly name: string } {
  const bytes = readFileSync(new URL(file, import.meta.url));
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return { name: file.replace('.', `.${hash}.`), type, bytes };
}
