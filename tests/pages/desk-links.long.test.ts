/** Every link that a page of the desk shows leads somewhere, for whoever reads it: a month of data, each role of the desk. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deskRoles } from '../../src/domain/roles.ts';
import type { DeskReader } from '../web/desk-world.ts';
import { type DeskMonth, openDeskMonth } from './desk-month.ts';

let desk: DeskMonth;
beforeAll(async () => {
  desk = await openDeskMonth();
}, 240_000);
afterAll(async () => desk?.close());

/** Months, pages of lists and filters go on for ever: so many of each kind are followed. */
const mostOfAKind = 4;

/** The year behind the month was written by SQL, under numbers that no item gets. */
const isMadeUp = (address: string): boolean => /^\/board\/items\/DL-26-\d+/u.test(address);
/** Pictures of a paper's pages are drawn a dozen times a minute: to be asked to wait is no dead end. */
const tooMany = 429;

interface DeadEnd {
  readonly status: number;
  readonly address: string;
  readonly from: string;
}

/** From the overview on, as far as links lead: pages, files and pictures of the desk and of the portal behind it. */
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
  'no link of the desk ends nowhere for the role %s',
  async (role) => {
    const { pages, deadEnds } = await deadEndsOf(await desk.as(role));
    expect(deadEnds).toEqual([]);
    expect(pages).toBeGreaterThan(20);
  },
  240_000,
);
