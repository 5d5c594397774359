/** **Sửa**: the board changes title, text or category: a new revision, seen by the author; signatures are void. */
import { refused } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { rewrittenShare } from '../../domain/submission/contribution.ts';
import { objectionToEdit } from '../../domain/submission/permissions.ts';
import { aboutItem } from '../../domain/submission/react.ts';
import type { Content, Submission } from '../../domain/submission/submission.ts';
import { decideChange, evolve } from '../../domain/submission/workflow.ts';
import type { Unit } from '../../ports/services.ts';
import { keepFingerprint } from '../check/fingerprints.ts';
import { recheck } from '../check/hold.ts';
import type { Outcome } from '../outcome.ts';
import { processNamed } from '../process/process.ts';
import { notify } from '../react.ts';
import { renewCards, sendCards } from './cards.ts';
import { type Fill, filled } from './draft.ts';
import { dueOf, read } from './read.ts';
import { refuse } from './refuse.ts';

/** The item as the presser saw it, if this person may edit it; else the refusal, on record. */
export async function openForEdit(
  unit: Unit,
  actor: Person,
  id: string,
  revision: number,
): Promise<Outcome<{ readonly submission: Submission }>> {
  const submission = await unit.stores.submissions.find(submissionId(id));
  if (!submission) return refused('issue-not-found');
  const issue = objectionToEdit(submission, actorOf(actor));
  if (issue) return refuse(unit, actor, submission, [issue], 'edit');
  const facts = { code: submission.code };
  if (submission.revision !== revision)
    return refuse(unit, actor, submission, [{ key: 'issue-revision-changed', facts }], 'edit');
  return { ok: true, submission };
}

/** Another category may have another route; the version of the process stays the one of the sending. */
async function termsOf(
  unit: Unit,
  before: Submission,
  { category }: Content,
): Promise<Partial<Submission['standing']>> {
  if (!category || category === before.content.category) return {};
  const process = await processNamed(unit, before.standing.processVersion);
  return process
    ? {
        route: process.routes[category],
        isSensitive: process.sensitive.includes(category),
        budgetHours: process.budgets[category],
      }
    : { route: null };
}

const wordsOf = (unit: Unit, submission: Submission): string => {
  const { title, paragraphs } = read(unit, submission);
  return [title, ...paragraphs].join('\n');
};

export async function boardEdit(
  unit: Unit,
  actor: Person,
  id: string,
  revision: number,
  fill: Fill,
): Promise<Outcome<{ readonly submission: Submission }>> {
  const { stores } = unit;
  const opened = await openForEdit(unit, actor, id, revision);
  if (!opened.ok) return opened;
  const { submission: before } = opened;
  const allowed = decideChange(before, actorOf(actor));
  if (!allowed.ok) return refuse(unit, actor, before, allowed.issues, 'edit');
  const content = filled(unit, before, fill);
  if (!content) return refused('issue-no-day');
  const due = dueOf(unit, read(unit, { ...before, content }));
  const changed = evolve(before, { type: 'contentChanged', content, by: actor.id, at: unit.now, due });
  const after = { ...changed, standing: { ...changed.standing, ...(await termsOf(unit, before, content)) } };
  await stores.submissions.save(after, before);
  const share = rewrittenShare(wordsOf(unit, before), wordsOf(unit, after));
  if (share > 0) await stores.submissions.noteEdit(before.id, actor, share);
  const kept = { ...after, version: before.version + 1 };
  await keepFingerprint(unit, kept);
  const { submission } = await recheck(unit, kept);
  await stores.timeline.record(submission.id, 'edited', actor.id, unit.now);
  const details = { slot: fill.slot, revision: submission.revision };
  await stores.audit.record({ actor: actor.id, action: 'edited', object: submission.id, details }, unit.now);
  await renewCards(unit, submission);
  if (submission.state === 'submitted') await sendCards(unit, submission, true);
  await notify(unit, submission.authorId, {
    ...aboutItem(submission),
    name: 'edited-by-board',
    by: actor.name,
    what: fill.slot,
  });
  return { ok: true, submission };
}
