/**
 * Five messages a second without end (SOAK_MINUTES, 20 unless said; 1440 for a release): memory, open handles and the
 * write-ahead log stay where they are (case 108).
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openBenchWard, textDelivery } from '../../bench/ward.ts';
import { systemClock } from '../../src/adapters/clock.ts';
import { createInboxWriter } from '../../src/inbox/inbox-writer.ts';

const minutes = Number(process.env.SOAK_MINUTES ?? '20');
const perSecond = 5;
const megabyte = 1024 * 1024;
/** A short run is noisy: what is allowed for a day is allowed for it as well. */
const mostGrowthMb = 24;

it(`for ${minutes} minutes memory, handles and the log stay where they are`, {
  timeout: (minutes + 5) * 60_000,
}, async () => {
  const bench = await openBenchWard();
  const [ward] = bench.wards;
  if (!ward) throw new Error('no ward');
  const inbox = createInboxWriter(bench.core.storage, systemClock, bench.core.onJobs);
  await bench.system.start();
  const samples: { readonly rss: number; readonly handles: number; readonly wal: number }[] = [];
  for (let second = 0; second < minutes * 60; second += 1) {
    await inbox.receive(
      ward.id,
      Array.from({ length: perSecond }, (_, at) => textDelivery(second * perSecond + at)),
    );
    await sleep(1_000);
    if (second % 15 !== 0) continue;
    const wal = statSync(join(bench.dataDir, 'core.db-wal')).size;
    samples.push({ rss: process.memoryUsage().rss, handles: process.getActiveResourcesInfo().length, wal });
  }
  await bench.system.queue.idle();
  await bench.close();
  // The first quarter is warming up.
  const settled = samples.slice(Math.floor(samples.length / 4));
  const [first] = settled;
  const last = settled.at(-1);
  process.stdout.write(`${JSON.stringify({ first, last })}\n`);
  expect(((last?.rss ?? 0) - (first?.rss ?? 0)) / megabyte).toBeLessThan(mostGrowthMb);
  expect((last?.handles ?? 0) - (first?.handles ?? 0)).toBeLessThan(20);
  expect(Math.max(...samples.map(({ wal }) => wal)) / megabyte).toBeLessThan(64);
});
