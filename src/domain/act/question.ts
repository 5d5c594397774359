/** Every act on a citizen's question, top to bottom as the buttons stand below it. */
import type { Actor } from '../actor.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { type AnyCommandType, objectionTo } from '../question/decide.ts';
import type { HandlingCommand } from '../question/events.ts';
import type { LetterKind } from '../question/letter.ts';
import { mayReadQuestion } from '../question/permissions.ts';
import type { PublicationCommand } from '../question/publication.ts';
import type { MaskedText } from '../question/publication-state.ts';
import type { Question } from '../question/question.ts';
import { readRedirect } from '../question/redirect.ts';
import type { PhotoFile } from '../submission/submission.ts';
import { type Act, type ActInput, never } from './act.ts';

/** A question, and what its rules look at beside it. */
export interface QuestionInHand {
  readonly question: Question;
  readonly timeZone: string;
}

/** What is asked for; of a letter and of a masked text the use case knows the rest. */
export type QuestionRequest =
  | Exclude<HandlingCommand, { readonly type: 'handOver' }>
  | Exclude<PublicationCommand, { readonly type: 'mask' }>
  | { readonly type: 'handOver'; readonly kind: LetterKind }
  /** A duplicate of the question with this code. */
  | { readonly type: 'sameAs'; readonly code: string }
  /** What was written anew; the rest stays as it stands. `revision`: that was shown, null where it does not matter. */
  | { readonly type: 'mask'; readonly revision: number | null; readonly words: Partial<MaskedText> };

export interface QuestionInput extends ActInput {
  readonly words: string;
  /** Names the message that brought the words: added once. */
  readonly messageKey: string;
  readonly photos: readonly PhotoFile[];
  /** For an interim answer. */
  readonly day?: LocalDate;
  /** Who is to answer. */
  readonly person?: Actor;
}

type Rule = Act<QuestionInHand, QuestionRequest, QuestionInput>['isOpen'];

/** The table and the permissions answer; nothing is tried. */
const asCommand =
  (command: AnyCommandType): Rule =>
  ({ question, timeZone }, actor, now) =>
    objectionTo(question, command, { actor, now, timeZone }) === null;

/** While its asker is waited for it is closed because nothing came, else because it is no question, or one asked twice. */
const asClosing =
  (isWaiting: boolean): Rule =>
  (thing, actor, now) =>
    asCommand('close')(thing, actor, now) &&
    !['answered', 'rated'].includes(thing.question.state) &&
    (thing.question.state === 'clarification') === isWaiting;

const ofRule = <Command extends AnyCommandType>(rule: Command) => ({ rule, isOpen: asCommand(rule) });

const needed = <Value>(value: Value | undefined, what: string): Value => {
  if (value === undefined) throw new Error(`the act needs ${what}`);
  return value;
};

const reasonOf = (words: string) => ({ code: 'other', note: words });

const common = { noun: 'question', letter: null, needs: 'nothing', line: null, isSensitive: never } as const;

export const questionActs = [
  {
    ...common,
    name: 'undo',
    label: 'choice-undo',
    press: 'q-undo',
    line: 0,
    ...ofRule('undo'),
    command: ({ revision }) => ({ type: 'undo', revision }),
  },
  {
    ...common,
    name: 'clarify',
    label: 'choice-q-clarify',
    press: 'q-clarify',
    needs: 'words',
    line: 1,
    ...ofRule('clarify'),
    command: ({ words }) => ({ type: 'clarify', text: words }),
  },
  {
    ...common,
    name: 'redirect',
    label: 'choice-q-redirect',
    press: 'q-redirect',
    needs: 'words',
    line: 2,
    ...ofRule('redirect'),
    command: ({ revision, words }) => ({ type: 'redirect', revision, ...readRedirect(words) }),
  },
  {
    ...common,
    name: 'assign',
    label: 'choice-q-assign',
    press: 'q-assign',
    needs: 'person',
    line: 3,
    ...ofRule('assign'),
    command: ({ person }) => ({ type: 'assign', to: needed(person, 'a person') }),
  },
  {
    ...common,
    name: 'interim',
    label: 'choice-q-interim',
    press: 'q-interim',
    // What is known so far, and then the day.
    needs: 'date',
    line: 4,
    ...ofRule('interim'),
    command: ({ words, day }) => ({ type: 'interim', text: words, dueOn: needed(day, 'a day') }),
  },
  {
    ...common,
    name: 'explainDelay',
    label: 'choice-q-explain-delay',
    press: 'q-explainDelay',
    needs: 'words',
    line: 5,
    ...ofRule('explainDelay'),
    command: ({ words }) => ({ type: 'explainDelay', reason: reasonOf(words) }),
  },
  {
    ...common,
    name: 'draft',
    label: 'choice-q-draft',
    press: 'q-draft',
    needs: 'words',
    line: 6,
    ...ofRule('draft'),
    command: ({ words }) => ({ type: 'draft', text: words }),
  },
  {
    ...common,
    name: 'approve',
    label: 'choice-q-approve',
    press: 'q-approve',
    letter: 'D',
    line: 7,
    ...ofRule('approve'),
    command: ({ revision }) => ({ type: 'approve', revision }),
  },
  {
    ...common,
    name: 'sendBack',
    label: 'choice-q-send-back',
    press: 'q-sendBack',
    letter: 'T',
    needs: 'words',
    line: 8,
    ...ofRule('sendBack'),
    command: ({ revision, words }) => ({ type: 'sendBack', revision, reason: reasonOf(words) }),
  },
  {
    ...common,
    name: 'heardByPhone',
    label: 'choice-q-heard-by-phone',
    press: 'q-heardByPhone',
    needs: 'words',
    line: 9,
    ...ofRule('heardByPhone'),
    command: ({ messageKey, words }) => ({ type: 'heardByPhone', messageKey, text: words }),
  },
  {
    ...common,
    name: 'phone',
    label: 'choice-q-phone',
    press: 'q-phone',
    needs: 'words',
    line: 10,
    ...ofRule('phone'),
    command: ({ words }) => ({ type: 'phone', note: words }),
  },
  {
    ...common,
    name: 'giveUp',
    label: 'choice-q-give-up',
    press: 'q-giveUp',
    needs: 'words',
    line: 11,
    ...ofRule('giveUp'),
    command: ({ words }) => ({ type: 'giveUp', note: words }),
  },
  {
    ...common,
    name: 'mask',
    label: 'choice-q-mask',
    press: 'q-mask',
    needs: 'words',
    line: 12,
    ...ofRule('mask'),
    command: ({ words }) => ({ type: 'mask', revision: null, words: { question: words } }),
  },
  {
    ...common,
    name: 'approveMask',
    label: 'choice-q-approve-mask',
    press: 'q-approveMask',
    letter: 'D',
    // Below the masked text, never below the question.
    ...ofRule('approveMask'),
    command: ({ revision }) => ({ type: 'approveMask', revision }),
  },
  {
    ...common,
    name: 'rejectMask',
    label: 'choice-q-reject-mask',
    press: 'q-rejectMask',
    letter: 'T',
    needs: 'words',
    line: 13,
    ...ofRule('rejectMask'),
    command: ({ revision, words }) => ({ type: 'rejectMask', revision, reason: words }),
  },
  {
    ...common,
    name: 'takeDown',
    label: 'choice-q-take-down',
    press: 'q-takeDown',
    needs: 'words',
    line: 14,
    ...ofRule('takeDown'),
    command: ({ words }) => ({ type: 'takeDown', reason: words }),
  },
  {
    ...common,
    name: 'handOverComplaint',
    label: 'choice-q-hand-over-complaint',
    press: 'q-handOver.complaint',
    needs: 'certainty',
    line: 15,
    ...ofRule('handOver'),
    command: () => ({ type: 'handOver', kind: 'complaint' }),
  },
  {
    ...common,
    name: 'handOverDenunciation',
    label: 'choice-q-hand-over-denunciation',
    press: 'q-handOver.denunciation',
    needs: 'certainty',
    line: 16,
    ...ofRule('handOver'),
    command: () => ({ type: 'handOver', kind: 'denunciation' }),
  },
  {
    ...common,
    name: 'closeUnanswered',
    label: 'choice-q-close-unanswered',
    press: 'q-close.unanswered',
    line: 17,
    rule: 'close',
    isOpen: asClosing(true),
    command: () => ({ type: 'close', why: 'unanswered' }),
  },
  {
    ...common,
    name: 'close',
    label: 'choice-q-close',
    press: 'q-close',
    line: 17,
    rule: 'close',
    isOpen: asClosing(false),
    command: () => ({ type: 'close', why: 'notAQuestion' }),
  },
  {
    ...common,
    name: 'closeDuplicate',
    label: 'choice-q-close-duplicate',
    press: 'q-close.duplicate',
    needs: 'words',
    line: 17,
    rule: 'close',
    isOpen: asClosing(false),
    command: ({ words }) => ({ type: 'sameAs', code: words }),
  },
  {
    ...common,
    name: 'view',
    label: 'choice-q-view',
    press: 'q-view',
    letter: 'X',
    rule: null,
    isOpen: ({ question }, actor) => actor.status === 'active' && mayReadQuestion(question, actor),
    command: null,
  },
  {
    ...common,
    // The sentence of its day: by which rule, from when, counting what.
    name: 'whyDue',
    label: 'choice-why-due',
    press: 'q-whyDue',
    isSpare: true,
    rule: null,
    isOpen: ({ question }, actor) =>
      actor.status === 'active' && (question.askerId === actor.person || mayReadQuestion(question, actor)),
    command: null,
  },
  // Its asker's own.
  {
    ...common,
    name: 'add',
    label: 'choice-q-add',
    press: 'q-add',
    needs: 'photos',
    ...ofRule('add'),
    command: ({ messageKey, words, photos }) => ({ type: 'add', messageKey, text: words, photos }),
  },
  {
    ...common,
    name: 'withdraw',
    label: 'choice-q-withdraw',
    press: 'q-withdraw',
    ...ofRule('withdraw'),
    command: () => ({ type: 'withdraw' }),
  },
  {
    ...common,
    name: 'rateYes',
    label: 'choice-q-rate-yes',
    press: 'q-yes',
    ...ofRule('rate'),
    command: () => ({ type: 'rate', isHelpful: true, note: '' }),
  },
  {
    ...common,
    name: 'rateNo',
    label: 'choice-q-rate-no',
    press: 'q-no',
    // What is not clear yet; it may be left out.
    needs: 'words',
    ...ofRule('rate'),
    command: ({ words }) => ({ type: 'rate', isHelpful: false, note: words }),
  },
  {
    ...common,
    name: 'agree',
    label: 'choice-q-agree',
    press: 'q-agree',
    ...ofRule('giveConsent'),
    command: () => ({ type: 'giveConsent' }),
  },
  {
    ...common,
    name: 'disagree',
    label: 'choice-q-disagree',
    press: 'q-disagree',
    ...ofRule('refuseConsent'),
    command: () => ({ type: 'refuseConsent' }),
  },
  {
    ...common,
    name: 'withdrawConsent',
    label: 'choice-q-withdraw-consent',
    press: 'q-withdrawConsent',
    ...ofRule('withdrawConsent'),
    command: () => ({ type: 'withdrawConsent' }),
  },
] as const satisfies readonly (Act<QuestionInHand, QuestionRequest, QuestionInput> & {
  /** What the table and the permissions call it; null: it only shows something. */
  readonly rule: AnyCommandType | null;
})[];

export type QuestionAct = (typeof questionActs)[number];
export type QuestionActName = QuestionAct['name'];

/** What a press binds to: the masked text has revisions of its own. */
export const revisionSeen = ({ standing }: Question, act: QuestionActName): number =>
  ['mask', 'approveMask', 'rejectMask', 'takeDown'].includes(act) ? standing.publication.revision : standing.revision;

/** Moves of the talk about questions: they lead on, or bring what an act has asked for. */
export const questionMoves = [
  'q-to',
  'q-more',
  'q-redirectSure',
  'q-sure',
  'q-same',
  'q-maskOwn',
  'q-maskAnswer',
  'q-maskAsShown',
  'q-similar',
  'q-similarYes',
  'q-ask',
  'q-addTo',
  'q-information',
  'q-letter',
  'q-tip',
  'q-elsewhere',
  'q-takeTip',
] as const;

export type QuestionMove = (typeof questionMoves)[number];
export type QuestionPress = QuestionAct['press'] | QuestionMove;
