/**
 * kill -9 at random moments while people work: no data is lost, no effect happens twice. The long run is in
 * `kill-loop.long.test.ts`, which also covers polling.
 */
import { describe, expect, it } from 'vitest';
import { killLoop } from '../support/kill-loop.ts';

const kills = Number(process.env.KILLS ?? '2');
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_007);
const timeoutMs = (count: number): number => 660_000 + count * 20_000;

describe('the process is killed at random moments', () => {
  const options = { mode: 'webhook' as const, kills, contributors: 4, citizens: 6 };
  it(`webhook: after ${kills} kills each question, item and article exists once`, {
    timeout: timeoutMs(kills),
  }, async () => {
    process.stdout.write(`kill loop: SEED=${seed}\n`);
    const { wrong, ...figures } = await killLoop({ ...options, seed });
    process.stdout.write(`${JSON.stringify(figures)}\n`);
    expect(wrong).toEqual([]);
    expect(figures.items).toBeGreaterThan(0);
    expect(figures.questions).toBeGreaterThan(figures.kills);
  });
});
