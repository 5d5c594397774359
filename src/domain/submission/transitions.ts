/** The life of a submission on one screen. Buttons, tests and the README's diagram read this table. */
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

/** What moves an item through the table below. */
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
  // 'approved': the last signature of the route is there.
  // A document that was read late may have to be held.
  approved: {
    publish: 'published',
    quarantine: 'quarantined',
    undo: 'submitted',
    review: 'approved',
    // Until its hour has come.
    schedule: 'approved',
    unschedule: 'submitted',
    withdraw: 'withdrawn',
    // Its author has seen that something is wrong in it.
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
  // On its way to the portal again.
  unpublished: { republish: 'approved', undo: 'approved' },
  // Out of every screen but the head's.
  quarantined: { release: 'submitted', destroy: 'destroyed' },
  rejected: { undo: 'submitted' },
  // Its author took it back, and wants it again.
  withdrawn: { restore: 'draft' },
  destroyed: {},
} as const satisfies Record<SubmissionState, Partial<Record<CommandType, SubmissionState>>>;

export const submissionStates = Object.keys(transitions) as readonly SubmissionState[];

/** Where a command leads from here, or null: not possible. */
export const destination = (state: SubmissionState, command: CommandType): SubmissionState | null => {
  const row: Partial<Record<CommandType, SubmissionState>> = transitions[state];
  return row[command] ?? null;
};

/** It is the author's turn: not sent yet, or sent back. */
export const isWithAuthor = (state: SubmissionState | undefined): boolean => state === 'draft' || state === 'returned';

/** States in which the author may still change the content. */
export const isOpenToAuthor = (state: SubmissionState): boolean => isWithAuthor(state) || state === 'submitted';
