/** The head's decision on a held item: release it for review like any other, or destroy it. */
import { refused } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import type { Outcome } from '../outcome.ts';
import { act, type Decided } from '../submission/act.ts';
import { heldBecause, inspect } from './check-item.ts';

/** Releases the item. The passages and files that hold it now no longer hold it; any others found later do. */
export const releaseItem = async (
  unit: Unit,
  head: Person,
  id: string,
  revision: number,
): Promise<Outcome<Decided>> => {
  const submission = await unit.stores.submissions.find(submissionId(id));
  if (!submission) return refused('issue-not-found');
  const why = heldBecause(submission, await inspect(unit, submission));
  return act(unit, head, id, { type: 'release', revision, why });
};

/** Destroys the item with all its content. */
export const destroyItem = (unit: Unit, head: Person, id: string, revision: number): Promise<Outcome<Decided>> =>
  act(unit, head, id, { type: 'destroy', revision });
