/**
 * The spelling of words with accents: a book learned from the example files, shared by all wards, and one per ward
 * learned from its publications, read one page at a time. Both are in memory and bounded.
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

/** Path of the shipped book, in the folder of the example files. */
export const accentsPath = (folder: string): string => join(folder, 'accents.br');

/** `before form form2 …`: the syllables that follow a syllable, each with its count if it is more than 1. */
const lineOf = ([of, counts]: readonly [string, ReadonlyMap<string, number>]): string =>
  [of, ...Array.from(counts, ([what, times]) => (times === 1 ? what : `${what}${times}`)).sort()].join(' ');

const sections = '\n\n';

/** Serialises a book; the same book gives the same bytes. */
export function packAccents({ forms, pairs }: AccentBook): Uint8Array {
  const seen = [...forms.values()].flatMap((counts) => [...counts]);
  const text = [[['', new Map(seen)] as const], [...pairs].sort()].map((list) => list.map(lineOf).join('\n'));
  return brotliCompressSync(Buffer.from(text.join(sections)), {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  });
}

/**
 * Reads a book. The line of a syllable is parsed when that syllable is first looked up: parsing all lines would block
 * the main thread for a tenth of a second and take ten megabytes permanently.
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

/** @param at where a line written by `lineOf` begins */
function countsIn(text: string, at: number): Map<string, number> {
  const [, ...counted] = text.slice(at, endOfLine(text, at)).split(' ');
  return new Map(
    counted.map((said) => {
      const digits = /\d+$/u.exec(said);
      return digits ? [said.slice(0, digits.index), Number(digits[0])] : [said, 1];
    }),
  );
}

/** Loads the book on first use: most people write with accents. @param folder `words/` of the project */
export function accentsReader(folder: string): () => AccentSource {
  let book: AccentSource | null = null;
  return () => {
    book ??= unpackAccents(readFileSync(accentsPath(folder)));
    return book;
  };
}

export interface WardAccents {
  /** The shared book comes first. */
  readonly books: () => readonly AccentSource[];
  /**
   * Learns what was published since the last call, in small pieces in the background. Learns nothing before the first
   * text without accents has arrived.
   */
  readonly refresh: () => Promise<void>;
}

/** Minimum interval between two checks for new items. */
const everyMs = 60_000;
/** Items read at once; they take some milliseconds of the main thread. */
const pageSize = 10;
/** Number of the newest items from which a ward's book is first built. */
const mostItems = 2_000;
/** Maximum number of pairs in a ward's book: about five megabytes. */
const mostPairs = 40_000;

/** Creates the book of a ward. It checks for new items at most once a minute, ten items at a time. */
export function createWardAccents(reader: PortalReader, common: () => AccentSource): WardAccents {
  const own = emptyAccentBook();
  let isWanted = false;
  let lookedAt = Number.NEGATIVE_INFINITY;
  /** Publication time of the newest item that the book includes. */
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
