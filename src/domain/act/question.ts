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
import { readTopic } from '../question/topic.ts';
import type { PhotoFile } from '../submission/photos-and-files.ts';
import { type Act, type ActInput, actsOf } from './act.ts';

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

/** What comes with an act on a question: words, photos, a day, a person. */
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

/** An act that is one command of the rules, with what it takes of the input. */
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
  // What is known so far, and then the day.
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
  // Below the masked text, never below the question.
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
  // The sentence of its day: by which rule, from when, counting what.
  row('whyDue', 'q-whyDue', {
    label: 'choice-why-due',
    isSpare: true,
    rule: null,
    isOpen: ({ question }, actor) =>
      actor.status === 'active' && (question.askerId === actor.person || mayReadQuestion(question, actor)),
    command: null,
  }),
  // Its asker's own.
  row('add', 'q-add', {
    needs: 'photos',
    ...asks('add', ({ messageKey, words, photos }) => ({ messageKey, text: words, photos })),
  }),
  row('separate', 'q-separate', { ...asks('separate', ({ revision }) => ({ revision })) }),
  row('withdraw', 'q-withdraw', { ...asks('withdraw', () => ({})) }),
  row('rateYes', 'q-yes', { label: 'choice-q-rate-yes', ...asks('rate', () => ({ isHelpful: true, note: '' })) }),
  // What is not clear yet; it may be left out.
  row('rateNo', 'q-no', {
    label: 'choice-q-rate-no',
    needs: 'words',
    ...asks('rate', ({ words }) => ({ isHelpful: false, note: words })),
  }),
  row('agree', 'q-agree', { ...asks('giveConsent', () => ({})) }),
  row('disagree', 'q-disagree', { ...asks('refuseConsent', () => ({})) }),
  row('withdrawConsent', 'q-withdrawConsent', { ...asks('withdrawConsent', () => ({})) }),
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

/** As `Move`, in talks about questions. */
export type QuestionMove = (typeof questionMoves)[number];
/** What a button under a question carries: the press of an act, or a move of the talk. */
export type QuestionPress = QuestionAct['press'] | QuestionMove;
