/**
 * Five messages a second without end (SOAK_MINUTES, 20 unless said; 1440 for a release), while the platform is silent for ten
 * seconds of every hundred and loses one answer in fifty: memory, open handles and the write-ahead log stay where they are, and
 * nothing is given up (case 108).
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openBenchWard, textDelivery } from '../../bench/ward.ts';
import { systemClock } from '../../src/adapters/clock.ts';
import { ChannelError } from '../../src/channel/channel-error.ts';
import { createInboxWriter } from '../../src/inbox/inbox-writer.ts';
import { rowsOf } from '../support/rows.ts';

const minutes = Number(process.env.SOAK_MINUTES ?? '20');
const perSecond = 5;
const megabyte = 1024 * 1024;
/** A short run is noisy: what is allowed for a day is allowed for it as well. */
const mostGrowthMb = 24;
/** From two hours on a slope can be told from noise: after the first one, at most so much. */
const mostMbPerHour = 1;
const slopeFromMinutes = 120;

/** Least squares, of megabytes over hours. */
function slopeOf(samples: readonly { readonly hours: number; readonly rss: number }[]): number {
  const mean = (of: (sample: (typeof samples)[number]) => number) =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  const [hours, rss] = [mean((each) => each.hours), mean((each) => each.rss)];
  const spread = mean((each) => (each.hours - hours) ** 2);
  return mean((each) => (each.hours - hours) * (each.rss - rss)) / spread / megabyte;
}

it(`for ${minutes} minutes memory, handles and the log stay where they are`, {
  timeout: (minutes + 5) * 60_000,
}, async () => {
  let second = 0;
  let sent = 0;
  const bench = await openBenchWard({
    fault: () => {
      sent += 1;
      if (second % 100 >= 90) return new ChannelError('unreachable');
      return sent % 50 === 0 ? new ChannelError('unreachable', { outcomeUnknown: true }) : null;
    },
  });
  const [ward] = bench.wards;
  if (!ward) throw new Error('no ward');
  const inbox = createInboxWriter(bench.core.storage, systemClock, bench.core.onJobs);
  await bench.system.start();
  const samples: { readonly hours: number; readonly rss: number; readonly handles: number; readonly wal: number }[] =
    [];
  for (; second < minutes * 60; second += 1) {
    await inbox.receive(
      ward.id,
      Array.from({ length: perSecond }, (_, at) => textDelivery(second * perSecond + at)),
    );
    await sleep(1_000);
    if (second % 15 !== 0) continue;
    const wal = statSync(join(bench.dataDir, 'core.db-wal')).size;
    samples.push({
      hours: second / 3_600,
      rss: process.memoryUsage().rss,
      handles: process.getActiveResourcesInfo().length,
      wal,
    });
  }
  second = 0;
  await bench.system.queue.idle();
  const dead = await rowsOf(bench.core).selectFrom('job').select('id').where('status', '=', 'dead').execute();
  await bench.close();
  expect(dead).toEqual([]);
  // The first quarter is warming up.
  const settled = samples.slice(Math.floor(samples.length / 4));
  const [first] = settled;
  const last = settled.at(-1);
  process.stdout.write(`${JSON.stringify({ first, last })}\n`);
  if (minutes >= slopeFromMinutes)
    expect(slopeOf(samples.filter(({ hours }) => hours >= 1))).toBeLessThan(mostMbPerHour);
  expect(((last?.rss ?? 0) - (first?.rss ?? 0)) / megabyte).toBeLessThan(mostGrowthMb);
  expect((last?.handles ?? 0) - (first?.handles ?? 0)).toBeLessThan(20);
  expect(Math.max(...samples.map(({ wal }) => wal)) / megabyte).toBeLessThan(64);
});
