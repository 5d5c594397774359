/** Any order of writing, editing, photos of albums, pressing, taking back, locking out, waiting and failing of the portal ends where the model says. */
import { expect, it } from 'vitest';
import { liveHistories } from './item-model.ts';

it('ends where the model says, in any order of steps', async () => {
  const happened = await liveHistories(12, 60, 20261127);
  // The histories are no rows of refusals.
  for (const what of [
    'approve',
    'return',
    'reject',
    'unpublish',
    'republish',
    'undo of approve',
    'edit',
    'part of an album',
  ])
    expect([what, happened.get(what) ?? 0]).toEqual([what, expect.toSatisfy((times: number) => times >= 3)]);
});
