/** **Gỡ bài**: who may take a published item off the portal. That it happens, once, is `act`'s affair. */
import type { Button } from '../../domain/effect.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { objection } from '../../domain/submission/permissions.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { destination } from '../../domain/submission/transitions.ts';

/** Typed with the number of the item where there is nothing to press. */
export const takeDownButton = ({ id, code, revision }: Submission): Button => ({
  label: { key: 'choice-unpublish' },
  action: 'unpublish',
  subject: id,
  revision,
  typed: `G ${code.slice(-4)}`,
});

export const mayTakeDown = (submission: Submission, person: Person): boolean =>
  destination(submission.state, 'unpublish') !== null && objection(submission, 'unpublish', actorOf(person)) === null;
