/** Acts of a stolen account: which of them one press undoes, and how. */

/**
 * How an act is undone. item, question: the decision. sent: the item leaves the board's queue. edit: the earlier text returns.
 * correction: the request for a signature is cancelled. role, freeze, lift, removal: as before. invitation: it becomes invalid.
 * account: the linked account is removed. away: the substitution ends. mask, photo: the earlier look returns. release: held
 * again. danger: open again. statement: it is computed again, to be checked and approved anew. report: withdrawn. version, rule,
 * days, section, plan, meeting, request, unit: the earlier version applies again.
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

/** Null: one press cannot undo it; the board's leaders look into it. */
export const takenBackAs = (action: string): TakenBackAs | null => takenBack[action] ?? null;

const mended: readonly (readonly [RegExp, 'papers' | 'sent' | 'gone' | 'registers'])[] = [
  [/^(?:statement|report|budget)-|^(?:appraised|shares-said|payee-noted)$/u, 'papers'],
  [/^(?:question-(?:answered|interimSent|clarificationAsked|handedOver)|note|danger-replied)$/u, 'sent'],
  [/^(?:destroy|merge|person-forgotten|data-deletion-granted)$/u, 'gone'],
  [/^(?:violation|praise|action|meeting|plan|request)-/u, 'registers'],
];

/** Where the leaders can repair an act that one press cannot undo. */
export const repairPlaceOf = (action: string): 'papers' | 'sent' | 'gone' | 'registers' | 'none' =>
  takenBackAs(action) === null ? (mended.find(([pattern]) => pattern.test(action))?.[1] ?? 'none') : 'none';

/** True for acts that decide something: the likely purpose of stealing an account. */
export const isDecision = (action: string): boolean => {
  const as = takenBackAs(action);
  return as === 'item' || as === 'question' || as === 'role' || action === 'person-removed';
};

/** Acts of reading and signing in: they need no undoing and do not indicate a thief. */
const idle =
  /^(?:refused-|board-|pin-(?!reset)|code|data-deletion-prolonged|undertaking-accepted|regulation-read|phone-kept|called|draft-|hand-overs-read|person-forgotten)/u;

/** True for acts that the leaders see in the report about a stolen account. */
export const isWorthReading = ({ action }: { readonly action: string }): boolean => !idle.test(action);

/** How far back the report goes. */
export const lookedBackMs = 14 * 24 * 3_600_000;
