/**
 * kill -9 repeatedly (KILLS, default 60; 200 for a release) while people write and the board
 * decides: no data is lost, no effect happens twice.
 */
import { expect, it } from 'vitest';
import { killLoop } from '../support/kill-loop.ts';

const kills = Number(process.env.KILLS ?? '60');
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_007);
const timeoutMs = 660_000 + kills * 20_000;

it.each([
  { mode: 'webhook' as const, kills, contributors: 5, citizens: 10, cheerful: 150 },
  { mode: 'polling' as const, kills: Math.max(1, Math.round(kills / 3)), contributors: 3, citizens: 6 },
])('$mode: after $kills kills each question, item and article exists once', { timeout: timeoutMs }, async (options) => {
  process.stdout.write(`long kill loop, ${options.mode}: SEED=${seed}\n`);
  const { wrong, ...figures } = await killLoop({ ...options, seed });
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  expect(wrong).toEqual([]);
  expect(figures.questions).toBeGreaterThan(figures.kills);
  // A release must sustain fifty updates a second by webhook throughout the run.
  if (options.mode === 'webhook') expect(figures.perSecond).toBeGreaterThanOrEqual(50);
});
