/** An additional paper is complete with its file and its row: the compiler reports nothing missing. */
import { afterAll, expect, it } from 'vitest';
import { copyWithOnePaperMore } from './copy.ts';

const { run, remove } = copyWithOnePaperMore();
afterAll(remove);

it('compiles', { timeout: 600_000 }, () => {
  expect(run('node_modules/typescript/bin/tsc', '--noEmit')).toBe('');
});
