/**
 * The one rule against forms that another site sends with our visitor's rights. Browsers name the sender of a form:
 * current ones by `Sec-Fetch-Site`, which a page can't forge; older ones by `Origin`. `Origin: null` is what some in-app
 * browsers send with our own forms; then only `Sec-Fetch-Site` or the cookie's `SameSite` decides.
 */
import type { FastifyRequest } from 'fastify';

/** True where a browser names no sender at all: those are old ones, and the cookie’s `SameSite` stands before this. */
export function isFromHere({ headers, host }: Pick<FastifyRequest, 'headers' | 'host'>, siteUrl: string): boolean {
  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined || origin === 'null') return true;
  return URL.canParse(origin) && [host, new URL(siteUrl).host].includes(new URL(origin).host);
}
