import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Whole programs that are killed and started: each needs the machine for itself, or it measures its neighbour. */
const alone = ['tests/faults/**/*.test.ts', 'tests/pages/**/*.test.ts', 'tests/admin.test.ts'];

/** What takes minutes: `npm run test:long` runs these and nothing else. */
const long = ['tests/**/*.long.test.ts'];
const isLong = process.env.TEST_LONG === '1';

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
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    env: {
      TZ: 'UTC',
      ...(hasMemory() ? { TMPDIR: memory } : {}),
      // For the programs that tests start, again and again.
      NODE_COMPILE_CACHE: join(hasMemory() ? memory : tmpdir(), 'tin-phuong-compiled'),
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'side by side',
          include: isLong ? [] : ['tests/**/*.test.ts'],
          exclude: [...alone, ...long],
          // Stories wait more than they compute: two at once even where there are only two cores.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: isLong ? long : alone,
          exclude: isLong ? [] : long,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
