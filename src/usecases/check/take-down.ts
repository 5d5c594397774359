/**
 * Removes an item whose consent was withdrawn from the portal, or stops it before publication. Its row stays, hidden and
 * without pictures.
 */
import type { Person } from '../../domain/person/person.ts';
import { evolve } from '../../domain/submission/evolve.ts';
import { reactToSubmission } from '../../domain/submission/react.ts';
import type { Reason, Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { carryOutReactions } from '../react.ts';
import { relationsOf, renewCards } from '../submission/cards.ts';
import { reasonOnRecord } from '../submission/on-record.ts';

/** Takes the item down and tells the head. This is an obligation, not a decision, so it does not depend on who reports it. */
export const takeDown = async (
  unit: Unit,
  before: Submission,
  by: Pick<Person, 'id' | 'name'>,
  reason: Reason,
): Promise<Submission> => {
  const event = { type: 'unpublished', by: by.id, name: by.name, at: unit.now, reason } as const;
  const evolved = evolve(before, event);
  // It is not a decision, so it cannot be undone.
  const after = { ...evolved, standing: { ...evolved.standing, undoable: null } };
  await unit.stores.submissions.save(after, before);
  const saved = { ...after, version: before.version + 1 };
  await unit.stores.timeline.record(saved.id, 'unpublished', by.id, unit.now);
  const details = { code: saved.code, reason: reason.code, ...reasonOnRecord(unit, reason) };
  await putOnRecord(unit, by.id, 'unpublished', saved.id, details);
  await renewCards(unit, saved);
  // No decider acted, so the notices exclude no one: the head is notified even if the head reported it.
  const reactions = reactToSubmission(event, before, saved).map((reaction) =>
    'view' in reaction ? { to: reaction.to, view: reaction.view, key: reaction.key } : reaction,
  );
  await carryOutReactions(unit, reactions, relationsOf(unit, saved));
  return saved;
};
