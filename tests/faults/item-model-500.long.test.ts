/** The 500 histories that the project's goal requires for each CI run; `item-model.long.test.ts` runs more of them at night. */
import { it } from 'vitest';
import { expectEachHappened, runHistories } from './item-model.ts';

it('ends where the model says, in any order of steps, 500 times', { timeout: 900_000 }, async () => {
  expectEachHappened(await runHistories(500, 14, 20261127), 3);
});
