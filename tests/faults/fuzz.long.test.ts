/**
 * A million malformed inputs (set by INPUTS; default a hundred thousand): deliveries of platforms, presses, file names,
 * documents, photos. None of them crashes the program, causes a 5xx, or makes a turn fail. SEED repeats a run.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { numbersFrom } from '../../scripts/words/dice.ts';
import { readDocument } from '../../src/adapters/documents/read-document.ts';
import { createDiskMediaStore } from '../../src/adapters/media/disk-media-store.ts';
import { aDocx, aPdf, aXlsx, paragraph } from '../adapters/documents-samples.ts';
import { changedBytes, oneOf, type Target, tryAll } from '../support/fuzz.ts';
import { aJpeg, aPhoto } from '../support/sample-photos.ts';
import { byteTargets, fileNames, presses } from './fuzz-bytes.ts';
import { deliveries } from './fuzz-deliveries.ts';
import { openWholeProgram } from './fuzz-program.ts';

const inputs = Number(process.env.INPUTS ?? 100_000);
const seed = Number(process.env.SEED ?? new Date().toISOString().slice(0, 10).replaceAll('-', ''));

const heic = (name: string): Promise<Buffer> =>
  readFile(fileURLToPath(new URL(`../adapters/media-heic/${name}.heic`, import.meta.url)));

const documents = (name: string, share: number, samples: readonly Buffer[]): Target => ({
  name,
  share,
  tried: async (chance) => {
    const { kind } = await readDocument(changedBytes(oneOf(chance, samples), chance), { withPicture: false });
    return ['made', 'refused'].includes(kind) ? null : `answered ${kind}`;
  },
});

it(`${inputs} mutated inputs crash nothing (SEED=${seed})`, { timeout: 7_200_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tin-phuong-fuzz-'));
  const falls: string[] = [];
  const say = (facts: object, message: string): void => {
    if (message.includes('down')) falls.push(JSON.stringify(facts));
  };
  const store = createDiskMediaStore({ folder, log: { info: say, warn: say } });
  const whole = await openWholeProgram();
  const jpegs = [await aJpeg({ width: 200, height: 140 }), await aJpeg({ width: 90, height: 300, seed: 'b' })];
  const png = await (await aPhoto({ width: 120, height: 90 })).png().toBuffer();
  const webp = await (await aPhoto({ width: 120, height: 90 })).webp().toBuffer();
  const heics = await Promise.all(['corners', 'turned', 'p3', 'hole', 'two'].map(heic));
  /** The complete processing of a photo, including the child process that decodes it. */
  const photos = (name: string, share: number, samples: readonly Buffer[]): Target => ({
    name,
    share,
    tried: async (chance) => {
      const intake = await store.takePhoto(changedBytes(oneOf(chance, samples), chance));
      return typeof (intake.ok ? intake.photo.hash : intake.refusal) === 'string' ? null : 'neither taken nor refused';
    },
  });
  try {
    const tried = await tryAll(
      [
        ...deliveries,
        ...byteTargets([...jpegs, png, webp, ...heics]),
        presses,
        fileNames,
        documents('DOCX', 40_000, [aDocx(), aDocx({ body: ['a', 'b'].map(paragraph).join('') })]),
        documents('XLSX', 20_000, [aXlsx({ strings: ['a'], rows: ['<c t="s"><v>0</v></c>'] })]),
        documents('PDF', 15_000, [aPdf(), aPdf({ pages: ['Trang một', 'Trang hai'] })]),
        photos('JPEG, PNG and WebP into the store', 6_000, [...jpegs, png, webp]),
        photos('HEIC into the store', 2_000, heics),
        ...whole.targets,
      ],
      inputs,
      seed,
    );
    const rows = tried.map(
      ({ name, inputs: count, seconds, slowestMs }) =>
        `${name}: ${count} in ${seconds.toFixed(1)} s, the slowest ${slowestMs.toFixed(0)} ms\n`,
    );
    process.stdout.write(`${rows.join('')}in all: ${tried.reduce((sum, { inputs: count }) => sum + count, 0)}\n`);
    process.stdout.write(`the child that opens files fell ${falls.length} times ${[...new Set(falls)].slice(0, 5)}\n`);
    expect(await whole.failedTurns()).toEqual([]);
    // Afterwards the store still accepts a valid photo.
    expect(await store.takePhoto(await aJpeg({ seed: 'after' }))).toMatchObject({ ok: true });
  } finally {
    await whole.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

it('A fuzz input can be reproduced from its seed', () => {
  const sample = Buffer.from('%PDF-1.7 and some more bytes of it');
  expect(changedBytes(sample, numbersFrom(7))).toEqual(changedBytes(sample, numbersFrom(7)));
});
