/** How often the portal's search returns the right item among the first three, in 5,000 items, and how fast. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DB } from '../src/adapters/storage/sql/types.portal.ts';
import { openSqlite } from '../src/adapters/storage/sqlite/connection.ts';
import { createPortalReader } from '../src/adapters/storage/sqlite/portal-reader.ts';
import type { PortalPublisher } from '../src/ports/portal.ts';
import type { PortalReader } from '../src/ports/portal-reader.ts';
import type { Figure } from './figure.ts';
import { newPortal } from './portal-file.ts';

interface Text {
  readonly title: string;
  readonly text: string;
}
export interface SearchSet {
  /** Ordinary items, with placeholders for a khối {k}, a street {s}, a person {p}, a day {d}, a number {n}. */
  readonly made: readonly Text[];
  readonly streets: readonly string[];
  readonly people: readonly string[];
  /** Items to be found: each with a query written before the search was tuned (`before`), and one kept aside (`aside`). */
  readonly targets: readonly (Text & { readonly before: string; readonly aside: string })[];
}

const items = 5_000;
/** The queries with the item that each means, from the fixtures. The `aside` queries were not used for tuning. */
export const searchSet = (): SearchSet =>
  JSON.parse(readFileSync(new URL('../tests/fixtures/search.json', import.meta.url), 'utf8'));
const day = 24 * 3_600_000;
const start = Date.parse('2025-01-01T02:00:00Z');

/** Generates the same items in every run: the facts of each follow from its number. */
function itemsOf(
  { made, streets, people, targets }: SearchSet,
  count: number,
): readonly (Text & { readonly code: string })[] {
  const every = Math.floor(count / targets.length);
  return Array.from({ length: count }, (_, at) => {
    const target = at % every === 0 ? targets[at / every] : undefined;
    if (target) return { ...target, code: `T-${at / every}` };
    const text = made[(at * 7) % made.length] ?? { title: '', text: '' };
    const facts: Readonly<Record<string, string>> = {
      k: String(1 + ((at * 13) % 14)),
      s: streets[(at * 5) % streets.length] ?? '',
      p: people[(at * 3) % people.length] ?? '',
      d: `${1 + ((at * 11) % 28)}/${1 + ((at * 17) % 12)}`,
      n: String(10 + ((at * 31) % 190)),
    };
    const filled = (words: string): string => words.replaceAll(/\{(\w)\}/gu, (_all, name: string) => facts[name] ?? '');
    return { title: filled(text.title), text: filled(text.text), code: `M-${at}` };
  });
}

/** Publishes `count` items of the set, with the targets spread evenly among the others. */
export async function publishSet(publisher: PortalPublisher, set: SearchSet, count: number): Promise<void> {
  for (const [at, { title, text, code }] of itemsOf(set, count).entries()) {
    const publishedAt = new Date(start + (at * 700 * day) / count);
    await publisher.apply({
      ...{ key: code, ward: 'dong-lac', code, version: 1, title, summary: text, paragraphs: [text] },
      ...{ category: 'news', section: 'tin-tuc-su-kien', eventOn: null, place: null, source: 'made' },
      ...{ authors: ['Lan'], photographers: [], photos: [], corrections: [], files: [] },
      ...{ documentNumber: null, signer: null, withdrawn: false, publishedAt, updatedAt: publishedAt },
    });
  }
}

/** Rank of the right item, from 0; -1: not among the first twenty. */
async function placeOf(reader: PortalReader, words: string, code: string): Promise<number> {
  const { items: found } = await reader.search({ words, after: null, limit: 20 });
  return found.findIndex((item) => item.code === code);
}

/** Share of queries whose item is among the first three, and their processor time in milliseconds. */
export async function search(): Promise<readonly Figure[]> {
  const set = searchSet();
  const folder = mkdtempSync(join(tmpdir(), 'search-'));
  const path = join(folder, 'portal.db');
  const { publisher, close } = await newPortal(path, () => new Date(start));
  await publishSet(publisher, set, items);
  await close();
  const reading = openSqlite<DB>(path, { readonly: true });
  const reader = createPortalReader(reading, 'dong-lac');
  const figures: Figure[] = [];
  const waits: number[] = [];
  for (const [kind, name] of [
    ['before', 'written before tuning'],
    ['aside', 'kept aside'],
  ] as const) {
    const places: number[] = [];
    for (const [at, target] of set.targets.entries()) {
      const began = process.cpuUsage();
      places.push(await placeOf(reader, target[kind], `T-${at}`));
      const { user, system } = process.cpuUsage(began);
      waits.push((user + system) / 1_000);
      if ((places.at(-1) ?? -1) < 0 || (places.at(-1) ?? 0) > 2)
        figures.push({ name: `  missed: ${target[kind]}`, value: `place ${places.at(-1)}` });
    }
    const share = (upTo: number): string =>
      (places.filter((place) => place >= 0 && place < upTo).length / places.length).toFixed(3);
    figures.push({ name: `${places.length} queries ${name}, the right one first`, value: share(1) });
    figures.push({ name: `${places.length} queries ${name}, among the first three`, value: share(3) });
  }
  waits.sort((one, other) => one - other);
  const at = (part: number): string => (waits[Math.floor(waits.length * part)] ?? 0).toFixed(1);
  figures.push({ name: `${items} items, a search, p50 in ms of one core`, value: at(0.5) });
  figures.push({ name: `${items} items, a search, p99 in ms of one core`, value: at(0.99) });
  await reading.close();
  rmSync(folder, { recursive: true });
  return figures;
}
