import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Whole programs that are killed and started, and browsers: they come after the rest, so that the longest is begun early. */
const programs = ['tests/faults/**/*.test.ts', 'tests/pages/**/*.test.ts', 'tests/admin.test.ts'];

/** Nothing here starts a process or keeps state in a module: the files share their modules, which are loaded once. */
const inMemory = ['domain', 'usecases', 'reading', 'chat', 'inbox', 'papers', 'schedule', 'security', 'web'].map(
  (folder) => `tests/${folder}/**/*.test.ts`,
);

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
    // Two at once even where there are only two cores: programs and stories wait more than they compute.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'in memory',
          include: isLong ? [] : inMemory,
          exclude: long,
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'side by side',
          include: isLong ? [] : ['tests/**/*.test.ts'],
          exclude: [...inMemory, ...programs, ...long],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'programs',
          include: isLong ? long : programs,
          exclude: isLong ? [] : long,
          maxWorkers: isLong ? 1 : 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
