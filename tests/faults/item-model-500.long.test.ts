/** The 500 histories that the project's goal requires for each CI run; `item-model.long.test.ts` runs more of them at night. */
import { it } from 'vitest';
import { expectEachHappened, runHistories } from './item-model.ts';

it('500 random histories of an item end in the state that the model predicts', { timeout: 900_000 }, async () => {
  expectEachHappened(await runHistories(500, 14, 20261127), 3);
});
