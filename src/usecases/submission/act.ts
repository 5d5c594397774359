/** The board's decision: load → decide → evolve → save → record → outbox, for every workflow command. */
import { type ActWithReason, reasons } from '../../domain/act/submission.ts';
import { releasedForSender } from '../../domain/checks/secrecy-sentences.ts';
import { refused } from '../../domain/decision.ts';
import type { Button } from '../../domain/effect.ts';
import { submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { objectionToEdit } from '../../domain/submission/permissions.ts';
import { reactToSubmission } from '../../domain/submission/react.ts';
import { type Submission, stageOf } from '../../domain/submission/submission.ts';
import { type Command, decide, evolve, type SubmissionEvent } from '../../domain/submission/workflow.ts';
import { talkVersion } from '../../domain/talk.ts';
import type { Unit } from '../../ports/services.ts';
import { checkItem } from '../check/check-item.ts';
import { consentToWithdraw, isConsentWithdrawn, offerWithdrawal } from '../check/children.ts';
import { forgetItem } from '../check/destroy.ts';
import { keepFingerprint } from '../check/fingerprints.ts';
import { done, type Outcome } from '../outcome.ts';
import { carryOutReactions } from '../react.ts';
import { put, tell } from '../tell.ts';
import { mayStandIn, relationsOf, renewCards, sendCards } from './cards.ts';
import { mendByDefault } from './open-draft.ts';
import { read } from './read.ts';
import { refuse } from './refuse.ts';

/** What is typed for each where there are no buttons. */
const letters: Readonly<Record<ActWithReason, string>> = { return: 'T', reject: 'K', unpublish: 'G' };

/** What an event leaves in the ward's own books, beside the item. */
const settle = async (
  unit: Unit,
  actor: Person,
  before: Submission,
  submission: Submission,
  event: SubmissionEvent,
): Promise<void> => {
  switch (event.type) {
    case 'released':
      await unit.stores.checks.secrecy.moveOf(submission.id, 'released', actor.id, unit.now);
      await checkItem(unit, submission);
      await sendCards(unit, submission);
      await tell(unit, submission.authorId, releasedForSender({ code: submission.code }));
      return;
    case 'destroyed':
      await forgetItem(unit, before, actor);
      return;
    case 'unpublished':
      // Who has no card of it reads here that it happened.
      if (!(await unit.stores.cards.latestOf(submission.id, actor.id)))
        await tell(unit, actor.id, { key: 'note-unpublish', facts: { code: submission.code } });
      return;
    case 'returned':
      await mendByDefault(unit, submission);
      return;
    default:
      return;
  }
};

export const act = async (
  unit: Unit,
  actor: Person,
  id: string,
  command: Exclude<Command, { type: 'submit' | 'withdraw' }>,
): Promise<Outcome> => {
  const { stores } = unit;
  const before = await stores.submissions.find(submissionId(id));
  if (!before) return refused('issue-not-found');
  const standIn = command.type === 'approve' && (await mayStandIn(unit, before));
  const decision = decide(before, command, { actor: actorOf(actor), now: unit.now, mayStandIn: standIn });
  if (!decision.ok) return refuse(unit, actor, before, decision.issues, command.type);
  // It could not be published: the author has been asked, and answers first.
  if (command.type === 'approve' && (await isConsentWithdrawn(unit, before)))
    return refuse(unit, actor, before, [{ key: 'issue-consent-withdrawn', facts: { code: before.code } }], 'approve');

  const after = decision.events.reduce(evolve, before);
  await stores.submissions.recordDecision({
    id: unit.ids.next(),
    submission: before.id,
    onRevision: command.revision,
    stage: stageOf(before),
    actor: actor.id,
    action: command.type,
    reason: 'reason' in command ? `${command.reason.code}: ${command.reason.note}` : null,
    key: unit.cause,
    at: unit.now,
  });
  await stores.submissions.save(after, before);
  const saved = { ...after, version: before.version + 1 };
  await keepFingerprint(unit, saved);
  for (const event of decision.events) {
    await stores.timeline.record(saved.id, event.type, actor.id, unit.now);
    await settle(unit, actor, before, saved, event);
    await carryOutReactions(unit, reactToSubmission(event, before, saved), relationsOf(unit, saved));
  }
  await stores.audit.record(
    {
      actor: actor.id,
      action: command.type,
      object: saved.id,
      details: { code: saved.code, revision: command.revision, standIn },
    },
    unit.now,
  );
  await renewCards(unit, saved);
  return done(`note-${command.type}`, { code: saved.code });
};

/** Asks why, with the listed reasons as buttons; one typed line does as well. */
export const askReason = async (
  unit: Unit,
  actor: Person,
  id: string,
  act: ActWithReason,
  revision: number,
): Promise<Outcome> => {
  const submission = await unit.stores.submissions.find(submissionId(id));
  if (!submission) return refused('issue-not-found');
  const decision = decide(
    submission,
    { type: act, revision, reason: { code: 'other', note: '' } },
    { actor: actorOf(actor), now: unit.now },
  );
  if (!decision.ok) return refuse(unit, actor, submission, decision.issues, act);
  const letter = letters[act];
  const button = (code: string, at: number): Button => ({
    label: { key: `reason-${code}` },
    action: `why.${act}.${code}`,
    subject: id,
    revision,
    typed: `${letter} ${submission.code.slice(-4)} ${at + 1}`,
  });
  const leave: Button = {
    label: { key: 'choice-skip' },
    action: 'skip',
    subject: '',
    revision: 0,
    typed: `${letter} ${submission.code.slice(-4)} 0`,
  };
  await unit.stores.dialogues.write(
    actor.id,
    talkVersion,
    { open: { ask: 'reason', act, submission: id, revision } },
    unit.now,
  );
  await tell(unit, actor.id, {
    key: `ask-reason-${act}`,
    facts: { code: submission.code, title: read(unit, submission).title },
    buttons: [...reasons[act].map((code, at) => [button(code, at)]), [leave]],
  });
  return done();
};

/** "T 0042 0": the way out where there are no buttons. */
export const leaveReason = async (unit: Unit, actor: Person): Promise<Outcome> => {
  const remembered = (await unit.stores.dialogues.read(actor.id, talkVersion)) as {
    readonly open?: { readonly ask?: string } | null;
  } | null;
  if (remembered?.open?.ask === 'reason') await unit.stores.dialogues.clear(actor.id);
  await tell(unit, actor.id, { key: 'skipped' });
  return done();
};

/** All photos and the full text. */
export const view = async (unit: Unit, actor: Person, id: string): Promise<Outcome> => {
  const submission = await unit.stores.submissions.find(submissionId(id));
  if (!submission) return refused('issue-not-found');
  if (submission.state === 'destroyed') return refused('issue-not-found');
  if (submission.state === 'quarantined') {
    if (actor.role !== 'head')
      return refuse(
        unit,
        actor,
        submission,
        [{ key: 'issue-state-quarantined', facts: { code: submission.code } }],
        'view',
      );
  } else if (submission.authorId !== actor.id) {
    // The office keeps the consents: it reads what was published with one.
    const issue =
      actor.role === 'office' && actor.status === 'active' && submission.state === 'published'
        ? null
        : objectionToEdit(submission, actorOf(actor));
    if (issue) return refuse(unit, actor, submission, [issue], 'view');
  }
  await put(unit, `${unit.cause}:show:${id}`, { kind: 'show', person: actor.id, submission: submission.id });
  const consent = await consentToWithdraw(unit, submission, actor);
  if (consent) await offerWithdrawal(unit, actor, submission, consent);
  return done();
};
