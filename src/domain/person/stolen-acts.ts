/** What an account did while it was in other hands: which acts one press takes back, and how. */

/**
 * item, question: the decision. sent: it is not on the board's desk any more. edit: the text before. correction: nobody is
 * asked for it. role, standing: as before. invitation: it opens nothing. revoked: it opens again. account: the linked one is taken off again. away: the
 * substitute decides no more. version, rule, days, section, plan, meeting, request, unit: what held before holds again.
 */
export type TakenBackAs =
  | ('item' | 'question' | 'sent' | 'edit' | 'correction' | 'role' | 'freeze' | 'lift' | 'removal')
  | ('invitation' | 'revoked' | 'account' | 'away')
  | ('version' | 'rule' | 'days' | 'section' | 'plan' | 'meeting' | 'request' | 'unit');

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
  submitted: 'sent',
  edited: 'edit',
  correct: 'correction',
  'question-assigned': 'question',
  'question-approved': 'question',
  'question-sentBack': 'question',
  'question-redirected': 'question',
  'question-closed': 'question',
  'role-changed': 'role',
  'person-frozen': 'freeze',
  invited: 'invitation',
  'invitation-revoked': 'revoked',
  'accounts-joined': 'account',
  away: 'away',
  'person-unfrozen': 'lift',
  'person-removed': 'removal',
  'process-changed': 'version',
  'undertaking-changed': 'version',
  'template-kept': 'version',
  'template-dropped': 'version',
  'rule-proposed': 'rule',
  'rule-adopted': 'rule',
  'days-changed': 'days',
  'section-edited': 'section',
  'plan-add': 'plan',
  'plan-drop': 'plan',
  'meeting-propose': 'meeting',
  'meeting-call': 'meeting',
  'meeting-drop': 'meeting',
  'request-ask': 'request',
  'request-close': 'request',
  'unit-liaison': 'unit',
  'unit-member': 'unit',
};

/** Null: no press takes it back; whoever leads looks at it. */
export const takenBackAs = (action: string): TakenBackAs | null => takenBack[action] ?? null;

/**
 * Of acts that no press takes back: why, and who puts them right. A paper of money or a report has been signed by others and
 * goes on by a new version; what was heard of a violation stays on record; a cry that was ended, a secret that was read, can't be undone.
 */
export type LeftTo = 'money' | 'report' | 'violation' | 'danger' | 'secrecy' | 'plan' | 'mask';

const leftTo: readonly (readonly [RegExp, LeftTo])[] = [
  [/^(?:statement|budget)-|^(?:payee-noted|appraised)$/u, 'money'],
  [/^report-|^action-/u, 'report'],
  [/^violation-/u, 'violation'],
  [/^danger-/u, 'danger'],
  [/^secrecy-/u, 'secrecy'],
  [/^plan-(?!add$|drop$)/u, 'plan'],
  [/^masked$/u, 'mask'],
];

/** Null: a press takes it back, or nothing is known but its code. */
export const leftToWhom = (action: string): LeftTo | null =>
  takenBackAs(action) === null ? (leftTo.find(([those]) => those.test(action))?.[1] ?? null) : null;

/** Acts that decide something: what a thief would want an account for. */
export const isDecision = (action: string): boolean => {
  const as = takenBackAs(action);
  return as === 'item' || as === 'question' || as === 'role' || action === 'person-removed';
};

/** Of looking and of getting in: no act that somebody would take back, nor one that tells of a thief. */
const idle =
  /^(?:refused-|board-|pin-(?!reset)|code|data-deletion-prolonged|undertaking-accepted|regulation-read|phone-kept|called|draft-|hand-overs-read|person-forgotten)/u;

/** What whoever leads reads about a stolen account. */
export const isWorthReading = ({ action }: { readonly action: string }): boolean => !idle.test(action);

/** How far back it is looked. */
export const lookedBackMs = 14 * 24 * 3_600_000;
