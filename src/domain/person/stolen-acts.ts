/** What an account did while it was in other hands: which acts one press takes back, and how. */

/**
 * item, question: the decision. sent: it is not on the board's desk any more. edit: the text before. correction: nobody is
 * asked for it. role, standing: as before. invitation: it opens nothing. account: the linked one is taken off again. away: the
 * substitute decides no more. mask, photo: as it looked before. release: held again. danger: it waits again.
 * statement: computed again, to be checked and approved anew. report: withdrawn. version, rule, days, section, plan, meeting, request, unit: what held before holds again.
 */
export type TakenBackAs =
  | ('item' | 'question' | 'sent' | 'edit' | 'correction' | 'role' | 'freeze' | 'lift' | 'removal')
  | ('invitation' | 'account' | 'away')
  | ('mask' | 'photo' | 'release' | 'danger')
  | ('statement' | 'report')
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
  masked: 'mask',
  'photo-blurred': 'photo',
  'photo-cropped': 'photo',
  'photo-unblurred': 'photo',
  release: 'release',
  'danger-ended': 'danger',
  correct: 'correction',
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
  'plan-move': 'plan',
  'plan-assign': 'plan',
  'meeting-propose': 'meeting',
  'meeting-call': 'meeting',
  'meeting-drop': 'meeting',
  'request-ask': 'request',
  'request-close': 'request',
  'statement-check': 'statement',
  'statement-approve': 'statement',
  'statement-pay': 'statement',
  'report-submit': 'report',
  'report-approve': 'report',
  'report-send': 'report',
  'unit-liaison': 'unit',
  'unit-member': 'unit',
};

/** Null: no press takes it back; whoever leads looks at it. */
export const takenBackAs = (action: string): TakenBackAs | null => takenBack[action] ?? null;

const mended: readonly (readonly [RegExp, 'papers' | 'sent' | 'gone' | 'registers'])[] = [
  [/^(?:statement|report|budget)-|^(?:appraised|shares-said|payee-noted)$/u, 'papers'],
  [/^(?:question-(?:answered|interimSent|clarificationAsked|handedOver)|note|danger-replied)$/u, 'sent'],
  [/^(?:destroy|merge|person-forgotten|data-deletion-granted)$/u, 'gone'],
  [/^(?:violation|praise|action|meeting|plan|request)-/u, 'registers'],
];

/** Where no press takes it back: which way there is, for whoever leads. */
export const mendedIn = (action: string): 'papers' | 'sent' | 'gone' | 'registers' | 'none' =>
  takenBackAs(action) === null ? (mended.find(([pattern]) => pattern.test(action))?.[1] ?? 'none') : 'none';

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
