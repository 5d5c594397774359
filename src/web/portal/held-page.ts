/**
 * Readers who hold a page already are told so (304) before the framework looks at their request: most readers come back,
 * and what the framework does for each takes longer than this answer. What is not plainly such a request goes on to it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isReader } from './opened.ts';
import { codingFor, isHeld, toldOf } from './page-cache.ts';
import { askedAs, type Portal } from './portal.ts';
import { tasteCookie } from './reading-page.ts';

export interface HeldPages {
  /** The portal that answers under this host's name; null: none, or the framework is to say so. */
  readonly find: (host: string, url: string) => Portal | null;
  /** Headers of every answer, as they are now: a newer policy reaches who holds the page. */
  readonly always: () => Readonly<Record<string, string>>;
}

/** True: it was answered. It is not counted against the reader's limit, for that would take as long as the answer. */
export function answerHeld({ find, always }: HeldPages, request: IncomingMessage, response: ServerResponse): boolean {
  const { method, url = '', headers } = request;
  const { host = '', 'if-none-match': held, 'x-forwarded-host': forwarded = host } = headers;
  if (held === undefined || method !== 'GET' || headers['content-length'] || headers['transfer-encoding']) return false;
  // Pages of the API have headers of their own, and who chose how to read has pages of their own.
  if (forwarded !== host || url.startsWith('/api/') || headers.cookie?.includes(tasteCookie)) return false;
  const portal = find(host.replace(/:\d+$/u, ''), url);
  const edition = portal?.edition(portal.now());
  if (!portal || !edition || edition instanceof Promise) return false;
  const made = edition.asked.get(askedAs('', '', url));
  if (!made) return false;
  const told = toldOf(made, codingFor(headers['accept-encoding'], made));
  if (!isHeld(held, told.etag)) return false;
  if (made.item !== null && isReader({ method, headers })) portal.opened.count(made.item);
  response.writeHead(304, { ...always(), ...told }).end();
  return true;
}
