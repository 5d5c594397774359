import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** An environment that is changed, servers of other makers, or modules that are looked at as they load: each file has a process of its own. */
const alone = [
  ...['tests/scripts/setup.test.ts', 'tests/security/patterns.test.ts'],
  ...['tests/adapters/postgres.test.ts', 'tests/adapters/redis.test.ts'],
];

/** Whole programs and browsers: they wait for other processes. */
const waiting = ['tests/faults/**/*.test.ts', 'tests/pages/**/*.test.ts', 'tests/admin.test.ts'];

const all = ['tests/**/*.test.ts'];

/** What takes minutes: `npm run test:long` runs these and nothing else. */
const long = ['tests/**/*.long.test.ts'];
const isLong = process.env.TEST_LONG === '1';

const kinds = ['alone', 'waiting', 'together'];

/**
 * What waits for other processes begins first, so that the rest has the processor meanwhile; then files that share a
 * process, one after the other: a process is given on only to the next file of its kind.
 */
class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const placeOf = ({ project }: TestSpecification) => kinds.indexOf(project.name);
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

/** Tests sync files thousands of times; what they prove does not need a disk. Smaller ones (of containers) are left alone. */
const memory = '/dev/shm';
const leastMemoryBytes = 2e9;
const hasMemory = (): boolean => {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize >= leastMemoryBytes;
  } catch {
    return false;
  }
};

export default defineConfig({
  test: {
    pool: 'forks',
    // Most of what a test runs it runs a few times: V8's interpreter costs more there than compiling at once.
    execArgv: ['--always-sparkplug'],
    // For what hangs. A machine that has ten other things to do is slow, and no fault of ours.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
    env: {
      TZ: 'UTC',
      ...(hasMemory() ? { TMPDIR: memory } : {}),
      // For the programs that tests start, again and again.
      NODE_COMPILE_CACHE: join(hasMemory() ? memory : tmpdir(), 'tin-phuong-compiled'),
    },
    // More than there are cores: programs and stories wait more than they compute.
    maxWorkers: isLong ? 1 : 3,
    sequence: { sequencer: WaitingFirst },
    // Long files have a process each. Of the others, files of one kind share their modules: loading them takes a second.
    projects: isLong
      ? [{ extends: true, test: { name: 'alone', include: long } }]
      : [
          { extends: true, test: { name: 'alone', include: alone } },
          { extends: true, test: { name: 'waiting', include: waiting, exclude: long, isolate: false } },
          {
            extends: true,
            test: { name: 'together', include: all, exclude: [...alone, ...waiting, ...long], isolate: false },
          },
        ],
  },
});
