/** What a route of the portal is asked with, and what it answers: no HTTP library here, so the routes are functions. */
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
  /** What this portal has worked out since its content changed last; it is thrown away with the next change. */
  readonly memory: Map<string, unknown>;
}

export interface Answer {
  readonly status: 200 | 301 | 400 | 404 | 410 | 500;
  readonly type: string;
  readonly body: string | Pieces;
  /** Of a 301: where it is. */
  readonly location?: string;
  /** Code of the item that it shows: opening it counts. */
  readonly item?: string;
}

export interface Route {
  /** In Fastify's notation, below the mount. */
  readonly path: string;
  /** The parameters of the query that change the answer; the others are not looked at. */
  readonly reads: readonly string[];
  /** 'search': people type freely, so its answers are kept apart: they push out nothing that many want. */
  readonly isKept: boolean | 'search';
  readonly answer: (visit: PortalVisit) => Promise<Answer>;
}

/** 200, HTML. */
export const page = (body: Answer['body']): Answer => ({ status: 200, type: 'text/html; charset=utf-8', body });
/** 301: it has another address for good. */
export const elsewhere = (location: string): Answer => ({ ...page(''), status: 301, location });
/** 404, HTML. */
export const missing = (body: string): Answer => ({ ...page(body), status: 404 });
/** It was there, and whoever has its address knows that. */
export const gone = (body: string): Answer => ({ ...page(body), status: 410 });
/** 200, of this type and in UTF-8. */
export const feed = (type: string, body: string): Answer => ({ status: 200, type: `${type}; charset=utf-8`, body });
/** JSON, 200 unless another status is named. */
export const json = (value: unknown, status: Answer['status'] = 200): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});
