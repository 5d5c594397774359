import { defineConfig } from 'vitest/config';

/** Whole programs that are killed and started: each needs the machine for itself, or it measures its neighbour. */
const alone = ['tests/faults/**/*.test.ts', 'tests/pages/**/*.test.ts', 'tests/admin.test.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    // For what hangs. A machine that has ten other things to do is slow, and no fault of ours.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    env: { TZ: 'UTC' },
    projects: [
      {
        extends: true,
        test: {
          name: 'side by side',
          include: ['tests/**/*.test.ts'],
          exclude: alone,
          // Stories wait more than they compute: two at once even where there are only two cores.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      { extends: true, test: { name: 'alone', include: alone, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
