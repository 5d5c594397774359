/**
 * Five messages a second continuously (SOAK_MINUTES, default 20; 1440 for a release), while the
 * platform is silent for ten seconds of every hundred and loses one answer in fifty: memory,
 * open handles and the write-ahead log do not grow, and no delivery is given up (case 108).
 */
import { expect, it } from 'vitest';
import { type Sample, settled, soakFor } from '../../bench/soak.ts';
import { openBenchWard } from '../../bench/ward.ts';
import { ChannelError } from '../../src/channel/channel-error.ts';
import { rowsOf } from '../support/rows.ts';

const minutes = Number(process.env.SOAK_MINUTES ?? '20');
/** Short runs are noisy, so they get the same allowance as a whole day. */
const mostGrowthMb = 24;
/** From two hours on, a slope can be distinguished from noise: the maximum growth an hour after the first two hours. */
const mostMbPerHour = 1;
const slopeFromMinutes = 120;

/** The least-squares slope in megabytes an hour. */
function slopeOf(samples: readonly Sample[]): number {
  const mean = (of: (sample: Sample) => number) =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  const [hours, rss] = [mean((each) => each.hours), mean((each) => each.rssMb)];
  const spread = mean((each) => (each.hours - hours) ** 2);
  return mean((each) => (each.hours - hours) * (each.rssMb - rss)) / spread;
}

it(`Memory, handles and the log do not grow for ${minutes} minutes`, {
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
  const samples = await soakFor(bench, {
    minutes,
    secondsPerSample: 15,
    at: (now) => {
      second = now;
    },
  });
  const dead = await rowsOf(bench.core).selectFrom('job').select('id').where('status', '=', 'dead').execute();
  await bench.close();
  expect(dead).toEqual([]);
  const [first] = settled(samples);
  const last = samples.at(-1);
  process.stdout.write(`${JSON.stringify({ first, last })}\n`);
  if (minutes >= slopeFromMinutes)
    expect(slopeOf(samples.filter(({ hours }) => hours >= 1))).toBeLessThan(mostMbPerHour);
  expect((last?.rssMb ?? 0) - (first?.rssMb ?? 0)).toBeLessThan(mostGrowthMb);
  expect((last?.handles ?? 0) - (first?.handles ?? 0)).toBeLessThan(20);
  expect(Math.max(...samples.map(({ walMb }) => walMb))).toBeLessThan(64);
});
