/**
 * How words are written: a book learned from the example files, one for all wards, and beside it one of what each ward has
 * published, which follows the portal a page at a time. Both are in memory and bounded.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import {
  type AccentBook,
  emptyAccentBook,
  fadeAccents,
  learnAccents,
  noteForm,
  notePair,
} from '../domain/text/accents.ts';
import type { ListPlace, PortalReader } from '../ports/portal-reader.ts';

export const accentsPath = (folder: string): string => join(folder, 'accents.br');

/** `before form form2 …`: what stands behind each syllable, and how often where that is more than once. */
const lineOf = ([of, counts]: readonly [string, ReadonlyMap<string, number>]): string =>
  [of, ...Array.from(counts, ([what, times]) => (times === 1 ? what : `${what}${times}`)).sort()].join(' ');

const sections = '\n\n';

/** The same book gives the same bytes. */
export function packAccents({ forms, pairs }: AccentBook): Uint8Array {
  const seen = [...forms.values()].flatMap((counts) => [...counts]);
  const text = [[['', new Map(seen)] as const], [...pairs].sort()].map((list) => list.map(lineOf).join('\n'));
  return brotliCompressSync(Buffer.from(text.join(sections)), {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  });
}

export function unpackAccents(packed: Uint8Array): AccentBook {
  const book = emptyAccentBook();
  const [forms = '', pairs = ''] = brotliDecompressSync(packed).toString().split(sections);
  const each = (line: string, note: (of: string, what: string, times: number) => void): void => {
    const [of = '', ...counted] = line.split(' ');
    for (const said of counted) {
      const digits = /\d+$/u.exec(said);
      note(of, digits ? said.slice(0, digits.index) : said, digits ? Number(digits[0]) : 1);
    }
  };
  each(forms, (_, form, times) => noteForm(book, form, times));
  for (const line of pairs.split('\n')) each(line, (before, form, times) => notePair(book, before, form, times));
  return book;
}

/** Read when it is first asked for: most wards write with accents. @param folder `words/` of the project */
export function accentsReader(folder: string): () => AccentBook {
  let book: AccentBook | null = null;
  return () => {
    book ??= unpackAccents(readFileSync(accentsPath(folder)));
    return book;
  };
}

export interface WardAccents {
  /** The common book first. */
  readonly books: () => readonly AccentBook[];
  /**
   * Learns what was published since the last time, in small pieces: nobody has to wait for it. Nothing is learned before
   * somebody has sent a text without accents.
   */
  readonly refresh: () => Promise<void>;
}

/** How often it looks for what is new. */
const everyMs = 60_000;
/** Items that are read at once: some milliseconds of the main thread. */
const pageSize = 10;
/** Newest items that a ward's book is made of when it is begun. */
const mostItems = 2_000;
/** Pairs that a ward's book holds: about five megabytes. */
const mostPairs = 40_000;

export function createWardAccents(reader: PortalReader, common: () => AccentBook): WardAccents {
  const own = emptyAccentBook();
  let isWanted = false;
  let lookedAt = Number.NEGATIVE_INFINITY;
  /** Of the newest item that the book knows. */
  let learnedUntil = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | null = null;

  const learn = async (): Promise<void> => {
    let after: ListPlace | null = null;
    let newest = learnedUntil;
    for (let count = 0; count < mostItems; count += pageSize) {
      const page = await reader.list({ section: null, categories: null, after, limit: pageSize });
      const fresh = page.items.filter(({ publishedAt }) => publishedAt.getTime() > learnedUntil);
      for (const { title, paragraphs } of fresh) learnAccents(own, [title, ...paragraphs].join('\n'));
      newest = Math.max(newest, ...fresh.map(({ publishedAt }) => publishedAt.getTime()));
      if (own.pairCount > mostPairs) fadeAccents(own);
      after = page.next;
      if (!after || fresh.length < page.items.length) break;
      await setImmediate();
    }
    learnedUntil = newest;
  };

  return {
    books: () => {
      isWanted = true;
      return [common(), own];
    },
    refresh: async () => {
      if (!isWanted || (!running && performance.now() - lookedAt < everyMs)) return;
      lookedAt = performance.now();
      running ??= learn().finally(() => {
        running = null;
      });
      await running;
    },
  };
}
