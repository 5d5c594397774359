/**
 * Results of the checks on sets that were not used for tuning: lines of staff, quoted laws and agencies' forms, unusual spellings
 * of personal data and of stamps, and photos that were cropped, marked, framed, tilted or mirrored. Each set is split in halves,
 * most of them by line or photo number. `UNSEEN=aside` measures the halves kept back for a single final measurement; otherwise
 * the open halves.
 */

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { numbersFrom } from '../scripts/words/dice.ts';
import { fingerprintOfCopy } from '../src/adapters/media/photo-fingerprint.ts';
import { createPhotoFingerprintStore } from '../src/adapters/storage/sql/fingerprint-photo-store.ts';
import { findCopied } from '../src/domain/checks/copied-text.ts';
import { judgeSecrecy } from '../src/domain/checks/judge-secrecy.ts';
import { maskPersonalData } from '../src/domain/checks/mask-personal-data.ts';
import { mirrored, samePhoto } from '../src/domain/checks/repeated-photo.ts';
import { wardId } from '../src/domain/ids.ts';
import { drawNotice } from '../tests/adapters/photo-fingerprint-samples.ts';
import { factsOf } from '../tests/domain/checks/quote-samples.ts';
import { fillWithStrangers } from './checks-photo.ts';
import { openBenchCore, timed } from './checks-table.ts';
import { type Figure, percentile } from './figure.ts';
import { staffLines } from './unseen-staff.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const shared = process.env.SHARED ?? join(here, '../../shared');
const photos = join(shared, 'fixtures/photos');
const newsFile = join(shared, 'fixtures/text/vi-news.jsonl.gz');
const isAside = process.env.UNSEEN === 'aside';
const half = <Item>(items: readonly Item[]): readonly Item[] => items.filter((_, at) => (at % 2 === 1) === isAside);
const linesOf = (name: string): readonly string[] =>
  readFileSync(join(here, 'unseen', name), 'utf8')
    .trim()
    .split('\n');
const shareOf = (right: number, all: number): string => `${right} of ${all} (${((100 * right) / all).toFixed(1)} %)`;

/** Texts and photos. Uses the news and photos for measuring if they exist. */
export const unseen = async (): Promise<readonly Figure[]> => [
  { name: 'halves', value: isAside ? 'aside' : 'open' },
  ...spellings(),
  ...staffLines(isAside),
  ...(existsSync(newsFile) ? honestTexts() : []),
  ...(existsSync(photos) ? await photosAgain() : []),
];

const nobody = { publicNumbers: [], publicEmails: [], publicPlaces: [] };

/** Spellings by another author, and further ones, by the author of the rules, of kinds that were missed. */
const spellings = (): readonly Figure[] => [
  ...spellingsIn('spellings.tsv', ''),
  ...spellingsIn('personal.tsv', ', more spellings').filter(({ value }) => !value.startsWith('0 of 0')),
];

function spellingsIn(file: string, which: string): readonly Figure[] {
  const lines = linesOf(file).map((line) => line.split('\t') as [kind: string, text: string]);
  const isFound: Readonly<Record<string, (text: string) => boolean>> = {
    mask: (text) => maskPersonalData(text, nobody).found.length > 0,
    secret: (text) => judgeSecrecy({ texts: [text] }).verdict !== 'none',
  };
  const rows = [
    ['personal data seen', 'mask', 'mask', true],
    ['ordinary numbers left alone', 'clean', 'mask', false],
    ['stamps and their fields stopped or held', 'secret', 'secret', true],
    ['ordinary words left alone', 'open', 'secret', false],
  ] as const;
  return rows.flatMap(([name, kind, by, wanted]) => {
    const asked = half(lines.filter(([each]) => each === kind));
    const wrong = asked.filter(([, text]) => isFound[by]?.(text) !== wanted);
    const told = isAside ? '' : wrong.map(([, text]) => ` ‖ ${text}`).join('');
    return [{ name: `${name}${which}`, value: shareOf(asked.length - wrong.length, asked.length) + told }];
  });
}

const pairs = 200;

/**
 * Laws quoted in running text, as points on separate lines, after an introduction; forms with different facts; and copies as a
 * control.
 */
function honestTexts(): readonly Figure[] {
  const news = half(gunzipSync(readFileSync(newsFile)).toString('utf8').trim().split('\n')).map(
    (line) => (JSON.parse(line) as { readonly body: string }).body,
  );
  const next = numbersFrom(isAside ? 4_711 : 815);
  const any = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const laws = half(linesOf('laws.txt').map((line) => line.split('\t') as [name: string, text: string]));
  const forms = half(linesOf('forms.txt'));
  const styles: readonly ((name: string, text: string) => string)[] = [
    (name, text) => `Trước hết cần nhắc lại ${name}: ${text}`,
    (name, text) => `Theo quy định tại ${name}:\n${text.replaceAll('; ', ';\n- ')}`,
    (name, text) => `“${text}” (${name}).`,
    (name, text) => `Căn cứ ${name}, ${text.charAt(0).toLowerCase()}${text.slice(1)}`,
  ];
  const own = () => {
    const words = any(news).split(/\s+/u);
    const from = Math.floor(next() * Math.max(1, words.length - 120));
    return words.slice(from, from + 40 + Math.floor(next() * 80)).join(' ');
  };
  const isCopy = (text: string, other: string) => findCopied(text, [{ subjectId: 'other', text: other }]).length > 0;
  const quoting = Array.from({ length: pairs }, () => {
    const [name, text] = any(laws);
    return isCopy(`${own()}\n${any(styles)(name, text)}\n${own()}`, `${own()}\n${any(styles)(name, text)}\n${own()}`);
  });
  const filled = Array.from({ length: pairs }, () => {
    const form = any(forms);
    const [one, other] = [factsOf(next), factsOf(next)];
    const fill = (facts: typeof one) => form.replaceAll(/\{(\w+)\}/gu, (_, key: keyof typeof one) => facts[key]);
    const differ = Object.keys(one).filter((key) => one[key as keyof typeof one] !== other[key as keyof typeof one]);
    return differ.length >= 3 && isCopy(fill(one), fill(other));
  });
  const copied = Array.from({ length: pairs }, () => {
    const [name, text] = any(laws);
    const [first, second] = [own(), own()];
    const edited = `${first} ${second}`
      .split(' ')
      .filter(() => next() > 0.08)
      .join(' ');
    return isCopy(`${edited}\n${any(styles)(name, text)}`, `${first} ${second}\n${any(styles)(name, text)}`);
  });
  const count = (list: readonly boolean[]) => list.filter(Boolean).length;
  return [
    { name: 'pairs that quote one law taken for copies', value: shareOf(count(quoting), pairs) },
    { name: 'notices on one form taken for copies', value: shareOf(count(filled), pairs) },
    { name: 'copies beside a quoted law, a word in twelve left out, found', value: shareOf(count(copied), pairs) },
  ];
}

type Change = (photo: Buffer, next: () => number) => Promise<Buffer>;
const jpeg = (picture: Sharp): Promise<Buffer> => picture.jpeg({ quality: 80 }).toBuffer();

const cutOff =
  (side: 'left' | 'top' | 'right' | 'bottom'): Change =>
  async (photo, next) => {
    const { width, height } = await sharp(photo).metadata();
    const off = Math.round((0.05 + next() * 0.03) * (side === 'left' || side === 'right' ? width : height));
    const [left, top] = [side === 'left' ? off : 0, side === 'top' ? off : 0];
    const [wide, high] = [
      left || side === 'right' ? width - off : width,
      top || side === 'bottom' ? height - off : height,
    ];
    return jpeg(sharp(photo).extract({ left, top, width: wide, height: high }));
  };

const laidOn = async (photo: Buffer, draw: (width: number, height: number) => string): Promise<Buffer> => {
  const { width, height } = await sharp(photo).metadata();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${draw(width, height)}</svg>`;
  return jpeg(sharp(photo).composite([{ input: Buffer.from(svg) }]));
};

const changes: Readonly<Record<string, Change>> = {
  'cut left 5–8 %': cutOff('left'),
  'cut above 5–8 %': cutOff('top'),
  'cut right 5–8 %': cutOff('right'),
  'cut below 5–8 %': cutOff('bottom'),
  'words across': (photo, next) =>
    laidOn(photo, (width, height) => {
      const size = Math.round(width * (0.06 + next() * 0.04));
      const words = `<text x="50%" y="50%" text-anchor="middle" font-family="DejaVu Sans" font-weight="bold" font-size="${size}" fill="${next() < 0.5 ? '#fff' : '#222'}" fill-opacity="${0.35 + next() * 0.2}">PHƯỜNG ĐỒNG LẠC</text>`;
      return `<g transform="rotate(${-15 - next() * 25} ${width / 2} ${height / 2})">${words}</g>`;
    }),
  'logo in a corner': (photo, next) =>
    laidOn(photo, (width, height) => {
      const r = width * (0.06 + next() * 0.03);
      const [x, y] = [next() < 0.5 ? r * 1.3 : width - r * 1.3, next() < 0.5 ? r * 1.3 : height - r * 1.3];
      return `<circle cx="${x}" cy="${y}" r="${r}" fill="#c8102e"/><circle cx="${x}" cy="${y}" r="${r * 0.6}" fill="#ffd700"/>`;
    }),
  'black bars': async (photo, next) => {
    const { width, height } = await sharp(photo).metadata();
    const [bar, shade] = [Math.round(height * (0.15 + next() * 0.35)), Math.floor(next() * 16)];
    const background = { r: shade, g: shade, b: shade };
    const shown = sharp(photo).extend(
      width >= height ? { top: bar, bottom: Math.round(bar * 0.8), background } : { left: bar, right: bar, background },
    );
    return jpeg(sharp(await shown.png().toBuffer()).resize({ width: 900 }));
  },
  'tilted 2°': (photo, next) =>
    jpeg(sharp(photo).rotate(next() < 0.5 ? 2 : -2, { background: next() < 0.5 ? '#000' : '#fff' })),
  mirrored: (photo) => jpeg(sharp(photo).flop()),
};

const crowd = 100_000;
const notices = 40;
/** Excludes `gps-vn-danang`, which is `photo-city-roofs` with another location: the same photo. */
const natural = /^(?:construction|event|gps-empty|grey-group|hdr-chandelier-a|panorama|people|photo|street)/u;

/** Parts of photos, and notices on three forms, among a crowd: each is changed, looked up in the database and compared. */
async function photosAgain(): Promise<readonly Figure[]> {
  const photos = half(await partsOfPhotos());
  const papers = await Promise.all(
    half(Array.from({ length: 2 * notices }, (_, at) => at)).map((at) => drawNotice(900 + (at % 3), 5_000 + at, 3)),
  );
  const core = await openBenchCore();
  try {
    const store = createPhotoFingerprintStore(core.db, wardId('dong-lac'));
    const kept = await Promise.all(
      [...photos, ...papers].map(async (photo, at) => ({
        ...{ photo, name: `${at}`, hash: createHash('sha256').update(`unseen ${at}`).digest('hex') },
        fingerprint: await fingerprintOfCopy(photo),
      })),
    );
    for (const { hash, fingerprint } of kept) await store.put(hash, fingerprint, new Date(0));
    fillWithStrangers(core, kept, kept.length, crowd - kept.length);
    const next = numbersFrom(isAside ? 99 : 7);
    const figures: Figure[] = [];
    const asked: string[][] = [[], []];
    for (const [name, change] of Object.entries(changes)) {
      const found = [0, 0];
      for (const [at, { photo, hash, fingerprint }] of kept.entries()) {
        const isPaper = at >= photos.length;
        const seen = await fingerprintOfCopy(await change(photo, next));
        const turned = name === 'mirrored' ? mirrored(seen) : seen;
        asked[isPaper ? 1 : 0]?.push(turned);
        const isThere = (await store.near(turned)).includes(hash) && samePhoto(turned, fingerprint).same;
        if (isThere) found[isPaper ? 1 : 0] = (found[isPaper ? 1 : 0] ?? 0) + 1;
      }
      figures.push({
        name: `${name}: photos, papers found`,
        value: `${shareOf(found[0] ?? 0, photos.length)}, ${shareOf(found[1] ?? 0, papers.length)}`,
      });
    }
    const others = kept.flatMap((one, at) => kept.slice(at + 1).map((other) => [one, other] as const));
    const mistaken = others.filter(([one, other]) => samePhoto(one.fingerprint, other.fingerprint).same);
    const times = async (list: readonly string[]) => {
      const took = await timed(list, (each) => store.near(each));
      return [0.5, 0.99, 1].map((share) => percentile(took, share).toFixed(1)).join(' / ');
    };
    return [
      ...figures,
      { name: 'pairs of different ones taken for one', value: shareOf(mistaken.length, others.length) },
      { name: `lookup of a photo among ${crowd}, p50 / p99 / most, ms`, value: await times(asked[0] ?? []) },
      { name: `lookup of a paper among ${crowd}, p50 / p99 / most, ms`, value: await times(asked[1] ?? []) },
    ];
  } finally {
    await core.leave();
  }
}

/** Four parts of a large photo, two of a smaller one: pictures that were never used for tuning. */
async function partsOfPhotos(): Promise<readonly Buffer[]> {
  const parts: Buffer[] = [];
  for (const file of readdirSync(photos).filter((name) => natural.test(name) && /\.(?:jpe?g|webp)$/u.test(name))) {
    const { data, info } = await sharp(join(photos, file))
      .autoOrient()
      .resize({ width: 2_400, height: 2_400, fit: 'inside', withoutEnlargement: true })
      .toBuffer({ resolveWithObject: true });
    const isLarge = Math.min(info.width, info.height) >= 1_000;
    const [across, down] = isLarge ? [2, 2] : info.width >= info.height ? [2, 1] : [1, 2];
    const [width, height] = [Math.floor(info.width / across), Math.floor(info.height / down)];
    for (let x = 0; x < across; x += 1)
      for (let y = 0; y < down; y += 1)
        parts.push(await jpeg(sharp(data).extract({ left: x * width, top: y * height, width, height })));
  }
  return parts;
}
