/**
 * Runs a hundred random histories, each from the same initial state: writing, editing, album photos, pressing, undoing, locking
 * people out, waiting, portal failures, stops and restarts of the process, in any order. The result always equals the model's. CI
 * runs 500 of them in `item-model-500.long.test.ts`.
 */
import { it } from 'vitest';
import { expectEachHappened, runHistories } from './item-model.ts';

it('Random histories of an item end in the state that the model predicts', { timeout: 900_000 }, async () => {
  expectEachHappened(await runHistories(100, 14, 20261127), 1);
});
