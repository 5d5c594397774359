/**
 * Five messages a second for an hour, or SOAK_MINUTES: memory, open handles and the write-ahead log must not grow. A few minutes
 * are enough to try it. Samples are printed as they are taken, so that an interrupted run has results too.
 */
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../src/adapters/clock.ts';
import { createInboxWriter } from '../src/inbox/inbox-writer.ts';
import { memorySettings, nodeFlags } from './as-started.ts';
import type { Figure } from './figure.ts';
import { type openBenchWard, textDelivery } from './ward.ts';

const perSecond = 5;
const megabyte = 1024 * 1024;

export interface Sample {
  readonly hours: number;
  readonly rssMb: number;
  readonly handles: number;
  readonly walMb: number;
}

export interface SoakOptions {
  readonly minutes: number;
  readonly secondsPerSample: number;
  /** Called with the second before its messages are sent, for example to inject failures. */
  readonly at?: (second: number) => void;
  /** Called with each sample as it is taken. */
  readonly told?: (sample: Sample) => void;
}

type BenchWard = Awaited<ReturnType<typeof openBenchWard>>;

/** Sends five messages a second, then waits until the queue is idle. */
export async function soakFor(bench: BenchWard, { minutes, secondsPerSample, at, told }: SoakOptions) {
  const [ward] = bench.wards;
  if (!ward) throw new Error('no ward');
  const inbox = createInboxWriter(bench.core.storage, systemClock, bench.core.onJobs);
  await bench.system.start();
  const samples: Sample[] = [];
  for (let second = 0; second < minutes * 60; second += 1) {
    at?.(second);
    await inbox.receive(
      ward.id,
      Array.from({ length: perSecond }, (_, number) => textDelivery(second * perSecond + number)),
    );
    await sleep(1_000);
    if (second % secondsPerSample !== 0) continue;
    const sample = {
      hours: second / 3_600,
      rssMb: process.memoryUsage().rss / megabyte,
      handles: process.getActiveResourcesInfo().length,
      walMb: statSync(join(bench.dataDir, 'core.db-wal')).size / megabyte,
    };
    samples.push(sample);
    told?.(sample);
  }
  at?.(0);
  await bench.system.queue.idle();
  return samples;
}

/** The samples after the warm-up, which is the first quarter. */
export const settled = (samples: readonly Sample[]): readonly Sample[] => samples.slice(Math.floor(samples.length / 4));

/** Median memory of the samples, so that a garbage collection that is due does not count as growth. */
const middle = (samples: readonly Sample[]): number =>
  samples.map(({ rssMb }) => rssMb).toSorted((a, b) => a - b)[samples.length >> 1] ?? 0;

const growthOf = (samples: readonly Sample[]): { readonly first: number; readonly last: number } => {
  const tenth = Math.max(1, Math.floor(samples.length / 10));
  return { first: middle(samples.slice(0, tenth)), last: middle(samples.slice(-tenth)) };
};

const toldEveryMinutes = 5;

/** Samples of a process with the memory settings of `npm start`. @throws if that process fails */
async function* samplesOf(minutes: number): AsyncIterable<Sample> {
  const script = fileURLToPath(new URL('./soak-alone.ts', import.meta.url));
  const child = spawn(process.execPath, [...nodeFlags, script, String(minutes)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...memorySettings },
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  for await (const line of createInterface({ input: child.stdout })) yield JSON.parse(line) as Sample;
  const code = await ended;
  if (code !== 0) throw new Error(`the soak's process ended with ${code}`);
}

/**
 * Memory every five minutes. At the end the growth of memory after the first quarter in per cent, and the maxima of the
 * write-ahead log (megabytes) and of open handles.
 */
export async function* soak(): AsyncIterable<readonly Figure[]> {
  const minutes = Number(process.env.SOAK_MINUTES ?? '60');
  const all: Sample[] = [];
  for await (const sample of samplesOf(minutes)) {
    all.push(sample);
    const second = Math.round(sample.hours * 3_600);
    if (second > 0 && second % (toldEveryMinutes * 60) === 0)
      yield [{ name: `memory after ${second / 60} min, MB`, value: sample.rssMb.toFixed(0) }];
  }
  const samples = settled(all);
  const { first, last } = growthOf(samples);
  const most = (of: (sample: Sample) => number): number => Math.max(...samples.map(of));
  yield [
    {
      name: `memory after a quarter of ${minutes} min · at the end, MB`,
      value: `${first.toFixed(0)} · ${last.toFixed(0)}`,
    },
    { name: 'grown by (at most 10 %)', value: `${((last / first - 1) * 100).toFixed(1)} %` },
    { name: 'write-ahead log at most, MB', value: most(({ walMb }) => walMb).toFixed(1) },
    { name: 'open handles at most', value: most(({ handles }) => handles).toFixed(0) },
  ];
}
