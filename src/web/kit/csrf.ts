/**
 * Rejects forms that another site sends with the visitor's cookies (CSRF). Current browsers name the sender's site in
 * `Sec-Fetch-Site`, which a page cannot forge; older ones in `Origin`. Some in-app browsers send `Origin: null` with our own
 * forms; for these only `Sec-Fetch-Site` or the cookie's `SameSite` decides.
 */
import type { FastifyRequest } from 'fastify';

/** True also if the browser names no sender: such browsers are old, and the cookie's `SameSite` protects them. */
export function isFromHere({ headers, host }: Pick<FastifyRequest, 'headers' | 'host'>, siteUrl: string): boolean {
  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined || origin === 'null') return true;
  return URL.canParse(origin) && [host, new URL(siteUrl).host].includes(new URL(origin).host);
}
