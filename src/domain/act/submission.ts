/** Every act on an item, top to bottom as the buttons stand on a card. */
import { canBeMasked } from '../checks/can-be-masked.ts';
import type { Finding } from '../checks/check.ts';
import { proposalsIn } from '../checks/writing.ts';
import type { Sentence } from '../facts.ts';
import type { Command } from '../submission/decide.ts';
import type { FourEyes } from '../submission/four-eyes.ts';
import { lateness, objection, objectionToEdit, objectionToView } from '../submission/permissions.ts';
import { isSensitive } from '../submission/sensitive.ts';
import type { Submission } from '../submission/submission.ts';
import { type CommandType, destination, isOpenToAuthor } from '../submission/transitions.ts';
import type { Ward } from '../ward.ts';
import { type Act, actNamed, never } from './act.ts';

/** An item, and what its rules look at beside it. */
export interface ItemInReview {
  readonly submission: Submission;
  /** Who has a part in it, and whether anybody else can sign. */
  readonly eyes: FourEyes;
  /** What the checks say of this revision. */
  readonly findings: readonly Finding[];
  readonly ward: Pick<Ward, 'sensitive'>;
}

type Rule = Act<ItemInReview, Command>['isOpen'];

/** The table and the permissions answer; nothing is tried. */
const asCommand =
  (command: CommandType): Rule =>
  ({ submission, eyes }, actor) =>
    destination(submission.state, command) !== null && objection(submission, command, actor, eyes) === null;

/** For a minute after the decision, for whoever took it. */
const mayUndo: Rule = (item, actor, now) =>
  asCommand('undo')(item, actor, now) && lateness(item.submission, now) === null;

const mayEdit: Rule = ({ submission }, actor) =>
  submission.state === 'submitted' && objectionToEdit(submission, actor) === null;

const isAuthors: Rule = ({ submission }, actor) =>
  submission.authorId === actor.person && actor.status === 'active' && isOpenToAuthor(submission.state);

const isDraft: Rule = (item, actor, now) => isAuthors(item, actor, now) && item.submission.state !== 'submitted';

export const submissionActs = [
  {
    noun: 'submission',
    name: 'approve',
    label: 'choice-approve',
    press: 'approve',
    letter: 'D',
    needs: 'nothing',
    line: 1,
    isSensitive: ({ submission, ward }) => isSensitive(submission, ward.sensitive),
    isOpen: asCommand('approve'),
    command: ({ revision }) => ({ type: 'approve', revision }),
  },
  {
    noun: 'submission',
    name: 'override',
    label: 'choice-override',
    press: 'override',
    letter: 'Q',
    needs: 'nothing',
    line: 1,
    isSensitive: ({ submission, ward }) => isSensitive(submission, ward.sensitive),
    isOpen: asCommand('override'),
    command: ({ revision }) => ({ type: 'override', revision }),
  },
  {
    noun: 'submission',
    name: 'hasten',
    label: 'choice-hasten',
    press: 'hasten',
    letter: 'E',
    needs: 'nothing',
    // Few items have this road: it stands in the menu below **Sửa**, and is typed.
    line: null,
    isSensitive: ({ submission, ward }) => isSensitive(submission, ward.sensitive),
    isOpen: asCommand('hasten'),
    command: ({ revision }) => ({ type: 'hasten', revision }),
  },
  {
    noun: 'submission',
    name: 'review',
    label: 'choice-review',
    press: 'review',
    letter: null,
    needs: 'nothing',
    line: null,
    isSensitive: never,
    isOpen: asCommand('review'),
    command: ({ revision }) => ({ type: 'review', revision }),
  },
  {
    noun: 'submission',
    name: 'schedule',
    label: 'choice-schedule',
    press: 'schedule',
    letter: 'H',
    needs: 'date',
    line: null,
    isSensitive: ({ submission, ward }) => isSensitive(submission, ward.sensitive),
    isOpen: asCommand('schedule'),
    command: null,
  },
  {
    noun: 'submission',
    name: 'takeOver',
    label: 'choice-take-over',
    press: 'takeOver',
    letter: null,
    needs: 'nothing',
    line: null,
    isSensitive: never,
    isOpen: asCommand('takeOver'),
    command: ({ revision }) => ({ type: 'takeOver', revision }),
  },
  {
    noun: 'submission',
    name: 'adjust',
    label: 'choice-adjust',
    press: 'adjust',
    letter: 'P',
    needs: 'reason',
    reasons: ['basis', 'form', 'authority'],
    line: null,
    isSensitive: never,
    isOpen: asCommand('return'),
    command: ({ revision, reason }) => ({ type: 'return', revision, reason, isLegal: true }),
  },
  {
    noun: 'submission',
    name: 'note',
    label: 'choice-note',
    press: 'note',
    letter: 'V',
    needs: 'words',
    line: null,
    isSensitive: never,
    isOpen: ({ submission }, actor) =>
      !['draft', 'withdrawn', 'destroyed', 'quarantined'].includes(submission.state) &&
      objectionToEdit(submission, actor) === null,
    command: null,
  },
  {
    noun: 'submission',
    name: 'reclassify',
    label: 'choice-reclassify',
    press: 'reclassify',
    letter: 'F',
    needs: 'words',
    line: null,
    isSensitive: never,
    isOpen: mayEdit,
    command: null,
  },
  {
    noun: 'submission',
    name: 'merge',
    label: 'choice-merge',
    press: 'merge',
    letter: 'N',
    needs: 'words',
    line: null,
    isSensitive: never,
    isOpen: mayEdit,
    command: null,
  },
  {
    noun: 'submission',
    name: 'return',
    label: 'choice-return',
    press: 'return',
    letter: 'T',
    needs: 'reason',
    reasons: ['facts', 'photo', 'source', 'wording'],
    line: 2,
    isSensitive: never,
    isOpen: asCommand('return'),
    command: ({ revision, reason }) => ({ type: 'return', revision, reason }),
  },
  {
    noun: 'submission',
    name: 'reject',
    label: 'choice-reject',
    press: 'reject',
    letter: 'K',
    needs: 'reason',
    reasons: ['unfit', 'duplicate', 'late', 'unverified'],
    line: 2,
    isSensitive: never,
    isOpen: asCommand('reject'),
    command: ({ revision, reason }) => ({ type: 'reject', revision, reason }),
  },
  {
    noun: 'submission',
    name: 'edit',
    label: 'choice-edit',
    press: 'mend',
    letter: 'S',
    needs: 'words',
    line: 3,
    isSensitive: never,
    isOpen: mayEdit,
    command: null,
  },
  {
    noun: 'submission',
    name: 'view',
    label: 'choice-view',
    press: 'view',
    letter: 'X',
    needs: 'nothing',
    line: 3,
    isSensitive: never,
    isOpen: ({ submission }, actor) => objectionToView(submission, actor) === null,
    command: null,
  },
  {
    noun: 'submission',
    name: 'mask',
    label: 'choice-mask',
    press: 'mask',
    letter: 'M',
    needs: 'nothing',
    line: 4,
    isSensitive: never,
    isOpen: (item, actor, now) => mayEdit(item, actor, now) && canBeMasked(item.findings),
    command: null,
  },
  {
    noun: 'submission',
    name: 'respell',
    label: 'choice-respell',
    press: 'respell',
    letter: 'A',
    needs: 'nothing',
    line: 4,
    isSensitive: never,
    isOpen: (item, actor, now) =>
      (isDraft(item, actor, now) || mayEdit(item, actor, now)) && proposalsIn(item.findings).length > 0,
    command: null,
  },
  {
    noun: 'submission',
    name: 'unpublish',
    label: 'choice-unpublish',
    press: 'unpublish',
    letter: 'G',
    needs: 'reason',
    reasons: ['consent', 'wrong', 'asked'],
    line: 5,
    isSensitive: never,
    isOpen: asCommand('unpublish'),
    command: ({ revision, reason }) => ({ type: 'unpublish', revision, reason }),
  },
  {
    noun: 'submission',
    name: 'correct',
    label: 'choice-correct',
    press: 'correct',
    letter: 'C',
    needs: 'words',
    line: 6,
    isSensitive: never,
    isOpen: asCommand('correct'),
    command: null,
  },
  {
    noun: 'submission',
    name: 'approveCorrection',
    label: 'choice-approve-correction',
    press: 'correctYes',
    letter: 'Y',
    needs: 'nothing',
    line: 7,
    isSensitive: never,
    isOpen: asCommand('approveCorrection'),
    command: ({ revision }) => ({ type: 'approveCorrection', revision }),
  },
  {
    noun: 'submission',
    name: 'dropCorrection',
    label: 'choice-drop-correction',
    press: 'correctNo',
    letter: 'Z',
    needs: 'nothing',
    line: 7,
    isSensitive: never,
    isOpen: asCommand('dropCorrection'),
    command: ({ revision }) => ({ type: 'dropCorrection', revision }),
  },
  {
    noun: 'submission',
    name: 'unschedule',
    label: 'choice-unschedule',
    press: 'unschedule',
    letter: 'B',
    needs: 'nothing',
    line: 5,
    isSensitive: never,
    isOpen: asCommand('unschedule'),
    command: ({ revision }) => ({ type: 'unschedule', revision }),
  },
  {
    noun: 'submission',
    name: 'republish',
    label: 'choice-republish',
    press: 'republish',
    letter: 'L',
    needs: 'nothing',
    line: 5,
    // Its words were approved as they are, where the ward asks for more than a press with that.
    isSensitive: never,
    isOpen: asCommand('republish'),
    command: ({ revision }) => ({ type: 'republish', revision }),
  },
  {
    noun: 'submission',
    name: 'undo',
    label: 'choice-undo',
    press: 'undo',
    letter: 'U',
    needs: 'nothing',
    line: 6,
    isSensitive: never,
    isOpen: mayUndo,
    command: ({ revision }) => ({ type: 'undo', revision }),
  },
  {
    noun: 'submission',
    name: 'release',
    label: 'choice-release',
    press: 'release',
    letter: null,
    needs: 'nothing',
    line: null,
    isSensitive: never,
    isOpen: asCommand('release'),
    command: null,
  },
  {
    noun: 'submission',
    name: 'destroy',
    label: 'choice-destroy',
    press: 'destroy',
    letter: null,
    needs: 'nothing',
    line: null,
    isSensitive: never,
    isOpen: asCommand('destroy'),
    command: ({ revision }) => ({ type: 'destroy', revision }),
  },
  // The author's own.
  {
    noun: 'submission',
    name: 'declare',
    label: 'choice-children-none',
    press: 'kids',
    letter: null,
    needs: 'nothing',
    line: null,
    isSensitive: never,
    isOpen: isAuthors,
    command: null,
  },
  {
    noun: 'submission',
    name: 'send',
    label: 'choice-send',
    press: 'send',
    letter: null,
    needs: 'nothing',
    line: null,
    isSensitive: never,
    isOpen: asCommand('submit'),
    command: null,
  },
  {
    noun: 'submission',
    name: 'fill',
    label: 'choice-edit',
    press: 'edit',
    letter: null,
    needs: 'words',
    line: null,
    isSensitive: never,
    isOpen: isDraft,
    command: null,
  },
  {
    noun: 'submission',
    name: 'resume',
    label: 'choice-mend',
    press: 'resume',
    letter: null,
    needs: 'nothing',
    line: null,
    isSensitive: never,
    isOpen: (item, actor, now) => isAuthors(item, actor, now) && item.submission.state === 'returned',
    command: null,
  },
  {
    noun: 'submission',
    name: 'cancel',
    label: 'choice-cancel',
    press: 'cancel',
    letter: null,
    needs: 'certainty',
    line: null,
    isSensitive: never,
    isOpen: asCommand('withdraw'),
    command: null,
  },
  {
    noun: 'submission',
    name: 'withdraw',
    label: 'choice-withdraw',
    press: 'withdraw',
    letter: null,
    needs: 'nothing',
    line: null,
    isSensitive: never,
    isOpen: asCommand('withdraw'),
    command: null,
  },
] as const satisfies readonly Act<ItemInReview, Command>[];

export type SubmissionAct = (typeof submissionActs)[number];
export type SubmissionActName = SubmissionAct['name'];
export type SubmissionPress = SubmissionAct['press'];

/** Those that are decided with a reason. */
export type ActWithReason = Extract<SubmissionAct, { readonly needs: 'reason' }>['name'];

/** Why: the author reads the same words. */
export const reasons: Readonly<Record<ActWithReason, readonly string[]>> = {
  return: actNamed(submissionActs, 'return').reasons,
  reject: actNamed(submissionActs, 'reject').reasons,
  unpublish: actNamed(submissionActs, 'unpublish').reasons,
  adjust: actNamed(submissionActs, 'adjust').reasons,
};

/** Those that can be typed with a code. */
export type LetteredAct = Exclude<SubmissionAct, { readonly letter: null }>;

/** Those with a place on a card. */
export const boardActs: readonly SubmissionAct[] = submissionActs.filter(({ line }) => line !== null);

/** Why another category is the right one: the author reads it with the day that moves. */
export const reclassifyReasons = ['content', 'clock'] as const;

/** A reason as records keep it: one of the lists by its name, else words of somebody's own. */
export const notedReason = (noted: string): Sentence | string =>
  [...Object.values(reasons).flat(), ...reclassifyReasons].includes(noted) ? { key: `reason-${noted}` } : noted;
