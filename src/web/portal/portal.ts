/** A ward's portal: its reader, its photos, and the pages that were made before. */
import type { MediaStore } from '../../ports/media.ts';
import type { PortalReader } from '../../ports/portal-reader.ts';
import { type CalendarWords, createCalendarWords } from './calendar-words.ts';
import { linksFrom } from './link.ts';
import { createPageCache, type PageCache } from './page-cache.ts';
import type { Site } from './site.ts';
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
  readonly cache: PageCache;
}

/** About 3,000 pages. */
const cacheBytes = 48 * 1024 * 1024;

export function createPortal(options: PortalOptions): Portal {
  return {
    ...options,
    calendar: createCalendarWords(options.ward.timeZone, options.translate),
    cache: createPageCache(cacheBytes),
  };
}

/** The site as one mount of the portal shows it. */
export function siteOf(portal: Portal, base: string, now: Date): Site {
  const { ward, translate, calendar, publicUrl } = portal;
  const publicLinks = publicUrl === null ? null : linksFrom(publicUrl);
  return { ward, translate, calendar, links: linksFrom(base), publicLinks, now };
}
