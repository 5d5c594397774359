/** Memory benchmarks run the program with the settings of `npm start`; otherwise they would measure another memory allocator. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { memorySettings, nodeFlags } from '../../bench/as-started.ts';
import { soak } from '../../bench/soak.ts';
import { startProgram } from '../support/program.ts';
import { root } from '../support/root.ts';

it('the settings are those of the start script, all of them', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [, command = ''] = scripts.start.split('&&');
  const words: readonly string[] = command.trim().split(' ');
  const said = words.filter((word) => /^(MALLOC_|--)/u.test(word));
  expect(said.length).toBeGreaterThan(1);
  expect([...Object.entries(memorySettings).map(([name, value]) => `${name}=${value}`), ...nodeFlags]).toEqual(said);
});

it('a program is started with the flags it is given', async () => {
  const program = await startProgram({ DEMO: '0' }, [], nodeFlags);
  const { pid } = program.child;
  const started = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  expect(await program.stop()).toBe(0);
  expect(started.slice(1, 1 + nodeFlags.length)).toEqual(nodeFlags);
});

it('the soak runs in a process of its own and ends with its figures', async () => {
  process.env.SOAK_MINUTES = '0.02';
  const figures = [];
  for await (const known of soak()) figures.push(...known);
  delete process.env.SOAK_MINUTES;
  expect(figures.map(({ name }) => name)).toEqual([
    'memory after a quarter of 0.02 min · at the end, MB',
    'grown by (at most 10 %)',
    'write-ahead log at most, MB',
    'open handles at most',
  ]);
  expect(figures.every(({ value }) => /\d/u.test(value) && !value.includes('NaN'))).toBe(true);
});
