/** Decides whether a command on an item is allowed, by the transition table, the permissions and the revision that was seen. */
import type { Actor } from '../actor.ts';
import { formatDate } from '../calendar/local-date.ts';
import { type Decision, happened, refused } from '../decision.ts';
import type { PersonId } from '../ids.ts';
import { lacksFirstSignature, revisionSeen } from './correction.ts';
import type { SubmissionEvent, Terms } from './events.ts';
import { type FourEyes, isLastSignature, nobodyElse } from './four-eyes.ts';
import { isHeadOwn, lateness, objection, objectionToEdit, undoesForStolen } from './permissions.ts';
import type { ItemFile } from './photos-and-files.ts';
import type { Content, Reason, Submission } from './submission.ts';
import { stageOf } from './submission.ts';
import { type CommandType, destination, isOpenToAuthor } from './transitions.ts';

/** A command on an item. `revision` is the one that the person saw; a decision about an older revision is refused. */
export type Command =
  | {
      readonly type: 'submit';
      readonly revision: number;
      readonly missing: readonly string[];
      readonly terms: Terms;
      /**
       * Set if the item must be held and hidden from everyone but the head: for secrecy, or for a denunciation, with the accused
       * people.
       */
      readonly held?: { readonly keptFrom: readonly PersonId[]; readonly isForChairman?: boolean } | null;
    }
  | { readonly type: 'withdraw' | 'restore' }
  /** `override`: by the head, if no person of the stage can sign. */
  | { readonly type: 'approve' | 'override'; readonly revision: number }
  | {
      readonly type: 'return' | 'reject' | 'unpublish';
      readonly revision: number;
      readonly reason: Reason;
      /** Returned for legal reasons (Art. 6-II.3): the head is notified. */
      readonly isLegal?: true;
    }
  /** `republish`: publishes a withdrawn item again. `undo`: takes back the last decision. */
  | { readonly type: 'republish' | 'undo'; readonly revision: number }
  /** The last signature together with the publication time, or a new time while the item waits. */
  | { readonly type: 'schedule'; readonly revision: number; readonly publishAt: Date }
  | {
      readonly type: 'correct';
      readonly revision: number;
      readonly note: string;
      readonly content: Content | null;
      /** Ids of photos and files that are removed from the item. */
      readonly dropped?: readonly string[];
      /** Files that are added. */
      readonly files?: readonly ItemFile[];
    }
  | {
      readonly type: 'unschedule' | 'takeOver' | 'approveCorrection' | 'dropCorrection';
      readonly revision: number;
    }
  /** `hasten`: the urgent procedure, one signature instead of all. `review`: the head has reviewed such an item. */
  | { readonly type: 'hasten' | 'review'; readonly revision: number }
  /** @param why findings that were reviewed and are harmless: they do not hold the item again */
  | { readonly type: 'release'; readonly revision: number; readonly why: readonly string[] }
  | { readonly type: 'destroy'; readonly revision: number };

interface Circumstances {
  readonly actor: Actor;
  readonly now: Date;
  /** People involved in the item, and whether another person can sign. */
  readonly eyes?: FourEyes;
  /** The owner of a stolen account, whose decision one of the board's leaders takes back. */
  readonly stolenFrom?: PersonId;
}

/** Refuses a press on an outdated revision: an approval applies to exactly the version that was seen. */
const staleness = (submission: Submission, { type, revision }: Command & { readonly revision: number }) =>
  revisionSeen(submission, type) === revision ? null : refused('issue-revision-changed', { code: submission.code });

const impossible = (submission: Submission, command: CommandType) => {
  if (destination(submission.state, command)) return null;
  const { decidedBy } = submission.standing;
  const key = `issue-state-${submission.state}` as const;
  return refused(key, {
    code: submission.code,
    name: decidedBy?.name ?? '',
    at: decidedBy ? decidedBy.at.toISOString() : '',
    action: decidedBy?.action ?? '',
  });
};

/** The longest time until a scheduled publication. */
const longestWaitMs = 60 * 86_400_000;

const objectionToHour = ({ code, standing: { due } }: Submission, publishAt: Date, now: Date) => {
  if (publishAt <= now) return refused('issue-schedule-past', { code });
  if (publishAt.getTime() - now.getTime() > longestWaitMs) return refused('issue-schedule-far', { code });
  if (!due?.at || !due.on || now >= due.at || publishAt <= due.at) return null;
  return refused('issue-schedule-after-due', { code, due: formatDate(due.on) });
};

/** Decides a command: the events it causes, or why it is refused. */
export const decide = (
  submission: Submission,
  command: Command,
  circumstances: Circumstances,
): Decision<SubmissionEvent> =>
  refusalOf(submission, command, circumstances) ?? decided(submission, command, circumstances);

/** Why this person may not do it now, on this revision. Null: they may. */
const refusalOf = (
  submission: Submission,
  command: Command,
  { actor, now, eyes = nobodyElse, stolenFrom }: Circumstances,
): ReturnType<typeof refused> | null => {
  const isForStolen = command.type === 'undo' && undoesForStolen(submission, actor, stolenFrom);
  const blocked = isForStolen ? null : objection(submission, command.type, actor, eyes);
  if (blocked) return { ok: false, issues: [blocked] };
  const wrongState = impossible(submission, command.type);
  if (wrongState) return wrongState;
  if (command.type === 'undo') {
    const late = isForStolen ? null : lateness(submission, now);
    if (late) return { ok: false, issues: [late] };
    // The button of an older decision must not undo a newer one.
    return submission.revision === command.revision ? null : refused('issue-undo-nothing', { code: submission.code });
  }
  return command.type === 'review' || !('revision' in command) ? null : staleness(submission, command);
};

const decided = (
  submission: Submission,
  command: Command,
  { actor, now }: Circumstances,
): Decision<SubmissionEvent> => {
  const by = { by: actor.person, name: actor.name, at: now };
  const { undoable } = submission.standing;
  const isOwn = submission.authorId === actor.person;
  const signed = { type: 'signed', ...by, stage: stageOf(submission) } as const;
  switch (command.type) {
    case 'submit': {
      const [missing] = command.missing;
      if (missing) return refused(`issue-missing-${missing}`);
      const held: SubmissionEvent[] = command.held ? [{ type: 'quarantined', at: now, ...command.held }] : [];
      return happened<SubmissionEvent>({ type: 'submitted', at: now, terms: command.terms }, ...held);
    }
    case 'withdraw':
      return happened({ type: 'withdrawn', at: now });
    case 'restore':
      return happened({ type: 'restored', at: now });
    case 'approve':
      return isLastSignature(submission)
        ? happened<SubmissionEvent>(signed, { type: 'approved', ...by })
        : happened<SubmissionEvent>(signed);
    case 'override': {
      const overridden = { ...signed, override: true } as const;
      // Later stages that the head may sign too are signed by the override: no person signs twice.
      const later = submission.standing.route?.slice(signed.stage + 1) ?? [];
      return later.every((roles) => roles.includes(actor.role))
        ? happened<SubmissionEvent>(overridden, { type: 'approved', ...by })
        : happened<SubmissionEvent>(overridden);
    }
    case 'schedule': {
      const late = objectionToHour(submission, command.publishAt, now);
      if (late) return late;
      const scheduled: SubmissionEvent = { type: 'scheduled', ...by, publishAt: command.publishAt };
      if (submission.state === 'approved') return happened<SubmissionEvent>(scheduled);
      return happened<SubmissionEvent>(signed, { type: 'approved', ...by }, scheduled);
    }
    case 'unschedule':
      return happened({ type: 'unscheduled', ...by });
    case 'takeOver':
      return happened({ type: 'takenOver', ...by });
    case 'correct':
      return happened({
        ...{ type: 'correctionProposed', ...by },
        ...{ note: command.note, content: command.content },
        ...(command.dropped ? { dropped: command.dropped } : {}),
        ...(command.files?.length ? { files: command.files } : {}),
      });
    case 'approveCorrection':
      return happened({ type: lacksFirstSignature(submission) ? 'correctionSigned' : 'corrected', ...by });
    case 'dropCorrection':
      return happened({ type: 'correctionDropped', ...by });
    case 'hasten': {
      const isHeads = isHeadOwn(actor) ? { isHeads: true as const } : {};
      return happened<SubmissionEvent>(signed, { type: 'approved', ...by, isUrgent: true, ...isHeads });
    }
    case 'review':
      return happened({ type: 'reviewed', ...by });
    case 'return':
      return happened({
        type: 'returned',
        ...by,
        reason: command.reason,
        ...(command.isLegal ? { isLegal: true } : {}),
      });
    case 'reject':
      return happened({ type: 'rejected', ...by, reason: command.reason });
    case 'unpublish':
      return happened({ type: 'unpublished', ...by, reason: command.reason });
    case 'republish':
      return happened({ type: 'republished', ...by });
    case 'undo':
      return undoable
        ? happened({ type: 'undone', ...by, act: undoable.act })
        : refused('issue-undo-nothing', { code: submission.code });
    case 'release':
      return happened({ type: 'released', ...by, why: command.why, ...(isOwn ? { override: true as const } : {}) });
    case 'destroy':
      return happened({ type: 'destroyed', ...by });
  }
};

/** Whether this person may change the content now: the author before the decision, the board while it decides. */
export const decideChange = (submission: Submission, actor: Actor): Decision<never> => {
  const isAuthor = submission.authorId === actor.person;
  const blocked = isAuthor ? null : objectionToEdit(submission, actor);
  if (blocked) return { ok: false, issues: [blocked] };
  if (actor.status !== 'active') return refused('issue-account-frozen');
  if (!isOpenToAuthor(submission.state)) return refused('issue-decided-already', { code: submission.code });
  return happened();
};
