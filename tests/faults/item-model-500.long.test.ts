/** As many histories as the goal names for each run of CI; more of them a night, `item-model.long.test.ts`. */
import { it } from 'vitest';
import { expectEachHappened, liveHistories } from './item-model.ts';

it('ends where the model says, in any order of steps, 500 times', { timeout: 900_000 }, async () => {
  expectEachHappened(await liveHistories(500, 14, 20261127), 3);
});
