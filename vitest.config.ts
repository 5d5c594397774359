import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Whole programs, browsers, servers of other makers, or an environment that is changed: each file has a process of its own. */
const alone = [
  ...['tests/faults/**/*.test.ts', 'tests/pages/**/*.test.ts', 'tests/admin.test.ts', 'tests/scripts/setup.test.ts'],
  ...['tests/adapters/postgres.test.ts', 'tests/adapters/redis.test.ts', 'tests/security/patterns.test.ts'],
];

/** What takes minutes: `npm run test:long` runs these and nothing else. */
const long = ['tests/**/*.long.test.ts'];
const isLong = process.env.TEST_LONG === '1';

/**
 * What waits for other processes begins first, so that the rest has the processor meanwhile; then files that share a
 * process, one after the other: a process is given on only to the next file of its kind.
 */
class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted(
      (one, other) => Number(one.project.name !== 'alone') - Number(other.project.name !== 'alone'),
    );
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
    projects: [
      { extends: true, test: { name: 'alone', include: isLong ? long : alone, exclude: isLong ? [] : long } },
      // Nothing here starts a program or keeps state in a module: the files share their modules, which are loaded once.
      {
        extends: true,
        test: {
          name: 'together',
          include: isLong ? [] : ['tests/**/*.test.ts'],
          exclude: [...alone, ...long],
          isolate: false,
        },
      },
    ],
  },
});
