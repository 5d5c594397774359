/** What a route of the portal is asked with, and what it answers: no HTTP library here, so the routes are functions. */
import type { PortalReader } from '../../ports/portal-reader.ts';
import type { Site } from './site.ts';

export interface PortalVisit {
  readonly site: Site;
  readonly reader: PortalReader;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: 200 | 400 | 404 | 410 | 500;
  readonly type: string;
  readonly body: string;
}

export interface Route {
  /** In Fastify's notation, below the mount. */
  readonly path: string;
  /** The parameters of the query that change the answer; the others are not looked at. */
  readonly reads: readonly string[];
  /** False where people type freely: such answers would push out what many want. */
  readonly isKept: boolean;
  readonly answer: (visit: PortalVisit) => Promise<Answer>;
}

export const page = (body: string): Answer => ({ status: 200, type: 'text/html; charset=utf-8', body });
export const missing = (body: string): Answer => ({ ...page(body), status: 404 });
/** It was there, and whoever has its address knows that. */
export const gone = (body: string): Answer => ({ ...page(body), status: 410 });
export const feed = (type: string, body: string): Answer => ({ status: 200, type: `${type}; charset=utf-8`, body });
export const json = (value: unknown, status: Answer['status'] = 200): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});
