/** All acts on a citizen's question, in the order of their buttons. */
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
import { readTopic } from '../question/topic.ts';
import type { PhotoFile } from '../submission/photos-and-files.ts';
import { type Act, type ActInput, actsOf } from './act.ts';

/** A question with what else its rules examine. */
export interface QuestionInHand {
  readonly question: Question;
  readonly timeZone: string;
}

/** A requested command. For letters and masked texts the use case adds the rest. */
export type QuestionRequest =
  | Exclude<HandlingCommand, { readonly type: 'handOver' }>
  | Exclude<PublicationCommand, { readonly type: 'mask' }>
  | { readonly type: 'handOver'; readonly kind: LetterKind }
  /** Closes it as a duplicate of the question with this code. */
  | { readonly type: 'sameAs'; readonly code: string }
  /** Replaces these parts of the masked text. `revision`: the revision shown to the person; null if it does not matter. */
  | { readonly type: 'mask'; readonly revision: number | null; readonly words: Partial<MaskedText> };

/** Input of an act on a question: words, photos, a day, a person. */
export interface QuestionInput extends ActInput {
  readonly words: string;
  /** Identifies the message with the words, so that they are added only once. */
  readonly messageKey: string;
  readonly photos: readonly PhotoFile[];
  /** For an interim answer. */
  readonly day?: LocalDate;
  /** The person who is to answer. */
  readonly person?: Actor;
}

type Rule = Act<QuestionInHand, QuestionRequest, QuestionInput>['isOpen'];

/** Asks the transition table and the permissions; runs no command. */
const asCommand =
  (command: AnyCommandType): Rule =>
  ({ question, timeZone }, actor, now) =>
    objectionTo(question, command, { actor, now, timeZone }) === null;

/**
 * While the asker's reply is awaited, a question is closed because none came; otherwise because it is no question or a duplicate.
 */
const asClosing =
  (isWaiting: boolean): Rule =>
  (thing, actor, now) =>
    asCommand('close')(thing, actor, now) &&
    !['answered', 'rated'].includes(thing.question.state) &&
    (thing.question.state === 'clarification') === isWaiting;

/** An act that is one command of the rules, with the part of the input that the command takes. */
const asks = <Type extends AnyCommandType & QuestionRequest['type']>(
  type: Type,
  told: (input: QuestionInput) => Omit<Extract<QuestionRequest, { type: Type }>, 'type'>,
) => ({
  rule: type,
  isOpen: asCommand(type),
  command: (input: QuestionInput) => ({ type, ...told(input) }) as QuestionRequest,
});

const needed = <Value>(value: Value | undefined, what: string): Value => {
  if (value === undefined) throw new Error(`the act needs ${what}`);
  return value;
};

const reasonOf = (words: string) => ({ code: 'other', note: words });

const row = actsOf<QuestionInHand, QuestionRequest, QuestionInput>()({ noun: 'question' });

export const questionActs = [
  row('undo', 'q-undo', { label: 'choice-undo', line: 0, ...asks('undo', ({ revision }) => ({ revision })) }),
  row('clarify', 'q-clarify', { needs: 'words', line: 1, ...asks('clarify', ({ words }) => ({ text: words })) }),
  row('redirect', 'q-redirect', {
    needs: 'words',
    line: 2,
    ...asks('redirect', ({ revision, words }) => ({ revision, ...readRedirect(words) })),
  }),
  row('assign', 'q-assign', {
    needs: 'person',
    line: 3,
    ...asks('assign', ({ person }) => ({ to: needed(person, 'a person') })),
  }),
  // Input: what is known so far, then the day.
  row('interim', 'q-interim', {
    needs: 'date',
    line: 4,
    ...asks('interim', ({ words, day }) => ({ text: words, dueOn: needed(day, 'a day') })),
  }),
  row('explainDelay', 'q-explainDelay', {
    needs: 'words',
    line: 5,
    ...asks('explainDelay', ({ words }) => ({ reason: reasonOf(words) })),
  }),
  row('draft', 'q-draft', { needs: 'words', line: 6, ...asks('draft', ({ words }) => ({ text: words })) }),
  row('approve', 'q-approve', { letter: 'D', line: 7, ...asks('approve', ({ revision }) => ({ revision })) }),
  row('sendBack', 'q-sendBack', {
    letter: 'T',
    needs: 'words',
    line: 8,
    ...asks('sendBack', ({ revision, words }) => ({ revision, reason: reasonOf(words) })),
  }),
  row('heardByPhone', 'q-heardByPhone', {
    needs: 'words',
    line: 9,
    ...asks('heardByPhone', ({ messageKey, words }) => ({ messageKey, text: words })),
  }),
  row('phone', 'q-phone', { needs: 'words', line: 10, ...asks('phone', ({ words }) => ({ note: words })) }),
  row('giveUp', 'q-giveUp', { needs: 'words', line: 11, ...asks('giveUp', ({ words }) => ({ note: words })) }),
  row('mask', 'q-mask', {
    needs: 'words',
    line: 12,
    ...asks('mask', ({ words }) => ({ revision: null, words: { question: words } })),
  }),
  // Offered below the masked text, never below the question.
  row('approveMask', 'q-approveMask', { letter: 'D', ...asks('approveMask', ({ revision }) => ({ revision })) }),
  row('rejectMask', 'q-rejectMask', {
    letter: 'T',
    needs: 'words',
    line: 13,
    ...asks('rejectMask', ({ revision, words }) => ({ revision, reason: words })),
  }),
  row('takeDown', 'q-takeDown', { needs: 'words', line: 14, ...asks('takeDown', ({ words }) => ({ reason: words })) }),
  row('handOverComplaint', 'q-handOver.complaint', {
    needs: 'certainty',
    line: 15,
    ...asks('handOver', () => ({ kind: 'complaint' as const })),
  }),
  row('handOverDenunciation', 'q-handOver.denunciation', {
    needs: 'certainty',
    line: 16,
    ...asks('handOver', () => ({ kind: 'denunciation' as const })),
  }),
  row('closeUnanswered', 'q-close.unanswered', {
    line: 17,
    rule: 'close',
    isOpen: asClosing(true),
    command: () => ({ type: 'close', why: 'unanswered' }),
  }),
  row('close', 'q-close', {
    line: 17,
    rule: 'close',
    isOpen: asClosing(false),
    command: () => ({ type: 'close', why: 'notAQuestion' }),
  }),
  row('closeDuplicate', 'q-close.duplicate', {
    needs: 'words',
    line: 17,
    rule: 'close',
    isOpen: asClosing(false),
    command: ({ words }) => ({ type: 'sameAs', code: words }),
  }),
  row('setTopic', 'q-topic', {
    needs: 'words',
    line: 18,
    ...asks('setTopic', ({ words }) => ({ topic: readTopic(words) })),
  }),
  row('view', 'q-view', {
    letter: 'X',
    rule: null,
    isOpen: ({ question }, actor) => actor.status === 'active' && mayReadQuestion(question, actor),
    command: null,
  }),
  // The sentence that explains the due date: by which rule, from when, counting which days.
  row('whyDue', 'q-whyDue', {
    label: 'choice-why-due',
    isSpare: true,
    rule: null,
    isOpen: ({ question }, actor) =>
      actor.status === 'active' && (question.askerId === actor.person || mayReadQuestion(question, actor)),
    command: null,
  }),
  // Acts of the asker.
  row('add', 'q-add', {
    needs: 'photos',
    ...asks('add', ({ messageKey, words, photos }) => ({ messageKey, text: words, photos })),
  }),
  row('separate', 'q-separate', { ...asks('separate', ({ revision }) => ({ revision })) }),
  row('withdraw', 'q-withdraw', { ...asks('withdraw', () => ({})) }),
  row('rateYes', 'q-yes', { label: 'choice-q-rate-yes', ...asks('rate', () => ({ isHelpful: true, note: '' })) }),
  // Input: what is still unclear. It may be empty.
  row('rateNo', 'q-no', {
    label: 'choice-q-rate-no',
    needs: 'words',
    ...asks('rate', ({ words }) => ({ isHelpful: false, note: words })),
  }),
  row('agree', 'q-agree', { ...asks('giveConsent', () => ({})) }),
  row('disagree', 'q-disagree', { ...asks('refuseConsent', () => ({})) }),
  row('withdrawConsent', 'q-withdrawConsent', { ...asks('withdrawConsent', () => ({})) }),
] as const satisfies readonly (Act<QuestionInHand, QuestionRequest, QuestionInput> & {
  /** The command in the transition table and the permissions. Null: the act only shows something. */
  readonly rule: AnyCommandType | null;
})[];

export type QuestionAct = (typeof questionActs)[number];
export type QuestionActName = QuestionAct['name'];

/** The revision that a press is bound to. The masked text has its own revisions. */
export const revisionSeen = ({ standing }: Question, act: QuestionActName): number =>
  ['mask', 'approveMask', 'rejectMask', 'takeDown'].includes(act) ? standing.publication.revision : standing.revision;

/** Moves of conversations about questions: they continue the conversation or supply the input of an act. */
export const questionMoves = [
  'q-to',
  'q-more',
  'q-redirectSure',
  'q-sure',
  'q-same',
  'q-in',
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
  'q-withdrawAll',
] as const;

/** As `Move`, for conversations about questions. */
export type QuestionMove = (typeof questionMoves)[number];
/** What a button below a question carries: the press of an act, or a move of the conversation. */
export type QuestionPress = QuestionAct['press'] | QuestionMove;
