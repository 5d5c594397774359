/** Which entries of the audit chain answer "ai đã làm gì": what the board and its contributors did with items and questions. */

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

/** Letters, dangers and secrecy are not among them: who is spoken of there may be the one who asks. */
export const isLogged = (action: string): boolean => logged.includes(action);
