/** An item whose consent is gone leaves the portal, or never gets there; a row of it stays, hidden and empty of pictures. */
import type { Person } from '../../domain/person/person.ts';
import type { Reason, Submission } from '../../domain/submission/submission.ts';
import { evolve } from '../../domain/submission/workflow.ts';
import type { Unit } from '../../ports/services.ts';
import { reasonSentence } from '../submission/act.ts';
import { outcomeKey, renewCards } from '../submission/cards.ts';
import { read } from '../submission/read.ts';
import { put, tell } from '../tell.ts';

/** Not a decision but an obligation: a consent is gone. Whoever says so, it happens, and the head is told. */
export const takeDown = async (
  unit: Unit,
  before: Submission,
  by: Pick<Person, 'id' | 'name'>,
  reason: Reason,
): Promise<Submission> => {
  const after = evolve(before, { type: 'unpublished', by: by.id, name: by.name, at: unit.now, reason });
  await unit.stores.submissions.save(after, before);
  const saved = { ...after, version: before.version + 1 };
  await unit.stores.timeline.record(saved.id, 'unpublished', by.id, unit.now);
  await unit.stores.audit.record(
    { actor: by.id, action: 'unpublished', object: saved.id, details: { code: saved.code, reason: reason.code } },
    unit.now,
  );
  await put(unit, `publish:${saved.id}:${saved.revision}`, {
    kind: 'publish',
    submission: saved.id,
    revision: saved.revision,
  });
  await renewCards(unit, saved);
  const facts = { code: saved.code, title: read(unit, saved).title, reason: reasonSentence(reason) };
  const wasPublic = before.state === 'published';
  await tell(unit, saved.authorId, { key: wasPublic ? 'unpublished-to-author' : 'stopped-to-author', facts });
  for (const head of await unit.stores.people.withRoles(['head']))
    await put(unit, outcomeKey(saved, head), {
      kind: 'tell',
      person: head.id,
      message: { key: wasPublic ? 'unpublished-to-head' : 'stopped-to-head', facts: { ...facts, name: by.name } },
    });
  return saved;
};
