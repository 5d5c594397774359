/** Stops scheduled items whose signer may no longer decide; the board gets them back. */
import type { Person } from '../../domain/person/person.ts';
import { evolve } from '../../domain/submission/evolve.ts';
import { reactToSubmission } from '../../domain/submission/react.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { carryOutReactions } from '../react.ts';
import { relationsOf, renewCards } from './cards.ts';

/** Unschedules one item. @param signer the signer who was frozen or removed since */
export async function stopScheduled(
  unit: Unit,
  before: Submission,
  signer: Pick<Person, 'id' | 'name'>,
): Promise<void> {
  const event = {
    type: 'unscheduled',
    by: signer.id,
    name: signer.name,
    at: unit.now,
    isStopped: true,
  } as const;
  const after = evolve(before, event);
  await unit.stores.submissions.save(after, before);
  const saved = { ...after, version: before.version + 1 };
  await unit.stores.timeline.record(saved.id, 'unscheduled', 'system', unit.now);
  await putOnRecord(unit, 'system', 'schedule-stopped', saved.id, { code: saved.code });
  await carryOutReactions(unit, reactToSubmission(event, before, saved), relationsOf(unit, saved));
  await renewCards(unit, saved);
}
