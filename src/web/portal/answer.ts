/** Input and output of a portal route. Independent of the HTTP library, so that routes are plain functions. */
import type { MediaStore } from '../../ports/media.ts';
import type { PortalReader } from '../../ports/portal-reader.ts';
import type { Pieces } from '../kit/html.ts';
import type { Site } from './site.ts';

export interface PortalVisit {
  readonly site: Site;
  readonly reader: PortalReader;
  readonly media: Pick<MediaStore, 'readDocumentText'>;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Results shared by the routes of this portal until its content changes. */
  readonly memory: Map<string, unknown>;
}

export interface Answer {
  readonly status: 200 | 301 | 400 | 404 | 410 | 500;
  readonly type: string;
  readonly body: string | Pieces;
  /** Target of a 301. */
  readonly location?: string;
  /** Code of the item shown; opening it is counted. */
  readonly item?: string;
}

export interface Route {
  /** Path in Fastify's notation, relative to the mount. */
  readonly path: string;
  /** Query parameters that change the answer; others are ignored. */
  readonly reads: readonly string[];
  /** 'search': kept in a separate cache, because search terms vary freely and would evict pages that many readers want. */
  readonly isKept: boolean | 'search';
  readonly answer: (visit: PortalVisit) => Promise<Answer>;
}

/** 200, HTML. */
export const page = (body: Answer['body']): Answer => ({ status: 200, type: 'text/html; charset=utf-8', body });
/** 301 Moved Permanently. */
export const elsewhere = (location: string): Answer => ({ ...page(''), status: 301, location });
/** 404, HTML. */
export const missing = (body: string): Answer => ({ ...page(body), status: 404 });
/** 410 Gone: the item was public, so its existence is known to people who have the address. */
export const gone = (body: string): Answer => ({ ...page(body), status: 410 });
/** 200 with this type in UTF-8. */
export const feed = (type: string, body: string): Answer => ({ status: 200, type: `${type}; charset=utf-8`, body });
/** JSON, 200 by default. */
export const json = (value: unknown, status: Answer['status'] = 200): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});
