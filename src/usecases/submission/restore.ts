/** Restores an item that its author withdrew or dropped, as a draft. **Gửi** submits it again. */
import { refused } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { decide } from '../../domain/submission/decide.ts';
import { evolve } from '../../domain/submission/evolve.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { keptAfterEndMs } from '../check/sweep-media.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { renewCards } from './cards.ts';
import { openDraft } from './open-draft.ts';
import { refusedToAuthor } from './refuse.ts';

/** Margin of a day before the nightly deletion. */
const dayMs = 86_400_000;

/** Restores an item. Refuses from one day before its content is deleted, and while another draft is open. */
export async function restore(
  unit: Unit,
  author: Person,
  id: string,
): Promise<Outcome<{ readonly submission: Submission }>> {
  const before = await unit.stores.submissions.find(submissionId(id));
  if (!before) return refused('issue-not-found');
  const decision = decide(before, { type: 'restore' }, { actor: actorOf(author), now: unit.now });
  if (!decision.ok) return refusedToAuthor(unit, decision.issues);
  if (unit.now.getTime() - before.updatedAt.getTime() > keptAfterEndMs - dayMs)
    return refused('issue-restore-late', { code: before.code });
  // With two open drafts, the next message could belong to either.
  const { draft } = await openDraft(unit, author.id);
  if (draft?.state === 'draft') return refused('issue-restore-other', { code: before.code, other: draft.code });
  const after = decision.events.reduce(evolve, before);
  await unit.stores.submissions.save(after, before);
  const details = { code: after.code };
  await unit.stores.timeline.record(after.id, 'restored', author.id, unit.now);
  await putOnRecord(unit, author.id, 'restored', after.id, details);
  const submission = { ...after, version: before.version + 1 };
  await renewCards(unit, submission);
  return { ok: true, submission };
}

/** The newest item that this author withdrew, or null. */
export async function lastWithdrawn(unit: Unit, author: Person, most: number): Promise<Submission | null> {
  const own = await unit.stores.submissions.ofAuthor(author.id, most);
  const back = own.filter(({ state, standing }) => state === 'withdrawn' && !standing.mergedInto);
  return back.toSorted((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime())[0] ?? null;
}
