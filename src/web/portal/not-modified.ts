/**
 * Answers 304 to readers whose cached page is current, before the framework handles the request: most readers return, and
 * the framework would take longer than this answer. All other requests go on to the framework.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isReader } from './opened.ts';
import { cacheHeaders, codingFor, isCurrent } from './page-cache.ts';
import { askedAs, type Portal } from './portal.ts';
import { tasteCookie } from './reading-page.ts';

export interface HeldPages {
  /** The portal of this host name; null: none, or the framework must decide. */
  readonly find: (host: string, url: string) => Portal | null;
  /** Headers of every answer, so that a changed policy also reaches cached pages. */
  readonly always: () => Readonly<Record<string, string>>;
}

/** Returns true if it answered. Such requests are not counted for the rate limit, which would take as long as the answer. */
export function answerHeld({ find, always }: HeldPages, request: IncomingMessage, response: ServerResponse): boolean {
  const { method, url = '', headers } = request;
  const { host = '', 'if-none-match': held, 'x-forwarded-host': forwarded = host } = headers;
  if (held === undefined || method !== 'GET' || headers['content-length'] || headers['transfer-encoding']) return false;
  // Excluded: the API, which has other headers, and readers with display settings, who have pages of their own.
  if (forwarded !== host || url.startsWith('/api/') || headers.cookie?.includes(tasteCookie)) return false;
  const portal = find(host.replace(/:\d+$/u, ''), url);
  const edition = portal?.edition(portal.now());
  if (!portal || !edition || edition instanceof Promise) return false;
  const made = edition.asked.get(askedAs('', '', url));
  if (!made) return false;
  const told = cacheHeaders(made, codingFor(headers['accept-encoding'], made));
  if (!isCurrent(held, told.etag)) return false;
  if (made.item !== null && isReader({ method, headers })) portal.opened.count(made.item);
  response.writeHead(304, { ...always(), ...told }).end();
  return true;
}
