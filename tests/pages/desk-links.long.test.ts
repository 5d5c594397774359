/** Every link on a page of the web desk leads to an existing page for its reader: a month of data, each role of the desk. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deskRoles } from '../../src/domain/roles.ts';
import type { DeskReader } from '../web/desk-world.ts';
import { type DeskMonth, openDeskMonth } from './desk-month.ts';

let desk: DeskMonth;
beforeAll(async () => {
  desk = await openDeskMonth();
}, 240_000);
afterAll(async () => desk?.close());

/** Months, list pages and filters are endless, so only this many of each kind are followed. */
const mostOfAKind = 4;

/** Items of the earlier year were inserted by SQL, with numbers that real items do not have. */
const isMadeUp = (address: string): boolean => /^\/board\/items\/DL-26-\d+/u.test(address);
/** Pictures of a paper's pages are rate-limited to a dozen a minute; status 429 does not count as a dead end. */
const tooMany = 429;

interface DeadEnd {
  readonly status: number;
  readonly address: string;
  readonly from: string;
}

/** Follows links from the overview on: pages, files and pictures of the desk and of the portal behind it. */
async function deadEndsOf({
  get,
}: DeskReader): Promise<{ readonly pages: number; readonly deadEnds: readonly DeadEnd[] }> {
  const seen = new Map<string, string>([['/board', '']]);
  const kinds = new Map<string, number>();
  const deadEnds: DeadEnd[] = [];
  for (const [address, from] of seen) {
    const { status, text, location, headers } = await get(address);
    if (status >= 400 && status !== tooMany) deadEnds.push({ status, address, from });
    const isPage = String(headers['content-type']).includes('html') && address.startsWith('/board');
    const links = isPage ? [...text.matchAll(/ (?:href|src)="([^"]+)"/gu)].map(([, link = '']) => link) : [];
    for (const link of location === '' ? links : [location]) {
      const { origin, pathname, search } = new URL(link.replaceAll('&amp;', '&'), `http://desk${address}`);
      const found = pathname + search;
      if (origin !== 'http://desk' || seen.has(found) || isMadeUp(found)) continue;
      const kind = `${pathname}${search.replaceAll(/=[^&]*/gu, '')}`;
      const count = kinds.get(kind) ?? 0;
      if (search !== '' && count >= mostOfAKind) continue;
      kinds.set(kind, count + 1);
      seen.set(found, address);
    }
  }
  return { pages: seen.size, deadEnds };
}

it.each(deskRoles)(
  'Every link of the desk leads to an existing page for the role %s',
  async (role) => {
    const { pages, deadEnds } = await deadEndsOf(await desk.as(role));
    expect(deadEnds).toEqual([]);
    expect(pages).toBeGreaterThan(20);
  },
  240_000,
);
