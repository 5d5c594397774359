/** **Nhắn tác giả**: sends a message to an item's author under the sender's name; the item does not change. */
import { actorOf, type Person } from '../../domain/person/person.ts';
import { objectionToEdit } from '../../domain/submission/permissions.ts';
import { aboutItem } from '../../domain/submission/react.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { done, type Outcome } from '../outcome.ts';
import { notify } from '../react.ts';

/** Sends the board's message to the author of an item that waits for a signature. */
export async function noteToAuthor(unit: Unit, by: Person, submission: Submission, words: string): Promise<Outcome> {
  const issue = objectionToEdit(submission, actorOf(by));
  if (issue) return { ok: false, issues: [issue] };
  const view = { ...aboutItem(submission), name: 'note-to-author', by: by.name, words } as const;
  await notify(unit, submission.authorId, view);
  await unit.stores.timeline.record(submission.id, 'noted', by.id, unit.now);
  await putOnRecord(unit, by.id, 'note', submission.id, { code: submission.code });
  return done();
}
