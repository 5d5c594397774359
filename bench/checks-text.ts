/**
 * How many copied texts are found, how many ordinary ones are suspected, and how long a lookup takes among 100,000 texts, or a
 * million.
 */

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { numbersFrom } from '../scripts/words/dice.ts';
import { bucketsOfWard } from '../src/adapters/storage/sql/fingerprint-buckets.ts';
import { createTextFingerprintStore, maxTextsOfMark } from '../src/adapters/storage/sql/fingerprint-store.ts';
import { type CopiedText, findCopied, fingerprintOf, type TextFingerprint } from '../src/domain/checks/copied-text.ts';
import { wardId } from '../src/domain/ids.ts';
import { factsOf, forms, laws, quotings } from '../tests/domain/checks/quote-samples.ts';
import { type BenchCore, fillBands, openBenchCore, timed } from './checks-table.ts';
import { editedCopy, madeUpText, partialCopy } from './checks-words.ts';
import { type Figure, percentile } from './figure.ts';

/** Newspaper texts, used if the file exists beside the project. */
const news = fileURLToPath(new URL('../../shared/fixtures/text/vi-news.jsonl.gz', import.meta.url));
const madeUp = 22_000;
const queries = 2_000;
const lookupCount = 1_000;
const million = 1_000_000;
const ward = wardId('dong-lac');
const at = new Date(0);

const readTexts = (): { readonly kind: string; readonly texts: readonly string[] } => {
  if (!existsSync(news)) {
    return { kind: 'made-up', texts: Array.from({ length: madeUp }, (_, seed) => madeUpText(seed)) };
  }
  const lines = gunzipSync(readFileSync(news)).toString('utf8').trim().split('\n');
  return { kind: 'news', texts: lines.map((line) => (JSON.parse(line) as { readonly body: string }).body) };
};

interface Case {
  readonly text: string;
  /** Index of the source text; null for an ordinary text. */
  readonly source: number | null;
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

/**
 * Figures of the check for copied texts: how many copies it finds, how many original texts it suspects, and its time among
 * 100,000 texts, or a million.
 */
export const textFigures = async (): Promise<readonly Figure[]> => {
  const { kind, texts } = readTexts();
  const core = await openBenchCore();
  try {
    const kept = texts.slice(0, texts.length - queries);
    const putMs = await keep(core, kept);
    const figures = [
      { name: `${kind} texts kept`, value: String(kept.length) },
      { name: 'keeping one, mean in ms, all in one transaction', value: putMs.toFixed(2) },
      ...(await quality(core, kept, texts.slice(kept.length))),
      ...honest(texts),
    ];
    const sizes = process.env.BENCH_MILLION === '1' ? [kept.length, 100_000, million] : [kept.length, 100_000];
    let filled = kept.length;
    for (const size of sizes) {
      if (size > filled) fillWithStrangers(core, filled, size - filled);
      filled = size;
      const times = await lookups(core, kept, size);
      figures.push({
        name: `lookup among ${size.toLocaleString('en')} texts, p50 / p99 in ms`,
        value: `${percentile(times, 0.5).toFixed(2)} / ${percentile(times, 0.99).toFixed(2)}`,
      });
    }
    return figures;
  } finally {
    await core.leave();
  }
};

const keep = async (core: BenchCore, texts: readonly string[]): Promise<number> => {
  const started = performance.now();
  await core.db.transaction().execute(async (tx) => {
    const store = createTextFingerprintStore(tx, ward);
    for (const [number, text] of texts.entries()) await store.put(String(number), fingerprintOf(text), at);
  });
  return (performance.now() - started) / texts.length;
};

const quality = async (
  core: BenchCore,
  kept: readonly string[],
  others: readonly string[],
): Promise<readonly Figure[]> => {
  const next = numbersFrom(3);
  const any = (list: readonly string[]) => Math.floor(next() * list.length);
  const copies = Array.from({ length: queries }, (): Case => {
    const source = any(kept);
    return { source, text: editedCopy(kept[source] ?? '', others[any(others)] ?? '', next) };
  });
  const parts = Array.from({ length: queries / 2 }, (): Case => {
    const source = any(kept);
    return { source, text: partialCopy(kept[source] ?? '', others[any(others)] ?? '', next) };
  });
  const ordinary = others.map((text): Case => ({ source: null, text }));
  const [ofCopies, ofParts, ofOrdinary] = [
    await judge(core, kept, copies),
    await judge(core, kept, parts),
    await judge(core, kept, ordinary),
  ];
  const found = ofCopies.right + ofParts.right;
  const said = found + ofCopies.wrong + ofParts.wrong + ofOrdinary.wrong;
  return [
    { name: `recall, ${copies.length} copies of 70 to 95 %`, value: percent(ofCopies.right / copies.length) },
    { name: `recall, ${parts.length} copies of a part`, value: percent(ofParts.right / parts.length) },
    { name: `precision, with ${ordinary.length} ordinary texts`, value: percent(found / said) },
    { name: 'ordinary texts taken for copies', value: String(ofOrdinary.wrong) },
    { name: 'looking and comparing, p50 / p99 in ms', value: ofCopies.speed },
  ];
};

const honestCount = 200;

/** Pairs of texts by two authors who quote the same law, or fill in the same form for two events. */
const honest = (texts: readonly string[]): readonly Figure[] => {
  const next = numbersFrom(17);
  const any = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const isCopy = (text: string, other: string) => findCopied(text, [{ subjectId: 'other', text: other }]).length > 0;
  const own = () =>
    any(texts)
      .split(/\s+/u)
      .slice(0, 60 + Math.floor(next() * 150))
      .join(' ');
  const quoting = Array.from({ length: honestCount }, () => {
    const law = any(laws);
    return isCopy(`${own()}\n\n${any(quotings)(law)}\n\n${own()}`, `${own()}\n\n${any(quotings)(law)}\n\n${own()}`);
  });
  const filled = Array.from({ length: honestCount }, () => {
    const form = any(forms);
    const [one, other] = [factsOf(next), factsOf(next)];
    const differ = Object.keys(one).filter((name) => one[name as keyof typeof one] !== other[name as keyof typeof one]);
    return differ.length >= 3 && isCopy(form(one), form(other));
  });
  return [
    {
      name: `pairs that quote one law taken for copies, of ${honestCount}`,
      value: String(quoting.filter(Boolean).length),
    },
    { name: `notices on one form taken for copies, of ${honestCount}`, value: String(filled.filter(Boolean).length) },
  ];
};

const judge = async (core: BenchCore, kept: readonly string[], cases: readonly Case[]) => {
  const store = createTextFingerprintStore(core.db, ward);
  const check = async (text: string): Promise<readonly CopiedText[]> => {
    const { subjectIds, formMarks } = await store.near(fingerprintOf(text));
    const earlier = subjectIds.map((subjectId) => ({ subjectId, text: kept[Number(subjectId)] ?? '' }));
    return findCopied(text, earlier, formMarks);
  };
  let [right, wrong] = [0, 0];
  for (const { text, source } of cases) {
    const found = await check(text);
    if (source !== null && found.some(({ subjectId }) => subjectId === String(source))) right += 1;
    // Later results may be texts from which the source itself was copied, so only the first result is judged.
    if (found.length > 0 && found[0]?.subjectId !== String(source)) wrong += 1;
  }
  const times = await timed(cases.slice(0, 500), ({ text }) => check(text));
  return { right, wrong, speed: `${percentile(times, 0.5).toFixed(2)} / ${percentile(times, 0.99).toFixed(2)}` };
};

/** A ward's text has about fifty marks. One in eight is shared, most of them by few texts. */
const marksOfStranger = 50;
const sharedEvery = 8;
const sharedMarks = 60_000;
const heads = 2 ** 28;
const tail = 2 ** 20;

const stir = (value: number): number => {
  const hash = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (Math.imul(hash ^ (hash >>> 12), 0x297a2d39) >>> 0) / 2 ** 32;
};

const strangerHead = (owner: number, row: number): number => {
  const chance = stir(owner * 64 + row + 1);
  if (row % sharedEvery !== 0) return Math.floor(chance * (heads / 2)) * 2;
  return Math.floor(sharedMarks * chance ** 2) * 4001 * 2 + 1;
};

/** Odd heads are shared: all their owners have the same tail. */
const strangerBucket = (head: number, owner: number): number =>
  head * tail + (((head % 2 === 1 ? head : owner) * 7919) % tail);

const fillWithStrangers = (core: BenchCore, first: number, count: number): void => {
  core.handle.transaction(() => {
    const insert = core.handle.prepare(
      "INSERT INTO text_fingerprint (id, wardId, subjectId, marks, updatedAt) VALUES (?, ?, ?, x'', 0)",
    );
    for (let id = first + 1; id <= first + count; id += 1) insert.run(id, ward, String(id - 1));
  })();
  fillBands(core, {
    table: 'text_band',
    first: first + 1,
    count,
    rows: marksOfStranger,
    headOf: strangerHead,
    bucketOf: strangerBucket,
    most: maxTextsOfMark,
  });
};

/** Marks of a copy of which a third was changed. */
const strangerFingerprint = (owner: number, next: () => number): TextFingerprint => {
  const salt = bucketsOfWard(ward, 'text_band')(0);
  const buckets = Array.from({ length: marksOfStranger }, (_, row) =>
    next() < 0.67 ? strangerBucket(strangerHead(owner, row), owner) : Math.floor(next() * 2 ** 48),
  );
  return { marks: buckets.map((bucket) => (bucket - salt + 2 ** 48) % 2 ** 48).toSorted((a, b) => a - b) };
};

const lookups = async (core: BenchCore, kept: readonly string[], size: number): Promise<readonly number[]> => {
  const next = numbersFrom(11);
  const asked = Array.from({ length: lookupCount }, (_, number) => {
    const source = kept[Math.floor(next() * kept.length)] ?? '';
    if (number % 2 === 0 || size === kept.length) return fingerprintOf(editedCopy(source, kept[number] ?? '', next));
    return strangerFingerprint(kept.length + 1 + Math.floor(next() * (size - kept.length)), next);
  });
  const store = createTextFingerprintStore(core.db, ward);
  await timed(asked.slice(0, 50), (fingerprint) => store.near(fingerprint));
  return timed(asked, (fingerprint) => store.near(fingerprint));
};
