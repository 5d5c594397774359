/** **Sửa**: the board changes title, text or category: a new revision, seen by the author; signatures are void. */
import { refused } from '../../domain/decision.ts';
import type { Button } from '../../domain/effect.ts';
import type { Sentence } from '../../domain/facts.ts';
import { submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import type { Route } from '../../domain/process/process.ts';
import { categoryIds } from '../../domain/submission/categories/index.ts';
import { rewrittenShare } from '../../domain/submission/contribution.ts';
import { objectionToEdit } from '../../domain/submission/permissions.ts';
import type { Content, Submission } from '../../domain/submission/submission.ts';
import { decideChange, evolve } from '../../domain/submission/workflow.ts';
import { talkVersion } from '../../domain/talk.ts';
import type { Unit } from '../../ports/services.ts';
import { keepFingerprint } from '../check/fingerprints.ts';
import { recheck } from '../check/hold.ts';
import { done, type Outcome } from '../outcome.ts';
import { tell } from '../tell.ts';
import { renewCards, sendCards } from './cards.ts';
import { type Fill, filled } from './draft.ts';
import { dueOf, read } from './read.ts';
import { refuse } from './refuse.ts';

/** The item as the presser saw it, if this person may edit it; else the refusal, on record. */
const withItem = async (
  unit: Unit,
  actor: Person,
  id: string,
  revision: number,
  work: (submission: Submission) => Promise<Outcome>,
): Promise<Outcome> => {
  const submission = await unit.stores.submissions.find(submissionId(id));
  if (!submission) return refused('issue-not-found');
  const issue = objectionToEdit(submission, actorOf(actor));
  if (issue) return refuse(unit, actor, submission, [issue], 'edit');
  const facts = { code: submission.code };
  if (submission.revision !== revision)
    return refuse(unit, actor, submission, [{ key: 'issue-revision-changed', facts }], 'edit');
  return work(submission);
};

export const boardEditMenu = (unit: Unit, actor: Person, id: string, revision: number): Promise<Outcome> =>
  withItem(unit, actor, id, revision, async (submission) => {
    const press = (label: Sentence, action: Button['action']): Button => ({ label, action, subject: id, revision });
    await tell(unit, actor.id, {
      key: 'board-edit-menu',
      facts: { code: submission.code },
      buttons: [
        [press({ key: 'choice-edit-title' }, 'retitle'), press({ key: 'choice-edit-text' }, 'rewrite')],
        ...categoryIds.map((category) => [press({ key: 'choice-category', facts: { category } }, `recat.${category}`)]),
      ],
    });
    return done();
  });

export const boardEditAsk = (
  unit: Unit,
  actor: Person,
  id: string,
  revision: number,
  slot: 'title' | 'text',
): Promise<Outcome> =>
  withItem(unit, actor, id, revision, async (submission) => {
    const reading = read(unit, submission);
    const open = { ask: 'boardEdit', slot, submission: id, revision };
    await unit.stores.dialogues.write(actor.id, talkVersion, { open }, unit.now);
    await tell(unit, actor.id, {
      key: `board-edit-${slot}`,
      facts: { code: submission.code, now: slot === 'title' ? reading.title : reading.paragraphs.join('\n') },
      buttons: [[{ label: { key: 'choice-skip' }, action: 'skip', subject: '', revision: 0 }]],
    });
    return done();
  });

/** Another category may have another route; the version of the process stays the one of the sending. */
const routeOf = (unit: Unit, before: Submission, content: Content): Route | null =>
  content.category && content.category !== before.content.category
    ? (unit.ward.processes.find(({ version }) => version === before.standing.processVersion)?.routes[
        content.category
      ] ?? null)
    : before.standing.route;

const wordsOf = (unit: Unit, submission: Submission): string => {
  const { title, paragraphs } = read(unit, submission);
  return [title, ...paragraphs].join('\n');
};

export const boardEdit = (unit: Unit, actor: Person, id: string, revision: number, fill: Fill): Promise<Outcome> =>
  withItem(unit, actor, id, revision, async (before) => {
    const { stores } = unit;
    const allowed = decideChange(before, actorOf(actor));
    if (!allowed.ok) return refuse(unit, actor, before, allowed.issues, 'edit');
    const content = filled(unit, before, fill);
    if (!content) return refused('issue-no-day');
    const due = dueOf(unit, read(unit, { ...before, content }));
    const changed = evolve(before, { type: 'contentChanged', content, by: actor.id, at: unit.now, due });
    const after = { ...changed, standing: { ...changed.standing, route: routeOf(unit, before, content) } };
    await stores.submissions.save(after, before);
    const share = rewrittenShare(wordsOf(unit, before), wordsOf(unit, after));
    if (share > 0) await stores.submissions.noteEdit(before.id, actor, share);
    const kept = { ...after, version: before.version + 1 };
    await keepFingerprint(unit, kept);
    const { submission: saved } = await recheck(unit, kept);
    await stores.timeline.record(saved.id, 'edited', actor.id, unit.now);
    const details = { slot: fill.slot, revision: saved.revision };
    await stores.audit.record({ actor: actor.id, action: 'edited', object: saved.id, details }, unit.now);
    await renewCards(unit, saved);
    if (saved.state === 'submitted') await sendCards(unit, saved, true);
    const { title, category } = read(unit, saved);
    await tell(unit, saved.authorId, {
      key: 'edited-by-board',
      facts: { code: saved.code, name: actor.name, what: fill.slot, title, category },
    });
    return done('note-edited', { code: saved.code });
  });
