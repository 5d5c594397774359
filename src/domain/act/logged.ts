/**
 * Audit entries shown for "ai đã làm gì" (who did what): acts of the board and its contributors on items, questions, people and
 * days.
 */

const logged: readonly string[] = [
  ...['submitted', 'edited', 'approve', 'override', 'hasten', 'schedule', 'return', 'adjust', 'reject', 'unpublish'],
  ...['republish', 'approveCorrection', 'correct', 'undo', 'question-assigned', 'question-drafted'],
  ...['question-approved', 'question-sentBack', 'question-redirected', 'question-closed', 'role-changed'],
  ...[
    'person-frozen',
    'person-unfrozen',
    'person-removed',
    'invited',
    'away',
    'process-changed',
    'days-changed',
    'days-numbered',
  ],
];

/** True for these entries. Letters, danger cases and secrecy are excluded, because the reader may be the person they concern. */
export const isLogged = (action: string): boolean => logged.includes(action);
