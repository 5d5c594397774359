/** decide → evolve → react: the pure heart. A command meets the table and the permissions; events say what happened. */
import type { Actor } from '../actor.ts';
import { formatDate } from '../calendar/local-date.ts';
import { type Decision, happened, refused } from '../decision.ts';
import type { PersonId } from '../ids.ts';
import type { Route } from '../process/process.ts';
import { type FourEyes, isLastSignature, nobodyElse } from './four-eyes.ts';
import { lateness, objection, objectionToEdit } from './permissions.ts';
import type { Content, Due, ItemFile, Photo, PhotoFate, Reason, Submission, Undoable } from './submission.ts';
import { emptyContent, stageOf } from './submission.ts';
import { type CommandType, destination, isOpenToAuthor } from './transitions.ts';

/** What an item takes along when it is sent. */
export interface Terms {
  readonly content: Content;
  readonly due: Due;
  readonly route: Route;
  readonly processVersion: string;
  readonly undertakingVersion: string;
  readonly isSensitive?: boolean;
  readonly urgentRoad?: boolean;
  readonly budgetHours?: number | null;
}

export type Command =
  | {
      readonly type: 'submit';
      readonly revision: number;
      readonly missing: readonly string[];
      readonly terms: Terms;
      /** It leaves every screen but the head's: secrecy, a denunciation, and then whom it accuses. */
      readonly held?: { readonly keptFrom: readonly PersonId[] } | null;
    }
  | { readonly type: 'withdraw' }
  /** `override`: by the head, where nobody of the stage can sign. */
  | { readonly type: 'approve' | 'override'; readonly revision: number }
  | {
      readonly type: 'return' | 'reject' | 'unpublish';
      readonly revision: number;
      readonly reason: Reason;
      /** Returned because the law wants it otherwise (Art. 6-II.3): the head hears of it. */
      readonly isLegal?: true;
    }
  /** `republish`: what was taken down goes onto the portal again. `undo`: the last decision is taken back. */
  | { readonly type: 'republish' | 'undo'; readonly revision: number }
  /** The last signature, with the hour at which it goes out; or another hour, while it waits. */
  | { readonly type: 'schedule'; readonly revision: number; readonly publishAt: Date }
  | { readonly type: 'correct'; readonly revision: number; readonly note: string; readonly content: Content | null }
  | {
      readonly type: 'unschedule' | 'takeOver' | 'approveCorrection' | 'dropCorrection';
      readonly revision: number;
    }
  /** `hasten`: the emergency road, one signature for all. `review`: the head has looked at what went that road. */
  | { readonly type: 'hasten' | 'review'; readonly revision: number }
  /** @param why what was looked at and found harmless: it does not hold the item again */
  | { readonly type: 'release'; readonly revision: number; readonly why: readonly string[] }
  | { readonly type: 'destroy'; readonly revision: number };

export type SubmissionEvent =
  | { readonly type: 'submitted'; readonly at: Date; readonly terms: Terms }
  | { readonly type: 'withdrawn'; readonly at: Date }
  | {
      readonly type: 'signed';
      readonly by: PersonId;
      readonly name: string;
      readonly at: Date;
      readonly stage: number;
      readonly override?: true;
    }
  | {
      readonly type: 'approved';
      readonly by: PersonId;
      readonly name: string;
      readonly at: Date;
      readonly isUrgent?: true;
      readonly isHeads?: true;
    }
  | {
      readonly type: 'scheduled';
      readonly by: PersonId;
      readonly name: string;
      readonly at: Date;
      readonly publishAt: Date;
    }
  /** `isStopped`: whoever signed may not decide any more, so it does not go out by itself. */
  | {
      readonly type: 'unscheduled';
      readonly by: PersonId;
      readonly name: string;
      readonly at: Date;
      readonly isStopped?: true;
    }
  | { readonly type: 'takenOver'; readonly by: PersonId; readonly name: string; readonly at: Date }
  | {
      readonly type: 'correctionProposed';
      readonly by: PersonId;
      readonly name: string;
      readonly at: Date;
      readonly note: string;
      readonly content: Content | null;
    }
  | {
      readonly type: 'corrected' | 'correctionDropped';
      readonly by: PersonId;
      readonly name: string;
      readonly at: Date;
    }
  | { readonly type: 'reviewed'; readonly by: PersonId; readonly name: string; readonly at: Date }
  | {
      readonly type: 'returned' | 'rejected';
      readonly by: PersonId;
      readonly name: string;
      readonly at: Date;
      readonly reason: Reason;
      readonly isLegal?: true;
    }
  | {
      readonly type: 'contentChanged';
      readonly content: Content;
      readonly by: PersonId;
      readonly at: Date;
      readonly due?: Due;
      /** Taken out or arranged with the words. */
      readonly photos?: readonly Photo[];
    }
  | { readonly type: 'photosAdded'; readonly photos: readonly Photo[]; readonly at: Date }
  | { readonly type: 'photoDropped'; readonly photo: string; readonly at: Date }
  | { readonly type: 'filesAdded'; readonly files: readonly ItemFile[]; readonly at: Date }
  | { readonly type: 'fileDropped'; readonly file: string; readonly at: Date }
  /** Another picture stands in its place: areas of it were made unrecognisable. */
  | { readonly type: 'photoBlurred'; readonly photo: string; readonly fate: PhotoFate; readonly at: Date }
  | { readonly type: 'quarantined'; readonly at: Date; readonly keptFrom?: readonly PersonId[] }
  | {
      readonly type: 'released';
      readonly by: PersonId;
      readonly name: string;
      readonly at: Date;
      readonly why: readonly string[];
      /** The head's own item. */
      readonly override?: true;
    }
  | { readonly type: 'destroyed'; readonly by: PersonId; readonly name: string; readonly at: Date }
  | {
      readonly type: 'unpublished';
      readonly by: PersonId;
      readonly name: string;
      readonly at: Date;
      readonly reason: Reason;
    }
  | { readonly type: 'republished'; readonly by: PersonId; readonly name: string; readonly at: Date }
  | {
      readonly type: 'undone';
      readonly by: PersonId;
      readonly name: string;
      readonly at: Date;
      readonly act: Undoable['act'];
    }
  /** Messages that nothing may stay of: their texts, photos and files are gone. */
  | { readonly type: 'messagesForgotten'; readonly messages: readonly string[]; readonly at: Date }
  | {
      readonly type: 'published';
      readonly at: Date;
      readonly slug: string;
      readonly version: number;
      readonly shownAt: Date;
    };

interface Circumstances {
  readonly actor: Actor;
  readonly now: Date;
  /** Who has a part in it, and whether anybody else can sign. */
  readonly eyes?: FourEyes;
}

/** A press that saw another revision is refused: an approval binds to the exact version that was seen. */
const staleness = (submission: Submission, revision: number) =>
  submission.revision === revision ? null : refused('issue-revision-changed', { code: submission.code });

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

/** Nothing waits longer than this for its hour. */
const longestWaitMs = 60 * 86_400_000;

const objectionToHour = ({ code, standing: { due } }: Submission, publishAt: Date, now: Date) => {
  if (publishAt <= now) return refused('issue-schedule-past', { code });
  if (publishAt.getTime() - now.getTime() > longestWaitMs) return refused('issue-schedule-far', { code });
  const isLate = due?.at && now < due.at && publishAt > due.at;
  return isLate ? refused('issue-schedule-after-due', { code, due: due.on ? formatDate(due.on) : '' }) : null;
};

/** May this happen, and what happened? */
export const decide = (
  submission: Submission,
  command: Command,
  circumstances: Circumstances,
): Decision<SubmissionEvent> =>
  refusalOf(submission, command, circumstances) ?? decided(submission, command, circumstances);

/** Why it may not happen now, to this person, on this revision; null: it may. */
const refusalOf = (
  submission: Submission,
  command: Command,
  { actor, now, eyes = nobodyElse }: Circumstances,
): ReturnType<typeof refused> | null => {
  const blocked = objection(submission, command.type, actor, eyes);
  if (blocked) return { ok: false, issues: [blocked] };
  const wrongState = impossible(submission, command.type);
  if (wrongState) return wrongState;
  if (command.type === 'undo') {
    const late = lateness(submission, now);
    if (late) return { ok: false, issues: [late] };
    // The button of an older decision does not take back a newer one.
    return submission.revision === command.revision ? null : refused('issue-undo-nothing', { code: submission.code });
  }
  return command.type === 'withdraw' || command.type === 'review' ? null : staleness(submission, command.revision);
};

const decided = (
  submission: Submission,
  command: Command,
  { actor, now }: Circumstances,
): Decision<SubmissionEvent> => {
  const by = { by: actor.person, name: actor.name, at: now };
  switch (command.type) {
    case 'submit': {
      const [missing] = command.missing;
      if (missing) return refused(`issue-missing-${missing}`);
      const submitted: SubmissionEvent = { type: 'submitted', at: now, terms: command.terms };
      return command.held
        ? happened<SubmissionEvent>(submitted, { type: 'quarantined', at: now, keptFrom: command.held.keptFrom })
        : happened<SubmissionEvent>(submitted);
    }
    case 'withdraw':
      return happened({ type: 'withdrawn', at: now });
    case 'approve': {
      const signed: SubmissionEvent = { type: 'signed', ...by, stage: stageOf(submission) };
      return isLastSignature(submission)
        ? happened<SubmissionEvent>(signed, { type: 'approved', ...by })
        : happened<SubmissionEvent>(signed);
    }
    case 'override': {
      const stage = stageOf(submission);
      const signed: SubmissionEvent = { type: 'signed', ...by, stage, override: true };
      // Stages that wait for the head as well are signed with it: nobody signs twice.
      const later = submission.standing.route?.slice(stage + 1) ?? [];
      return later.every((roles) => roles.includes(actor.role))
        ? happened<SubmissionEvent>(signed, { type: 'approved', ...by })
        : happened<SubmissionEvent>(signed);
    }
    case 'schedule': {
      const late = objectionToHour(submission, command.publishAt, now);
      if (late) return late;
      const scheduled: SubmissionEvent = { type: 'scheduled', ...by, publishAt: command.publishAt };
      if (submission.state === 'approved') return happened<SubmissionEvent>(scheduled);
      const signed: SubmissionEvent = { type: 'signed', ...by, stage: stageOf(submission) };
      return happened<SubmissionEvent>(signed, { type: 'approved', ...by }, scheduled);
    }
    case 'unschedule':
      return happened({ type: 'unscheduled', ...by });
    case 'takeOver':
      return happened({ type: 'takenOver', ...by });
    case 'correct':
      return happened({ type: 'correctionProposed', ...by, note: command.note, content: command.content });
    case 'approveCorrection':
      return happened({ type: 'corrected', ...by });
    case 'dropCorrection':
      return happened({ type: 'correctionDropped', ...by });
    case 'hasten': {
      const signed: SubmissionEvent = { type: 'signed', ...by, stage: stageOf(submission) };
      const isHeads = actor.role === 'head' ? { isHeads: true as const } : {};
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
    case 'undo': {
      const { undoable } = submission.standing;
      return undoable
        ? happened({ type: 'undone', ...by, act: undoable.act })
        : refused('issue-undo-nothing', { code: submission.code });
    }
    case 'release':
      return happened({
        type: 'released',
        ...by,
        why: command.why,
        ...(submission.authorId === actor.person ? { override: true as const } : {}),
      });
    case 'destroy':
      return happened({ type: 'destroyed', ...by });
  }
};

/** May this person change the content now? The author before the decision, the board while it decides. */
export const decideChange = (submission: Submission, actor: Actor): Decision<never> => {
  const isAuthor = submission.authorId === actor.person;
  const blocked = isAuthor ? null : objectionToEdit(submission, actor);
  if (blocked) return { ok: false, issues: [blocked] };
  if (actor.status !== 'active') return refused('issue-account-frozen');
  if (!isOpenToAuthor(submission.state)) return refused('issue-decided-already', { code: submission.code });
  return happened();
};

/** Decisions that can be taken back, by what they are called when they have happened. */
const undoableActs: Partial<Record<SubmissionEvent['type'], Undoable['act']>> = {
  signed: 'approve',
  returned: 'return',
  rejected: 'reject',
  unpublished: 'unpublish',
};

/** They belong to the decision before them: it can still be taken back. */
const partsOfDecision: readonly SubmissionEvent['type'][] = ['approved', 'scheduled', 'published'];

const undoableAfter = ({ standing }: Submission, event: SubmissionEvent): Undoable | null => {
  const act = undoableActs[event.type];
  const { signatures, reason, decidedBy, publication, undoable = null } = standing;
  if (act) return { act, signatures, reason, decidedBy, publication };
  return partsOfDecision.includes(event.type) ? undoable : null;
};

/** What it looks like afterwards. A change of content voids the signatures that saw the older one. */
export const evolve = (submission: Submission, event: SubmissionEvent): Submission => {
  const after = evolved(submission, event);
  const undoable = undoableAfter(submission, event);
  if (after === submission || (undoable === null && !after.standing.undoable)) return after;
  return { ...after, standing: { ...after.standing, undoable } };
};

/** The page that is taken down has a version of its own, above the one that was shown and below what may follow. */
const isOnItsWay = ({ state }: Submission): boolean => state === 'approved' || state === 'published';

const undone = (submission: Submission, event: Extract<SubmissionEvent, { type: 'undone' }>): Submission => {
  const { standing, revision } = submission;
  const { undoable } = standing;
  if (!undoable) return submission;
  const { act, ...before } = undoable;
  return act === 'unpublish'
    ? evolved(submission, { ...event, type: 'republished' })
    : {
        ...submission,
        updatedAt: event.at,
        state: 'submitted',
        revision: revision + (isOnItsWay(submission) ? 2 : 1),
        standing: { ...standing, ...before, publishAt: null },
      };
};

/** Its words change, readers see the note with its day, and it goes onto the portal anew; the older one stays a revision. */
const corrected = (
  submission: Submission,
  event: { readonly by: PersonId; readonly name: string; readonly at: Date },
) => {
  const { standing, revision } = submission;
  const { correction } = standing;
  if (!correction) return submission;
  const { note, by } = correction;
  return {
    ...submission,
    revision: revision + 1,
    content: correction.content ?? submission.content,
    standing: {
      ...standing,
      correction: null,
      corrections: [...(standing.corrections ?? []), { at: event.at, note, by, approvedBy: event.by }],
      decidedBy: { person: event.by, name: event.name, at: event.at, action: 'corrected' },
    },
  };
};

const evolved = (submission: Submission, event: SubmissionEvent): Submission => {
  const { standing } = submission;
  const touched = { ...submission, updatedAt: event.at };
  const withoutSignatures = { ...standing, signatures: [] };
  switch (event.type) {
    case 'submitted': {
      const { content, ...terms } = event.terms;
      return {
        ...touched,
        state: 'submitted',
        content,
        standing: { ...standing, ...terms, submittedAt: event.at, signatures: [], reason: null, decidedBy: null },
      };
    }
    case 'withdrawn':
      return { ...touched, state: 'withdrawn', revision: submission.revision + 1 };
    case 'signed':
      return {
        ...touched,
        standing: {
          ...standing,
          signatures: [
            ...standing.signatures,
            {
              stage: event.stage,
              by: event.by,
              at: event.at,
              ...(event.override ? { override: event.override } : {}),
            },
          ],
          decidedBy: { person: event.by, name: event.name, at: event.at, action: 'signed' },
        },
      };
    case 'approved':
      return {
        ...touched,
        state: 'approved',
        standing: {
          ...standing,
          decidedBy: { person: event.by, name: event.name, at: event.at, action: 'approved' },
          ...(event.isUrgent
            ? {
                urgent: { by: event.by, name: event.name, at: event.at, reviewedBy: event.isHeads ? event.name : null },
              }
            : {}),
        },
      };
    case 'scheduled':
      return {
        ...touched,
        standing: {
          ...standing,
          publishAt: event.publishAt,
          decidedBy: { person: event.by, name: event.name, at: event.at, action: 'scheduled' },
        },
      };
    case 'unscheduled':
      return {
        ...touched,
        state: 'submitted',
        revision: submission.revision + 1,
        standing: { ...withoutSignatures, publishAt: null, decidedBy: null },
      };
    case 'takenOver':
      return {
        ...touched,
        standing: { ...standing, route: [...(standing.route ?? []).slice(0, standing.signatures.length), ['head']] },
      };
    case 'correctionProposed': {
      const { note, content, by, name, at } = event;
      return { ...touched, standing: { ...standing, correction: { note, content, by, name, at } } };
    }
    case 'correctionDropped':
      return { ...touched, standing: { ...standing, correction: null } };
    case 'corrected':
      return corrected(touched, event);
    case 'reviewed':
      return standing.urgent
        ? { ...touched, standing: { ...standing, urgent: { ...standing.urgent, reviewedBy: event.name } } }
        : touched;
    case 'returned':
    case 'rejected':
      return {
        ...touched,
        state: event.type,
        revision: submission.revision + 1,
        standing: {
          ...standing,
          signatures: [],
          reason: event.reason,
          decidedBy: { person: event.by, name: event.name, at: event.at, action: event.type },
        },
      };
    case 'contentChanged':
      return {
        ...touched,
        revision: submission.revision + 1,
        content: event.content,
        photos: event.photos ?? submission.photos,
        standing: { ...standing, signatures: [], due: event.due ?? standing.due },
      };
    case 'photosAdded': {
      const known = new Set(submission.photos.map((photo) => photo.itemKey));
      const fresh = event.photos.filter((photo) => !known.has(photo.itemKey));
      if (fresh.length === 0) return submission;
      const { content } = submission;
      return {
        ...touched,
        revision: submission.revision + 1,
        // What was said about children was said of the photos that were there.
        content: content.children ? { ...content, children: null } : content,
        photos: [...submission.photos, ...fresh],
        standing: { ...standing, signatures: [] },
      };
    }
    case 'photoDropped':
      return {
        ...touched,
        revision: submission.revision + 1,
        photos: submission.photos.map((photo) => (photo.id === event.photo ? { ...photo, dropped: true } : photo)),
        standing: { ...standing, signatures: [] },
      };
    case 'filesAdded': {
      const known = new Set(submission.files.map((file) => file.itemKey));
      const fresh = event.files.filter((file) => !known.has(file.itemKey));
      if (fresh.length === 0) return submission;
      return {
        ...touched,
        revision: submission.revision + 1,
        files: [...submission.files, ...fresh],
        standing: { ...standing, signatures: [] },
      };
    }
    case 'fileDropped':
      return {
        ...touched,
        revision: submission.revision + 1,
        files: submission.files.map((file) => (file.id === event.file ? { ...file, dropped: true } : file)),
        standing: { ...standing, signatures: [] },
      };
    case 'photoBlurred':
      return {
        ...touched,
        revision: submission.revision + 1,
        photos: submission.photos.map((photo) => (photo.id === event.photo ? { ...photo, fate: event.fate } : photo)),
        standing: { ...standing, signatures: [] },
      };
    case 'quarantined':
      return {
        ...touched,
        state: 'quarantined',
        revision: submission.revision + 1,
        standing: { ...withoutSignatures, ...(event.keptFrom?.length ? { keptFrom: event.keptFrom } : {}) },
      };
    case 'released':
      return {
        ...touched,
        state: 'submitted',
        revision: submission.revision + 1,
        standing: {
          ...withoutSignatures,
          keptFrom: [],
          released: [...new Set([...(standing.released ?? []), ...event.why])],
          decidedBy: { person: event.by, name: event.name, at: event.at, action: 'released' },
        },
      };
    case 'destroyed':
      return {
        ...touched,
        state: 'destroyed',
        revision: submission.revision + 1,
        content: emptyContent,
        photos: [],
        files: [],
        standing: {
          ...withoutSignatures,
          reason: null,
          unmasked: null,
          correction: null,
          corrections: [],
          decidedBy: { person: event.by, name: event.name, at: event.at, action: 'destroyed' },
        },
      };
    case 'unpublished':
      return {
        ...touched,
        state: 'unpublished',
        revision: submission.revision + 1,
        standing: {
          ...standing,
          // What is taken down is not corrected any more.
          correction: null,
          reason: event.reason,
          decidedBy: { person: event.by, name: event.name, at: event.at, action: 'unpublished' },
        },
      };
    case 'republished':
      return {
        ...touched,
        state: 'approved',
        revision: submission.revision + 1,
        standing: {
          ...standing,
          reason: null,
          decidedBy: { person: event.by, name: event.name, at: event.at, action: 'republished' },
        },
      };
    case 'undone':
      return undone(submission, event);
    case 'messagesForgotten': {
      const isKept = ({ messageKey }: { readonly messageKey: string }) => !event.messages.includes(messageKey);
      return {
        ...touched,
        revision: submission.revision + 1,
        content: {
          ...submission.content,
          parts: submission.content.parts.filter((part) => !event.messages.includes(part.of)),
        },
        photos: submission.photos.filter(isKept),
        files: submission.files.filter(isKept),
        standing: { ...withoutSignatures, unmasked: null, correction: null },
      };
    }
    case 'published':
      return {
        ...touched,
        state: 'published',
        standing: {
          ...standing,
          publishAt: null,
          publication: {
            version: event.version,
            slug: event.slug,
            at: standing.publication?.at ?? event.at,
            shownAt: event.shownAt,
          },
        },
      };
  }
};
