/**
 * Makes the fonts and icons of the web pages, from packages and from the emblem:
 *
 * node_modules/.bin/node scripts/web-files.ts
 *
 * They are committed, so a fresh clone and an installation do not need this script. The font is Be Vietnam Pro (SIL Open Font
 * License 1.1), reduced to the characters of Vietnamese and English: a page loads 60 KB instead of 270.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import subsetFont from 'subset-font';

const folder = fileURLToPath(new URL('../src/web/kit/files/', import.meta.url));
const emblem = readFileSync(fileURLToPath(new URL('../src/web/kit/emblem.svg', import.meta.url)), 'utf8');

/** First and last code points of the characters kept: Latin, Vietnamese, punctuation, đồng, arrows. */
const kept: readonly (readonly [number, number])[] = [
  ...[[0x20, 0x7e] as const, [0xa0, 0xff] as const, [0x102, 0x103] as const, [0x110, 0x111] as const],
  ...[[0x128, 0x129] as const, [0x168, 0x169] as const, [0x1a0, 0x1a1] as const, [0x1af, 0x1b0] as const],
  ...[[0x1ea0, 0x1ef9] as const, [0x300, 0x304] as const, [0x309, 0x309] as const, [0x323, 0x323] as const],
  ...[[0x2010, 0x2015] as const, [0x2018, 0x201e] as const, [0x2022, 0x2022] as const, [0x2026, 0x2026] as const],
  ...[[0x20ab, 0x20ab] as const, [0x2190, 0x2193] as const],
];
const letters = kept
  .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)))
  .join('');

const require = createRequire(import.meta.url);
for (const [cut, name] of [
  ['400Regular', 'be-vietnam-pro-400.woff2'],
  ['700Bold', 'be-vietnam-pro-700.woff2'],
] as const) {
  const whole = readFileSync(require.resolve(`@expo-google-fonts/be-vietnam-pro/${cut}/BeVietnamPro_${cut}.ttf`));
  writeFileSync(`${folder}${name}`, await subsetFont(whole, letters, { targetFormat: 'woff2' }));
}

const picture = (width: number): Buffer =>
  new Resvg(emblem, { fitTo: { mode: 'width', value: width } }).render().asPng();
for (const width of [180, 192, 512]) writeFileSync(`${folder}icon-${width}.png`, picture(width));

/** An icon file with one PNG of 32 pixels: a header of six bytes, an entry of sixteen. */
function iconFile(png: Buffer): Buffer {
  const header = Buffer.alloc(22);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(1, 4);
  header.writeUInt8(32, 6);
  header.writeUInt8(32, 7);
  header.writeUInt16LE(1, 10);
  header.writeUInt16LE(32, 12);
  header.writeUInt32LE(png.length, 14);
  header.writeUInt32LE(header.length, 18);
  return Buffer.concat([header, png]);
}
writeFileSync(`${folder}favicon.ico`, iconFile(picture(32)));
