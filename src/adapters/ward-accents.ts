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
  type AccentSource,
  emptyAccentBook,
  fadeAccents,
  learnAccents,
  noteForm,
} from '../domain/text/accents.ts';
import type { ListPlace, PortalReader } from '../ports/portal-reader.ts';

/** The book that is shipped, in the folder of the example files. */
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

/**
 * The book as it lies in the file: of what stands behind a syllable, a line is taken apart when somebody writes that
 * syllable. All of it at once would hold the main thread for a tenth of a second, and ten megabytes for good.
 */
export function unpackAccents(packed: Uint8Array): AccentSource {
  const text = brotliDecompressSync(packed).toString();
  const pairsAt = text.indexOf(sections) + sections.length;
  const own = emptyAccentBook();
  for (const [form, times] of countsIn(text, 0)) noteForm(own, form, times);
  const lines = new Map<string, number>();
  for (let at = pairsAt; at < text.length; at = endOfLine(text, at) + 1)
    lines.set(text.slice(at, text.indexOf(' ', at)), at);
  return {
    forms: own.forms,
    pairs: {
      get: (before) => {
        const at = lines.get(before);
        if (at !== undefined) {
          own.pairs.set(before, countsIn(text, at));
          lines.delete(before);
        }
        return own.pairs.get(before);
      },
    },
  };
}

const endOfLine = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
};

/** @param at where a line begins that `lineOf` wrote */
function countsIn(text: string, at: number): Map<string, number> {
  const [, ...counted] = text.slice(at, endOfLine(text, at)).split(' ');
  return new Map(
    counted.map((said) => {
      const digits = /\d+$/u.exec(said);
      return digits ? [said.slice(0, digits.index), Number(digits[0])] : [said, 1];
    }),
  );
}

/** Read when it is first asked for: most wards write with accents. @param folder `words/` of the project */
export function accentsReader(folder: string): () => AccentSource {
  let book: AccentSource | null = null;
  return () => {
    book ??= unpackAccents(readFileSync(accentsPath(folder)));
    return book;
  };
}

export interface WardAccents {
  /** The common book first. */
  readonly books: () => readonly AccentSource[];
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

/** Looked for at most once a minute, ten items at a time. */
export function createWardAccents(reader: PortalReader, common: () => AccentSource): WardAccents {
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
