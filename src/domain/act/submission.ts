/** All acts on an item, in the order of their buttons on a card. */
import { canBeMasked } from '../checks/can-be-masked.ts';
import type { Finding } from '../checks/check.ts';
import { proposalsIn } from '../checks/writing.ts';
import type { Sentence } from '../facts.ts';
import type { Command } from '../submission/decide.ts';
import type { FourEyes } from '../submission/four-eyes.ts';
import { lateness, objection, objectionToEdit, objectionToUnmask, objectionToView } from '../submission/permissions.ts';
import { isSensitive } from '../submission/sensitive.ts';
import type { Submission } from '../submission/submission.ts';
import { type CommandType, destination, isOpenToAuthor } from '../submission/transitions.ts';
import type { Ward } from '../ward.ts';
import { type Act, type ActInput, actNamed, actsOf } from './act.ts';

/** An item with what else its rules examine. */
export interface ItemInReview {
  readonly submission: Submission;
  /** People involved in the item, and whether another person can sign it. */
  readonly eyes: FourEyes;
  /** Findings of the checks on this revision. */
  readonly findings: readonly Finding[];
  readonly ward: Pick<Ward, 'sensitive'>;
}

type Rule = Act<ItemInReview, Command>['isOpen'];

/** Asks the transition table and the permissions; runs no command. */
const asCommand =
  (command: CommandType): Rule =>
  ({ submission, eyes }, actor) =>
    destination(submission.state, command) !== null && objection(submission, command, actor, eyes) === null;

/** For one minute after the decision, for the person who took it. */
const mayUndo: Rule = (item, actor, now) =>
  asCommand('undo')(item, actor, now) && lateness(item.submission, now) === null;

const mayEdit: Rule = ({ submission }, actor) =>
  submission.state === 'submitted' && objectionToEdit(submission, actor) === null;

const isAuthors: Rule = ({ submission }, actor) =>
  submission.authorId === actor.person && actor.status === 'active' && isOpenToAuthor(submission.state);

const isDraft: Rule = (item, actor, now) => isAuthors(item, actor, now) && item.submission.state !== 'submitted';

const isWardsSensitive = ({ submission, ward }: ItemInReview): boolean => isSensitive(submission, ward.sensitive);

const row = actsOf<ItemInReview, Command>()({ noun: 'submission' });

/** A command that needs only the revision that was seen. */
const pressed = <Type extends CommandType>(type: Type) => ({
  isOpen: asCommand(type),
  command: ({ revision }: ActInput) => ({ type, revision }),
});

export const submissionActs = [
  row('approve', 'approve', { letter: 'D', line: 1, isSensitive: isWardsSensitive, ...pressed('approve') }),
  row('override', 'override', { letter: 'Q', line: 1, isSensitive: isWardsSensitive, ...pressed('override') }),
  // The urgent procedure is rare: it is offered in the menu below **Sửa**, and can be typed.
  row('hasten', 'hasten', { letter: 'E', isSensitive: isWardsSensitive, ...pressed('hasten') }),
  row('review', 'review', pressed('review')),
  row('schedule', 'schedule', {
    letter: 'H',
    needs: 'date',
    isSensitive: isWardsSensitive,
    isOpen: asCommand('schedule'),
  }),
  // On the head's card while another person's signature is awaited.
  row('takeOver', 'takeOver', { letter: 'W', line: 1, ...pressed('takeOver') }),
  row('adjust', 'adjust', {
    letter: 'P',
    needs: 'reason',
    reasons: ['basis', 'form', 'authority'],
    isOpen: asCommand('return'),
    command: ({ revision, reason }) => ({ type: 'return', revision, reason, isLegal: true }),
  }),
  row('note', 'note', {
    letter: 'V',
    needs: 'words',
    isOpen: ({ submission }, actor) =>
      !['draft', 'withdrawn', 'destroyed', 'quarantined'].includes(submission.state) &&
      objectionToEdit(submission, actor) === null,
  }),
  row('reclassify', 'reclassify', { letter: 'F', needs: 'words', isOpen: mayEdit }),
  row('merge', 'merge', { letter: 'N', needs: 'words', isOpen: mayEdit }),
  // Open until the item is decided: a mistaken merge is undone as a whole.
  row('unmerge', 'unmerge', {
    isOpen: (item, actor, now) => mayEdit(item, actor, now) && (item.submission.standing.merges ?? []).length > 0,
  }),
  row('return', 'return', {
    letter: 'T',
    needs: 'reason',
    reasons: ['facts', 'photo', 'source', 'wording'],
    line: 2,
    isOpen: asCommand('return'),
    command: ({ revision, reason }) => ({ type: 'return', revision, reason }),
  }),
  row('reject', 'reject', {
    letter: 'K',
    needs: 'reason',
    reasons: ['unfit', 'duplicate', 'late', 'unverified'],
    line: 2,
    isOpen: asCommand('reject'),
    command: ({ revision, reason }) => ({ type: 'reject', revision, reason }),
  }),
  row('edit', 'mend', { label: 'choice-edit', letter: 'S', needs: 'words', line: 3, isOpen: mayEdit }),
  row('view', 'view', {
    letter: 'X',
    line: 3,
    isOpen: ({ submission }, actor) => objectionToView(submission, actor) === null,
  }),
  // The sentence that explains the due date: by which rule, from when, counting which days.
  row('whyDue', 'whyDue', {
    line: 3,
    isSpare: true,
    isOpen: ({ submission }, actor) => objectionToView(submission, actor) === null,
  }),
  row('mask', 'mask', {
    letter: 'M',
    line: 4,
    isOpen: (item, actor, now) => mayEdit(item, actor, now) && canBeMasked(item.findings),
  }),
  row('unmask', 'unmask', {
    label: 'choice-undo',
    line: 6,
    isOpen: (item, actor, now) => mayEdit(item, actor, now) && objectionToUnmask(item.submission, actor, now) === null,
  }),
  row('respell', 'respell', {
    letter: 'A',
    line: 4,
    isOpen: (item, actor, now) =>
      (isDraft(item, actor, now) || mayEdit(item, actor, now)) && proposalsIn(item.findings).length > 0,
  }),
  row('unpublish', 'unpublish', {
    letter: 'G',
    needs: 'reason',
    reasons: ['consent', 'wrong', 'asked'],
    line: 5,
    isOpen: asCommand('unpublish'),
    command: ({ revision, reason }) => ({ type: 'unpublish', revision, reason }),
  }),
  row('correct', 'correct', { letter: 'C', needs: 'words', line: 6, isOpen: asCommand('correct') }),
  row('approveCorrection', 'correctYes', {
    label: 'choice-approve-correction',
    letter: 'Y',
    line: 7,
    isSensitive: isWardsSensitive,
    ...pressed('approveCorrection'),
  }),
  row('dropCorrection', 'correctNo', {
    label: 'choice-drop-correction',
    letter: 'Z',
    line: 7,
    ...pressed('dropCorrection'),
  }),
  row('unschedule', 'unschedule', { letter: 'B', line: 5, ...pressed('unschedule') }),
  row('republish', 'republish', { letter: 'L', line: 5, isSensitive: isWardsSensitive, ...pressed('republish') }),
  row('undo', 'undo', { letter: 'U', line: 6, ...pressed('undo'), isOpen: mayUndo }),
  row('release', 'release', { isOpen: asCommand('release') }),
  row('destroy', 'destroy', pressed('destroy')),
  // Acts of the author.
  row('declare', 'kids', { label: 'choice-children-none', isOpen: isAuthors }),
  row('send', 'send', { isOpen: asCommand('submit') }),
  row('fill', 'edit', { needs: 'words', isOpen: isDraft }),
  row('resume', 'resume', {
    label: 'choice-mend',
    isOpen: (item, actor, now) => isAuthors(item, actor, now) && item.submission.state === 'returned',
  }),
  row('cancel', 'cancel', { needs: 'certainty', isOpen: asCommand('withdraw') }),
  row('withdraw', 'withdraw', { isOpen: asCommand('withdraw') }),
  row('restore', 'restore', { label: 'choice-undo', isOpen: asCommand('restore') }),
] as const satisfies readonly Act<ItemInReview, Command>[];

export type SubmissionAct = (typeof submissionActs)[number];
export type SubmissionActName = SubmissionAct['name'];
export type SubmissionPress = SubmissionAct['press'];

/** Acts that need a reason. */
export type ActWithReason = Extract<SubmissionAct, { readonly needs: 'reason' }>['name'];

/**
 * Acts that harm a person's interest. A free-text line never triggers them, only a press, a form, or a code that names the act.
 */
export const adverseActs = ['reject', 'unpublish'] as const satisfies readonly ActWithReason[];
/** An act that requires a press, a code or a form that names it. */
export type HurtingAct = (typeof adverseActs)[number];
/** True if the act is in `adverseActs`, so that free text does not trigger it. */
export const isHurting = (act: string): act is HurtingAct => adverseActs.some((each) => each === act);

/** Suggested reasons of each act. The author reads the same words. */
export const reasons: Readonly<Record<ActWithReason, readonly string[]>> = {
  return: actNamed(submissionActs, 'return').reasons,
  reject: actNamed(submissionActs, 'reject').reasons,
  unpublish: actNamed(submissionActs, 'unpublish').reasons,
  adjust: actNamed(submissionActs, 'adjust').reasons,
};

/** Acts that can be typed with a code. */
export type LetteredAct = Exclude<SubmissionAct, { readonly letter: null }>;

/** Acts with a button on the card. */
export const boardActs: readonly SubmissionAct[] = submissionActs.filter(({ line }) => line !== null);

/** Reasons for changing the category. The author gets the reason together with the new due date. */
export const reclassifyReasons = ['content', 'clock'] as const;

/** A reason from the records: a listed one by its key, otherwise the words that were written. */
export const notedReason = (noted: string): Sentence | string =>
  [...Object.values(reasons).flat(), ...reclassifyReasons].includes(noted) ? { key: `reason-${noted}` } : noted;
