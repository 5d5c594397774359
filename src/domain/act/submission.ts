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
import { type Act, type ActInput, actNamed, never } from './act.ts';

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

const isWardsSensitive = ({ submission, ward }: ItemInReview): boolean => isSensitive(submission, ward.sensitive);

/** What most acts are: a press without more, off the card, allowed everywhere, by a use case of its own. */
const common = {
  noun: 'submission',
  letter: null,
  needs: 'nothing',
  line: null,
  isSensitive: never,
  command: null,
} as const;

/** A command that needs nothing but the revision that was seen. */
const pressed = <Type extends CommandType>(type: Type) => ({
  isOpen: asCommand(type),
  command: ({ revision }: ActInput) => ({ type, revision }),
});

export const submissionActs = [
  {
    ...common,
    name: 'approve',
    label: 'choice-approve',
    press: 'approve',
    letter: 'D',
    line: 1,
    isSensitive: isWardsSensitive,
    ...pressed('approve'),
  },
  {
    ...common,
    name: 'override',
    label: 'choice-override',
    press: 'override',
    letter: 'Q',
    line: 1,
    isSensitive: isWardsSensitive,
    ...pressed('override'),
  },
  {
    ...common,
    name: 'hasten',
    label: 'choice-hasten',
    press: 'hasten',
    letter: 'E',
    // Few items have this road: it stands in the menu below **Sửa**, and is typed.
    isSensitive: isWardsSensitive,
    ...pressed('hasten'),
  },
  {
    ...common,
    name: 'review',
    label: 'choice-review',
    press: 'review',
    ...pressed('review'),
  },
  {
    ...common,
    name: 'schedule',
    label: 'choice-schedule',
    press: 'schedule',
    letter: 'H',
    needs: 'date',
    isSensitive: isWardsSensitive,
    isOpen: asCommand('schedule'),
  },
  {
    ...common,
    // On the head's card while it is somebody else's turn.
    name: 'takeOver',
    label: 'choice-take-over',
    press: 'takeOver',
    letter: 'W',
    line: 1,
    ...pressed('takeOver'),
  },
  {
    ...common,
    name: 'adjust',
    label: 'choice-adjust',
    press: 'adjust',
    letter: 'P',
    needs: 'reason',
    reasons: ['basis', 'form', 'authority'],
    isOpen: asCommand('return'),
    command: ({ revision, reason }) => ({ type: 'return', revision, reason, isLegal: true }),
  },
  {
    ...common,
    name: 'note',
    label: 'choice-note',
    press: 'note',
    letter: 'V',
    needs: 'words',
    isOpen: ({ submission }, actor) =>
      !['draft', 'withdrawn', 'destroyed', 'quarantined'].includes(submission.state) &&
      objectionToEdit(submission, actor) === null,
  },
  {
    ...common,
    name: 'reclassify',
    label: 'choice-reclassify',
    press: 'reclassify',
    letter: 'F',
    needs: 'words',
    isOpen: mayEdit,
  },
  {
    ...common,
    name: 'merge',
    label: 'choice-merge',
    press: 'merge',
    letter: 'N',
    needs: 'words',
    isOpen: mayEdit,
  },
  {
    ...common,
    name: 'return',
    label: 'choice-return',
    press: 'return',
    letter: 'T',
    needs: 'reason',
    reasons: ['facts', 'photo', 'source', 'wording'],
    line: 2,
    isOpen: asCommand('return'),
    command: ({ revision, reason }) => ({ type: 'return', revision, reason }),
  },
  {
    ...common,
    name: 'reject',
    label: 'choice-reject',
    press: 'reject',
    letter: 'K',
    needs: 'reason',
    reasons: ['unfit', 'duplicate', 'late', 'unverified'],
    line: 2,
    isOpen: asCommand('reject'),
    command: ({ revision, reason }) => ({ type: 'reject', revision, reason }),
  },
  {
    ...common,
    name: 'edit',
    label: 'choice-edit',
    press: 'mend',
    letter: 'S',
    needs: 'words',
    line: 3,
    isOpen: mayEdit,
  },
  {
    ...common,
    name: 'view',
    label: 'choice-view',
    press: 'view',
    letter: 'X',
    line: 3,
    isOpen: ({ submission }, actor) => objectionToView(submission, actor) === null,
  },
  {
    ...common,
    // The sentence of its day: by which rule, from when, counting what.
    name: 'whyDue',
    label: 'choice-why-due',
    press: 'whyDue',
    line: 3,
    isSpare: true,
    isOpen: ({ submission }, actor) => objectionToView(submission, actor) === null,
  },
  {
    ...common,
    name: 'mask',
    label: 'choice-mask',
    press: 'mask',
    letter: 'M',
    line: 4,
    isOpen: (item, actor, now) => mayEdit(item, actor, now) && canBeMasked(item.findings),
  },
  {
    ...common,
    name: 'respell',
    label: 'choice-respell',
    press: 'respell',
    letter: 'A',
    line: 4,
    isOpen: (item, actor, now) =>
      (isDraft(item, actor, now) || mayEdit(item, actor, now)) && proposalsIn(item.findings).length > 0,
  },
  {
    ...common,
    name: 'unpublish',
    label: 'choice-unpublish',
    press: 'unpublish',
    letter: 'G',
    needs: 'reason',
    reasons: ['consent', 'wrong', 'asked'],
    line: 5,
    isOpen: asCommand('unpublish'),
    command: ({ revision, reason }) => ({ type: 'unpublish', revision, reason }),
  },
  {
    ...common,
    name: 'correct',
    label: 'choice-correct',
    press: 'correct',
    letter: 'C',
    needs: 'words',
    line: 6,
    isOpen: asCommand('correct'),
  },
  {
    ...common,
    name: 'approveCorrection',
    label: 'choice-approve-correction',
    press: 'correctYes',
    letter: 'Y',
    line: 7,
    ...pressed('approveCorrection'),
  },
  {
    ...common,
    name: 'dropCorrection',
    label: 'choice-drop-correction',
    press: 'correctNo',
    letter: 'Z',
    line: 7,
    ...pressed('dropCorrection'),
  },
  {
    ...common,
    name: 'unschedule',
    label: 'choice-unschedule',
    press: 'unschedule',
    letter: 'B',
    line: 5,
    ...pressed('unschedule'),
  },
  {
    ...common,
    name: 'republish',
    label: 'choice-republish',
    press: 'republish',
    letter: 'L',
    line: 5,
    // Its words were approved as they are, where the ward asks for more than a press with that.
    ...pressed('republish'),
  },
  {
    ...common,
    name: 'undo',
    label: 'choice-undo',
    press: 'undo',
    letter: 'U',
    line: 6,
    ...pressed('undo'),
    isOpen: mayUndo,
  },
  {
    ...common,
    name: 'release',
    label: 'choice-release',
    press: 'release',
    isOpen: asCommand('release'),
  },
  {
    ...common,
    name: 'destroy',
    label: 'choice-destroy',
    press: 'destroy',
    ...pressed('destroy'),
  },
  // The author's own.
  {
    ...common,
    name: 'declare',
    label: 'choice-children-none',
    press: 'kids',
    isOpen: isAuthors,
  },
  {
    ...common,
    name: 'send',
    label: 'choice-send',
    press: 'send',
    isOpen: asCommand('submit'),
  },
  {
    ...common,
    name: 'fill',
    label: 'choice-edit',
    press: 'edit',
    needs: 'words',
    isOpen: isDraft,
  },
  {
    ...common,
    name: 'resume',
    label: 'choice-mend',
    press: 'resume',
    isOpen: (item, actor, now) => isAuthors(item, actor, now) && item.submission.state === 'returned',
  },
  {
    ...common,
    name: 'cancel',
    label: 'choice-cancel',
    press: 'cancel',
    needs: 'certainty',
    isOpen: asCommand('withdraw'),
  },
  {
    ...common,
    name: 'withdraw',
    label: 'choice-withdraw',
    press: 'withdraw',
    isOpen: asCommand('withdraw'),
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
