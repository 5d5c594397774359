/** An item whose consent is gone leaves the portal, or never gets there; a row of it stays, hidden and empty of pictures. */
import type { Person } from '../../domain/person/person.ts';
import { evolve } from '../../domain/submission/evolve.ts';
import { reactToSubmission } from '../../domain/submission/react.ts';
import type { Reason, Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { carryOutReactions } from '../react.ts';
import { relationsOf, renewCards } from '../submission/cards.ts';
import { reasonOnRecord } from '../submission/on-record.ts';

/** Not a decision but an obligation: a consent is gone. Whoever says so, it happens, and the head is told. */
export const takeDown = async (
  unit: Unit,
  before: Submission,
  by: Pick<Person, 'id' | 'name'>,
  reason: Reason,
): Promise<Submission> => {
  const event = { type: 'unpublished', by: by.id, name: by.name, at: unit.now, reason } as const;
  const evolved = evolve(before, event);
  // Nobody's decision, so nobody takes it back.
  const after = { ...evolved, standing: { ...evolved.standing, undoable: null } };
  await unit.stores.submissions.save(after, before);
  const saved = { ...after, version: before.version + 1 };
  await unit.stores.timeline.record(saved.id, 'unpublished', by.id, unit.now);
  const details = { code: saved.code, reason: reason.code, ...reasonOnRecord(unit, reason) };
  await putOnRecord(unit, by.id, 'unpublished', saved.id, details);
  await renewCards(unit, saved);
  // Nobody decided: the head is told, whoever said so.
  const reactions = reactToSubmission(event, before, saved).map((reaction) =>
    'view' in reaction ? { to: reaction.to, view: reaction.view, key: reaction.key } : reaction,
  );
  await carryOutReactions(unit, reactions, relationsOf(unit, saved));
  return saved;
};
