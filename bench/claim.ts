/** Cost of a claim with ten jobs waiting and with a million. The ratio is the result. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../src/adapters/clock.ts';
import { openCore } from '../src/compose/core.ts';
import { nowhere } from '../src/ports/crash-point.ts';
import type { JobRows } from '../src/ports/queue.ts';
import { maxConcurrentByTask } from '../src/ports/queue.ts';
import { connectionsOf } from '../tests/support/rows.ts';
import type { Figure } from './figure.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const sizes = [10, 10_000, 1_000_000] as const;
const rounds = 300;
/** Jobs of each lane; the second waits behind the first. */
const inLane = 2;

/** Milliseconds of a claim with its outcome, for each number of waiting jobs, with the ratios between them. */
export const claim = async (): Promise<readonly Figure[]> => {
  const figures: Figure[] = [];
  const costs: number[] = [];
  for (const size of sizes) {
    const dataDir = mkdtempSync(join(tmpdir(), 'bench-claim-'));
    const core = await openCore({ root, dataDir, clock: systemClock, reach: nowhere, wards: [] });
    fill(connectionsOf(core).core.handle, size + 2 * rounds);
    const ms = await costOfClaim(core.storage.jobs);
    costs.push(ms);
    figures.push({ name: `ms a claim and its outcome, ${size.toLocaleString('en')} waiting`, value: ms.toFixed(2) });
    await core.media.close();
    await core.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
  const [first = 1, second = 0, third = 0] = costs;
  figures.push({ name: 'ratio 10,000 / 10', value: (second / first).toFixed(2) });
  figures.push({ name: 'ratio 1,000,000 / 10', value: (third / first).toFixed(2) });
  return figures;
};

function fill(handle: ReturnType<typeof connectionsOf>['core']['handle'], count: number): void {
  const insert = handle.prepare(
    `INSERT INTO job (wardId, task, lane, priority, payload, dueAt, status, place, createdAt)
     VALUES ('w', ?, ?, 5, '{}', 0, 'waiting', ?, 0)`,
  );
  handle.transaction(() => {
    for (let at = 0; at < count; at += 1)
      insert.run(
        at % 3 === 0 ? 'deliver' : 'turn',
        `lane ${Math.floor(at / inLane)}`,
        at % inLane === 0 ? 'ready' : 'behind',
      );
  })();
}

/** The median, because other programs use the disk too. */
async function costOfClaim(rows: JobRows): Promise<number> {
  const costs: number[] = [];
  let finished: Parameters<typeof rows.exchange>[0] = [];
  for (let round = 0; round < rounds; round += 1) {
    const now = systemClock.now();
    const shares = { room: 1, running: [], isSuspectRunning: false, mostAtOnce: maxConcurrentByTask };
    const token = String(round);
    const started = performance.now();
    const { claimed } = await rows.exchange(finished, shares, { token, now, until: new Date(now.getTime() + 60_000) });
    costs.push(performance.now() - started);
    finished = claimed.map((job) => ({ job, token, outcome: { kind: 'done' } }));
  }
  return costs.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
}
