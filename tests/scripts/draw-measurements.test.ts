/**
 * The drawing of the measurements matches the table. The table states for each figure
 * whether its goal is met and how it is measured.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { drawingPath, drawMeasurements, goalsIn, isMet, measurementsPath } from '../../scripts/draw-measurements.ts';
import { root } from '../support/root.ts';

const table = readFileSync(measurementsPath, 'utf8');

it('The committed drawing equals one drawn from the present table ("npm run draw-measurements" draws it)', () => {
  expect(readFileSync(drawingPath, 'utf8')).toBe(drawMeasurements(table));
});

it('The drawing contains every row of the table', () => {
  const [, section = ''] = table.split('## Goals and their last figures\n');
  const lines = section.split('\n## ')[0]?.split('\n') ?? [];
  const rows = lines.filter((line) => line.startsWith('| ')).slice(2);
  expect(rows.length).toBeGreaterThan(20);
  expect(goalsIn(section.split('\n## ')[0] ?? '').map(({ what }) => what)).toEqual(
    rows.map((line) => line.split(' | ')[0]?.slice(2)),
  );
  const benches = readFileSync(join(root, 'bench/run.ts'), 'utf8');
  for (const line of rows) {
    expect(line).toMatch(/\| \d\d?\/\d\d?[^|]*(?:quiet|loaded|a count)[^|]* \|/u);
    const bench = /bench -- (\S+)`/u.exec(line)?.[1];
    if (bench) expect(benches).toMatch(new RegExp(`\\b${bench}(?:'?:|,)`, 'u'));
  }
});

it('The table gives an existing benchmark command for each design goal', () => {
  const rows = table.split('\n').filter((line) => /^\| G\d+ \|/u.test(line));
  expect(rows.map((line) => line.split(' | ')[0])).toEqual(Array.from({ length: 16 }, (_, at) => `| G${at + 1}`));
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
  const benches = readFileSync(join(root, 'bench/run.ts'), 'utf8');
  for (const row of rows) {
    const commands = [...(row.split(' | ').at(-1) ?? '').matchAll(/`([^`]+)`/gu)].map(([, command = '']) => command);
    expect(commands.length, row).toBeGreaterThan(0);
    for (const command of commands) {
      const [, variable, script = '', given = ''] =
        /^(?:([A-Z]+)=\d+ )?npm (?:run )?([\w:-]+)(?: -- (.+))?$/u.exec(command) ?? [];
      expect(Object.keys(scripts), command).toContain(script);
      for (const each of given.split(' ').filter(Boolean)) {
        if (script === 'bench') expect(benches, command).toMatch(new RegExp(`\\b${each}(?:'?:|,)`, 'u'));
        else {
          expect(existsSync(join(root, each)) || each.endsWith('-'), command).toBe(true);
          expect(each.includes('.long.'), command).toBe(script === 'test:long');
        }
        if (variable && each.endsWith('.ts'))
          expect(readFileSync(join(root, each), 'utf8'), command).toContain(`env.${variable}`);
      }
    }
  }
});

it('The drawing marks goals that are not met', () => {
  const row = (what: string, goal: string, figure: string): string =>
    `| ${what} | ${goal} | ${figure} | 28/11, quiet | \`npm run bench -- turn\` |`;
  const goals = goalsIn([row('a', '≥ 1,000 a second', '530'), row('b', '≤ 1.5 ms', '1.2'), 'no row'].join('\n'));
  expect(goals.map(({ what, wanted, measured }) => [what, wanted, measured])).toEqual([
    ['a', 1_000, 530],
    ['b', 1.5, 1.2],
  ]);
  expect(goals.map(isMet)).toEqual([false, true]);
  expect(drawMeasurements(row('a', '≥ 1,000 a second', '530'))).toContain('530 ✗');
});
