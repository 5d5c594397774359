/** **Gỡ bài**: the right to take a published item down; `act` carries it out. */
import { actorOf, type Person } from '../../domain/person/person.ts';
import { objection } from '../../domain/submission/permissions.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { destination } from '../../domain/submission/transitions.ts';

/** Whether this person may take the item down. */
export const mayTakeDown = (submission: Submission, person: Person): boolean =>
  destination(submission.state, 'unpublish') !== null && objection(submission, 'unpublish', actorOf(person)) === null;
