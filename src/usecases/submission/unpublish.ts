/** **Gỡ bài**: who may take a published item off the portal. That it happens, once, is `act`'s affair. */
import { actorOf, type Person } from '../../domain/person/person.ts';
import { objection } from '../../domain/submission/permissions.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { destination } from '../../domain/submission/transitions.ts';

/** This person may take the item down from the portal. */
export const mayTakeDown = (submission: Submission, person: Person): boolean =>
  destination(submission.state, 'unpublish') !== null && objection(submission, 'unpublish', actorOf(person)) === null;
