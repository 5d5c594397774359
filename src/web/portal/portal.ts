/** A ward's portal: its reader, its photos, and its caches. */
import { endOfLocalDay, localDateOf } from '../../domain/calendar/local-date.ts';
import type { MediaStore } from '../../ports/media.ts';
import type { PortalReader } from '../../ports/portal-reader.ts';
import { lookOf } from '../kit/asset.ts';
import { type CalendarWords, createCalendarWords } from './calendar-words.ts';
import { linksFrom } from './link.ts';
import { createOpened, type KeepOpened, type Opened } from './opened.ts';
import { createPageStore, type MadeAnswer, type PageCache, type PageStore } from './page-cache.ts';
import { writeTaste } from './reading-page.ts';
import type { Site, Taste } from './site.ts';
import { framedBy, type Translate } from './translate.ts';
import type { PortalWard } from './ward.ts';

export interface PortalOptions {
  readonly ward: PortalWard;
  readonly reader: PortalReader;
  readonly media: Pick<MediaStore, 'readCopy' | 'readDocument' | 'readDocumentPicture' | 'readDocumentText'> &
    Partial<Pick<MediaStore, 'copyAddress'>>;
  readonly translate: Translate;
  /** For the one English page. */
  readonly inEnglish: Translate;
  /**
   * Public address of this portal's front page without a trailing slash ('https://donglac.example',
   * 'https://news.example/w/dong-lac'); null: unknown, so addresses in pages and API are relative.
   */
  readonly publicUrl: string | null;
  readonly now: () => Date;
  readonly keepOpened: KeepOpened;
  /** Caches shared by the portals of a process; default: its own. */
  readonly stores?: PortalStores;
  /** Computes answers in another thread under load; default: all in this thread. */
  readonly beside?: MakeBeside;
}

/** A request as plain data, from which an answer can be computed. */
export interface AnswerAsked {
  /** `path` of the route. */
  readonly route: string;
  /** Base of the mount. */
  readonly base: string;
  readonly taste: Taste;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

/**
 * Computes an answer in another thread. Never rejects: after a failure the answer is computed here.
 * @param version version of the edition
 * @returns null: compute it here
 */
export type MakeBeside = (
  portal: Pick<PortalOptions, 'ward' | 'publicUrl' | 'now'>,
  version: string,
  asked: AnswerAsked,
) => Promise<MadeAnswer | null> | null;

/** Caches of pages and, separately, of searches, which differ for each reader. */
export interface PortalStores {
  readonly pages: PageStore;
  readonly searches: PageStore;
}

/** The portal's state until its content, the day, or a channel's address changes. */
export interface Edition {
  readonly version: string;
  /** Results shared by pages. */
  readonly memory: Map<string, unknown>;
  /** Cached pages by requested address (`askedAs`), found without parsing the address. */
  readonly asked: Map<string, MadeAnswer>;
  site(base: string, taste: Taste): Site;
}

/** Key of a request. @param base of the mount @param taste the cookie's value, '' without one @param url as in the request */
export const askedAs = (base: string, taste: string, url: string): string => `${base} ${taste} ${url}`;

export interface Portal extends PortalOptions {
  readonly opened: Opened;
  readonly calendar: CalendarWords;
  readonly titled: Site['titled'];
  readonly searched: Site['searched'];
  readonly look: Site['look'];
  readonly pages: PageCache;
  readonly searches: PageCache;
  /** Synchronous if the reader knows its version synchronously. */
  edition(now: Date): Edition | Promise<Edition>;
}

const mebibyte = 1024 * 1024;

/** Caches for all portals of a process: about 1,500 pages with compressed variants, and recent searches. */
export const createPortalStores = (): PortalStores => ({
  pages: createPageStore(48 * mebibyte),
  searches: createPageStore(8 * mebibyte),
});

/** Cached translations; those with an item's own facts are rarely repeated. */
const mostSentences = 3_000;

/** Caches translations, because most sentences are the same on every page. */
function remembering(translate: Translate): Translate {
  const known = new Map<string, string>();
  return (key, facts) => {
    const name = facts === undefined ? key : `${key} ${Object.values(facts).join('\n')}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    const said = translate(key, facts);
    if (known.size >= mostSentences) known.clear();
    known.set(name, said);
    return said;
  };
}

/** Creates a ward's portal, once. Its edition changes with the content, the day, and the channels' addresses. */
export function createPortal(given: PortalOptions): Portal {
  const { stores = createPortalStores(), ...rest } = given;
  const options = { ...rest, translate: remembering(given.translate) };
  const calendar = createCalendarWords(options.ward.timeZone, options.translate);
  const today = createToday(options.ward.timeZone);
  let kept: Edition | null = null;
  const portal: Portal = {
    ...options,
    calendar,
    look: lookOf(options.ward.colours),
    titled: framedBy(options.translate, 'portal-page-title', 'title', 'site'),
    searched: {
      title: framedBy(options.translate, 'portal-search-title', 'words'),
      found: framedBy(options.translate, 'portal-search-found', 'words'),
    },
    opened: createOpened(() => today(options.now()).slice(0, 'YYYY-MM'.length), options.keepOpened),
    pages: stores.pages(),
    searches: stores.searches(),
    edition(now) {
      const content = options.reader.version();
      return typeof content === 'string' ? editionOf(content, now) : content.then((known) => editionOf(known, now));
    },
  };
  function editionOf(content: string, now: Date): Edition {
    // The day and the channels appear on every page.
    const channels = options.ward.channels.map(({ url }) => url).join(' ');
    const version = `${content} ${today(now)} ${options.ward.settled ?? ''} ${channels}`;
    if (kept?.version === version) return kept;
    kept = createEdition(portal, version, now);
    return kept;
  }
  return portal;
}

/** The ward's current date, computed once a day because every request needs it. */
function createToday(timeZone: string): (now: Date) => string {
  let day = '';
  let until = 0;
  let asked = 0;
  return (now) => {
    const at = now.getTime();
    if (at >= until || at < asked) {
      const date = localDateOf(now, timeZone);
      day = date;
      until = endOfLocalDay(date, timeZone).getTime();
    }
    asked = at;
    return day;
  };
}

function createEdition(portal: Portal, version: string, now: Date): Edition {
  const sites = new Map<string, Site>();
  return {
    version,
    memory: new Map(),
    asked: new Map(),
    site(base, taste) {
      const key = `${base} ${writeTaste(taste)}`;
      const known = sites.get(key);
      if (known) return known;
      const made = { ...siteOf(portal, base, now), taste };
      sites.set(key, made);
      return made;
    },
  };
}

/** The site for one mount of the portal. */
export function siteOf(portal: Portal, base: string, now: Date): Site {
  const { ward, translate, inEnglish, calendar, titled, searched, look, publicUrl } = portal;
  const publicLinks = publicUrl === null ? null : linksFrom(publicUrl);
  return {
    ward,
    look,
    translate,
    inEnglish,
    calendar,
    titled,
    searched,
    links: linksFrom(base),
    publicLinks,
    now,
    taste: [],
    parts: new Map(),
  };
}
