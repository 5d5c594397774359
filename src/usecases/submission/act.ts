/** Common sequence of every workflow command on an item: load → decide → evolve → save → record → outbox. */
import { refused } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import { type PersonId, submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { filesOffered, revisionSeen } from '../../domain/submission/correction.ts';
import { type Command, decide } from '../../domain/submission/decide.ts';
import type { SubmissionEvent } from '../../domain/submission/events.ts';
import { evolve } from '../../domain/submission/evolve.ts';
import { objectionToView } from '../../domain/submission/permissions.ts';
import { reactToSubmission } from '../../domain/submission/react.ts';
import { type Submission, stageOf } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { checkItem } from '../check/check-item.ts';
import { isConsentWithdrawn } from '../check/children.ts';
import { forgetItem } from '../check/destroy.ts';
import { keepFingerprint } from '../check/fingerprints.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { proposeCoaching } from '../plan/coaching.ts';
import { carryOutReactions } from '../react.ts';
import { askForCorrection, fourEyesOf, relationsOf, renewCards, renewWhenFinal, sendCards } from './cards.ts';
import { reasonOnRecord, reasonText, termsOnRecord } from './on-record.ts';
import { continueReturnedItem } from './open-draft.ts';
import { refuse } from './refuse.ts';

/** Result of a command. */
export interface Decided {
  readonly before: Submission;
  readonly submission: Submission;
  readonly events: readonly SubmissionEvent[];
}

/** True for commands stored with the revision they refer to. Others appear only in the timeline and the audit log. */
const isDecision = ({ type }: Command, { state }: Submission): boolean =>
  !['correct', 'dropCorrection', 'takeOver'].includes(type) && !(type === 'schedule' && state === 'approved');

/** Additional records that an event leaves besides the item. */
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
      return;
    case 'destroyed':
      await forgetItem(unit, before, actor);
      return;
    case 'undone':
      // Updates the message for every recipient who already has a card of this item; the others get a new card.
      if (submission.state === 'submitted') await sendCards(unit, submission, true);
      // The proposed correction must be signed again, for the current revision.
      else if (submission.standing.correction)
        await askForCorrection(unit, submission, submission.standing.correction.name);
      return;
    case 'correctionProposed':
      // A correction with a file is put to the signers after the file was processed.
      if (filesOffered(submission).length === 0) await askForCorrection(unit, submission, actor.name);
      return;
    case 'correctionSigned':
      await askForCorrection(unit, submission, submission.standing.correction?.name ?? actor.name);
      return;
    case 'takenOver':
      await unit.stores.timeline.record(submission.id, 'overridden', actor.id, unit.now);
      return;
    case 'returned':
      await continueReturnedItem(unit, submission);
      await proposeCoaching(unit, submission.authorId);
      return;
    default:
      return;
  }
};

/** Details for the audit entry: an override, the person who was replaced, the hash of the note to readers. */
const exceptionsOf = (
  { hashToken }: Unit,
  actor: Person,
  { standing }: Submission,
  events: readonly SubmissionEvent[],
): Readonly<Record<string, boolean | string>> => ({
  ...(events.some(({ type }) => type === 'corrected') && { note: hashToken(standing.corrections?.at(-1)?.note ?? '') }),
  ...(events.some((event) => 'override' in event) ? { override: true } : {}),
  ...(actor.standsIn ? { standsInFor: actor.standsIn.replaces } : {}),
});
/** Carries out a command. @param stolenFrom owner of a stolen account whose last decision `undo` reverts */
export const act = async (
  unit: Unit,
  actor: Person,
  id: string,
  command: Exclude<Command, { type: 'submit' | 'withdraw' | 'restore' }>,
  stolenFrom?: PersonId,
): Promise<Outcome<Decided>> => {
  const { stores } = unit;
  const before = await stores.submissions.find(submissionId(id));
  if (!before) return refused('issue-not-found');
  const eyes = await fourEyesOf(unit, before);
  const circumstances = { actor: actorOf(actor), now: unit.now, eyes, ...(stolenFrom ? { stolenFrom } : {}) };
  const decision = decide(before, command, circumstances);
  if (!decision.ok) return refuse(unit, actor, before, decision.issues, command.type);
  // Not publishable: a consent was withdrawn, and the author has been asked and must answer first.
  const after = decision.events.reduce(evolve, before);
  if (after.state === 'approved' && (await isConsentWithdrawn(unit, before)))
    return refuse(
      unit,
      actor,
      before,
      [{ key: 'issue-consent-withdrawn', facts: { code: before.code } }],
      command.type,
    );

  const revision = command.revision === revisionSeen(before, command.type) ? before.revision : command.revision;
  const content =
    isDecision(command, before) &&
    (await stores.submissions.recordDecision({
      id: unit.ids.next(),
      submission: before.id,
      onRevision: revision,
      stage: stageOf(before),
      actor: actor.id,
      action: 'isLegal' in command ? 'adjust' : command.type,
      reason: 'reason' in command ? reasonText(command.reason) : null,
      key: unit.cause,
      at: unit.now,
    }));
  await stores.submissions.save(after, before);
  const saved = { ...after, version: before.version + 1 };
  await keepFingerprint(unit, saved);
  for (const event of decision.events) {
    await stores.timeline.record(saved.id, event.type, actor.id, unit.now, whyOf(event));
    await settle(unit, actor, before, saved, event);
    await carryOutReactions(unit, reactToSubmission(event, before, saved), relationsOf(unit, saved));
  }
  await putOnRecord(unit, actor.id, 'isLegal' in command ? 'adjust' : command.type, saved.id, {
    code: saved.code,
    revision,
    ...(content ? { content } : {}),
    ...exceptionsOf(unit, actor, saved, decision.events),
    ...(await termsOnRecord(unit, saved, revision)),
    ...('reason' in command ? reasonOnRecord(unit, command.reason) : {}),
  });
  if (command.type === 'override') await stores.timeline.record(saved.id, 'overridden', actor.id, unit.now);
  await renewCards(unit, saved);
  await renewWhenFinal(unit, saved, actor);
  return { ok: true, before, submission: saved, events: decision.events };
};

/** Opens an item for a person who may read it whole. Records a refusal. */
export async function openItem(
  unit: Unit,
  actor: Person,
  id: string,
): Promise<Outcome<{ readonly submission: Submission }>> {
  const submission = await unit.stores.submissions.find(submissionId(id));
  if (!submission || submission.state === 'destroyed') return refused('issue-not-found');
  const issue = objectionToView(submission, actorOf(actor));
  return issue ? refuse(unit, actor, submission, [issue], 'view') : { ok: true, submission };
}

/** The reason of an event that has one: its note, otherwise its code. */
const whyOf = (event: SubmissionEvent): Facts =>
  'reason' in event ? { reason: event.reason.note || event.reason.code } : {};
