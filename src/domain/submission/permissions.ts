/** Who may do what, independent of an item's state. No person decides about what they wrote or are paid for. */
import type { Actor } from '../actor.ts';
import type { Issue } from '../decision.ts';
import type { PersonId } from '../ids.ts';
import { isDeciding, leads, maySubmit } from '../roles.ts';
import { filesOffered, lacksFirstSignature } from './correction.ts';
import { type FourEyes, isLastSignature, missingEyes, nobodyElse, partOf } from './four-eyes.ts';
import { filesOf, photosOf } from './photos-and-files.ts';
import { type Submission, stageOf } from './submission.ts';
import type { CommandType } from './transitions.ts';

type Verdict = Issue | null;

const ifActive = (actor: Actor): Verdict => (actor.status === 'active' ? null : { key: 'issue-account-frozen' });

const asAuthor = (submission: Submission, actor: Actor): Verdict =>
  submission.authorId === actor.person && maySubmit(actor.role) ? null : { key: 'issue-not-author' };

/** An author can withdraw an item that waits for its publication time, but not one that is published immediately. */
const asWithdrawer = (submission: Submission, actor: Actor): Verdict => {
  const author = asAuthor(submission, actor);
  const isOut = submission.state === 'approved' && !submission.standing.publishAt;
  return author ?? (isOut ? { key: 'issue-decided-already', facts: { code: submission.code } } : null);
};

/** Items that were merged into another item, or whose content was deleted, cannot be restored. */
const asRestorer = (submission: Submission, actor: Actor): Verdict => {
  const { code, standing, content } = submission;
  const author = asAuthor(submission, actor);
  if (author) return author;
  if (standing.mergedInto) return { key: 'issue-restore-merged', facts: { code, into: standing.mergedInto } };
  const given = photosOf(submission).length + filesOf(submission).length;
  const isEmpty = given === 0 && content.parts.every(({ text }) => text.trim() === '');
  return isEmpty ? { key: 'issue-restore-empty', facts: { code } } : null;
};

const asDecider = (submission: Submission, actor: Actor): Verdict => {
  if (!isDeciding(actor.role)) return { key: 'issue-not-entitled' };
  if (submission.authorId === actor.person) return { key: 'issue-own-item' };
  return null;
};

const hasSigned = ({ standing }: Submission, { person }: Actor): boolean =>
  standing.signatures.some((signature) => signature.by === person);

/** True if the actor belongs to the stage at this place of the route, by their own role or by the role they substitute for. */
function isOfStageAt({ standing }: Submission, { role, ownRole }: Actor, at: number): boolean {
  const stage = standing.route?.at(at);
  return !stage || stage.includes(role) || (ownRole !== undefined && stage.includes(ownRole));
}
const isOfStage = (submission: Submission, actor: Actor): boolean =>
  isOfStageAt(submission, actor, stageOf(submission));

/** True for the head in person, not for a substitute. */
export const isHeadOwn = ({ role, replaces }: Actor): boolean => role === 'head' && replaces === undefined;

const asSigner = (submission: Submission, actor: Actor, eyes: FourEyes): Verdict => {
  const decider = asDecider(submission, actor);
  if (decider) return decider;
  if (hasSigned(submission, actor)) return { key: 'issue-signed-already' };
  const part = missingEyes(submission, eyes, actor);
  if (isOfStage(submission, actor) && part === null) return null;
  const facts = { code: submission.code };
  if (eyes.mayOverride && isHeadOwn(actor)) return { key: 'issue-override-needed', facts };
  return part === null ? { key: 'issue-not-your-turn' } : { key: `issue-four-eyes-${part}`, facts };
};

/** Replaces a signature that no other person can give. */
const asOverrider = (submission: Submission, actor: Actor, eyes: FourEyes): Verdict => {
  const signer = asSigner(submission, actor, eyes);
  if (signer === null) return { key: 'issue-override-needless', facts: { code: submission.code } };
  return signer.key === 'issue-override-needed' ? null : signer;
};

/** Only the person who decided can undo the decision, and only until another act follows. */
const asLastDecider = (submission: Submission, actor: Actor): Verdict => {
  const { decidedBy, undoable } = submission.standing;
  if (decidedBy?.person === actor.person)
    return undoable ? null : { key: 'issue-undo-nothing', facts: { code: submission.code } };
  return isDeciding(actor.role) && decidedBy
    ? { key: 'issue-undo-others', facts: { code: submission.code, name: decidedBy.name } }
    : { key: 'issue-not-entitled' };
};

/**
 * True if the last decision was made from a stolen account and no act followed: a leader of the board may undo it without time
 * limit.
 */
export const undoesForStolen = ({ standing }: Submission, actor: Actor, stolenFrom: PersonId | undefined): boolean =>
  stolenFrom !== undefined &&
  actor.status === 'active' &&
  leads(actor.role) &&
  actor.person !== stolenFrom &&
  standing.decidedBy?.person === stolenFrom &&
  Boolean(standing.undoable);

/** How long a decision can be undone. */
export const undoMs = 60_000;

/** Why this person cannot undo the masking of personal data now. Null: they can. */
export const objectionToUnmask = (
  { standing, revision, code, state }: Submission,
  actor: Actor,
  now: Date,
): Verdict => {
  const { takeBack } = standing.unmasked ?? {};
  if (state !== 'submitted' || takeBack?.by !== actor.person || takeBack.revision !== revision)
    return { key: 'issue-undo-nothing', facts: { code } };
  return now.getTime() - Date.parse(takeBack.at) > undoMs ? { key: 'issue-undo-late', facts: { code } } : null;
};

/** Until when the last decision can be undone. Null: it cannot. */
export const undoEndsAt = ({ standing: { decidedBy, undoable } }: Submission): Date | null =>
  undoable && decidedBy ? new Date(decidedBy.at.getTime() + undoMs) : null;

/** Refusal if it is too late, otherwise null. */
export const lateness = (submission: Submission, now: Date): Issue | null => {
  const end = undoEndsAt(submission);
  return end && now > end ? { key: 'issue-undo-late', facts: { code: submission.code } } : null;
};

/** Urgent procedure: one signature instead of several, only if the process allows it. */
const asHastener = (submission: Submission, actor: Actor, eyes: FourEyes): Verdict => {
  const decider = asDecider(submission, actor);
  if (decider) return decider;
  const part = missingEyes(submission, eyes, actor, true);
  if (part) return { key: `issue-four-eyes-${part}`, facts: { code: submission.code } };
  const { route, urgentRoad, signatures } = submission.standing;
  if (!urgentRoad || (route?.length ?? 0) - signatures.length < 2) return { key: 'issue-no-urgent-road' };
  return signatures.some(({ by }) => by === actor.person) ? { key: 'issue-signed-already' } : null;
};

/** The head reviews an urgent publication, once. A substitute may not review what they signed themselves. */
const asReviewer = ({ code, standing: { urgent } }: Submission, actor: Actor): Verdict => {
  if (actor.role !== 'head') return { key: 'issue-not-entitled' };
  if (urgent?.by === actor.person && !isHeadOwn(actor)) return { key: 'issue-signed-already' };
  return urgent && urgent.reviewedBy === null ? null : { key: 'issue-nothing-to-review', facts: { code } };
};

/**
 * Who may see a held item and decide about it: the head in person (a substitute takes over signatures, not access to held items);
 * if it accuses a board member, also the standing deputy; never a person it accuses. If it accuses all of these, the chairman,
 * who is above the board (Luật Tố cáo 25/2018, Điều 12: the head of the agency settles accusations against subordinates).
 */
export function mayJudgeHeld(
  { standing }: Pick<Submission, 'standing'>,
  { person, role: held, ownRole, replaces }: Pick<Actor, 'person' | 'role' | 'ownRole' | 'replaces'>,
): boolean {
  const accused = standing.keptFrom ?? [];
  const role = replaces === undefined ? held : ownRole;
  if (accused.includes(person)) return false;
  if (role === 'chairman') return standing.isForChairman === true;
  return role === 'head' || (role === 'standingDeputy' && accused.length > 0);
}

const asJudge = (submission: Submission, actor: Actor): Verdict =>
  mayJudgeHeld(submission, actor) ? null : { key: 'issue-not-entitled' };
/** The last signer may choose the publication time; later, any decider may choose another. */
const asScheduler = (submission: Submission, actor: Actor, eyes: FourEyes): Verdict => {
  const { publishAt } = submission.standing;
  if (submission.state === 'approved') {
    if (!publishAt) return { key: 'issue-not-scheduled', facts: { code: submission.code } };
    return asDecider(submission, actor);
  }
  const signer = asSigner(submission, actor, eyes);
  if (signer) return signer;
  return isLastSignature(submission) ? null : { key: 'issue-schedule-not-last', facts: { code: submission.code } };
};

const asUnscheduler = (submission: Submission, actor: Actor): Verdict =>
  submission.standing.publishAt
    ? asDecider(submission, actor)
    : { key: 'issue-not-scheduled', facts: { code: submission.code } };

/**
 * The author or a decider proposes a correction; only one can be pending. Before the publication time only the author can:
 * deciders take the item back instead.
 */
const asCorrector = (submission: Submission, actor: Actor): Verdict => {
  const { code, standing } = submission;
  const isAuthor = submission.authorId === actor.person && maySubmit(actor.role);
  if (!isAuthor && !isDeciding(actor.role)) return { key: 'issue-not-entitled' };
  if (submission.state === 'approved' && (!isAuthor || !standing.publishAt))
    return { key: 'issue-decided-already', facts: { code } };
  const { correction } = standing;
  return correction ? { key: 'issue-correction-pending', facts: { code, name: correction.name } } : null;
};

/** True if the actor belongs to the stage that signs last. */
const isOfLastStage = (submission: Submission, actor: Actor): boolean => isOfStageAt(submission, actor, -1);

/**
 * A correction needs its own approval: not by its proposer or their substitute, and not by the author. If the item has two
 * signatures, the last signer must be involved in its correction too: they propose it, or a person of that stage approves it.
 */
const asCorrectionSigner = (submission: Submission, actor: Actor, eyes: FourEyes): Verdict => {
  const { standing } = submission;
  const { correction } = standing;
  if (!correction) return { key: 'issue-no-correction', facts: { code: submission.code } };
  const decider = asDecider(submission, actor);
  if (decider) return decider;
  if (filesOffered(submission).some(({ fate }) => fate.state !== 'stored'))
    return { key: 'issue-correction-files', facts: { code: submission.code } };
  if (eyes.mayOverride && isHeadOwn(actor)) return null;
  const part = partOf(submission, eyes, actor);
  if (part) return { key: `issue-four-eyes-${part}`, facts: { code: submission.code } };
  const hands = [correction.by, correction.firstBy];
  if (hands.includes(actor.person)) return { key: 'issue-own-correction' };
  if (actor.replaces !== undefined && hands.includes(actor.replaces))
    return { key: 'issue-four-eyes-substitute', facts: { code: submission.code } };
  if (lacksFirstSignature(submission)) return isOfStageAt(submission, actor, 0) ? null : { key: 'issue-not-your-turn' };
  const isProposedBySigner = standing.signatures.at(-1)?.by === correction.by;
  return isProposedBySigner || isHeadOwn(actor) || isOfLastStage(submission, actor)
    ? null
    : { key: 'issue-not-your-turn' };
};

/**
 * A withdrawn item is republished by the person who withdrew it, or by a person of the last stage. A person involved in the item
 * may not republish it if another withdrew it, as long as someone else can.
 */
const asRepublisher = (submission: Submission, actor: Actor, eyes: FourEyes): Verdict => {
  const decider = asDecider(submission, actor);
  if (decider) return decider;
  if (submission.standing.decidedBy?.person === actor.person) return null;
  // An earlier first signature does not count as involvement here.
  const others = { ...eyes, signedBefore: [] };
  const part = eyes.mayOverride && isHeadOwn(actor) ? null : partOf(submission, others, actor);
  if (part) return { key: `issue-four-eyes-${part}`, facts: { code: submission.code } };
  return isHeadOwn(actor) || isOfLastStage(submission, actor) ? null : { key: 'issue-not-your-turn' };
};

/** The proposer withdraws a correction; a decider refuses it. */
const asCorrectionDropper = (submission: Submission, actor: Actor): Verdict => {
  const { correction } = submission.standing;
  if (!correction) return { key: 'issue-no-correction', facts: { code: submission.code } };
  return correction.by === actor.person ? null : asDecider(submission, actor);
};

/** The head may take over a stage that waits for other people (Art. 6-II.1). */
const asTaker = (submission: Submission, actor: Actor): Verdict => {
  if (actor.role !== 'head') return { key: 'issue-not-entitled' };
  if (submission.authorId === actor.person) return { key: 'issue-own-item' };
  const stage = submission.standing.route?.[stageOf(submission)] ?? [];
  return stage.includes('head') ? { key: 'issue-your-turn-already', facts: { code: submission.code } } : null;
};

const nobody = (): Verdict => ({ key: 'issue-not-entitled' });

const rules: Readonly<Record<CommandType, (submission: Submission, actor: Actor, eyes: FourEyes) => Verdict>> = {
  submit: asAuthor,
  withdraw: asWithdrawer,
  restore: asRestorer,
  approve: asSigner,
  override: asOverrider,
  return: asDecider,
  reject: asDecider,
  schedule: asScheduler,
  unschedule: asUnscheduler,
  takeOver: asTaker,
  correct: asCorrector,
  approveCorrection: asCorrectionSigner,
  dropCorrection: asCorrectionDropper,
  unpublish: asDecider,
  republish: asRepublisher,
  hasten: asHastener,
  review: asReviewer,
  undo: (submission, actor) => asDecider(submission, actor) ?? asLastDecider(submission, actor),
  quarantine: asDecider,
  release: asJudge,
  destroy: asJudge,
  // Only the outbox publishes, after the last signature.
  publish: nobody,
};

/**
 * Why this person may not do it. Null: they may.
 * @param eyes needed for signatures; other commands ignore it
 */
export const objection = (
  submission: Submission,
  command: CommandType,
  actor: Actor,
  eyes: FourEyes = nobodyElse,
): Issue | null => ifActive(actor) ?? rules[command](submission, actor, eyes);

/** Whether a board member may change title, text and category. Null: they may. */
export const objectionToEdit = (submission: Submission, actor: Actor): Issue | null =>
  ifActive(actor) ?? asDecider(submission, actor);

/**
 * Whether a person may read the whole item: its author and deciders; the office published items only, because it keeps the
 * consents. Null: they may.
 */
export const objectionToView = (submission: Submission, actor: Actor): Issue | null => {
  if (submission.state === 'destroyed') return { key: 'issue-not-found' };
  const inactive = ifActive(actor);
  if (inactive) return inactive;
  if (submission.state === 'quarantined')
    return mayJudgeHeld(submission, actor)
      ? null
      : { key: 'issue-state-quarantined', facts: { code: submission.code } };
  if (submission.authorId === actor.person) return null;
  if (actor.role === 'office' && submission.state === 'published') return null;
  return objectionToEdit(submission, actor);
};
