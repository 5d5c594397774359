import { defineConfig } from 'vitest/config';

/** The tests that cover decisions: pure tests only, so that thousands of mutants can be tried in minutes. */
export default defineConfig({
  test: {
    pool: 'threads',
    testTimeout: 30_000,
    env: { TZ: 'UTC' },
    include: [
      'tests/domain/submission-*.test.ts',
      'tests/domain/act/*.test.ts',
      'tests/domain/question/{hand-over,permissions,publication,react,remind,reply,undo,workflow}.test.ts',
    ],
  },
});
