/** What an account did while it was in other hands: which acts one press takes back, and how. */

/**
 * item, question: the decision. role: the role before. freeze: the person is let in again. invitation: it opens nothing.
 * account: the linked one is taken off again. away: the substitute decides no more.
 */
export type TakenBackAs = 'item' | 'question' | 'role' | 'freeze' | 'invitation' | 'account' | 'away';

const takenBack: Readonly<Record<string, TakenBackAs>> = {
  approve: 'item',
  override: 'item',
  hasten: 'item',
  schedule: 'item',
  return: 'item',
  adjust: 'item',
  reject: 'item',
  unpublish: 'item',
  republish: 'item',
  approveCorrection: 'item',
  'question-assigned': 'question',
  'question-approved': 'question',
  'question-sentBack': 'question',
  'question-redirected': 'question',
  'question-closed': 'question',
  'role-changed': 'role',
  'person-frozen': 'freeze',
  invited: 'invitation',
  'accounts-joined': 'account',
  away: 'away',
};

/** Null: no press takes it back; whoever leads looks at it. */
export const takenBackAs = (action: string): TakenBackAs | null => takenBack[action] ?? null;

/** Acts that decide something: what a thief would want an account for. */
export const isDecision = (action: string): boolean => {
  const as = takenBackAs(action);
  return as === 'item' || as === 'question' || as === 'role' || action === 'person-removed';
};

/** Of looking and of getting in: no act that somebody would take back, nor one that tells of a thief. */
const idle =
  /^(?:refused-|board-|pin-|code|data-|undertaking-accepted|phone-kept|called|draft-|hand-overs-read|person-forgotten|submitted|withdrawn)/u;

/** What whoever leads reads about a stolen account. */
export const isWorthReading = (action: string): boolean => !idle.test(action);

/** How far back it is looked. */
export const lookedBackMs = 14 * 24 * 3_600_000;
