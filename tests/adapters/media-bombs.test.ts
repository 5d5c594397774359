/**
 * Only the child process opens pictures of tens of megapixels. Drawing and decoding them takes a quarter of a minute of CPU time,
 * so `media-bombs.long.test.ts` sends one of each kind, and this file sends those that are refused and one that is decoded.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { pngBomb, pngChunk, pngHeader, pngSignature } from '../support/sample-photos.ts';

const storeUrl = new URL('../../src/adapters/media/disk-media-store.ts', import.meta.url).href;
const program = `
  import { readFileSync } from 'node:fs';
  import { join } from 'node:path';
  const { createDiskMediaStore } = await import('${storeUrl}');
  const [folder, ...names] = process.argv.slice(1);
  const store = createDiskMediaStore({ folder: join(folder, 'media') });
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => { most = Math.max(most, process.memoryUsage.rss()); }, 5);
  const outcomes = [];
  for (const name of names) {
    const intake = await store.takePhoto(readFileSync(join(folder, name)));
    outcomes.push(intake.ok ? 'taken' : intake.refusal);
  }
  clearInterval(timer);
  await store.close();
  console.log(JSON.stringify({ grownMb: Math.round((most - before) / 2 ** 20), outcomes }));
`;

const plain = (width: number, height: number, channels: 3 | 4) =>
  sharp({ create: { width, height, channels, background: '#38508080' } });
/** A black picture with one channel, made without a canvas; 60 megapixels when decoded. */
const greyPng = (side: number): Buffer => {
  const rows = deflateSync(Buffer.alloc((side + 1) * side), { level: 1 });
  return Buffer.concat([pngSignature, pngHeader(side, side), pngChunk('IDAT', rows), pngChunk('IEND')]);
};
const bombs: Readonly<Record<string, () => Buffer | Promise<Buffer>>> = {
  'png-900mp.png': () => pngBomb(30_000, 30_000),
  'grey-60mp.png': () => greyPng(7_900),
  ...(process.env.TEST_LONG === '1' && {
    'png-60mp.png': () => plain(7_900, 7_900, 4).png({ compressionLevel: 1 }).toBuffer(),
    'jpeg-63mp-progressive.jpg': () =>
      plain(7_950, 7_950, 3).jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer(),
    'lossless-60mp.webp': () => plain(7_900, 7_600, 3).webp({ lossless: true, effort: 0 }).toBuffer(),
  }),
};

it('Decompression bombs enlarge the main process by less than 100 MB', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'media-bombs-'));
  for (const [name, make] of Object.entries(bombs)) await writeFile(join(folder, name), await make());
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--eval', program, '--', folder, ...Object.keys(bombs)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  for await (const chunk of child.stdout) output += chunk;
  await rm(folder, { recursive: true });
  const { grownMb, outcomes } = JSON.parse(output) as { grownMb: number; outcomes: readonly string[] };
  expect(grownMb).toBeLessThan(100);
  expect(outcomes[0]).toBe('too-many-pixels');
  expect(outcomes).toHaveLength(Object.keys(bombs).length);
  // Within the pixel limit the result depends on the child's memory limit, and both answers are correct.
  for (const outcome of outcomes.slice(1)) expect(['taken', 'too-heavy']).toContain(outcome);
});
