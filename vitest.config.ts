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
const waiting = /\/tests\/(?:(?:faults|pages)\/|admin\.test)/u;

const all = ['tests/**/*.test.ts'];

/** What takes minutes: `npm run test:long` runs these and nothing else. */
const long = ['tests/**/*.long.test.ts'];
const isLong = process.env.TEST_LONG === '1';

/** Rules alone: most files take milliseconds. */
const quick = /\/tests\/domain\//u;

/**
 * What waits for other processes begins first, so that the rest has the processor meanwhile. What is quick comes last: a
 * long file that begins when nothing is left beside it leaves the other cores idle.
 */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const placeOf = ({ project, moduleId }: TestSpecification) => {
      if (project.name === 'alone') return 0;
      if (waiting.test(moduleId)) return 1;
      return quick.test(moduleId) ? 3 : 2;
    };
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
    // Node loads our modules as they are, as it does in service; nothing here is mocked, so that nothing need be rewritten.
    experimental: { viteModuleRunner: false, nodeLoader: false },
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
    // More than there are cores: programs and stories wait besides; a fourth made each of them a third slower and the whole no faster.
    maxWorkers: isLong ? 1 : 3,
    sequence: { sequencer: LongestFirst },
    // Long files have a process each. The others share their modules: loading them takes seconds.
    projects: isLong
      ? [{ extends: true, test: { name: 'alone', include: long } }]
      : [
          { extends: true, test: { name: 'alone', include: alone } },
          { extends: true, test: { name: 'together', include: all, exclude: [...alone, ...long], isolate: false } },
        ],
  },
});
