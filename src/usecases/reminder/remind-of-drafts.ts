/** Unfinished drafts: one reminder, withdrawn after thirty days (product, §3). */

import { evolve } from '../../domain/submission/evolve.ts';
import { aboutItem } from '../../domain/submission/react.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { InWard, Unit } from '../../ports/services.ts';
import { inSlices } from '../in-slices.ts';
import { notify } from '../react.ts';
import { sliceLength } from './remind-of-items.ts';

const dayMs = 86_400_000;
const remindAfterMs = 20 * 3_600_000;
const keepMs = 30 * dayMs;

/** Works in slices, so that other transactions wait only briefly. */
export const remindOfDrafts = (inWard: InWard): Promise<void> =>
  inSlices<Submission>(inWard, sliceLength, async (unit, after) => {
    const drafts = await unit.stores.submissions.inStates(['draft'], sliceLength, after);
    await remindOf(unit, drafts);
    return drafts;
  });

async function remindOf(unit: Unit, drafts: readonly Submission[]): Promise<void> {
  for (const draft of drafts) {
    const age = unit.now.getTime() - draft.updatedAt.getTime();
    if (age > keepMs) {
      await unit.stores.submissions.save(evolve(draft, { type: 'withdrawn', at: unit.now }), draft);
      await unit.stores.timeline.record(draft.id, 'expired', 'system', unit.now);
    } else if (age > remindAfterMs && (await unit.stores.once(`remind-draft:${draft.id}`, unit.now)))
      await notify(unit, draft.authorId, { ...aboutItem(draft), name: 'remind-draft' });
  }
}
