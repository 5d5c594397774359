/** Applies events to an item. A change of content removes the signatures given on the older content. */
import type { By } from '../actor.ts';
import type { SubmissionEvent } from './events.ts';
import { emptyContent, type ProposedCorrection, type Submission, type Undoable } from './submission.ts';

type DecidedBy = NonNullable<Submission['standing']['decidedBy']>;

const decidedAs = ({ by, name, at }: By, action: DecidedBy['action']): DecidedBy => ({
  person: by,
  name,
  at,
  action,
});

/** Decisions that can be undone: the event, and the name of the act. */
const undoableActs: Partial<Record<SubmissionEvent['type'], Undoable['act']>> = {
  signed: 'approve',
  returned: 'return',
  rejected: 'reject',
  unpublished: 'unpublish',
  corrected: 'approveCorrection',
};

/** Events that belong to the preceding decision, which can still be undone. */
const partsOfDecision: readonly SubmissionEvent['type'][] = ['approved', 'scheduled', 'published'];

/**
 * A correction proposed by the author is not a decision. If the decision is undone, the correction is applied at once
 * (`withAsked`).
 */
const isAuthorsWish = (event: SubmissionEvent, { authorId }: Submission, undoable: Undoable | null): boolean =>
  event.type === 'correctionProposed' && event.by === authorId && undoable?.act !== 'approveCorrection';

const undoableAfter = (submission: Submission, event: SubmissionEvent): Undoable | null => {
  const { standing, content } = submission;
  const act = undoableActs[event.type];
  const { signatures, reason, decidedBy, publication, correction, undoable = null } = standing;
  const corrected = event.type === 'corrected' ? { corrected: { content, correction: correction ?? null } } : {};
  const proposed = event.type === 'unpublished' && correction ? { proposed: correction } : {};
  if (act) return { act, signatures, reason, decidedBy, publication, ...corrected, ...proposed };
  return partsOfDecision.includes(event.type) || isAuthorsWish(event, submission, undoable) ? undoable : null;
};

/** The item after the event. A change of content removes the signatures given on the older content. */
export const evolve = (submission: Submission, event: SubmissionEvent): Submission => {
  const after = evolved(submission, event);
  const undoable = undoableAfter(submission, event);
  if (after === submission || (undoable === null && !after.standing.undoable)) return after;
  return { ...after, standing: { ...after.standing, undoable } };
};

/**
 * True if the item has a page or is about to get one. Taking that page down uses a revision of its own, between the shown one and
 * the next.
 */
const isOnItsWay = ({ state }: Submission): boolean => state === 'approved' || state === 'published';

const undone = (submission: Submission, event: Extract<SubmissionEvent, { type: 'undone' }>): Submission => {
  const { standing, revision } = submission;
  const { undoable } = standing;
  if (!undoable) return submission;
  const { act, corrected: seen, proposed, ...before } = undoable;
  if (seen) return uncorrected(submission, seen, event);
  if (act === 'unpublish') {
    const back = evolved(submission, { ...event, type: 'republished' });
    return proposed ? { ...back, standing: { ...back.standing, correction: proposed } } : back;
  }
  return {
    ...submission,
    ...withAsked(submission),
    updatedAt: event.at,
    state: 'submitted',
    revision: revision + (isOnItsWay(submission) ? 2 : 1),
    standing: { ...standing, ...before, publishAt: null, correction: null },
  };
};

/** Publishes the earlier words again, without the note. The proposed correction waits for a signature again. */
const uncorrected = (submission: Submission, seen: NonNullable<Undoable['corrected']>, event: By): Submission => ({
  ...submission,
  updatedAt: event.at,
  revision: submission.revision + 1,
  content: seen.content,
  photos: marked(submission.photos, seen.correction, false),
  files: marked(submission.files, seen.correction, false),
  standing: {
    ...submission.standing,
    correction: seen.correction,
    corrections: submission.standing.corrections?.slice(0, submission.state === 'published' ? -1 : undefined) ?? [],
    decidedBy: decidedAs(event, 'uncorrected'),
  },
});

/** Applies a correction's removals and additions of photos and files, or reverts them. */
const marked = <Each extends { readonly id: string; readonly dropped: boolean }>(
  all: readonly Each[],
  correction: ProposedCorrection | null,
  dropped: boolean,
): readonly Each[] =>
  all.map((each) => {
    if (correction?.dropped?.includes(each.id)) return { ...each, dropped };
    return correction?.added?.includes(each.id) ? { ...each, dropped: !dropped } : each;
  });

/** While the item is back with the board, the author may edit it: the correction they proposed is applied at once. */
const withAsked = (submission: Submission): Pick<Submission, 'content' | 'photos' | 'files'> => {
  const { correction = null } = submission.standing;
  const isAuthors = correction !== null && correction.by === submission.authorId;
  const { content, photos, files } = submission;
  if (!isAuthors) return { content, photos, files };
  return {
    content: correction.content ?? content,
    photos: marked(photos, correction, true),
    files: marked(files, correction, true),
  };
};

/**
 * Applies the correction: the words change, readers see the note with its day, and the item is published again. The older content
 * stays stored as a revision.
 */
const corrected = (submission: Submission, event: By) => {
  const { standing, revision } = submission;
  const { correction } = standing;
  if (!correction) return submission;
  const { note, by } = correction;
  // Before publication there are no readers to inform.
  const told = submission.state === 'published' ? [{ at: event.at, note, by, approvedBy: event.by }] : [];
  return {
    ...submission,
    revision: revision + 1,
    content: correction.content ?? submission.content,
    photos: marked(submission.photos, correction, true),
    files: marked(submission.files, correction, true),
    standing: {
      ...standing,
      correction: null,
      corrections: [...(standing.corrections ?? []), ...told],
      decidedBy: decidedAs(event, 'corrected'),
    },
  };
};

const evolved = (submission: Submission, event: SubmissionEvent): Submission =>
  isAboutContent(event) ? rewritten(submission, event) : decided(submission, event);

type ContentEvent = Extract<SubmissionEvent, { readonly type: (typeof contentEvents)[number] }>;

const contentEvents = [
  ...(['contentChanged', 'photosAdded', 'photoDropped', 'photoBlurred'] as const),
  ...(['filesAdded', 'fileDropped', 'messagesForgotten'] as const),
] as const satisfies readonly SubmissionEvent['type'][];

const isAboutContent = (event: SubmissionEvent): event is ContentEvent =>
  contentEvents.some((type) => type === event.type);

/** The new ones, by the message that brought them. */
const newOf = <Item extends { readonly itemKey: string }>(known: readonly Item[], brought: readonly Item[]) => {
  const keys = new Set(known.map(({ itemKey }) => itemKey));
  return brought.filter(({ itemKey }) => !keys.has(itemKey));
};

const changed = <Item extends { readonly id: string }>(items: readonly Item[], id: string, change: Partial<Item>) =>
  items.map((item) => (item.id === id ? { ...item, ...change } : item));

/** Changes what the board sees, and removes signatures given on the older content. */
function rewritten(submission: Submission, event: ContentEvent): Submission {
  const { content, photos, files } = submission;
  const standing = { ...submission.standing, signatures: [] };
  const anew = { ...submission, updatedAt: event.at, revision: submission.revision + 1, standing };
  switch (event.type) {
    case 'contentChanged': {
      const due = event.due ?? standing.due;
      const kept = { photos: event.photos ?? photos, files: event.files ?? files };
      return { ...anew, content: event.content, ...kept, standing: { ...standing, due } };
    }
    case 'photosAdded': {
      const fresh = newOf(photos, event.photos);
      if (fresh.length === 0) return submission;
      // The author's statement about children covered only the earlier photos.
      const unsaid = content.children ? { ...content, children: null } : content;
      return { ...anew, content: unsaid, photos: [...photos, ...fresh] };
    }
    case 'photoDropped':
      return { ...anew, photos: changed(photos, event.photo, { dropped: true }) };
    case 'photoBlurred':
      return { ...anew, photos: changed(photos, event.photo, { fate: event.fate }) };
    case 'filesAdded': {
      const fresh = newOf(files, event.files);
      return fresh.length === 0 ? submission : { ...anew, files: [...files, ...fresh] };
    }
    case 'fileDropped':
      return { ...anew, files: changed(files, event.file, { dropped: true }) };
    case 'messagesForgotten': {
      const isKept = ({ messageKey }: { readonly messageKey: string }) => !event.messages.includes(messageKey);
      return {
        ...anew,
        content: { ...content, parts: content.parts.filter((part) => !event.messages.includes(part.of)) },
        photos: photos.filter(isKept),
        files: files.filter(isKept),
        standing: { ...standing, unmasked: null, correction: null, merges: [] },
      };
    }
  }
}

function decided(submission: Submission, event: Exclude<SubmissionEvent, ContentEvent>): Submission {
  const { standing } = submission;
  const touched = { ...submission, updatedAt: event.at };
  const anew = { ...touched, revision: submission.revision + 1 };
  const unsigned = { ...standing, signatures: [] };
  switch (event.type) {
    case 'submitted': {
      const { content, ...terms } = event.terms;
      const opened = { submittedAt: event.at, reason: null, decidedBy: null };
      return { ...touched, state: 'submitted', content, standing: { ...unsigned, ...terms, ...opened } };
    }
    case 'withdrawn':
      return { ...anew, state: 'withdrawn', standing: { ...standing, publishAt: null, correction: null } };
    case 'restored': {
      const never = { submittedAt: null, due: null, reason: null, decidedBy: null };
      return { ...anew, state: 'draft', standing: { ...unsigned, ...never } };
    }
    case 'merged': {
      const state = submission.state === 'returned' ? 'returned' : 'submitted';
      const beforeMerge = { state, decidedBy: standing.decidedBy } as const;
      const part = { decidedBy: decidedAs(event, 'merged'), mergedInto: event.into, beforeMerge };
      return { ...anew, state: 'withdrawn', standing: { ...unsigned, ...part } };
    }
    case 'parted': {
      const { mergedInto: _, beforeMerge, ...own } = unsigned;
      const { state, decidedBy } = beforeMerge ?? { state: 'submitted', decidedBy: null };
      return { ...anew, state, standing: { ...own, decidedBy } };
    }
    case 'signed': {
      const { stage, by, at, name, override } = event;
      const signature = { stage, by, at, name, ...(override ? { override } : {}) };
      const signatures = [...standing.signatures, signature];
      return { ...touched, standing: { ...standing, signatures, decidedBy: decidedAs(event, 'signed') } };
    }
    case 'approved': {
      const { by, name, at, isHeads } = event;
      const urgent = event.isUrgent ? { urgent: { by, name, at, reviewedBy: isHeads ? name : null } } : {};
      const decidedBy = decidedAs(event, 'approved');
      return { ...touched, state: 'approved', standing: { ...standing, decidedBy, ...urgent } };
    }
    case 'scheduled': {
      const { publishAt } = event;
      return { ...touched, standing: { ...standing, publishAt, decidedBy: decidedAs(event, 'scheduled') } };
    }
    case 'unscheduled':
      return {
        ...{ ...anew, ...withAsked(submission), state: 'submitted' },
        standing: { ...unsigned, publishAt: null, decidedBy: null, correction: null },
      };
    case 'takenOver': {
      const route = [...(standing.route ?? []).slice(0, standing.signatures.length), ['head' as const]];
      return { ...touched, standing: { ...standing, route } };
    }
    case 'correctionProposed':
    case 'correctionSigned':
      return proposed(touched, event);
    case 'correctionDropped':
      return { ...touched, standing: { ...standing, correction: null } };
    case 'corrected':
      return corrected(touched, event);
    case 'reviewed': {
      const { urgent } = standing;
      if (!urgent) return touched;
      return { ...touched, standing: { ...standing, urgent: { ...urgent, reviewedBy: event.name } } };
    }
    case 'returned':
    case 'rejected': {
      const { type, reason } = event;
      return { ...anew, state: type, standing: { ...unsigned, reason, decidedBy: decidedAs(event, type) } };
    }
    case 'unpublished': {
      // A pending correction of a withdrawn item ends.
      const ended = { correction: null, reason: event.reason, decidedBy: decidedAs(event, 'unpublished') };
      return { ...anew, state: 'unpublished', standing: { ...standing, ...ended } };
    }
    case 'republished': {
      const decidedBy = decidedAs(event, 'republished');
      return { ...anew, state: 'approved', standing: { ...standing, reason: null, decidedBy } };
    }
    case 'undone':
      return undone(submission, event);
    case 'published': {
      const { version, slug, shownAt } = event;
      const publication = { version, slug, at: standing.publication?.at ?? event.at, shownAt };
      return { ...touched, state: 'published', standing: { ...standing, publishAt: null, publication } };
    }
    case 'quarantined':
    case 'released':
    case 'destroyed':
      return kept(anew, event);
  }
}

/** Each proposal has its own number: a press approves the proposal that was seen, not one that replaced it. */
function proposed(
  submission: Submission,
  event: Extract<SubmissionEvent, { type: 'correctionProposed' | 'correctionSigned' }>,
): Submission {
  const { standing } = submission;
  if (event.type === 'correctionSigned') {
    const { correction } = standing;
    return correction
      ? { ...submission, standing: { ...standing, correction: { ...correction, firstBy: event.by } } }
      : submission;
  }
  const { type, files = [], ...words } = event;
  const correction = files.length > 0 ? { ...words, added: files.map(({ id }) => id) } : words;
  const proposals = (standing.proposals ?? 0) + 1;
  return { ...submission, files: [...submission.files, ...files], standing: { ...standing, correction, proposals } };
}

/** Holds, releases or destroys an item. After destruction only the fact that it existed remains. */
function kept(anew: Submission, event: Extract<SubmissionEvent, { type: 'quarantined' | 'released' | 'destroyed' }>) {
  const standing = { ...anew.standing, signatures: [] };
  switch (event.type) {
    case 'quarantined': {
      const keptFrom = event.keptFrom?.length ? { keptFrom: event.keptFrom } : {};
      const isForChairman = event.isForChairman ? { isForChairman: true } : {};
      return { ...anew, state: 'quarantined', standing: { ...standing, ...keptFrom, ...isForChairman } } as const;
    }
    case 'released': {
      const released = [...new Set([...(standing.released ?? []), ...event.why])];
      const open = { keptFrom: [], isForChairman: false, released, decidedBy: decidedAs(event, 'released') };
      return { ...anew, state: 'submitted', standing: { ...standing, ...open } } as const;
    }
    case 'destroyed': {
      const emptied = { reason: null, unmasked: null, correction: null, corrections: [], merges: [] };
      const gone = { ...standing, ...emptied, decidedBy: decidedAs(event, 'destroyed') };
      return { ...anew, state: 'destroyed', content: emptyContent, photos: [], files: [], standing: gone } as const;
    }
  }
}
