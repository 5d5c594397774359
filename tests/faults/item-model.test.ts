/**
 * Any order of writing, editing, photos of albums, pressing, taking back, locking out, waiting, failing of the portal, ending and
 * beginning again of the process ends where the model says: a hundred histories, each from the same beginning. CI lives 500 of
 * them, `item-model-500.long.test.ts`.
 */
import { it } from 'vitest';
import { expectEachHappened, liveHistories } from './item-model.ts';

it('ends where the model says, in any order of steps', { timeout: 900_000 }, async () => {
  expectEachHappened(await liveHistories(100, 14, 20261127), 1);
});
