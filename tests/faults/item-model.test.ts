/**
 * Any order of writing, editing, photos of albums, pressing, taking back, locking out, waiting, failing of the portal, ending and
 * beginning again of the process ends where the model says: 500 histories, each from the same beginning.
 */
import { expect, it } from 'vitest';
import { liveHistories } from './item-model.ts';

it('ends where the model says, in any order of steps', { timeout: 900_000 }, async () => {
  const happened = await liveHistories(500, 14, 20261127);
  // The histories are no rows of refusals.
  for (const what of [
    ...['approve', 'return', 'reject', 'unpublish', 'republish', 'undo of approve', 'edit', 'part of an album'],
    ...['restart', 'death beforeCommit', 'death afterCommit'],
    ...['portal down', 'portal portal.afterApply', 'portal publish.beforeCommit', 'portal publish.afterCommit'],
  ])
    expect([what, happened.get(what) ?? 0]).toEqual([what, expect.toSatisfy((times: number) => times >= 3)]);
});
