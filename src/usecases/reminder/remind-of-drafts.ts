/** Half-done drafts: reminded once, and put away after thirty days (product, §3). */

import { evolve } from '../../domain/submission/evolve.ts';
import { aboutItem } from '../../domain/submission/react.ts';
import type { Unit } from '../../ports/services.ts';
import { notify } from '../react.ts';

const dayMs = 86_400_000;
const remindAfterMs = 20 * 3_600_000;
const keepMs = 30 * dayMs;
const limit = 1_000;

export const remindOfDrafts = async (unit: Unit): Promise<void> => {
  for (const draft of await unit.stores.submissions.inStates(['draft'], limit)) {
    const age = unit.now.getTime() - draft.updatedAt.getTime();
    if (age > keepMs) {
      await unit.stores.submissions.save(evolve(draft, { type: 'withdrawn', at: unit.now }), draft);
      await unit.stores.timeline.record(draft.id, 'expired', 'system', unit.now);
    } else if (age > remindAfterMs && (await unit.stores.once(`remind-draft:${draft.id}`, unit.now)))
      await notify(unit, draft.authorId, { ...aboutItem(draft), name: 'remind-draft' });
  }
};
