/** State machine of a submission. Buttons, tests and the README's diagram read this table. */
export type SubmissionState =
  | 'draft'
  | 'submitted'
  | 'returned'
  | 'approved'
  | 'published'
  | 'unpublished'
  | 'quarantined'
  | 'rejected'
  | 'withdrawn'
  | 'destroyed';

/** Commands that move an item through the table below. */
export type CommandType =
  | 'submit'
  | 'withdraw'
  | 'restore'
  | 'approve'
  | 'override'
  | 'return'
  | 'reject'
  | 'quarantine'
  | 'schedule'
  | 'unschedule'
  | 'takeOver'
  | 'publish'
  | 'correct'
  | 'approveCorrection'
  | 'dropCorrection'
  | 'unpublish'
  | 'republish'
  | 'undo'
  | 'hasten'
  | 'review'
  | 'release'
  | 'destroy';

export const transitions = {
  draft: { submit: 'submitted', withdraw: 'withdrawn' },
  submitted: {
    approve: 'approved',
    hasten: 'approved',
    override: 'approved',
    schedule: 'approved',
    takeOver: 'submitted',
    return: 'returned',
    reject: 'rejected',
    quarantine: 'quarantined',
    withdraw: 'withdrawn',
    undo: 'submitted',
  },
  returned: { submit: 'submitted', withdraw: 'withdrawn', undo: 'submitted' },
  // `approved`: the last signature of the route was given.
  // A document whose text was read late may still have to be held.
  approved: {
    publish: 'published',
    quarantine: 'quarantined',
    undo: 'submitted',
    review: 'approved',
    // Until the publication time.
    schedule: 'approved',
    unschedule: 'submitted',
    withdraw: 'withdrawn',
    // The author noticed an error in it.
    correct: 'approved',
    approveCorrection: 'approved',
    dropCorrection: 'approved',
  },
  published: {
    correct: 'published',
    approveCorrection: 'published',
    dropCorrection: 'published',
    unpublish: 'unpublished',
    undo: 'submitted',
    review: 'published',
  },
  // About to be published again.
  unpublished: { republish: 'approved', undo: 'approved' },
  // Hidden from everyone but the head.
  quarantined: { release: 'submitted', destroy: 'destroyed' },
  rejected: { undo: 'submitted' },
  // Withdrawn by its author, who can restore it.
  withdrawn: { restore: 'draft' },
  destroyed: {},
} as const satisfies Record<SubmissionState, Partial<Record<CommandType, SubmissionState>>>;

export const submissionStates = Object.keys(transitions) as readonly SubmissionState[];

/** The state that a command leads to; null: not possible. */
export const destination = (state: SubmissionState, command: CommandType): SubmissionState | null => {
  const row: Partial<Record<CommandType, SubmissionState>> = transitions[state];
  return row[command] ?? null;
};

/** True if the author has to act: not submitted yet, or returned. */
export const isWithAuthor = (state: SubmissionState | undefined): boolean => state === 'draft' || state === 'returned';

/** States in which the author may still change the content. */
export const isOpenToAuthor = (state: SubmissionState): boolean => isWithAuthor(state) || state === 'submitted';
