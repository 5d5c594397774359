/** What an item looks like after something has happened. A change of content voids the signatures that saw the older one. */
import type { PersonId } from '../ids.ts';
import type { SubmissionEvent } from './events.ts';
import { emptyContent, type Submission, type Undoable } from './submission.ts';

interface Done {
  readonly by: PersonId;
  readonly name: string;
  readonly at: Date;
}
type DecidedBy = NonNullable<Submission['standing']['decidedBy']>;

const decidedAs = ({ by, name, at }: Done, action: DecidedBy['action']): DecidedBy => ({
  person: by,
  name,
  at,
  action,
});

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
const corrected = (submission: Submission, event: Done) => {
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
      decidedBy: decidedAs(event, 'corrected'),
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
    case 'merged':
      return {
        ...touched,
        state: 'withdrawn',
        revision: submission.revision + 1,
        standing: { ...withoutSignatures, decidedBy: decidedAs(event, 'merged'), mergedInto: event.into },
      };
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
              name: event.name,
              ...(event.override ? { override: event.override } : {}),
            },
          ],
          decidedBy: decidedAs(event, 'signed'),
        },
      };
    case 'approved':
      return {
        ...touched,
        state: 'approved',
        standing: {
          ...standing,
          decidedBy: decidedAs(event, 'approved'),
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
          decidedBy: decidedAs(event, 'scheduled'),
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
        standing: {
          ...withoutSignatures,
          ...(event.keptFrom?.length ? { keptFrom: event.keptFrom } : {}),
          ...(event.isForChairman ? { isForChairman: true } : {}),
        },
      };
    case 'released':
      return {
        ...touched,
        state: 'submitted',
        revision: submission.revision + 1,
        standing: {
          ...withoutSignatures,
          keptFrom: [],
          isForChairman: false,
          released: [...new Set([...(standing.released ?? []), ...event.why])],
          decidedBy: decidedAs(event, 'released'),
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
          decidedBy: decidedAs(event, 'destroyed'),
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
          decidedBy: decidedAs(event, 'unpublished'),
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
          decidedBy: decidedAs(event, 'republished'),
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
